"""Reads questions about what stands beside the codes: causes, warn-codes, methods, headers, RFCs.

A response code wins: the forms of this module are tried on texts in which no code was found.
`pasted` alone comes earlier, for texts that say by their form what they are: a header line
(`Retry-After: 300` is no code 300), a product's name of a cause (`SERVICE_UNAVAILABLE`),
`cause 200` with nothing else, and `compact v`, whose v is no "versus".

A number after its own word (`cause 17`, `warning 304`, `rfc 3262`) is taken as what the word
says, registered or not, and the answer helps on. A bare name (`PRACK`, `Min-SE`) counts only
where it is the whole question.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.questions.model import (
    CauseLookup,
    HeaderFieldLookup,
    MethodLookup,
    Question,
    RfcLookup,
    TermKind,
    TermList,
    WarnCodeLookup,
)
from catalog import Catalog
from catalog.sip.grammar import PASTED_HEADER
from catalog.text.extract import CAUSE_WORD
from catalog.text.reading import Reading
from catalog.text.resolve import words_beside
from catalog.text.words import WordGroup, normal, words_of

_LAST_CAUSE = 127
_CAUSE_BY_NAME = re.compile(rf"(?:{CAUSE_WORD})(?: (?:cause|code))*\W+([a-z].*)", re.IGNORECASE)
_PRODUCT_NAME = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", re.IGNORECASE)
_RFC_WORD = re.compile(r"rfc\W?\d*")
_RFC_WORDS = frozenset(
    "rfc rfcs document documents define defined defines change changed changes list lists section "
    "sections update updates updated standard title says".split()
)
_VIA = re.compile(r"(?:compact|short|header)(?: (?:form|header))?(?: of)? (v)", re.IGNORECASE)
_METHOD_ASKED = re.compile(r"method (\S{1,40})", re.IGNORECASE)
_HEADER_ASKED = re.compile(
    r"(?:header|hdr|compact(?: form)?(?: of)?)(?: field)? (\S{1,40})", re.IGNORECASE
)
# A wish for what a name means. With who, when and where a question about some trouble begins, and
# "register error" is a symptom: so TROUBLE, RESPONSES and all that tells a story stay out.
ASKING = words_of(WordGroup.ARTICLES, WordGroup.ASKING, WordGroup.EXPLAINING, WordGroup.PROTOCOL)
_HEADER_WORDS = frozenset("header headers hdr field fields".split())
_COMPACT_WORDS = frozenset("compact short form forms letter name".split()) | _HEADER_WORDS
_METHOD_WORDS = frozenset("method methods request requests".split())

_LISTS: tuple[tuple[TermKind, str], ...] = (
    ("methods", r"methods?(?: names)?|request methods"),
    ("headers", r"headers?(?: ?fields?)?(?: names)?"),
    ("compact", r"compact(?: forms?)?(?: headers?)?|compact header(?: field)?s|short forms"),
    ("warnings", r"warn(?:ing)?s|warn(?:ing)?[ -]?codes?"),
    ("causes", r"(?:(?:q\.?850|isdn|isup|hangup) ?)?(?:causes?)(?: codes?)?|q\.?850(?: codes?)?"),
    ("unregistered", r"(?:unregistered|non-?standard|unofficial)(?: (?:codes?|numbers?))?"),
    ("documents", r"rfcs?|documents"),
)
_LIST_LEAD = r"\A(?:(?:list|show|all|which|what are)(?: (?:all|the|sip|registered))* )?(?:sip )?"
_LISTED = tuple(
    (kind, re.compile(rf"{_LIST_LEAD}(?:{words})", re.IGNORECASE)) for kind, words in _LISTS
)


def read_pasted(reading: Reading, catalog: Catalog) -> Question | None:
    """A header line with its value, `compact v`, `cause 200`, a product's name of a cause."""
    if reading.has_status_line:
        return None
    text = reading.one_line
    if (cause := _bare_cause(reading)) is not None:
        return CauseLookup(cause)
    line = PASTED_HEADER.match(text) or _VIA.fullmatch(text)
    field = catalog.terms.header(line[1]) if line else None
    if field is not None:
        return HeaderFieldLookup(field.name)
    names = _PRODUCT_NAME.findall(text)
    is_upper = text.isupper()
    if not (names or is_upper) or any(code in catalog.codes for code in reading.codes):
        return None
    if is_upper and not catalog.phrases.exact(text):
        names.append(text)
    for name in names:
        number = catalog.q850.cause_named(name)
        if number is not None:
            return CauseLookup(number)
    return None


