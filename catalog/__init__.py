"""What is known of SIP response codes: look them up, compare them, search them.

>>> import catalog
>>> known = catalog.load()
>>> known.lookup(486).phrase
'Busy Here'
"""

from catalog.catalog import Catalog
from catalog.compare import Comparison, Row
from catalog.errors import CatalogError, CompareError, DataError, QuestionError, UnknownCodeError
from catalog.loader import load
from catalog.model import Group, ResponseClass, ResponseCode
from catalog.search import Hit

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
]
