"""The one tokenizer, and the words that carry no meaning.

A *word* is what a reader of a question takes for one: `Retry-After`, `SIP/2.0`, `Q.850`,
`doesn't`, `480/486`. Phrases are compared by *plain words*, and search counts them: letters and
digits alone, so that `call/transaction` is two.

Words that carry no meaning are kept in groups, each with its reason, because what carries none
depends on the purpose: "here" weighs nothing in a search, and is half of "Busy Here". Whoever
leaves words out names the groups.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

_WORD = re.compile("[^\\W_]\\w*+(?:['\u2019/.\\-]++\\w++)*+")
_PLAIN = re.compile(r"[^\W_]++")


class Word(NamedTuple):
    """A word of a text.

    typed:      as typed
    key:        what words are compared by: lower case, without apostrophes
    start, end: its place: `text[start:end]` is `typed`
    """

    typed: str
    key: str
    start: int
    end: int


def words_in(text: str) -> tuple[Word, ...]:
    """The words of a text, in order. Linear, never raises."""
    return tuple(Word(match[0], _key(match[0]), *match.span()) for match in _WORD.finditer(text))


def plain_words(text: str) -> list[str]:
    """The letters and digits of the words of a text: lower case, apostrophes dropped."""
    return _PLAIN.findall(_key(text))


def normal(phrase: str) -> str:
    """A phrase as compared: its plain words with single spaces."""
    return " ".join(plain_words(phrase))


def _key(text: str) -> str:
    return text.lower().replace("'", "").replace("\u2019", "")


class WordGroup(Enum):
    """Words that carry no meaning somewhere: why they carry none, and which they are.

    No word is in two groups.
    """

    ARTICLES = (
        "They point at a thing without saying anything about it",
        "a an the this that",
    )
    ASKING = (
        "Around a name they ask what it means",
        "about do does for in is it me mean means of on please up what whats",
    )
    EXPLAINING = (
        "They ask for an explanation; in a symptom they may be what fails (a DNS lookup)",
        "define definition describe explain lookup meaning show tell",
    )
    PROTOCOL = (
        "Everything here is about SIP",
        "sip sip/2.0 2.0",
    )
    RESPONSES = (
        "Every code is one of these; but `register error` is a symptom, not a method asked for",
        "code codes error errors response responses status",
    )
    TROUBLE = (
        "They begin a question about a problem rather than one about a name",
        "can could help how when where which who why",
    )
    SPEAKERS = (
        "It does not matter who asks; but what they say of themselves is a symptom, not a name",
        "i my we you",
    )
    LINKS = (
        "They join the words of a sentence",
        "and are at from or to was with",
    )
    SEEING = (
        "They say that somebody met the code, which is true of everybody who asks",
        "compare difference get gets getting give got know like look say says see seeing seen",
    )
    GREETINGS = (
        "They are addressed to whoever answers",
        "hello hey hi morning thank thanks",
    )
    EXCHANGE = (
        "Every code is sent and received; in a symptom they say who did what, or did not",
        "answer coming keep keeps receive received receiving reply return returned returns send "
        "sending sent",
    )
    LITTLE = (
        "Too common to tell one text from another; but they can be part of a name (Busy `Here`)",
        "after again all also always am any as be because been before but by did done down each "
        "else every everything given gives go goes good had has have he her here his if into its "
        "just many need none now off one only our out over same saw she should so some still than "
        "their them then there they time today too us use used very want were while will would "
        "write your",
    )
    EXAMPLES = (
        "They appear in trial questions rather than in symptoms",
        "example examples false true weather world",
    )
    REMAINS = (
        "Digits, and what contractions leave; but a letter may name a header field",
        "0 1 2 3 4 5 6 7 8 9 s t",
    )

    def __init__(self, reason: str, words: str) -> None:
        self.reason = reason
        self.words = frozenset(words.split())


def words_of(*groups: WordGroup) -> frozenset[str]:
    """The words of these groups together."""
    return frozenset[str]().union(*(group.words for group in groups))
