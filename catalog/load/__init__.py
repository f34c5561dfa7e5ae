"""The one reader of data/: the catalog asks it for values, the lint for what is wrong.

files    the data folder and its generated tables
problem  what is wrong with the data, and where
reader   reads files, fits them to models, and collects problems
codes, causes, terms, unregistered, sources, synonyms: the files of each kind, and the joins
registry   the generated tables
kinds      the table of all kinds of files
loader   the catalog, read at once or file by file
"""
