"""What is known of a response code, as frozen values.

`ResponseCode` joins three origins: the code's own file (data/codes/486.toml, prose and
facts by us), its registry row (data/registry/, generated) and its class (data/classes.toml).
Fields, lengths and wording rules: data/README.md.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from catalog.citation import Cited, Sources


class Frozen(BaseModel):
    """Base of all values here: immutable, and no field that the contract does not name."""

    # Most models are only ever part of another: their own validators would cost half the import.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _text(longest: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=2, max_length=longest)


Line = Annotated[str, _text(90), StringConstraints(pattern=r"[^.]$")]
"""A headline: at most 90 characters, no full stop at the end."""
Cell = Annotated[str, _text(60), StringConstraints(pattern=r"[^.]$")]
"""What fits a cell of the comparison table on a phone."""
Bullet = Annotated[str, _text(220)]
Paragraph = Annotated[str, _text(700)]
Number = Annotated[int, Field(strict=True, ge=100, le=699)]


class Strength(StrEnum):
    """How strongly a document asks for something (RFC 2119)."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    MAY = "MAY"


class Role(StrEnum):
    """Who creates a response (RFC 3261 §6 and the documents of the event framework)."""

    UAS = "uas"
    PROXY = "proxy"
    REGISTRAR = "registrar"
    REDIRECT = "redirect"
    NOTIFIER = "notifier"
    B2BUA = "b2bua"
    GATEWAY = "gateway"
    LOCAL = "local"
    """Made up by the client's own stack; never on the wire."""


class RetryKind(StrEnum):
    """What the client is left to do, most hopeful first."""

    NOTHING = "nothing"
    """The request succeeded or is still open."""
    CREDENTIALS = "credentials"
    REDIRECT = "redirect"
    CHANGED = "changed"
    LATER = "later"
    ELSEWHERE = "elsewhere"
    NEVER = "never"


class Claim(Frozen):
    """A sentence and where it stands."""

    text: Bullet
    source: Sources


class Aspect(Frozen):
    """One line of behavior: a short cell, and the whole of it with its source."""

    cell: Cell
    detail: Paragraph | None = None
    source: Sources = ()


class Sender(Frozen):
    """One role that creates the response, and when."""

    who: Role
    when: Bullet
    source: Sources = ()


class Methods(Frozen):
    """The request methods that the response answers; `("any",)` for all but ACK."""

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    note: Bullet | None = None
    source: Sources = ()


class Header(Frozen):
    """A header field that comes with the response, or that the next request needs."""

    name: str
    strength: Strength
    on: Literal["response", "next request"]
    why: Bullet
    when: Bullet | None = None
    """The condition, where the strength does not hold for every such response."""
    source: Sources


class Cause(Frozen):
    """Why it happens, how to see that it is so, and who mends it how."""

    cause: Bullet
    check: Bullet
    fix: Bullet
    source: Sources = ()


class Retry(Frozen):
    """Whether and how the client tries again."""

    kind: RetryKind
    cell: Cell
    same_target: Claim | None = None
    other_target: Claim | None = None
    changed: Claim | None = None
    after: Claim | None = None
    never: Claim | None = None


class WhenToUse(Frozen):
    """When to use it: for who builds the server, and for who reads the trace."""

    server: Bullet
    """Completes the sentence 'Send 486 when …'."""
    trace: Bullet
    """What to conclude or look at, as an imperative."""


class Confusable(Frozen):
    """A code that is mistaken for this one, and the line that decides."""

    code: Number
    tell: Bullet


class Stack(Frozen):
    """What one product means by the code."""

    name: str
    says: Bullet
    source: Sources


class PhraseSeen(Frozen):
    """A reason phrase met in the wild that is not the registered one."""

    phrase: Annotated[str, _text(90)]
    by: str
    means: Bullet | None = None
    source: Sources


class Registration(Frozen, defer_build=False):
    """The row of IANA's registry of response codes, taken over by script."""

    code: Number
    phrase: str
    reference: str
    deprecated: bool
    registered: str | None = None
    """Date of registration where IANA gives one."""


