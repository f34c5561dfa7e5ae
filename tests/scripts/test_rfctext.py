"""Reading RFC texts: pages, headings, contents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.rfctext import read_sections, section_body, without_pages

OLD = """\
Network Working Group                                     J. Somebody
Request for Comments: 9999                                  July 2002

                 A Title That Is Centered

   Table of Contents

   1          Introduction ........................................    2
   1.1        A title that is too long for a line and goes on in
              the next ............................................    2
   2.1.1 Indented Heading..............................................2
   A          Timer Values ........................................    2

1 Introduction

   Text that goes on on the next page,

Somebody, et. al.           Standards Track                     [Page 1]
\f
RFC 9999                    A Title                            July 2002

   where it ends. See section
   21.4.23 for details.

1.1.  A title that is too long for a line and goes on in
      the next

   Text.

2. Second
   2.1.1 Indented Heading

A Timer Values

Appendix B.  Another Form

B.1.  Its Part

C. Not listed
"""
NEW = """\
Table of Contents

   1.  Introduction
   2.  Method

1.  Introduction

   Text.

2.  Method

   1.  A numbered list
   2.  Its second item

Annex A - Old Word
"""


def test_old_texts() -> None:
    assert read_sections(OLD) == {
        "1": "Introduction",
        "1.1": "A title that is too long for a line and goes on in the next",
        "2": "Second",
        "2.1.1": "Indented Heading",
        "A": "Timer Values",
        "B": "Another Form",
        "B.1": "Its Part",
    }


def test_new_texts_without_page_numbers() -> None:
    assert read_sections(NEW) == {"1": "Introduction", "2": "Method", "A": "Old Word"}


def test_pages_leave_no_trace() -> None:
    text = " ".join(" ".join(without_pages(OLD)).split())
    assert "on the next page, where it ends" in text


def test_the_body_of_a_section_ends_at_the_next_heading() -> None:
    assert [line for line in section_body(NEW, "1") if line] == ["   Text."]


def test_a_section_that_is_not_there() -> None:
    with pytest.raises(LookupError, match="no section 9"):
        section_body(NEW, "9")


@given(st.text(alphabet=st.sampled_from("1. A\n\fAppendix B[Page 7]RFC2002")))
def test_any_text_is_read_without_raising(text: str) -> None:
    for number in read_sections(text):
        section_body(text, number)
