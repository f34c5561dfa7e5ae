"""The aspects in which codes are compared: each a closed list of values.

Two codes that behave alike have the same value and can therefore never read as different. The
words that people see are derived from the values (`catalog.compare.words`); what is peculiar to
one code is said beside them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from catalog.model.claims import SourcesField
from catalog.model.values import Frozen, Prose, ShortText


class Fault(StrEnum):
    """What failed, or that nothing did."""

    PROGRESS = "progress"
    SUCCESS = "success"
    REDIRECT = "redirect"
    SERVICE = "alternative service"
    FORM = "request form"
    METHOD = "method"
    EXTENSION = "extension"
    BODY = "body"
    ANSWER_FORMAT = "answer format"
    MEDIA = "media"
    SIZE = "size"
    LOGIN = "login"
    HOP_SECURITY = "hop security"
    PERMISSION = "permission"
    SIGNATURE = "signature"
    ADDRESS = "address"
    CALLEE = "callee"
    ROUTE = "route"
    SERVER = "server"
    SILENCE = "silence"
    CALL = "call state"
    INTERVAL = "interval"
    PUBLISHED = "published state"
    LOCATION = "location"
    ALERT = "alert"
    PACKAGE = "package"


class Actor(StrEnum):
    """Who has to act."""

    NOBODY = "nobody"
    CLIENT = "client"
    CALLER = "caller"
    ADMINISTRATOR = "administrator"
    SIGNER = "signer"
    AUTHORITATIVE_PROXY = "authoritative proxy"
    OPERATOR = "operator"
    CALLEE = "callee side"


class InsideDialog(StrEnum):
    """What a failure of a request inside a dialog ends (RFC 5057 §5.1)."""

    REQUEST = "request"
    AT_MOST_USAGE = "usage at most"
    USAGE = "usage"
    HANG_UP = "usage and hang up"
    DIALOG = "dialog"
    REDIRECTED = "dialog redirected"


class Branches(StrEnum):
    """What becomes of the other branches of a forked INVITE (RFC 3261 §16.7)."""

    GO_ON = "go on"
    CANCELED = "canceled"
    UNLESS_CANCELED = "go on unless canceled"


class PassedOn(StrEnum):
    """What a forking proxy does with the response itself (RFC 3261 §16.7)."""

    NOT_AT_ALL = "not at all"
    AT_ONCE = "at once"
    BEST = "best"
    PREFERRED = "best, preferred"
    MERGED = "best, challenges merged"
    FOLLOWED = "best, or followed"
    RETRIED = "best, or retried"
    AS_500 = "as 500 if alone"
    FINAL = "final, once all ended"


class Heard(StrEnum):
    """What the caller hears."""

    RINGBACK = "ringback"
    EARLY_MEDIA = "early media"
    QUEUE = "queue"
    CALLEE = "callee"
    BUSY = "busy"
    LOGIN = "login prompt"
    ANNOUNCEMENT = "announcement"
    GOES_ON = "call goes on"
    ENDS = "call ends"
    NOT_SET = "not set"


class ReadRule(StrEnum):
    """How firmly a header field of the response is asked for."""

    MUST = "must"
    ONE_OF = "must, one of"
    UNLESS = "must, unless"
    SHOULD = "should"
    SHOULD_IF = "should, if"
    MAY = "may"


class Blame(Frozen):
    """What failed, who has to act, and the one thing to look at."""

    kind: Fault
    point: ShortText
    """Completes 'Both are about the body: 415 …', as a noun phrase or a clause with that."""
    look: ShortText | None = None
    """Completes 'For 415, look at …'. Failures have it."""
    actor: Actor


class Fork(Frozen):
    """What a forking proxy does with the response, and with the other branches."""

    passed_on: PassedOn
    branches: Branches
    detail: Prose | None = None
    sources: SourcesField = ()


class DialogEffect(Frozen):
    """What becomes of dialogs.

    inside: what a failure inside a dialog ends; left out where there is no dialog or no failure
    odd:    whether the code is out of place inside a dialog
    """

    inside: InsideDialog | None = None
    odd: bool = False
    detail: Prose | None = None
    sources: SourcesField = ()


class Hears(Frozen):
    """What the caller hears."""

    what: Heard
    detail: Prose | None = None
    sources: SourcesField = ()


class HeaderToRead(Frozen):
    """The header fields of the response that one reads next.

    condition: completes 'if …' or 'unless …', where the rule has a condition
    """

    names: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)]
    rule: ReadRule
    condition: ShortText | None = None
    sources: SourcesField
