"""Two to five codes side by side: aspects, engine, sentences, verdicts."""

FEWEST, MOST = 2, 5
"""So many codes can be compared. They are here because reading a question needs no engine."""
