"""Sample articles: fictional news written for this package, with the mess that scraped articles have.

People, events and outlets are invented; places and institutions are real. ``samples.jsonl`` holds an article a
line with what a careful reader finds in it, in the exchange format: offsets are half-open character offsets
into ``text``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["LAYERS", "Sample", "expected", "load", "names"]

LAYERS = ("boilerplate", "entities", "times", "quotes")


@dataclass(frozen=True, slots=True)
class Sample:
    """An article as scraped. ``published`` is an ISO date, None where none came with it."""

    id: str
    title: str
    published: str | None
    text: str
    url: str | None = None


@cache
def _rows() -> dict[str, dict[str, Any]]:
    lines = files(__name__).joinpath("samples.jsonl").read_text(encoding="utf-8").split("\n")
    return {row["id"]: row for row in map(json.loads, filter(None, lines))}


def _row(name: str) -> dict[str, Any]:
    if name not in _rows():
        raise KeyError(f"no sample {name!r}; there are {', '.join(names())}")
    return _rows()[name]


def names() -> tuple[str, ...]:
    """The names of the samples.

    >>> names()[0]
    'banjir-bengawan'
    """
    return tuple(_rows())


def load(name: str) -> Sample:
    """The sample of that name. KeyError if there is none.

    >>> load("banjir-bengawan").title
    'Bengawan Solo Meluap, 1.240 Rumah di Bojonegoro Terendam'
    """
    row = _row(name)
    return Sample(row["id"], row["title"], row["published"], row["text"], row["url"])


def expected(name: str) -> dict[str, Any]:
    """What a careful reader finds in the sample: LAYERS, and ``dct``, the date its relative times count from.

    ``boilerplate`` [start, end, kind], ``entities`` [start, end, label], ``times`` [start, end, type, value] with
    ``mod`` as a fifth where there is one and the value ``?`` where the text leaves none, ``quotes`` as mappings
    with ``kind``, ``content``, ``cue``, ``source``, ``speaker`` and ``relay``. KeyError if there is no such sample.

    >>> expected("banjir-bengawan")["quotes"][1]["speaker"]
    'Hendro Wicaksana'
    """
    row = _row(name)
    return {key: row[key] for key in ("dct", *LAYERS)}
