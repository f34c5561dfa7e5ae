"""What is known of SIP response codes: look them up, compare them, search them.

>>> import catalog
>>> known = catalog.load()
>>> known.lookup(486).phrase
'Busy Here'
"""

from catalog.catalog import Catalog
from catalog.compare.engine import Comparison, Row
from catalog.errors import CatalogError, CompareError, DataError, QuestionError, UnknownCodeError
from catalog.load.loader import load, open_catalog
from catalog.model.code import Group, ResponseClass, ResponseCode
from catalog.text.search import Hit

__all__ = [
    "Catalog",
    "CatalogError",
    "CompareError",
    "Comparison",
    "DataError",
    "Group",
    "Hit",
    "QuestionError",
    "ResponseClass",
    "ResponseCode",
    "Row",
    "UnknownCodeError",
    "load",
    "open_catalog",
]
