"""The table of all rules: name, function, and why the rule stands.

The names are what `[...]` at the end of a line of the report shows and what
data/lint-exceptions.toml refers to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.lint import rules_aspects as aspects
from catalog.lint import rules_citations as cited
from catalog.lint import rules_contract as contract
from catalog.lint import rules_examples as example
from catalog.lint import rules_registry as registry
from catalog.lint import rules_wording as wording
from catalog.lint.material import Material
from catalog.lint.rules_english import plain_english
from catalog.lint.rules_layout import layout
from catalog.lint.rules_q850 import cause_codes, cause_confused, q850_tables
from catalog.lint.rules_reference import cause_names, instead_codes, unregistered_numbers
from catalog.load.problem import Problem


@dataclass(frozen=True)
class Rule:
    """One rule: what it is called, how it is checked, and why it stands."""

    name: str
    check: Callable[[Material], Iterator[Problem]]
    why: str


RULES = (
    Rule("contract", registry.contract, "a field that no model knows never reaches an answer"),
    Rule("layout", layout, "one layout, so that a change shows only what was changed"),
    Rule("file-name", registry.file_name, "one code, one file, found by its name"),
    Rule("registered", registry.registered, "the catalog holds what IANA holds, no more or less"),
    Rule("confused", registry.confused_both_ways, "a confusion has two ends"),
    Rule("verdict", registry.verdicts_name_their_codes, "a verdict names its codes"),
    Rule("decided", registry.confused_have_a_verdict, "codes that are confused have a verdict"),
    Rule("in-dialog", aspects.effect_in_dialog, "an aspect may not contradict the tables"),
    Rule("fault", aspects.fault_of_class, "what failed decides what a comparison says first"),
    Rule("read", aspects.header_read_next, "the header to read is one that the file explains"),
    Rule("plain", plain_english, "people in a failing call read each sentence once"),
    Rule("absolute", wording.absolute, "a short form may not be firmer than the long one"),
    Rule("phrase-constant", registry.phrases_on_the_wire, "people search for what a trace shows"),
    Rule("header-strength", aspects.header_strength, "a MUST is one in the text that is cited"),
    Rule("retry-after", aspects.retry_after, "a wait that no document allows misleads"),
    Rule("typical", aspects.typical_methods, "codes are compared on what they can answer"),
    Rule("q850", q850_tables, "a remark on causes may not contradict the tables"),
    Rule("cause-code", cause_codes, "what a text says of codes, the tables have to say too"),
    Rule("cause-confused", cause_confused, "a link between causes has to lead somewhere"),
    Rule("cause-name", cause_names, "a name in a log leads to one cause"),
    Rule("unregistered", unregistered_numbers, "a number is either registered or not"),
    Rule("instead", instead_codes, "people who may not use a number need to know what to use"),
    Rule("header-name", registry.header_names, "header fields are looked up by registered name"),
    Rule("method-name", registry.method_names, "methods are compared by registered name"),
    Rule("header-order", registry.header_order, "what must be there is read first"),
    Rule("failure", registry.failure_fields, "people who meet a failure want to know what to do"),
    Rule("doubles", registry.doubles, "each bullet says something of its own"),
    Rule("section", cited.section_exists, "a citation that leads nowhere is worse than none"),
    Rule("section-given", cited.section_given, "a whole RFC is too long to look something up in"),
    Rule("obsolete", cited.current_document, "what was replaced is history, not a rule"),
    Rule("source-file", cited.source_exists, "readers see what kind of document a claim rests on"),
    Rule("source-used", cited.source_used, "a list of sources that nothing rests on misleads"),
    Rule("source-id", cited.source_id, "citations name the file"),
    Rule("link", cited.source_link, "links are shown to people and must work and be safe"),
    Rule("source-needed", cited.source_needed, "every claim about a standard can be checked"),
    Rule("source-once", cited.source_once, "the same place twice looks like two witnesses"),
    Rule("example-form", example.example_form, "people paste examples into tools that parse them"),
    Rule("example-mandatory", example.example_mandatory, "a response without these is dropped"),
    Rule("example-length", example.example_length, "a wrong length breaks framing on TCP"),
    Rule("example-names", example.example_names, "examples must not point at real systems"),
    Rule("example-tags", example.example_tags, "tags make the dialog"),
    Rule("example-must", example.example_musts, "the example keeps the file's own rules"),
    Rule("example-contact", example.example_contact, "without Contact no request can follow"),
    Rule("example-header", example.example_headers, "the example teaches the registered names"),
    Rule("spelling", wording.spelling, "one spelling, so that search finds it"),
    Rule("frequency", wording.frequency, "how often something happens is a claim too"),
    Rule("pointing", wording.pointing, "answers show a text without its neighbors"),
    Rule("placeholder", wording.placeholder, "what is not known is left out"),
    Rule("strength", wording.plain_strength, "prose for people, not capitals"),
    Rule("empty", contract.empty_text, "an empty name or text says nothing"),
    Rule("sentences", contract.sentence_count, "a text is read on a phone, in a hurry"),
    Rule("paragraph", contract.one_paragraph, "answers set their own lines"),
    Rule("q850-source", contract.reconstructed_first, "readers see that Q.850 was not read"),
    Rule("name-or-symptom", contract.one_kind_of_name, "search weighs what is said once"),
    Rule(
        "symptom", wording.symptom_names_code, "people who search by symptom do not know the code"
    ),
    Rule("cell-case", wording.cell_case, "cells are put into the middle of sentences"),
    Rule("bullet-case", wording.bullet_case, "each bullet is read on its own"),
    Rule("full-stop", wording.full_stop, "lines are put together by the renderer"),
    Rule("phrase", wording.true_phrase, "code and phrase together, as registered"),
    Rule("spaces", wording.spaces, "texts are compared, searched and pasted"),
)
