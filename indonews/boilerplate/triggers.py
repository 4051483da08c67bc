"""Where literal strings stand in a text: all those that rules wait for are found in one pass over it."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..lexicon import column

__all__ = ["Places", "Triggered", "by_trigger", "find_triggers", "known_triggers", "present"]

Places = dict[str, list[int]]
"""Where each string that a text holds stands in it: the starts, in order, without overlap."""

_IN_CODE = (
    "(", "/", "foto", "dok. ", "halaman ", "artikel ini", "berita ini", "tulisan ini", "berkontribusi", "source:", "itulis oleh",
    "diadaptasi oleh", "diterjemahkan oleh", "reporter", "sumber", "(penulis", "(editor", "(reporter", "(kontributor",
    "artikel ini ditulis", "ilustrasi",
)  # fmt: skip
"""The strings that rules outside the tables wait for."""
_PREFIX = 4
_BITS = 14
_FACTOR, _SHIFT = np.uint32(2654435761), np.uint32(32 - _BITS)


class Triggered(Protocol):
    """A row with the small-letter string that must stand in a text for it to match."""

    @property
    def trigger(self) -> str: ...


Row = TypeVar("Row", bound=Triggered)
Groups = dict[str, list[tuple[int, Row]]]


class _Finder:
    """Finds strings by the hash of their first four characters, taken at every place of a text at once."""

    __slots__ = ("_by_prefix", "_may_start", "_short", "known", "longest")

    def __init__(self, triggers: Iterable[str]) -> None:
        self.known = frozenset(triggers)
        self.longest = max(map(len, self.known))
        self._short = sorted(trigger for trigger in self.known if len(trigger) < _PREFIX)
        self._by_prefix: dict[str, list[str]] = {}
        self._may_start = np.zeros(1 << _BITS, dtype=bool)
        for trigger in sorted(self.known.difference(self._short)):
            self._by_prefix.setdefault(trigger[:_PREFIX], []).append(trigger)
            self._may_start[_hashes(trigger[:_PREFIX])] = True

    def find(self, lower: str) -> Places:
        found: Places = {}
        for trigger in self._short:
            position = lower.find(trigger)
            while position >= 0:
                found.setdefault(trigger, []).append(position)
                position = lower.find(trigger, position + len(trigger))
        for position in np.flatnonzero(self._may_start.take(_hashes(lower))).tolist():
            for trigger in self._by_prefix.get(lower[position : position + _PREFIX], ()):
                if lower.startswith(trigger, position):
                    places = found.setdefault(trigger, [])
                    if not places or position >= places[-1] + len(trigger):
                        places.append(position)
        return found


def _hashes(text: str) -> NDArray[np.uint32]:
    """A number for each run of four characters, those beyond Latin-1 taken as one."""
    codes = text.encode("latin-1", "replace")
    runs = np.ndarray((max(0, len(codes) - _PREFIX + 1),), np.uint32, codes or b"\0", strides=(1,))
    hashes: NDArray[np.uint32] = runs * _FACTOR >> _SHIFT
    return hashes


@cache
def _finder() -> _Finder:
    rows = [*column("boilerplate_markers", "trigger"), *column("boilerplate_links", "trigger")]
    return _Finder([*(trigger.replace("\\n", "\n") for trigger in rows), *_IN_CODE])


def find_triggers(lower: str, near: Sequence[tuple[int, int]] | None = None) -> Places:
    """Where the strings that rules wait for stand in ``lower``, a text in small letters.

    ``near``, stretches in order and apart: only those that start there; None for the whole text.
    """
    if near is None:
        return _finder().find(lower)
    longest = _finder().longest
    pieces = [lower[start : end + longest] for start, end in near]
    shifts = list(itertools.accumulate((len(piece) + 1 for piece in pieces), initial=0))
    found: Places = {}
    for trigger, places in _finder().find("\0".join(pieces)).items():
        for place in places:
            k = bisect_right(shifts, place) - 1
            position = near[k][0] + place - shifts[k]
            if position < near[k][1]:
                found.setdefault(trigger, []).append(position)
    return found


@cache
def known_triggers() -> frozenset[str]:
    """The strings that `find_triggers` looks for."""
    return _finder().known


def by_trigger(rows: Sequence[Row]) -> Groups[Row]:
    """The rows, numbered, by their trigger."""
    groups: Groups[Row] = {}
    for k, row in enumerate(rows):
        groups.setdefault(row.trigger, []).append((k, row))
    return groups


def present(groups: Mapping[str, list[tuple[int, Row]]], places: Places) -> list[Row]:
    """The rows whose trigger was found, in the order of the table."""
    found = [pair for trigger in places for pair in groups.get(trigger, ())]
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]
