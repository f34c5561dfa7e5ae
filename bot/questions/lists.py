"""Reads the questions that are about no single code: help, the list, a class."""

from __future__ import annotations

import re

from bot.questions.model import ClassLookup, CodeList, Help, NoSuchClass, NotACode, Question
from catalog import Catalog

_HELP = re.compile(
    r"\A(?:|[?/\-]*(?:h|help|usage|commands?|man|examples?|start|menu|options please)"
    r"|help(?: me| please)?|(?:hi|hello|hey|good (?:morning|day|evening))(?: there| all)?"
    r"|(?:many )?thank(?:s| you)(?: .{0,20})?|\?+"
    r"|(?:what|how) (?:can|do) (?:i|you|we)(?: (?:do|type|ask|use))*(?: (?:this|here|it))?\??)"
)
_LIST = re.compile(
    r"\A(?:(?:give me|show(?: me)?|list|print|all|every|index|which|what|how many)"
    r"(?: of)?(?: |\Z))*+"
    r"(?:(?:the|all|every|of|sip|status|response|registered) ?)*+"
    r"(?:codes?|list|index)?(?: ?list)?(?: ?(?:are there|exist|do you know))?"
)
_LIST_WORDS = frozenset("list all codes index which every many".split())
_CLASS = re.compile(
    r"\A(?:\D{0,30}\b)?(?:([0-9])(?:x{1,2}|\*\*|--|\?\?|00s|00[- ](?:range|series|class))"
    r"|class ([0-9])|([0-9])00 ?[-\u2013] ?[0-9]99)"
    r"(?: (?:class|codes?|errors?|responses?|series|range|failures?|means?))*"
    r"(?: (?:client|server|global)[a-z ]*)?"
)
_DIGIT = re.compile(r"(?:class )?(\d)")
_NAMES = {
    1: r"provisional|informational|progress codes?",
    2: r"success(?:es|ful)?",
    3: r"redirect(?:ion|s|ions)?",
    4: r"client (?:errors?|failures?)|request failures?",
    5: r"server (?:errors?|failures?)",
    6: r"global (?:errors?|failures?)",
}
_NAMED = {
    digit: re.compile(rf"\A(?:the |all |sip )*(?:{names})(?: (?:codes?|responses?|class))?")
    for digit, names in _NAMES.items()
}


def read_help(text: str, _: Catalog) -> Question | None:
    """A greeting, thanks, or a call for help."""
    return Help() if _HELP.fullmatch(_bare(text)) else None


def read_listing(text: str, _: Catalog) -> Question | None:
    """A wish for every code."""
    words = _bare(text).rstrip("? ")
    named = words in ("sip codes", "sip response codes", "response codes", "status codes")
    listed = named or not _LIST_WORDS.isdisjoint(words.split())
    return CodeList() if listed and _LIST.fullmatch(words) else None


def read_class(text: str, _: Catalog) -> Question | None:
    """A class, by its digit, its range or its name."""
    words = _bare(text).rstrip("? ")
    if words == "0":
        return NotACode(text)
    for digit, name in _NAMED.items():
        if name.fullmatch(words):
            return ClassLookup(digit)
    match = _DIGIT.fullmatch(words) or _CLASS.fullmatch(words)
    if match is None or (match[0].isdigit() and len(match[0]) == 3):
        return None
    digit = int(next(group for group in match.groups() if group))
    return ClassLookup(digit) if 1 <= digit <= 6 else NoSuchClass(digit)


def _bare(text: str) -> str:
    return text.lower().strip(" !.,")
