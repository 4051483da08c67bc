"""BIOES tags of the name tagger: their order, which may follow which, and spans to tags and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["TAGS", "allowed", "spans", "tags_of"]

_LABELS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
)  # fmt: skip
TAGS = ("O", *(f"{place}-{label}" for label in _LABELS for place in "BIES"))
_NUMBER = {tag: k for k, tag in enumerate(TAGS)}

Mask = NDArray[np.bool_]


def allowed() -> tuple[Mask, Mask, Mask]:
    """Which tag may follow which, which may come first, which last."""
    first = np.array([tag[0] in "OBS" for tag in TAGS])
    last = np.array([tag[0] in "OES" for tag in TAGS])
    inside = np.array([[a[0] in "BI" and b[0] in "IE" and a[2:] == b[2:] for b in TAGS] for a in TAGS])
    return inside | (last[:, None] & first[None, :]), first, last


def tags_of(pieces: Sequence[tuple[int, int]], entities: Iterable[tuple[int, int, str]]) -> list[int]:
    """A tag for each piece (start, end); an entity whose edges are no piece's edges is left out."""
    starts = {start: k for k, (start, _) in enumerate(pieces)}
    ends = {end: k for k, (_, end) in enumerate(pieces)}
    tags = [0] * len(pieces)
    for start, end, label in entities:
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None:
            continue
        if first == last:
            tags[first] = _NUMBER[f"S-{label}"]
        else:
            tags[first : last + 1] = [_NUMBER[f"I-{label}"]] * (last + 1 - first)
            tags[first], tags[last] = _NUMBER[f"B-{label}"], _NUMBER[f"E-{label}"]
    return tags


def spans(tags: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """(first, last + 1, label) of each name in a sequence of tags that ``allowed`` admits."""
    first = 0
    for k, tag in enumerate(map(TAGS.__getitem__, tags)):
        if tag[0] in "BS":
            first = k
        if tag[0] in "ES":
            yield first, k + 1, tag[2:]
