"""The soak: a scripted Slack sends the bot thousands of requests with faults and counts answers.

    python -m scripts.soak [--requests N] [--socket-requests N] [--seed N] [--scale N] [--faults X]

Theory of operation. `plan` says what is sent and which posts go wrong, all from one seed. `slack`
is the Web API: it does what the plan says to each post and writes every attempt down. `over_http`
and `over_socket` deliver, and repeat as Slack repeats, with its pauses divided by the scale; both
write every delivery down. `ledger` holds what was written; `verdict` reads it when all is over
and says which promise was broken. The bot is known by its wire alone.
"""

from scripts.soak.plan import SHORT, Plan
from scripts.soak.run import Soaked, soak

__all__ = ["SHORT", "Plan", "Soaked", "soak"]