class Interworking(Frozen, defer_build=False):
    """Q.850 causes on the other side of a gateway, per table and direction, never merged.

    `sent_*`: the cause that a gateway sends when it receives this code.
    `from_*`: the causes that make a gateway send this code.
    """

    sent_rfc3398: int | None = None
    sent_rfc3398_note: str | None = None
    from_rfc3398: tuple[int, ...] = ()
    sent_rfc4497: tuple[int, ...] = ()
    from_rfc4497: tuple[int, ...] = ()
    sent_asterisk: int | None = None
    from_asterisk: tuple[int, ...] = ()
    sent_freeswitch: int | None = None
    from_freeswitch: tuple[int, ...] = ()


class ResponseClass(Frozen, defer_build=False):
    """One of the six classes, and what holds for every code in it unless its file says else."""

    digit: Annotated[int, Field(ge=1, le=6)]
    name: str
    """As RFC 3261 names it: Provisional, Success, Redirection ..."""
    final: bool
    means: Bullet
    outcome: Cell
    """Completes '486 leaves …': what the sender of the request is left with."""
    fork: Aspect
    ack: Aspect
    unknown: Claim
    """How a client treats a code of this class that it does not know."""
    also: tuple[Claim, ...] = ()
    """What any code of the class may bring."""


class ResponseCode(Frozen, defer_build=False):
    """Everything about one response code."""

    code: Number
    phrase: str
    defined: Cited
    response_class: ResponseClass
    registration: Registration
    interworking: Interworking
    destroys: Literal["transaction", "usage", "dialog"] | None = None
    """What a mid-dialog failure takes down (RFC 5057 §5.1, from the registry data)."""

    summary: Line
    means: Cell
    """Completes '486 means …', as a clause."""
    description: Paragraph
    is_not: Bullet | None = None
    when: Annotated[tuple[Bullet, ...], Field(min_length=2, max_length=6)]
    fix: Annotated[tuple[Bullet, ...], Field(max_length=5)] = ()
    use: WhenToUse

    sender: Annotated[tuple[Sender, ...], Field(min_length=1)]
    forbidden: tuple[Claim, ...] = ()
    methods: Methods
    header: tuple[Header, ...] = ()
    body: Claim | None = None

    transaction: Aspect
    dialog: Aspect
    fork: Aspect | None = None
    """Only where the code departs from its class."""
    registrations: Claim | None = None
    subscriptions: Claim | None = None
    retry: Retry
    hears: Aspect | None = None
    q850: tuple[Claim, ...] = ()
    """What the tables of `interworking` do not say."""

    cause: tuple[Cause, ...] = ()
    confused_with: tuple[Confusable, ...] = ()
    stack: tuple[Stack, ...] = ()
    phrase_seen: tuple[PhraseSeen, ...] = ()
    ims: tuple[Claim, ...] = ()
    history: tuple[Claim, ...] = ()
    example: str
    symptoms: Annotated[tuple[Annotated[str, _text(90)], ...], Field(min_length=5, max_length=25)]
    also_called: tuple[Annotated[str, _text(60)], ...] = ()

    @property
    def final(self) -> bool:
        """Whether the response ends its transaction (RFC 3261 §8.2.6.1)."""
        return self.response_class.final

    @property
    def title(self) -> str:
        """Code and registered phrase together, as at first mention: 486 Busy Here."""
        return f"{self.code} {self.phrase}"


class GroupMember(Frozen):
    """One code of a group, and the line that decides for it."""

    code: Number
    decides: Bullet


class Group(Frozen, defer_build=False):
    """Codes that are mixed up, and a hand-written decision between them."""

    title: Line
    verdict: Annotated[str, _text(320)]
    """One or two sentences that decide between all members."""
    trap: Bullet | None = None
    member: Annotated[tuple[GroupMember, ...], Field(min_length=2, max_length=6)]
    source: Sources

    @cached_property
    def codes(self) -> frozenset[int]:
        """The numbers of its members."""
        return frozenset(member.code for member in self.member)
