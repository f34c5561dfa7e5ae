"""What to do about a problem, by the rule that found it.

Rules say what is wrong; the report adds this. A rule that is not here says what to do itself.
"""

from __future__ import annotations

from collections.abc import Mapping

ADVICE: Mapping[str, str] = {
    "file-name": "rename the file or correct the number",
    "confused": "let both files name each other, once",
    "decided": "python -m catalog new verdict 480-486 writes the file",
    "verdict": "name each code by its number",
    "q850": "say what registry/interworking.json says, or take it out",
    "cause-code": "say what registry/q850.json says, or take the code out",
    "cause-confused": "name another cause, once",
    "cause-name": "give each name once, for a cause that there is",
    "instead": "name a registered code, once",
    "header-name": "write it as IANA registers it",
    "method-name": "write methods as IANA registers them, or any alone",
    "header-order": "put MUST before SHOULD before MAY",
    "doubles": "take one out",
    "section": "open the document and correct the section",
    "section-given": "add the section",
    "obsolete": "cite what replaced it, or name the old document in the text",
    "source-file": "correct the name, or write the file: python -m catalog new source NAME",
    "source-used": "cite it, or delete the file",
    "source-id": "make them the same",
    "link": "give the https address of the page, and nothing more",
    "source-needed": "say where it is written",
    "source-once": "take one out",
    "example-mandatory": "add it",
    "example-length": "count the body's bytes, each line end as two",
    "example-names": "use example.com, 192.0.2.1 or 2001:db8::1",
    "example-must": "add it to the example",
    "example-contact": "add it",
    "frequency": "name one, or leave the word out",
    "pointing": "say it here",
    "placeholder": "write what is known, or take the field out",
    "symptom": "describe it as a caller would",
    "cell-case": "begin in lower case",
    "bullet-case": "begin with a capital",
    "phrase": "write the registered phrase",
    "spaces": "type it with plain spaces and straight quotes",
}
