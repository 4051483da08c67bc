"""Keys joined step by step to those that mean the same (a union-find)."""

from __future__ import annotations

from collections.abc import Iterable

from .names import Key

__all__ = ["Union"]


class Union:
    """Keys that were found to be one."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._parent = {k: k for k in keys}

    def root(self, k: Key) -> Key:
        """The key that stands for all those joined to ``k``."""
        while self._parent[k] != k:
            self._parent[k] = self._parent[self._parent[k]]
            k = self._parent[k]
        return k

    def join(self, a: Key, b: Key) -> None:
        """``b`` is ``a``, if both are among the keys."""
        if a in self._parent and b in self._parent:
            self._parent[self.root(b)] = self.root(a)
