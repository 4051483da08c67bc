"""Which rows of a table can match a text at all: those whose trigger, a literal string, stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

__all__ = ["Triggered", "by_prefix", "present"]

_PREFIX = 4


class Triggered(Protocol):
    """A row with the small-letter string that must stand in a text for it to match."""

    @property
    def trigger(self) -> str: ...


Row = TypeVar("Row", bound=Triggered)
Groups = dict[str, dict[str, list[tuple[int, Row]]]]


def by_prefix(rows: Sequence[Row]) -> Groups[Row]:
    """The rows by the first letters of their trigger, and by their trigger."""
    groups: Groups[Row] = {}
    for k, row in enumerate(rows):
        groups.setdefault(row.trigger[:_PREFIX], {}).setdefault(row.trigger, []).append((k, row))
    return groups


def present(groups: Groups[Row], lower: str) -> list[Row]:
    """The rows whose trigger stands in ``lower``, in the order of the table."""
    found = [
        pair
        for prefix, triggers in groups.items()
        if prefix in lower
        for trigger, pairs in triggers.items()
        if trigger in lower
        for pair in pairs
    ]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]
