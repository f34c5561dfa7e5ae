"""The one reader of data/."""
