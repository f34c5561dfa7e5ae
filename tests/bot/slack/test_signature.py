"""The signature over the raw bytes, as Slack makes it."""

from __future__ import annotations

import pytest

from bot.slack.signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, Signature
from tests.bot.signed import NOW, SECRET, headers

BODY = "token=x&text=94070 \u00e9".encode()


def signed(body: bytes, at: float = NOW, secret: str = SECRET, now: float = NOW) -> bool:
    signing = headers(body, at=at, secret=SECRET)
    signature = Signature(secret, lambda: now)
    both = signing[TIMESTAMP_HEADER], signing[SIGNATURE_HEADER]
    return signature.plausible(*both) and signature.signs(*both, body)


def test_what_slack_signed_is_let_in() -> None:
    assert signed(BODY)
    assert signed(b"\xff\x00 not text")


def test_another_secret_and_none_at_all_let_nothing_in() -> None:
    assert not signed(BODY, secret="another")
    assert not signed(BODY, secret="")


def test_another_body_is_not_let_in() -> None:
    signing = headers(BODY)
    both = signing[TIMESTAMP_HEADER], signing[SIGNATURE_HEADER]
    assert not Signature(SECRET, lambda: NOW).signs(*both, BODY + b"&")


@pytest.mark.parametrize(("now", "fresh"), [(300, True), (301, False), (-300, True), (-301, False)])
def test_a_signature_is_fresh_for_five_minutes_either_way(now: int, fresh: bool) -> None:
    assert signed(BODY, now=NOW + now) is fresh


@pytest.mark.parametrize(
    ("timestamp", "signature"),
    [
        ("", ""),
        ("yesterday", "v0=" + "0" * 64),
        ("9" * 5000, "v0=" + "0" * 64),
        ("\uff11\uff18", "v0=" + "0" * 64),
        ("-1", "v0=" + "0" * 64),
        (str(int(NOW)), "v1=" + "0" * 64),
        (str(int(NOW)), "v0=" + "0" * 63),
        (str(int(NOW)), "v0=" + "\u00e9" * 64),
    ],
)
def test_headers_of_another_form_are_refused_before_the_body_is_read(
    timestamp: str, signature: str
) -> None:
    assert not Signature(SECRET, lambda: NOW).plausible(timestamp, signature)
