"""Rules on wording: data/README.md, last part, and the house's style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from catalog.lint.material import Material
from catalog.lint.walk import SPOKEN, Text, all_texts
from catalog.load.problem import Problem
from catalog.text.words import normal

_FREQUENCY = re.compile(
    r"\b(usually|often|rarely|typically|mostly|almost always|commonly|frequently|seldom)\b", re.I
)
_POINTING = re.compile(
    r"\b(see (?:above|below)|(?:as|described|mentioned|listed|explained) (?:above|below))\b",
    re.I,
)
_PLACEHOLDER = re.compile(r"\b(TODO|TBD|FIXME|XXX|lorem ipsum)\b|\?\?\?|^(?:n/a|none|-)$", re.I)
_RFC_VERB = re.compile(r"\b(MUST|SHOULD|SHALL|REQUIRED|RECOMMENDED|OPTIONAL)\b")
_CODE_AND_PHRASE = re.compile(r"(?<![\w.=/])([1-6]\d\d) ([A-Za-z][\w'/-]*)")
# British spelling -> the American one.
_BRITISH = {
    re.compile(rf"\b{british}\w*", re.IGNORECASE): american
    for british, american in {
        r"(un)?authoris": "authoriz",
        r"(un)?recognis": "recogniz",
        r"organis(?!m)": "organiz",
        r"initialis": "initializ",
        r"normalis": "normaliz",
        r"synchronis": "synchroniz",
        r"optimis(?!t)": "optimiz",
        r"prioritis": "prioritiz",
        r"minimis|maximis": "-miz",
        r"customis": "customiz",
        r"standardis": "standardiz",
        r"analys(e|ing)": "analyz",
        r"behaviour": "behavior",
        r"colour": "color",
        r"favour": "favor",
        r"honour": "honor",
        r"neighbour": "neighbor",
        r"labell(ed|ing)": "label-",
        r"signall(ed|ing|er)": "signal-",
        r"cancell(ed|ing)\b": "cancel-",
        r"dial(led|ling)\b": "dial-",
        r"mis-?dial(led|ling)\b": "misdial-",
        r"label(led|ling)\b": "label-",
        r"travel(led|ling)\b": "travel-",
        r"tunnell(ed|ing)": "tunnel-",
        r"centre": "center",
        r"metre\b": "meter",
        r"defence": "defense",
        r"licence": "license",
        r"catalogue": "catalog",
        r"dialogue": "dialog",
        r"programme\b": "program",
        r"cheque": "check",
        r"grey": "gray",
        r"whilst": "while",
        r"amongst": "among",
        r"towards": "toward",
        r"artefact": "artifact",
        r"fulfil\b": "fulfill",
        r"enrol\b": "enroll",
        r"learnt\b": "learned",
    }.items()
}
_CELLS = frozenset(
    {
        "class.ack.short",
        "means",
        "transaction.short",
        "retry.short",
        "fault.point",
        "fault.look",
        "read.condition",
        "use.server",
    }
)


def spelling(material: Material) -> Iterator[Problem]:
    """US spelling."""
    for text in all_texts(material):
        if text.place in SPOKEN:
            continue
        for british, american in _BRITISH.items():
            if match := british.search(text.text):
                yield _problem(text, f"US spelling of {match[0]} is {american}")


def frequency(material: Material) -> Iterator[Problem]:
    """No word of frequency without a source beside it."""
    for text in all_texts(material):
        if not text.sourced and (match := _FREQUENCY.search(text.text)):
            yield _problem(text, f"{match[0]!r} needs a source")


def pointing(material: Material) -> Iterator[Problem]:
    """Each text stands alone: answers show it without its neighbors."""
    for text in all_texts(material):
        if match := _POINTING.search(text.text):
            yield _problem(text, f"{match[0]!r} points at another text")


def placeholder(material: Material) -> Iterator[Problem]:
    """What is not known is left out."""
    for text in all_texts(material):
        if match := _PLACEHOLDER.search(text.text):
            yield _problem(text, f"{match[0]!r} is a placeholder")


def plain_strength(material: Material) -> Iterator[Problem]:
    """RFC strengths stand in prose as plain words."""
    for text in all_texts(material):
        if match := _RFC_VERB.search(text.text):
            yield _problem(text, f"write {match[0].lower()!r} for {match[0]}")


def symptom_names_code(material: Material) -> Iterator[Problem]:
    """Who searches by a symptom does not know the code or its phrase."""
    for entry in material.code_entries:
        code = entry.model
        for at, symptom in enumerate(code.symptoms):
            for name in (str(code.code), material.registry.codes[code.code].phrase):
                if f" {normal(name)} " in f" {normal(symptom)} ":
                    field = f"symptoms.{at}"
                    yield Problem(entry.file, field, f"names {name!r}: {symptom}")


def cell_case(material: Material) -> Iterator[Problem]:
    """Cells complete a sentence: lower case, but for names and abbreviations."""
    for text in all_texts(material):
        first = text.text.split(maxsplit=1)[0].rstrip(",:;")
        capital = first[:1].isupper() and first[1:].islower()
        if text.place in _CELLS and capital and first not in material.registry.headers:
            yield _problem(text, f"starts with a capital: {text.text}")


def bullet_case(material: Material) -> Iterator[Problem]:
    """Bullets and headlines start with a capital, a number or a name in lower case."""
    for text in all_texts(material):
        if text.place in _CELLS or text.place in SPOKEN:
            continue
        first = text.text.split(maxsplit=1)[0].rstrip(",:;.'")
        if first.isalpha() and first.islower() and first not in _LOWER_NAMES:
            yield _problem(text, f"starts in lower case: {text.text[:40]}")


_LOWER_NAMES = frozenset(
    "sip sips tel sipgo drachtio baresip rtpengine jambonz libre pjsua sngrep tcpdump".split()
)


_ABSOLUTE = re.compile(r"\b(?:always|never|only)\b", re.IGNORECASE)
_SHORT = frozenset("means summary use.server use.trace confused_with.tell fix".split())


def absolute(material: Material) -> Iterator[Problem]:
    """A short form says always, never or only as a longer text of its file does."""
    by_file: dict[str, list[Text]] = {}
    for text in all_texts(material):
        if text.file.startswith("codes/") and text.place not in SPOKEN:
            by_file.setdefault(text.file, []).append(text)
    for texts in by_file.values():
        carried = _absolutes(text for text in texts if text.place not in _SHORT)
        for text in texts:
            if text.place in _SHORT and (alone := _absolutes([text]) - carried):
                word = min(alone)
                yield _problem(text, f"says {word}, which no longer text of this file carries")


def _absolutes(texts: Iterable[Text]) -> set[str]:
    return {word.lower() for text in texts for word in _ABSOLUTE.findall(text.text)}


def full_stop(material: Material) -> Iterator[Problem]:
    """One-line texts have no full stop at the end; paragraphs do."""
    for text in all_texts(material):
        paragraph = text.place in ("description", "verdict") or text.place.endswith("detail")
        stop = text.text.rstrip().endswith(".") and not text.text.endswith(("etc.", "..."))
        if stop and not paragraph:
            yield _problem(text, f"take off the full stop at the end: …{text.text[-30:]}")
        if paragraph and not text.text.rstrip().endswith((".", ")", "?")):
            yield _problem(text, f"end it with a full stop: …{text.text[-30:]}")


def true_phrase(material: Material) -> Iterator[Problem]:
    """A code with words of its phrase beside it has the registered phrase whole."""
    phrases = {number: row.phrase for number, row in material.registry.codes.items()}
    for text in all_texts(material):
        if text.field.startswith(("history", "phrase_seen", "product")):
            continue
        for match in _CODE_AND_PHRASE.finditer(text.text):
            phrase = phrases.get(int(match[1]), "")
            begun = phrase and match[2] == phrase.split()[0]
            if begun and not text.text.startswith(phrase, match.start(2)):
                said = text.text[match.start() : match.start(2) + len(phrase)]
                yield _problem(text, f"{said!r} is registered as {match[1]} {phrase}")


def spaces(material: Material) -> Iterator[Problem]:
    """No double spaces, typographic quotes or characters that Slack renders as markup."""
    for text in all_texts(material):
        for fault, pattern in _TYPOGRAPHY.items():
            if pattern.search(text.text):
                yield _problem(text, f"{fault}: {text.text[:40]}")


_TYPOGRAPHY = {
    "double space": re.compile(r"\S  +\S"),
    "curly quote": re.compile("[\u2018\u2019\u201c\u201d]"),
    "no-break space": re.compile("\u00a0"),
    "space before punctuation": re.compile(r"\w [,;.!?](?:\s|$)"),
}


def _problem(text: Text, what: str) -> Problem:
    return Problem(text.file, text.field, what)
