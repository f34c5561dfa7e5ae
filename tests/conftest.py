"""Fixtures that every test may use. The catalog is loaded once: it is frozen."""

from __future__ import annotations

import pytest
from hypothesis import settings

import catalog as catalog_package
from bot.desk import Desk
from bot.slack.message_cache import MessageCache
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
def messages(desk: Desk) -> MessageCache:
    return MessageCache(desk)
