"""A strict reader of one SIP response, for the examples of the data.

It knows what an example may hold and no more: no compact names, one header field a line
(folded lines allowed), line ends as LF that stand for CRLF. Grammar: RFC 3261 §7 and §25.1.
What it cannot read it reports; it never raises on the text.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.sip.grammar import CSEQ, MESSAGE_HEADER, STATUS_LINE, VIA_PARM


@dataclass(frozen=True)
class SipResponse:
    """A response as read, and what was wrong with it."""

    code: int
    phrase: str
    fields: tuple[tuple[str, str], ...]
    body: str
    faults: tuple[str, ...]

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a header field, in order; names compare without case."""
        return tuple(value for key, value in self.fields if key.lower() == name.lower())

    def first(self, name: str) -> str | None:
        """The first value of a header field."""
        return next(iter(self.all(name)), None)

    @property
    def method(self) -> str:
        """The method in CSeq; empty where there is none."""
        match = CSEQ.fullmatch(self.first("CSeq") or "")
        return match[2] if match else ""

    @property
    def body_length(self) -> int:
        """Octets of the body on the wire, where each line ends with CRLF."""
        return len(self.body.replace("\n", "\r\n").encode())


def read_response(text: str) -> SipResponse:
    """Read an example."""
    head, separator, body = text.partition("\n\n")
    status_line, *lines = head.split("\n")
    faults = []
    if not separator and head.endswith("\n"):
        lines.pop()
    status = STATUS_LINE.fullmatch(status_line)
    if status is None:
        faults.append(f"is not a status line: {status_line}")
    fields: list[tuple[str, str]] = []
    for line in lines:
        match = MESSAGE_HEADER.fullmatch(line)
        if match:
            fields.append((match[1], match[2]))
        elif line[:1] in (" ", "\t") and line.strip() and fields:
            name, value = fields[-1]
            fields[-1] = (name, f"{value} {line.strip()}")
        else:
            faults.append(f"is not a header field: {line!r}")
    response = SipResponse(
        code=int(status[1]) if status else 0,
        phrase=status[2] if status else "",
        fields=tuple(fields),
        body=body,
        faults=(),
    )
    faults += _field_faults(response)
    return SipResponse(response.code, response.phrase, response.fields, body, tuple(faults))


def _field_faults(response: SipResponse) -> list[str]:
    faults = [f"{name} is empty" for name, value in response.fields if not value.strip()]
    if not response.method:
        faults.append(f"CSeq is not a number and a method: {response.first('CSeq')}")
    for via in response.all("Via"):
        faults += [
            f"Via is malformed: {part}" for part in via.split(", ") if not VIA_PARM.match(part)
        ]
    for name in ("From", "To", "Call-ID", "CSeq", "Content-Length", "Content-Type", "Max-Forwards"):
        if len(response.all(name)) > 1:
            faults.append(f"{name} is listed twice")
    return faults
