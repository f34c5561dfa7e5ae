"""What is known of SIP response codes: look them up, compare them, search them.

>>> import catalog
>>> known = catalog.load()
>>> known.lookup(486).phrase
'Busy Here'

Values are in `catalog.model`, what a comparison gives in `catalog.compare.engine`, what a search
gives in `catalog.text.search`; they are not imported here, because a terminal that asks for one
code would wait for all of them.
"""

from catalog.catalog import Catalog
from catalog.errors import CatalogError, CompareError, DataError, QuestionError, UnknownCodeError
from catalog.load.loader import load, open_catalog
from catalog.model.code import ResponseClass, ResponseCode

__all__ = [
    "Catalog",
    "CatalogError",
    "CompareError",
    "DataError",
    "QuestionError",
    "ResponseClass",
    "ResponseCode",
    "UnknownCodeError",
    "load",
    "open_catalog",
]
