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

from bot.questions.codes import words_beside
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
from catalog.text.extract import STATUS_LINE, numbers_in
from catalog.text.phrases import normal

_CAUSE_WORD = r"q\.?850|isdn|isup|(?:hangup[ _-]?)?causes?"
# RFC 3326 §2, Reason: `Q.850;cause=16`, and the ways in which people say it.
_CAUSE = re.compile(
    rf"\b(?:{_CAUSE_WORD})\b(?:\W{{0,3}}(?:{_CAUSE_WORD}|code|value|number|is|was)\b){{0,6}}"
    r"\W{0,3}(\d{1,3})(?!\w|\.\d)(?! ?(?:s|sec\w*|ms|min\w*|times|calls|hours|days)\b)",
    re.IGNORECASE,
)
_CAUSE_IN_WORDS = re.compile(rf"(?:{_CAUSE_WORD})(?: (?:cause|code))*\W+([a-z].*)", re.IGNORECASE)
_PRODUCT_NAME = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", re.IGNORECASE)
# RFC 3261 §25.1, warning-value: warn-code SP warn-agent SP warn-text
_WARN = re.compile(r"\bwarn(?:ing)?s?(?:[ -]?codes?)?\W{0,3}(\d{3})(?!\d)", re.IGNORECASE)
_RFC = re.compile(r"\brfc\W{0,2}(\d{1,5})(?!\d)", re.IGNORECASE)
_RFC_WORD = re.compile(r"rfc\W?\d*")
_RFC_WORDS = frozenset(
    "rfc rfcs document documents define defined defines change changed changes list lists section "
    "sections update updates updated standard title says".split()
)
# RFC 3261 §25.1, message-header; names without a hyphen are too much like plain words.
_HEADER_LINE = re.compile(r"\A([A-Z][\w.]*-[\w.\-]+)\s*:\s*\S", re.IGNORECASE)
_VIA = re.compile(r"(?:compact|short|header)(?: (?:form|header))?(?: of)? (v)", re.IGNORECASE)
_METHOD_ASKED = re.compile(r"method (\S{1,40})", re.IGNORECASE)
_HEADER_ASKED = re.compile(
    r"(?:header|hdr|compact(?: form)?(?: of)?)(?: field)? (\S{1,40})", re.IGNORECASE
)
_LAST_CAUSE = 127
_WORD = re.compile(r"[^\s,;:?!()\"'`]+")
_ASKING = frozenset(
    "a about an define definition describe do does explain for in is it lookup me mean meaning "
    "means of on please show sip tell that the this up what whats".split()
)
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


def read_pasted(text: str, catalog: Catalog) -> Question | None:
    """A header line with its value, `compact v`, `cause 200`, a product's name of a cause."""
    if STATUS_LINE.search(text):
        return None
    bare = _CAUSE.fullmatch(text)
    if bare and int(bare[1]) > _LAST_CAUSE and not text.lower().startswith("causes"):
        return CauseLookup(int(bare[1]))
    line = _HEADER_LINE.match(text) or _VIA.fullmatch(text)
    field = catalog.terms.header(line[1]) if line else None
    if field is not None:
        return HeaderFieldLookup(field.name)
    if any(number in catalog.codes for number in numbers_in(text)):
        return None
    for name in _PRODUCT_NAME.findall(text):
        cause = catalog.q850.cause_named(name)
        if cause is not None:
            return CauseLookup(cause)
    if text.isupper() and not catalog.phrases.exact(text):
        cause = catalog.q850.cause_named(text)
        return None if cause is None else CauseLookup(cause)
    return None


def read_cause(text: str, catalog: Catalog) -> Question | None:
    """`q850 34`, `cause code 102`, `Reason: Q.850;cause=16`, `cause user busy`."""
    if match := _CAUSE.search(text):
        return CauseLookup(int(match[1]))
    if match := _CAUSE_IN_WORDS.fullmatch(text):
        wanted = normal(match[1])
        named = catalog.q850.cause_named(wanted.replace(" ", "_"))
        if named is not None:
            return CauseLookup(named)
        for cause in catalog.q850.causes.values():
            if wanted in (normal(cause.name), normal(cause.name.partition("(")[0])):
                return CauseLookup(cause.cause)
    return None


def read_warning(text: str, _: Catalog) -> Question | None:
    """`warning 304`, `warn-code 304`, a pasted Warning header."""
    match = _WARN.search(text)
    return WarnCodeLookup(int(match[1])) if match else None


def read_rfc(text: str, _: Catalog) -> Question | None:
    """`rfc 3262`, `what does RFC3262 define`."""
    match = _RFC.search(text)
    if match is None or [word for word in words_beside(text) if _other_than_rfc(word)]:
        return None
    return RfcLookup(int(match[1]))


def _other_than_rfc(word: str) -> bool:
    return word not in _RFC_WORDS and not _RFC_WORD.fullmatch(word)


def read_method(text: str, catalog: Catalog) -> Question | None:
    """`method PRACK`, `PRACK`, `what is prack`; after the word `method` an unknown one too."""
    names = {name: name for name in catalog.terms.methods}
    found = _named(text, _METHOD_WORDS, lambda word: names.get(word.upper()))
    if found is not None:
        return MethodLookup(found)
    if catalog.phrases.exact(text):
        return None
    match = _METHOD_ASKED.fullmatch(text)
    return MethodLookup(match[1].upper()) if match else None


def read_header(text: str, catalog: Catalog) -> Question | None:
    """`header Min-SE`, `Min-SE`, `min-se header`, `header k`, `compact form of Supported`."""
    words = {word.lower() for word in _WORD.findall(text)}
    compact = "compact" in words or {"short", "form"} <= words
    beside = _COMPACT_WORDS if compact else _HEADER_WORDS

    def known(word: str) -> str | None:
        field = catalog.terms.header(word)
        return field.name if field else None

    found = _named(text, beside, known)
    if found is not None:
        return HeaderFieldLookup(found)
    match = _HEADER_ASKED.fullmatch(text)
    return HeaderFieldLookup(match[1]) if match else None


def _named(text: str, beside: frozenset[str], known: Callable[[str], str | None]) -> str | None:
    """The one known name of a text that holds nothing else but words of asking.

    beside: words that say what kind of name it is; a name of one letter, or one that is a word
            of asking itself, counts only next to one of them
    """
    words = [word.strip(".") for word in _WORD.findall(text)]
    said = any(word.lower() in beside for word in words)
    rest = [word for word in words if word.lower() not in beside] or words
    names = [word for word in rest if word.lower() not in _ASKING]
    if not names:
        names = [word for word in rest if known(word)] if said or len(words) == 1 else []
    if len(names) != 1 or (len(names[0]) == 1 and not said):
        return None
    return known(names[0])


def read_references(text: str, _: Catalog) -> Question | None:
    """`methods`, `list headers`, `q850`: all of one kind."""
    asked = text.strip(" ?!.")
    return next((TermList(kind) for kind, pattern in _LISTED if pattern.fullmatch(asked)), None)
