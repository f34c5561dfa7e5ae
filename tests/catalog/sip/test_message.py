"""A response of the data is read, and what is wrong with it is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.sip.message import read_response

RESPONSE = """\
SIP/2.0 486 Busy Here
Via: SIP/2.0/UDP example.com;branch=z9hG4bKx
From: <sip:alice@example.com>;tag=1
To: Bob
 <sip:bob@example.com>;tag=2
Call-ID: a
CSeq: 1 INVITE
Content-Length: 5

v=0
"""
FAULTS = [
    ("SIP/2.0 486 Busy Here", "SIP/2.0 486", "is not a status line: SIP/2.0 486"),
    ("Call-ID: a", "Call ID: a", "is not a header field: 'Call ID: a'"),
    ("CSeq: 1 INVITE", "CSeq: INVITE", "CSeq is not a number and a method: INVITE"),
    ("Call-ID: a", "Call-ID: a\nCall-ID: b", "Call-ID is listed twice"),
    ("Call-ID: a", "Call-ID: ", "Call-ID is empty"),
    ("z9hG4bKx", "x", "Via is malformed: SIP/2.0/UDP example.com;branch=x"),
]


def test_a_good_response_is_read() -> None:
    response = read_response(RESPONSE)
    assert response.faults == ()
    assert (response.code, response.phrase, response.method) == (486, "Busy Here", "INVITE")
    assert response.all("to") == ("Bob <sip:bob@example.com>;tag=2",)
    assert response.first("Contact") is None
    assert response.body_length == len("v=0\r\n")


@pytest.mark.parametrize(("good", "bad", "fault"), FAULTS)
def test_what_is_wrong_is_reported(good: str, bad: str, fault: str) -> None:
    assert fault in read_response(RESPONSE.replace(good, bad)).faults


@given(st.text(max_size=200))
def test_no_text_makes_it_raise(text: str) -> None:
    read_response(text)
