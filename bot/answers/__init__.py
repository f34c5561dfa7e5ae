"""`Question` to `Answer`: asks the catalog and composes what is said."""
