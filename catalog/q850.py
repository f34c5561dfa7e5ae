"""Causes of Q.850 and of products, by number and by any name that a product gives them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from catalog.model.cause import CauseAlias, PrivateCause, Q850Cause
from catalog.model.cause_tables import CauseTable

_ASTERISK = "AST_CAUSE_"
_FREESWITCH = "SWITCH_CAUSE_"


class Q850:
    """All causes.

    causes:         of Q.850, by number
    private_causes: hangup causes that products defined for themselves, by number
    aliases:        further names of causes in products
    default_codes:  what a table makes of a cause that it does not list
    """

    def __init__(
        self,
        causes: Mapping[int, Q850Cause],
        private_causes: Mapping[int, PrivateCause],
        aliases: tuple[CauseAlias, ...],
        default_codes: Mapping[CauseTable, int],
    ) -> None:
        self.causes = causes
        self.private_causes = private_causes
        self.aliases = aliases
        self.default_codes = default_codes

    def cause_named(self, name: str) -> int | None:
        """The cause that products call by this name, whatever its case: AST_CAUSE_USER_BUSY."""
        return self._numbers_by_name.get(name.upper())

    @cached_property
    def _numbers_by_name(self) -> Mapping[str, int]:
        """Asterisk's names also bare, FreeSWITCH's also with the prefix of its source code.

        Where both use a bare name for different causes (PRE_EMPTED), it is FreeSWITCH's, which
        writes it so itself.
        """
        causes = self.causes.values()
        asterisk = {cause.asterisk: cause.cause for cause in causes if cause.asterisk}
        asterisk |= {alias.name: alias.cause for alias in self.aliases}
        freeswitch = {cause.freeswitch: cause.cause for cause in causes if cause.freeswitch}
        freeswitch |= {cause.name: cause.cause for cause in self.private_causes.values()}
        bare = {name.removeprefix(_ASTERISK): number for name, number in asterisk.items()}
        return {
            **{name: number for name, number in bare.items() if "_" in name},
            **asterisk,
            **{f"{_FREESWITCH}{name}": number for name, number in freeswitch.items()},
            **freeswitch,
        }
