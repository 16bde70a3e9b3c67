"""A large mapping with a few entries changed, at the price of those few.

Copying four dictionaries of 100 000 entries for one tick takes 2 ms, and reads every row of a plan that
reads its rows only when asked. A layer over them is copied instead; it holds what has been changed
since the plan was opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, TypeVar

V = TypeVar("V")

FEW = 200
"""Up to this many entries a plain copy is made: it is as cheap, and read faster."""

_GONE: Any = object()


class Layered(MutableMapping[str, V]):
    """Reads through to a mapping that never changes; writes stay on top of it."""

    __slots__ = ("_base", "_over", "_size")

    def __init__(self, base: Mapping[str, V], over: dict[str, V], size: int) -> None:
        self._base = base
        self._over = over
        self._size = size

    def layer(self) -> Layered[V]:
        """The same entries, to be changed without changing these."""
        return Layered(self._base, dict(self._over), self._size)

    def __getitem__(self, key: str) -> V:
        found = self._over[key] if key in self._over else self._base[key]
        if found is _GONE:
            raise KeyError(key)
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """Without raising on the way: most items have no entry for what is below them."""
        found = self._over[key] if key in self._over else self._base.get(key, default)
        return default if found is _GONE else found

    def __contains__(self, key: object) -> bool:
        return self._over[key] is not _GONE if key in self._over else key in self._base  # pyright: ignore[reportArgumentType] -- only texts are in it

    def __setitem__(self, key: str, value: V) -> None:
        self._size += key not in self
        self._over[key] = value

    def __delitem__(self, key: str) -> None:
        if key not in self:
            raise KeyError(key)
        self._size -= 1
        self._over[key] = _GONE

    def __iter__(self) -> Iterator[str]:
        yield from (key for key in self._base if key not in self._over)
        yield from (key for key, value in self._over.items() if value is not _GONE)

    def __len__(self) -> int:
        return self._size


def editable(mapping: Mapping[str, V]) -> MutableMapping[str, V]:
    """The same entries, to be changed without changing `mapping`, which must itself never change."""
    if isinstance(mapping, Layered):
        return mapping.layer()
    return dict(mapping) if len(mapping) <= FEW else Layered(mapping, {}, len(mapping))
