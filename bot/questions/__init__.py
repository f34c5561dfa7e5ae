"""Text to `Question`: what is being asked. Knows nothing of Slack.

The table of all ways to ask is `bot.questions.intents`.
"""

from bot.questions.model import (
    CauseLookup,
    ClassLookup,
    CodeList,
    CodeLookup,
    CompareCodes,
    FreeText,
    HeaderFieldLookup,
    Help,
    IncompleteComparison,
    MethodLookup,
    NoSuchClass,
    NotACode,
    Question,
    RfcLookup,
    TermKind,
    TermList,
    TooManyCodes,
    UnregisteredLookup,
    WarnCodeLookup,
    holds_typed_words,
)
from bot.questions.reader import read

__all__ = [
    "CauseLookup",
    "ClassLookup",
    "CodeList",
    "CodeLookup",
    "CompareCodes",
    "FreeText",
    "HeaderFieldLookup",
    "Help",
    "IncompleteComparison",
    "MethodLookup",
    "NoSuchClass",
    "NotACode",
    "Question",
    "RfcLookup",
    "TermKind",
    "TermList",
    "TooManyCodes",
    "UnregisteredLookup",
    "WarnCodeLookup",
    "holds_typed_words",
    "read",
]
