"""`Question` to `Answer`: asks the catalog and composes what is said."""

from bot.answers.desk import Desk

__all__ = ["Desk"]
