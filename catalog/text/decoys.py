"""What three-digit numbers belong to when they are not status codes.

A row says what a number belongs to and has the pattern that shows it in lower-case text. A number
inside what a pattern matches cannot be a status code: a room, a port and a phone number cannot.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Decoy(NamedTuple):
    """One kind of thing that a number may belong to."""

    thing: str
    pattern: str


DECOYS: tuple[Decoy, ...] = (
    # Causes end with 127, so that "what causes 488" is about a code.
    Decoy(
        "an entry of another registry; but SIP;cause=486 (RFC 3326 §2) is a status code",
        r"\b(?:(?:q\.?850|isdn|isup|hangup[ _-]?cause)(?:[ -](?:cause|code|value|number|is|was))*"
        r"\W{0,3}\d+|(?<!sip;)(?<!sip; )causes?(?:[ -](?:code|value|number|is|was))*\W{0,3}"
        r"(?:1[01]\d|12[0-7]|\d\d?)(?!\d)"
        r"|(?:rfc|port|warn(?:ing)?s?(?:[ -]?codes?)?|timer|line|extension|ext)\W{0,3}\d+)"
        r"(?:\s*/\s*\d+)*",
    ),
    Decoy(
        "a unit",
        r"(?<!\d)\d+ ?(?:seconds?|secs?|msec|ms|minutes?|mins?|hours?|hrs?|days?|bytes?|octets"
        r"|kbps|kbit|k?hz|percent|phones?|calls|users?|people|agents?|sites?|times|channels?|lines"
        r"|trunks?|devices?|customers?|euros?|dollars?|meters?|miles?|\u20ac)\b"
        r"|(?<!\d)\d+ s\b",
    ),
    Decoy("money, or a ticket", r"[$\u20ac\u00a3]\s?\d+|#\d+(?=\s+\w)"),
    Decoy(
        "a thing with a number",
        r"\b(?:room|peer|desk|ticket|issue|queue|vlan|user|agent|handset|endpoint|qualify"
        r"|transmission|seqno|pid|thread|calling|dialing|dialling|dialed|dialled|number is)"
        r"(?: is| no\.?| number)?[\s:=#'\"]{0,3}\d+\b|\bextension is \d+",
    ),
    Decoy(
        "a model of phone",
        r"\b(?:polycom|poly|grandstream|yealink|snom|cisco|avaya|mitel|fanvil|aastra|gigaset|vvx"
        r"|gxp|gxv|grp|spa|soundpoint)(?: [a-z]{2,4})?[ -]\d{3}\b",
    ),
    Decoy(
        "a line of a program",
        r"\b\w+\[\d+\]|(?<![\w/\-])[\w/\-]+\.(?:c|cc|cpp|h|js|ts|py|lua|go|java|rs|erl):\d+",
    ),
    Decoy(
        "a parameter or a field of a message",
        r"\b(?:tag|branch|call-?id|cseq|expires|length|rport|maddr|max-forwards|min-se)"
        r"\s?[:=]\s?\S+",
    ),
    Decoy(
        "a phone number",
        r"(?<![\w.])(?:\+|00)\d[\d ()./\-]{5,}\d|\(\d{2,4}\) ?\d{3}[\d \-]*"
        r"|(?<![\w.])0\d\d[\d ()/\-]{3,}\d",
    ),
)

ANY_DECOY = re.compile("|".join(f"(?:{decoy.pattern})" for decoy in DECOYS))
"""Matches the whole of what a number belongs to, in lower-case text."""
