"""The commands of `python -m catalog`: for whoever edits the data."""
