"""Joins what people wrote with what is registered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

_Joined = TypeVar("_Joined", bound=BaseModel)


def join(joined: type[_Joined], written: BaseModel, registered: Mapping[str, Any]) -> _Joined:
    """The value of both, not validated again. The number or name that they share is the same."""
    return joined.model_construct(**{**registered, **dict(written)})
