"""Stretches of a text to look at: half-open offsets, in order and apart."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["Stretches", "joined"]

Stretches = list[tuple[int, int]]


def joined(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """Stretches, in order of their starts, with those that touch made one."""
    found: Stretches = []
    for start, end in stretches:
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found
