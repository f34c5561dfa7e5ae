"""Rows of q850.json: the causes of Q.850, put together from sources other than Q.850.

The text of ITU-T Q.850 was not available. Names and assignment come from what Wireshark,
Asterisk, FreeSWITCH and RFC 3398 print; `q850-causes.csv` says from which of them each row is.
"""

from __future__ import annotations

from typing import Any

from scripts.causes import CauseTables
from scripts.origin import Origin, OriginError

HEADER = {
    "source": "Wireshark, Asterisk, FreeSWITCH and RFC 3398; ITU-T Q.850 itself was not read",
}
# What a table answers for a number that it does not list: RFC 3398 §7.2.4.1 and §8.2.6.1,
# RFC 4497 §8.4.1 and §8.4.4, and the code of both products.
DEFAULTS = {
    "to_sip": {"rfc3398": 500, "rfc4497": 500, "asterisk": 603, "freeswitch": 480},
    "to_cause": {
        "rfc3398": {"any": 31},
        "rfc4497": {"any": 31},
        "asterisk": {"4xx": 127, "5xx": 34, "6xx": 127, "any": 16},
        "freeswitch": {"any": 31},
    },
}


def q850_rows(origin: Origin, tables: CauseTables) -> list[dict[str, Any]]:
    """One row per cause, ascending, with the SIP codes tied to it in each table."""
    rows = []
    for row in origin.table("q850-causes.csv"):
        cause = int(row["cause"])
        rows.append(
            {
                "cause": cause,
                "name": row["name"] or row["q931_name_wireshark"],
                "class": row["class"] or None,
                "assigned": row["assigned_in_q850"] == "yes",
                "asterisk": row["asterisk_constant"] or None,
                "freeswitch": row["freeswitch_name"] or None,
                "to_sip": {
                    source: table[cause]
                    for source, table in tables.to_sip.items()
                    if cause in table
                },
                "from_sip": {
                    source: codes
                    for source, table in tables.to_cause.items()
                    if (codes := sorted(code for code, causes in table.items() if cause in causes))
                },
            }
        )
    if len({row["cause"] for row in rows}) != len(rows):
        raise OriginError("q850-causes.csv: a cause stands there twice")
    return sorted(rows, key=lambda row: row["cause"])
