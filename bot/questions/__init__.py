"""Text to `Question`: what is being asked. Knows nothing of Slack."""

from bot.questions.clean import clean
from bot.questions.forms import FORMS, Form, read
from bot.questions.model import (
    ClassOf,
    Compare,
    HalfCompare,
    Help,
    Listing,
    Lookup,
    NoSuchClass,
    NotACode,
    Question,
    TooMany,
    Unregistered,
    Words,
)

__all__ = [
    "FORMS",
    "ClassOf",
    "Compare",
    "Form",
    "HalfCompare",
    "Help",
    "Listing",
    "Lookup",
    "NoSuchClass",
    "NotACode",
    "Question",
    "TooMany",
    "Unregistered",
    "Words",
    "clean",
    "read",
]
