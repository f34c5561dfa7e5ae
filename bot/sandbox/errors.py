"""What the stand-in raises on purpose, and whose fault it is.

SandboxError
├── ApiError                 Slack would refuse this: the app's, or the page's
│   └── MissingScopeError    the token lacks a scope: the manifest's
└── JsonError                text from outside is not JSON that could be written again: the sender's
    └── TooDeepError         it is nested deeper than any message needs
"""

from __future__ import annotations


class SandboxError(Exception):
    """Base of everything that the stand-in raises on purpose."""


class ApiError(SandboxError):
    """Slack refuses: `code` is the word of its documentation, `messages` are the details."""

    def __init__(self, code: str, *messages: str) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages


class MissingScopeError(ApiError):
    """The token lacks the scope `needed`; it has those in `provided`."""

    def __init__(self, needed: str, provided: frozenset[str]) -> None:
        super().__init__("missing_scope")
        self.needed = needed
        self.provided = provided


class JsonError(SandboxError):
    """The text cannot be read as JSON, or what it says could not be written again."""


class TooDeepError(JsonError):
    """Lists and objects are nested deeper than `levels`."""

    def __init__(self, levels: int) -> None:
        super().__init__(f"nested deeper than {levels} levels")
