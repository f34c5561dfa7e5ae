"""A response code: what its own file says, and the file joined with what is registered.

`CodeFile` is the contract of data/codes/486.toml. `ResponseCode` joins such a file with its rows
in data/registry/ (generated) and its class (data/classes.toml); a file that states a joined field
itself breaks the contract.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.citation import Cited
from catalog.model.aspects import Blame, DialogEffect, Fork, HeaderToRead, Hears
from catalog.model.cause_tables import CauseMappings
from catalog.model.claims import (
    Aspect,
    Cause,
    Claim,
    Confusable,
    HeaderUse,
    Methods,
    PhraseSeen,
    ProductMeaning,
    Retry,
    Sender,
    WhenToUse,
)
from catalog.model.values import (
    BulletText,
    Frozen,
    Headline,
    Prose,
    ShortText,
    StatusCode,
    text_of,
)

_FIRST_FAILURE = 300


class Registration(Frozen):
    """A row of IANA's registry of response codes."""

    code: StatusCode
    phrase: str
    reference: str
    deprecated: bool


class ResponseClass(Frozen):
    """One of the six classes, and what holds for every code in it unless its file says else."""

    digit: Annotated[int, Field(ge=1, le=6)]
    name: str
    """As RFC 3261 names it: Provisional, Success, Redirection ..."""
    final: bool
    means: BulletText
    fork: Fork
    ack: Aspect
    unknown: Claim
    """How a client treats a code of this class that it does not know."""
    also: tuple[Claim, ...] = ()
    """What any code of the class may bring."""


class CodeFile(Frozen):
    """What one file of data/codes/ says of its response code.

    Fields, lengths and wording rules: data/README.md.
    """

    code: StatusCode
    defined: Cited

    summary: Headline
    means: ShortText
    """Completes '486 means …', as a clause."""
    description: Prose
    is_not: BulletText | None = None
    situations: Annotated[tuple[BulletText, ...], Field(alias="when", min_length=2, max_length=6)]
    fixes: Annotated[tuple[BulletText, ...], Field(alias="fix", max_length=5)] = ()
    symptoms: Annotated[tuple[Annotated[str, text_of(90)], ...], Field(min_length=5, max_length=25)]
    also_called: tuple[Annotated[str, text_of(60)], ...] = ()
    example: str

    use: WhenToUse
    senders: Annotated[tuple[Sender, ...], Field(alias="sender", min_length=1)]
    restrictions: Annotated[tuple[Claim, ...], Field(alias="restriction")] = ()
    methods: Methods
    headers: Annotated[tuple[HeaderUse, ...], Field(alias="header")] = ()
    body: Claim | None = None

    blame: Annotated[Blame, Field(alias="fault")]
    header_to_read: Annotated[HeaderToRead | None, Field(alias="read")] = None

    transaction: Aspect
    dialog: DialogEffect
    fork: Fork | None = None
    """Only where the code departs from its class."""
    registrations: Claim | None = None
    subscriptions: Claim | None = None
    retry: Retry
    hears: Hears | None = None
    q850: tuple[Claim, ...] = ()
    """What the tables between codes and Q.850 causes do not say."""

    causes: Annotated[tuple[Cause, ...], Field(alias="cause", max_length=8)] = ()
    confused_with: Annotated[tuple[Confusable, ...], Field(min_length=1)]
    products: Annotated[tuple[ProductMeaning, ...], Field(alias="product")] = ()
    phrases_seen: Annotated[tuple[PhraseSeen, ...], Field(alias="phrase_seen")] = ()
    ims: tuple[Claim, ...] = ()
    history: tuple[Claim, ...] = ()


class ResponseCode(CodeFile):
    """Everything about one response code."""

    registration: Registration
    response_class: ResponseClass
    q850_mappings: CauseMappings

    @property
    def phrase(self) -> str:
        """The registered reason phrase."""
        return self.registration.phrase

    @property
    def final(self) -> bool:
        """Whether the response ends its transaction (RFC 3261 §8.2.6.1)."""
        return self.response_class.final

    @property
    def failed(self) -> bool:
        """Whether the request did not succeed here: every final response from 300 on."""
        return self.code >= _FIRST_FAILURE

    @property
    def forking(self) -> Fork:
        """What a forking proxy does with it: its own, or what holds for its class."""
        return self.fork or self.response_class.fork

    @property
    def title(self) -> str:
        """Code and registered phrase together, as at first mention: 486 Busy Here."""
        return f"{self.code} {self.phrase}"
