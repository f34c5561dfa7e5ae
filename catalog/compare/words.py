"""The words for the values of each aspect; nothing else says them.

Each text is a phrase in lower case that reads on its own in a cell, with a capital, and within a
sentence. Two values never share their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from catalog.model.aspects import Actor, Branches, Fault, Heard, InsideDialog, PassedOn
from catalog.model.claims import AnotherTarget, NextTrunk, RetryKind, Role

WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        Fault: {
            Fault.PROGRESS: "nothing so far",
            Fault.SUCCESS: "nothing, it succeeded",
            Fault.REDIRECT: "nothing, it belongs elsewhere",
            Fault.SERVICE: "the call, with another service on offer",
            Fault.FORM: "the form of the request",
            Fault.METHOD: "the method",
            Fault.EXTENSION: "a SIP extension",
            Fault.BODY: "the body",
            Fault.ANSWER_FORMAT: "the format of the answer",
            Fault.MEDIA: "the media in the SDP",
            Fault.SIZE: "the size of the request",
            Fault.LOGIN: "the login",
            Fault.HOP_SECURITY: "the security of the first hop",
            Fault.PERMISSION: "permission",
            Fault.SIGNATURE: "the proof of identity",
            Fault.ADDRESS: "the address",
            Fault.CALLEE: "the callee's side",
            Fault.ROUTE: "the route",
            Fault.SERVER: "the state of a server",
            Fault.SILENCE: "an answer that did not come",
            Fault.CALL: "the state of the call",
            Fault.INTERVAL: "a time interval",
            Fault.PUBLISHED: "the published state",
            Fault.LOCATION: "the caller's location",
            Fault.ALERT: "the alert",
            Fault.PACKAGE: "the event or Info package",
        },
        RetryKind: {
            RetryKind.NOTHING: "nothing to repeat",
            RetryKind.CREDENTIALS: "repeat it with credentials",
            RetryKind.REDIRECT: "send it to another address",
            RetryKind.CHANGED: "change it, then repeat",
            RetryKind.FIXED: "fix the cause, then repeat",
            RetryKind.LATER: "repeat it later",
            RetryKind.ELSEWHERE: "send it another way",
            RetryKind.NEVER: "do not repeat it",
        },
        Actor: {
            Actor.NOBODY: "nobody",
            Actor.CLIENT: "the client itself",
            Actor.CALLER: "the caller",
            Actor.ADMINISTRATOR: "the sender's administrator",
            Actor.SIGNER: "whoever signs or verifies",
            Actor.AUTHORITATIVE_PROXY: "the callee's proxy itself",
            Actor.OPERATOR: "the operator of the path",
            Actor.CALLEE: "the called side",
        },
        AnotherTarget: {
            AnotherTarget.YES: "may take it",
            AnotherTarget.NO: "will not help",
            AnotherTarget.CONTACT: "the one in Contact",
        },
        NextTrunk: {
            NextTrunk.YES: "worth a try",
            NextTrunk.NO: "will not help",
            NextTrunk.DEPENDS: "depends on the cause",
        },
        InsideDialog: {
            InsideDialog.REQUEST: "only the request fails",
            InsideDialog.AT_MOST_USAGE: "ends at most the usage",
            InsideDialog.USAGE: "ends the usage",
            InsideDialog.HANG_UP: "ends the usage; the client should hang up",
            InsideDialog.DIALOG: "ends the whole dialog",
            InsideDialog.REDIRECTED: "not well defined; affects the whole dialog",
        },
        Branches: {
            Branches.GO_ON: "go on",
            Branches.CANCELED: "are to be canceled",
            Branches.UNLESS_CANCELED: "go on unless the caller canceled",
        },
        PassedOn: {
            PassedOn.NOT_AT_ALL: "stays on its hop",
            PassedOn.AT_ONCE: "goes to the caller at once",
            PassedOn.BEST: "only if it is the best of all",
            PassedOn.PREFERRED: "if it is the best; should be preferred",
            PassedOn.MERGED: "if it is the best, with all challenges",
            PassedOn.FOLLOWED: "if it is the best, unless followed",
            PassedOn.RETRIED: "if it is the best, unless retried",
            PassedOn.AS_500: "as 500 if it came alone",
            PassedOn.FINAL: "once all branches have ended",
        },
        Heard: {
            Heard.RINGBACK: "ringback",
            Heard.EARLY_MEDIA: "early media, or silence",
            Heard.QUEUE: "the queue's media, or silence",
            Heard.CALLEE: "whoever answered",
            Heard.BUSY: "busy tone",
            Heard.LOGIN: "nothing; a login prompt at most",
            Heard.ANNOUNCEMENT: "an announcement, if any",
            Heard.GOES_ON: "the call, as before",
            Heard.ENDS: "the end of the call",
        },
        Role: {
            Role.LOCAL: "the caller's own stack",
            Role.PROXY: "a proxy",
            Role.REGISTRAR: "a registrar",
            Role.REDIRECT: "a redirect server",
            Role.NOTIFIER: "a notifier",
            Role.B2BUA: "a PBX or SBC",
            Role.GATEWAY: "a gateway",
            Role.UAS: "the called device",
        },
    }
)


def words(value: StrEnum) -> str:
    """What people read for a value. Raises KeyError where there is nothing to say."""
    return WORDS[type(value)][value]
