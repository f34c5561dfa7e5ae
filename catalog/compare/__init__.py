"""Two to five codes side by side: aspects, engine, sentences, verdicts."""