def _bare_cause(reading: Reading) -> int | None:
    """The number in `cause 200`: a number that is no cause of Q.850, but is said to be one."""
    whole = (0, len(reading.one_line))
    for cause in reading.causes[:1]:
        is_all = (cause.start, cause.end) == whole and cause.number > _LAST_CAUSE
        if is_all and not reading.lower.startswith("causes"):
            return cause.number
    return None


def read_cause(reading: Reading, catalog: Catalog) -> Question | None:
    """`q850 34`, `cause code 102`, `Reason: Q.850;cause=16`, `cause user busy`."""
    if reading.causes:
        return CauseLookup(reading.causes[0].number)
    if match := _CAUSE_BY_NAME.fullmatch(reading.one_line):
        name = normal(match[1])
        number = catalog.q850.cause_named(name.replace(" ", "_"))
        if number is not None:
            return CauseLookup(number)
        for cause in catalog.q850.causes.values():
            if name in (normal(cause.name), normal(cause.name.partition("(")[0])):
                return CauseLookup(cause.cause)
    return None


def read_warning(reading: Reading, _: Catalog) -> Question | None:
    """`warning 304`, `warn-code 304`, a pasted Warning header."""
    return WarnCodeLookup(reading.warn_codes[0].number) if reading.warn_codes else None


def read_rfc(reading: Reading, _: Catalog) -> Question | None:
    """`rfc 3262`, `what does RFC3262 define`."""
    if not reading.rfcs or any(map(_is_not_about_rfcs, words_beside(reading))):
        return None
    return RfcLookup(reading.rfcs[0].number)


def _is_not_about_rfcs(word: str) -> bool:
    return word not in _RFC_WORDS and not _RFC_WORD.fullmatch(word)


def read_method(reading: Reading, catalog: Catalog) -> Question | None:
    """`method PRACK`, `PRACK`, `what is prack`; after the word `method` an unknown one too."""

    def registered(word: str) -> str | None:
        return word.upper() if word.upper() in catalog.terms.methods else None

    name = _name(reading, _METHOD_WORDS, registered)
    if name is not None:
        return MethodLookup(name)
    if catalog.phrases.exact(reading.one_line):
        return None
    match = _METHOD_ASKED.fullmatch(reading.one_line)
    return MethodLookup(match[1].upper()) if match else None


def read_header(reading: Reading, catalog: Catalog) -> Question | None:
    """`header Min-SE`, `Min-SE`, `min-se header`, `header k`, `compact form of Supported`."""

    def registered(word: str) -> str | None:
        field = catalog.terms.header(word)
        return field.name if field else None

    keys = {word.key for word in reading.words}
    is_compact = "compact" in keys or {"short", "form"} <= keys
    name = _name(reading, _COMPACT_WORDS if is_compact else _HEADER_WORDS, registered)
    if name is not None:
        return HeaderFieldLookup(name)
    match = _HEADER_ASKED.fullmatch(reading.one_line)
    return HeaderFieldLookup(match[1]) if match else None


def _name(
    reading: Reading, kinds: frozenset[str], registered: Callable[[str], str | None]
) -> str | None:
    """The one registered name of a text that holds nothing else but words of asking.

    kinds: words that say what kind of name it is; a name of one letter, or one that is a word
           of asking itself, counts only next to one of them
    """
    words = reading.words
    says_kind = any(word.key in kinds for word in words)
    rest = [word for word in words if word.key not in kinds] or words
    names = [word.typed for word in rest if word.key not in ASKING]
    if not names and (says_kind or len(words) == 1):
        names = [word.typed for word in rest if registered(word.typed)]
    if len(names) != 1 or (len(names[0]) == 1 and not says_kind):
        return None
    return registered(names[0])


def read_term_list(reading: Reading, _: Catalog) -> Question | None:
    """`methods`, `list headers`, `q850`: all of one kind."""
    asked = reading.one_line.strip(" ?!.")
    return next((TermList(kind) for kind, pattern in _LISTED if pattern.fullmatch(asked)), None)
