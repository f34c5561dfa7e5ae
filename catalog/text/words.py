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


def _key(text: str) -> str:
    return text.lower().replace("'", "").replace("\u2019", "")


class WordGroup(Enum):
    """Words that carry no meaning somewhere: why they carry none, and which they are.

    No word is in two groups.
    """

    ARTICLES = (
        "They point at a thing and say nothing of it",
        "a an the this that",
    )
    ASKING = (
        "Around the name of something they ask what it is, whatever it is",
        "about do does for in is it me mean means of on please up what whats",
    )
    EXPLAINING = (
        "They ask for an explanation; in a symptom they may be the symptom (a DNS lookup fails)",
        "define definition describe explain lookup meaning show tell",
    )
    PROTOCOL = (
        "Everything here is about it",
        "sip sip/2.0 2.0",
    )
    RESPONSES = (
        "Every code is one; beside the name of a method they make a symptom (register error)",
        "code codes error errors response responses status",
    )
    TROUBLE = (
        "With them a question about some trouble begins, so that no name is asked for",
        "can could help how when where which who why",
    )
    SPEAKERS = (
        "Who tells of it does not matter; what they tell of may be a symptom",
        "i my we you",
    )
    LINKS = (
        "They tie the words of a sentence together",
        "and are at from or to was with",
    )
    SEEING = (
        "They say that somebody met it, as everybody did who asks",
        "compare difference get gets getting give got know like look say says see seeing seen",
    )
    GREETINGS = (
        "They are for whoever answers",
        "hello hey hi morning thank thanks",
    )
    EXCHANGE = (
        "Every code is sent and received; in a symptom they tell who did what, or did not",
        "answer coming keep keeps receive received receiving reply return returned returns send "
        "sending sent",
    )
    LITTLE = (
        "Search finds them everywhere; in a name they count (Busy *Here*, *Your* call ...)",
        "after again all also always am any as be because been before but by did done down each "
        "else every everything given gives go goes good had has have he her here his if into its "
        "just many need none now off one only our out over same saw she should so some still than "
        "their them then there they time today too us use used very want were while will would "
        "write your",
    )
    EXAMPLES = (
        "People try the search with them, and no symptom holds them",
        "example examples false true weather world",
    )
    REMAINS = (
        "Single digits and what contractions leave say nothing by themselves; a letter may be the "
        "compact form of a header field",
        "0 1 2 3 4 5 6 7 8 9 s t",
    )

    def __init__(self, reason: str, words: str) -> None:
        self.reason = reason
        self.words = frozenset(words.split())


def words_of(*groups: WordGroup) -> frozenset[str]:
    """The words of these groups together."""
    return frozenset[str]().union(*(group.words for group in groups))
