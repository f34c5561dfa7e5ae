"""The grammar of SIP messages, as far as it is read here.

Each pattern has the name of its rule in RFC 3261 §25.1 (or of the RFC given beside it) and comes
in one of two tempers. The patterns of a message take a line as a stack has to write it. Those that
are `PASTED_` find the same thing in what people paste: in the middle of a line, with the case, the
spaces and the line ends that a log, a ticket or a chat has left of it.
"""

from __future__ import annotations

import re

# Status-Line: SIP-Version SP Status-Code SP Reason-Phrase. Groups: code, phrase.
STATUS_LINE = re.compile(r"SIP/2\.0 ([1-6]\d\d) (\S.*)")
PASTED_STATUS_LINE = re.compile(r"SIP/2\.0\s*([1-9]\d\d)(?!\d)", re.IGNORECASE)

# Request-Line: Method SP Request-URI SP SIP-Version
PASTED_REQUEST_LINE = re.compile(r"[A-Z]{3,9} (?:sips?|tel|urn):\S+ SIP/2\.0\b")

# extension-header: header-name HCOLON header-value, with header-name a token. Groups: both.
MESSAGE_HEADER = re.compile(r"\A([A-Za-z0-9\-.!%*_+`'~]+): ?(.*)")
# Names without a hyphen are too much like plain words ("cause: ..."). Group: name.
PASTED_HEADER = re.compile(r"\A([A-Z][\w.]*-[\w.\-]+)\s*:\s*\S", re.IGNORECASE)

# CSeq: 1*DIGIT LWS Method. Groups: both.
CSEQ = re.compile(r"(\d{1,10}) ([A-Z]+)")

# via-parm: sent-protocol LWS sent-by *( SEMI via-params ), with the branch of RFC 3261 §8.1.1.7
VIA_PARM = re.compile(r"\ASIP/2\.0/(?:UDP|TCP|TLS|SCTP|TLS-SCTP|WS|WSS) \S+;branch=z9hG4bK\S+")

# Warning: "Warning" HCOLON warning-value, which begins with a warn-code. Group: warn-code.
PASTED_WARNING = re.compile(r"\bWarning\s{0,3}:\s{0,3}(\d{3})(?!\d)", re.IGNORECASE)

# RFC 3326 §2, reason-value: protocol *(SEMI reason-params).
PASTED_REASON_VALUE = re.compile(
    r"\b(?P<protocol>SIP|Q\.850)\s?(?:;\s?text\s?=\s?\"[^\"\n]{0,100}+\"\s?)?"
    r";\s?cause\s?=\s?(?P<cause>\d{1,3})(?!\w)",
    re.IGNORECASE,
)
