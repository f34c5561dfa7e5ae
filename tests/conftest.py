"""Fixtures that every test may use. The catalog is loaded once: it is frozen."""

from __future__ import annotations

import pytest
from hypothesis import settings

import catalog as catalog_package
from bot.answers import Desk
from bot.replies import Replies
from catalog import Catalog

# How long one example takes says nothing on a busy machine.
settings.register_profile("desk", deadline=None)
settings.load_profile("desk")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return catalog_package.load()


@pytest.fixture(scope="session")
def desk(catalog: Catalog) -> Desk:
    return Desk(catalog)


@pytest.fixture(scope="session")
def replies(desk: Desk) -> Replies:
    return Replies(desk)
