"""Places in RFCs that the code itself cites; everything else is cited by the data files."""

from __future__ import annotations

from catalog.citation import parse_citation

FREE_PHRASE = parse_citation("RFC 3261 §7.2")
"""The reason phrase is for people: the status code decides."""
RESPONSE_CLASSES = parse_citation("RFC 3261 §7.2")
"""Which digit is which class."""
FINAL_RESPONSE = parse_citation("RFC 3261 §6")
"""Which responses end a transaction."""
LOCAL_RESPONSE = parse_citation("RFC 3261 §8.1.3.1")
"""A timeout or a transport error is treated as if a 408 or a 503 had come."""
DIALOG_FAILURE = parse_citation("RFC 5057 §5.1")
"""What each failure inside a dialog takes down; codes later than that RFC are not in it."""
