"""What is claimed of a response code, claim by claim, each with where it is stated."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from catalog.citation import Sources
from catalog.model.values import BulletText, Frozen, Prose, ShortText, StatusCode, text_of

SourcesField = Annotated[Sources, Field(alias="source")]
"""Citations; the files call the field `source`."""


class Strength(StrEnum):
    """How strongly a document asks for something (RFC 2119), the strongest first."""

    MUST = "MUST"
    SHOULD = "SHOULD"
    MAY = "MAY"


class Role(StrEnum):
    """Who creates a response (RFC 3261 §6, event framework), in the order of naming them."""

    LOCAL = "local"
    """The client's own stack; the response is never on the wire."""
    PROXY = "proxy"
    REGISTRAR = "registrar"
    REDIRECT = "redirect"
    NOTIFIER = "notifier"
    B2BUA = "b2bua"
    GATEWAY = "gateway"
    UAS = "uas"


class RetryKind(StrEnum):
    """What the client is left to do, most hopeful first."""

    NOTHING = "nothing"
    """The request succeeded or is still open."""
    CREDENTIALS = "credentials"
    REDIRECT = "redirect"
    CHANGED = "changed"
    FIXED = "fixed"
    """The request may stay as it is; what it met has to change."""
    LATER = "later"
    ELSEWHERE = "elsewhere"
    NEVER = "never"


class AnotherTarget(StrEnum):
    """Whether another phone, Contact or server may take the same request."""

    YES = "yes"
    NO = "no"
    CONTACT = "contact"


class NextTrunk(StrEnum):
    """Whether it is worth trying another trunk to the same number at once."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"


class Claim(Frozen):
    """A sentence, and where it is stated."""

    text: BulletText
    sources: SourcesField


class Aspect(Frozen):
    """One line of behavior: in short, and the whole of it with its sources."""

    short: ShortText
    detail: Prose | None = None
    sources: SourcesField = ()


class Sender(Frozen):
    """One role that creates the response, and when."""

    who: Role
    when: BulletText
    sources: SourcesField = ()


class Where(StrEnum):
    """Where requests are that a response answers."""

    OUTSIDE = "outside"
    INSIDE = "inside"
    EITHER = "either"


class Methods(Frozen):
    """The requests that the response answers.

    names:    the methods that no document rules out; `("any",)` for all but ACK
    excluded: methods that `("any",)` does not cover
    where:    outside a dialog only, inside one only, or either
    typical:  the methods for which people meet it, the most frequent first
    """

    names: Annotated[tuple[str, ...], Field(min_length=1)]
    excluded: Annotated[tuple[str, ...], Field(alias="except")] = ()
    where: Where
    typical: Annotated[tuple[str, ...], Field(min_length=1, max_length=4)]
    note: BulletText | None = None
    sources: SourcesField = ()


class HeaderUse(Frozen):
    """A header field that comes with the response, or that the next request needs."""

    name: str
    strength: Strength
    on: Literal["response", "next request"]
    why: BulletText
    when: BulletText | None = None
    """The condition, where the strength does not hold for every such response."""
    sources: SourcesField


class Cause(Frozen):
    """Why it happens, how to see that it is so, and who fixes it how."""

    cause: BulletText
    check: BulletText
    fix: BulletText
    sources: SourcesField = ()


class Retry(Frozen):
    """Whether and how the client tries again."""

    kind: RetryKind
    short: ShortText
    another_target: AnotherTarget | None = None
    next_trunk: NextTrunk | None = None
    same_target: Claim | None = None
    other_target: Claim | None = None
    changed: Claim | None = None
    after: Claim | None = None
    never: Claim | None = None


class WhenToUse(Frozen):
    """When to send it, for whoever builds the server; what to conclude, for who reads a trace."""

    server: BulletText
    """Completes the sentence 'Send 486 when …'."""
    trace: BulletText
    """What to conclude or look at, as an imperative."""


class Confusable(Frozen):
    """A code that is mistaken for this one, and the line that decides."""

    code: StatusCode
    tell: BulletText


class ProductMeaning(Frozen):
    """What one product or carrier means by the code."""

    name: str
    says: BulletText
    sources: SourcesField


class PhraseSeen(Frozen):
    """A reason phrase met in the wild that is not the registered one."""

    phrase: Annotated[str, text_of(90)]
    by: str
    means: BulletText | None = None
    sources: SourcesField
