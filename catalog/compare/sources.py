"""What the cells of a comparison rest on: the citations of one code, aspect by aspect.

The facts themselves are in `catalog.compare.behavior`, and each function here cites what the
function for the same aspect there shows, no more.
"""

from __future__ import annotations

from collections.abc import Iterable

from catalog.citation import Citation, parse_citation
from catalog.cited import DIALOG_FAILURE, FINAL_RESPONSE, LOCAL_RESPONSE, RESPONSE_CLASSES
from catalog.compare import behavior as traits
from catalog.model.cause_tables import CauseTable
from catalog.model.code import ResponseCode


def definition(code: ResponseCode) -> Iterable[Citation]:
    """Where the code is defined, and with it what it means."""
    return (code.defined,)


def finality(_: ResponseCode) -> Iterable[Citation]:
    """Which responses are final."""
    return (FINAL_RESPONSE,)


def response_class(_: ResponseCode) -> Iterable[Citation]:
    """What the classes are."""
    return (RESPONSE_CLASSES,)


def retry(code: ResponseCode) -> Iterable[Citation]:
    """Whether and how to try again."""
    claims = (
        code.retry.same_target,
        code.retry.other_target,
        code.retry.changed,
        code.retry.after,
        code.retry.never,
    )
    return [source for claim in claims if claim for source in claim.sources]


def fork(code: ResponseCode) -> Iterable[Citation]:
    """What a forking proxy does with it."""
    return (code.fork or code.response_class.fork).sources


def dialog(code: ResponseCode) -> Iterable[Citation]:
    """What happens to the dialog."""
    return code.dialog.sources


def mid_dialog(code: ResponseCode) -> Iterable[Citation]:
    """What a failure inside a dialog takes down."""
    return (DIALOG_FAILURE,) if traits.mid_dialog(code) else ()


def senders(code: ResponseCode) -> Iterable[Citation]:
    """Who sends it: of the roles that the cell names."""
    roles = traits.usual_roles(code)
    return [source for sender in code.senders if sender.who in roles for source in sender.sources]


def methods(code: ResponseCode) -> Iterable[Citation]:
    """The requests that it answers."""
    local = (LOCAL_RESPONSE,) if traits.made_locally(code) else ()
    return (*code.methods.sources, *local)


def headers(code: ResponseCode) -> Iterable[Citation]:
    """The header fields that the cell names."""
    return [
        source for _, uses in traits.header_clauses(code) for use in uses for source in use.sources
    ]


def ack(code: ResponseCode) -> Iterable[Citation]:
    """Who acknowledges it."""
    return code.response_class.ack.sources if traits.answers_invite(code) else ()


def hears(code: ResponseCode) -> Iterable[Citation]:
    """What the caller hears."""
    return code.hears.sources if code.hears else ()


def q850(code: ResponseCode) -> Iterable[Citation]:
    """Its causes in RFC 3398, by direction."""
    table = CauseTable.RFC3398
    mappings = code.q850_mappings
    places = [
        *([table.to_cause_source] if mappings.sent.get(table) else []),
        *([table.to_code_source] if mappings.received.get(table) else []),
    ]
    return map(parse_citation, places)
