"""What every request from Slack passes before a listener sees it."""

from bot.middleware.once import Once
from bot.middleware.signature import SignatureGate

__all__ = ["Once", "SignatureGate"]
