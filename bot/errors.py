"""What can go wrong with the bot, whose fault it is, and what becomes of it.

BotError
├── SettingsError    the administrator's: a setting is missing or cannot be used, a token is not
│                    taken, a port is busy. Raised before anything is served; the message says
│                    what to set. Change it and start again.
├── CommandLineError the user's: arguments that do not go together. The message says what to type.
├── OutputError      the user's machine: the answer cannot be written, as to a full disk. The
│                    message says why. Make room and ask again.
├── SocketModeError  Slack's, the network's or, for a token that was taken back, the
│                    administrator's: Slack cannot be reached. The process logs the message, which
│                    says what to check, and exits; whatever keeps it running starts it again.
└── OutboxFullError  nobody's: too many posts wait, or the process is ending. Nothing to type:
                     Slack gets a 503 and delivers the event again.

Each message is a sentence for a person, without a token and without what people typed, so that it
may be printed and logged. Handlers catch none of these: the command line prints what ends a run,
`bot.slack.errors` answers for what a request meets. Below these, `catalog.errors` has the tree of
the catalog; the stand-in for Slack answers with errors of Slack's own (`bot.sandbox.errors`).
"""

from __future__ import annotations


class BotError(Exception):
    """Base of everything that the bot raises on purpose."""


class SettingsError(BotError):
    """The set-up is incomplete or wrong; the message names the variable and what to do."""


class CommandLineError(BotError):
    """Arguments that do not go together; the message says what to type."""


class OutputError(BotError):
    """The answer cannot be written; the message says why."""


class SocketModeError(BotError):
    """Slack cannot be reached by Socket Mode; the message says why, and what to do."""


class OutboxFullError(BotError):
    """A post was not taken: too many wait, or the process is ending."""
