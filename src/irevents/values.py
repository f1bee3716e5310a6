"""Values that the type checker holds frozen and that cost no more to make than other objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """A dataclass with slots that is not to be changed: mypy reports whoever assigns to a field.

    `@dataclass(frozen=True)` would stop it at run time as well, and takes three times as long to make one;
    of mentions, words and readings a page has thousands.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
