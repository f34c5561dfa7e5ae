"""Rules on the example of each code: a response that a stack would take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from catalog.lint.material import Material
from catalog.load.problem import Problem
from catalog.load.reader import Entry
from catalog.model.claims import Strength
from catalog.model.code import CodeFile
from catalog.sip.message import SipResponse, read_response

# RFC 5737 §3, RFC 3849 §4, RFC 2606 §2 and §3.
_NETWORKS = [
    ip_network(net)
    for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")
]
_DOMAIN = re.compile(
    r"\A(?:(?:[a-z0-9-]+\.)*example(?:\.com|\.net|\.org)?|(?:[a-z0-9-]+\.)+invalid)"
)
_IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
_IPV6 = re.compile(r"\[(?=[0-9a-fA-F]*:)([0-9a-fA-F:]+)\]|IP6 ([0-9a-fA-F:]+)")
_HOST = re.compile(
    r"(?:@|sips?:|https?://|wss?://|SIP/2\.0/\w+ |realm=\"|IP[46] )(?!urn:)"
    r"([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,})(?=[\s;:>/?\",]|$)",
    re.MULTILINE,
)
_MANDATORY = ("Via", "From", "To", "Call-ID", "CSeq", "Content-Length")


def example_form(material: Material) -> Iterator[Problem]:
    """Status line with code and registered phrase, then well-formed header fields."""
    for entry, response in _examples(material):
        for fault in response.faults:
            yield Problem(entry.file, "example", fault)
        code = entry.model.code
        title = f"{response.code} {response.phrase}"
        registered = f"{code} {material.registry.codes[code].phrase}"
        if response.code and title != registered:
            text = f"status line says {title}, the registry {registered}"
            yield Problem(entry.file, "example", text)


def example_mandatory(material: Material) -> Iterator[Problem]:
    """The header fields of every response (RFC 3261 §8.2.6.2, §20 Table 2)."""
    for entry, response in _examples(material):
        for name in _MANDATORY:
            if response.first(name) is None:
                yield Problem(entry.file, "example", f"has no {name}")


def example_length(material: Material) -> Iterator[Problem]:
    """Content-Length counts the body with CRLF; a body has a Content-Type."""
    for entry, response in _examples(material):
        stated, counted = response.first("Content-Length"), response.body_length
        if stated is not None and stated != str(counted):
            text = f"Content-Length is {stated}, the body has {counted} octets"
            yield Problem(entry.file, "example", text)
        if response.body and response.first("Content-Type") is None:
            yield Problem(entry.file, "example", "has a body and no Content-Type")


def example_names(material: Material) -> Iterator[Problem]:
    """Names and addresses are those set aside for documentation."""
    for entry, _ in _examples(material):
        example = entry.model.example
        for found in [*_IPV4.findall(example), *map("".join, _IPV6.findall(example))]:
            if not _documentation(found):
                text = f"{found} is not an address for documentation"
                yield Problem(entry.file, "example", text)
        for name in sorted(set(_HOST.findall(example))):
            if not _DOMAIN.fullmatch(name.lower()):
                text = f"{name} is not a name for documentation"
                yield Problem(entry.file, "example", text)


def _documentation(address: str) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(
        parsed in network
        for network in _NETWORKS
        if isinstance(network, IPv4Network | IPv6Network) and network.version == parsed.version
    )


def example_tags(material: Material) -> Iterator[Problem]:
    """From has a tag, To has one in every response but 100 (RFC 3261 §8.2.6.2)."""
    for entry, response in _examples(material):
        for name in ("From", "To"):
            value = response.first(name)
            expected = name == "From" or entry.model.code != 100
            if value is not None and (";tag=" in value) != expected:
                text = f"{name} {'lacks a' if expected else 'has a'} tag"
                yield Problem(entry.file, "example", text)


def example_musts(material: Material) -> Iterator[Problem]:
    """Each header field that the file calls an unconditional MUST stands in the example."""
    for entry, response in _examples(material):
        for header in entry.model.headers:
            asked = header.strength is Strength.MUST and header.on == "response"
            if asked and header.when is None and response.first(header.name) is None:
                yield Problem(entry.file, "example", f"has no {header.name}, a MUST here")


def example_contact(material: Material) -> Iterator[Problem]:
    """What creates a dialog carries Contact: 101 to 299 to INVITE (RFC 3261 §12.1.1)."""
    for entry, response in _examples(material):
        creates = response.method == "INVITE" and 101 <= entry.model.code <= 299
        if creates and response.first("Contact") is None:
            yield Problem(entry.file, "example", "answers INVITE and has no Contact")


def example_headers(material: Material) -> Iterator[Problem]:
    """Header fields and methods of the example are registered, and spelled so."""
    for entry, response in _examples(material):
        for name, _ in response.fields:
            if name not in material.registry.headers:
                yield Problem(entry.file, "example", f"{name} is not a registered header field")
        names = entry.model.methods.names
        if response.method and "any" not in names and response.method not in names:
            text = f"answers {response.method}, which is not among its methods"
            yield Problem(entry.file, "example", text)


def _examples(material: Material) -> Iterator[tuple[Entry[CodeFile], SipResponse]]:
    for entry in material.code_entries:
        yield entry, read_response(entry.model.example)
