"""Reads the questions that are about no single code: help, the list, a class."""

from __future__ import annotations

import re

from bot.questions.model import ClassLookup, CodeList, Help, NoSuchClass, NotACode, Question
from catalog import Catalog
from catalog.text.reading import Reading

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
_LIST_NAMES = ("sip codes", "sip response codes", "response codes", "status codes")
_CLASS = re.compile(
    r"\A(?:\D{0,30}\b)?(?:([0-9])(?:\d?x|xx|\*\*|--|\?\?|00s|00[- ](?:range|series|class))"
    r"|class ([0-9])|([0-9])00 ?[-\u2013] ?[0-9]99)"
    r"(?: (?:class|codes?|errors?|responses?|series|range|failures?|means?|list))*"
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


def read_help(reading: Reading, _: Catalog) -> Question | None:
    """A greeting, thanks, or a call for help."""
    return Help() if _HELP.fullmatch(_asked(reading)) else None


def read_listing(reading: Reading, _: Catalog) -> Question | None:
    """A wish for every code."""
    asked = _asked(reading).rstrip("? ")
    is_named = asked in _LIST_NAMES
    if is_named or not _LIST_WORDS.isdisjoint(asked.split()):
        return CodeList() if _LIST.fullmatch(asked) else None
    return None


def read_class(reading: Reading, _: Catalog) -> Question | None:
    """A class, by its digit, its range or its name."""
    asked = _asked(reading).rstrip("? ")
    if asked == "0":
        return NotACode(reading.one_line)
    for digit, name in _NAMED.items():
        if name.fullmatch(asked):
            return ClassLookup(digit)
    match = _DIGIT.fullmatch(asked) or _CLASS.fullmatch(asked)
    if match is None or (match[0].isdigit() and len(match[0]) == 3):
        return None
    digit = int(next(group for group in match.groups() if group))
    return ClassLookup(digit) if 1 <= digit <= 6 else NoSuchClass(digit)


def _asked(reading: Reading) -> str:
    return reading.lower.strip(" !.,")
