"""Which numbers in a text can be status codes: a room, a port and a phone number cannot.

`_OTHER` is a table of what numbers belong to, each with the pattern that shows it; what it
matches, in lower case, is taken out before codes are looked for. A status line says by itself
which number is the code, so that nothing else in the text counts then.
"""

from __future__ import annotations

import re

LOWEST, HIGHEST = 100, 699

# RFC 3261 §25.1, Status-Line: SIP-Version SP Status-Code SP Reason-Phrase
STATUS_LINE = re.compile(r"SIP/2\.0\s*([1-9]\d\d)(?!\d)", re.IGNORECASE)

# RFC 3261 §25.1, Request-Line: Method SP Request-URI SP SIP-Version
_REQUEST_LINE = re.compile(r"[A-Z]{3,9} (?:sips?|tel|urn):\S+ SIP/2\.0\b")

# A three-digit number that stands alone: not part of an address, a longer number or a name.
_CODE = re.compile(r"(?<![A-Za-z0-9@+])(?<!\d[.:\-])(?<!\s-)[1-6]\d\d(?![A-Za-z0-9@%])(?![.:]\d)")
_GLUED = re.compile(r"\b(?:sip|code|error)[_\-:]?(?=[1-6]\d\d\b)|(?<=\b[1-6]\d\d)(?=ok\b)")
_NEGATIVE = re.compile(r"[-\u2212]\s*\d+")

_OTHER: dict[str, str] = {
    # Causes end with 127, so that "what causes 488" is about a code.
    "another registry; but SIP;cause=486 (RFC 3326 §2) is a status code": (
        r"\b(?:(?:q\.?850|isdn|isup|hangup[ _-]?cause)(?:[ -](?:cause|code|value|number|is|was))*"
        r"\W{0,3}\d+|(?<!sip;)(?<!sip; )causes?(?:[ -](?:code|value|number|is|was))*\W{0,3}"
        r"(?:1[01]\d|12[0-7]|\d\d?)(?!\d)"
        r"|(?:rfc|port|warn(?:ing)?s?(?:[ -]?codes?)?|timer|line|extension|ext)\W{0,3}\d+)"
        r"(?:\s*/\s*\d+)*"
    ),
    "a unit": (
        r"(?<!\d)\d+ ?(?:seconds?|secs?|msec|ms|minutes?|mins?|hours?|hrs?|days?|bytes?|octets"
        r"|kbps|kbit|k?hz|percent|phones?|calls|users?|people|agents?|sites?|times|channels?|lines"
        r"|trunks?|devices?|customers?|euros?|dollars?|meters?|miles?|\u20ac)\b"
        r"|(?<!\d)\d+ s\b"
    ),
    "money, a ticket": r"[$\u20ac\u00a3]\s?\d+|#\d+(?=\s+\w)",
    "a thing with a number": (
        r"\b(?:room|peer|desk|ticket|issue|queue|vlan|user|agent|handset|endpoint|qualify"
        r"|transmission|seqno|pid|thread|calling|dialing|dialling|dialed|dialled|number is)"
        r"(?: is| no\.?| number)?[\s:=#'\"]{0,3}\d+\b|\bextension is \d+"
    ),
    "a model of phone": (
        r"\b(?:polycom|poly|grandstream|yealink|snom|cisco|avaya|mitel|fanvil|aastra|gigaset|vvx"
        r"|gxp|gxv|grp|spa|soundpoint)(?: [a-z]{2,4})?[ -]\d{3}\b"
    ),
    "a place in a program": (
        r"\b\w+\[\d+\]|(?<![\w/\-])[\w/\-]+\.(?:c|cc|cpp|h|js|ts|py|lua|go|java|rs|erl):\d+"
    ),
    "a field of a message": (
        r"\b(?:tag|branch|call-?id|cseq|expires|length|rport|maddr|max-forwards|min-se)"
        r"\s?[:=]\s?\S+"
    ),
    "a phone number": (
        r"(?<![\w.])(?:\+|00)\d[\d ()./\-]{5,}\d|\(\d{2,4}\) ?\d{3}[\d \-]*"
        r"|(?<![\w.])0\d\d[\d ()/\-]{3,}\d"
    ),
}
_TAKEN_OUT = re.compile("|".join(f"(?:{pattern})" for pattern in _OTHER.values()))


def numbers_in(text: str) -> list[int]:
    """Three-digit numbers 100 to 699 that can be status codes, in order, each once."""
    if lines := STATUS_LINE.findall(text):
        return _distinct(lines)
    if _NEGATIVE.fullmatch(text) or _REQUEST_LINE.match(text):
        return []
    return _distinct(_CODE.findall(_TAKEN_OUT.sub(" ", _GLUED.sub(" ", text.lower()))))


def _distinct(numbers: list[str]) -> list[int]:
    found = dict.fromkeys(int(number) for number in numbers)
    return [number for number in found if LOWEST <= number <= HIGHEST]
