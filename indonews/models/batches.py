"""Items in batches that are bounded by their size."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["batches"]

T = TypeVar("T")


def batches(
    items: Iterable[T], size: Callable[[T], int], enough: int, most: int | None = None
) -> Iterator[list[T]]:
    """Items in order; a batch ends where its sizes add up to ``enough``, or with its ``most``-th item.

    >>> list(batches(["satu", "dua", "tiga", "empat"], len, enough=6))
    [['satu', 'dua'], ['tiga', 'empat']]
    """
    batch: list[T] = []
    total = 0
    for item in items:
        batch.append(item)
        total += size(item)
        if total >= enough or len(batch) == most:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
