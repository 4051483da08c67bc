"""BIOES tags of the name tagger: their order, which may follow which, and spans to tags and back.

The order makes slices of what may follow what: any tag that ends a name or stands outside (``ENDS``) may be followed by
any that stands outside or begins a name (``STARTS``); inside a name, B or I is followed by I or E of the same label.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

__all__ = ["BEGIN", "END", "ENDS", "INSIDE", "STARTS", "TAGS", "spans", "tags_of"]

_LABELS = (
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE",
)  # fmt: skip
_N = len(_LABELS)
TAGS = (
    *(f"E-{label}" for label in _LABELS),
    "O",
    *(f"{place}-{label}" for place in "SBI" for label in _LABELS),
)
END, ENDS, STARTS = slice(0, _N), slice(0, 2 * _N + 1), slice(_N, 3 * _N + 1)
BEGIN, INSIDE = slice(2 * _N + 1, 3 * _N + 1), slice(3 * _N + 1, 4 * _N + 1)
_NUMBER = {tag: k for k, tag in enumerate(TAGS)}


def tags_of(pieces: Sequence[tuple[int, int]], entities: Iterable[tuple[int, int, str]]) -> list[int]:
    """A tag for each piece (start, end); an entity whose edges are no piece's edges is left out."""
    starts = {start: k for k, (start, _) in enumerate(pieces)}
    ends = {end: k for k, (_, end) in enumerate(pieces)}
    tags = [_NUMBER["O"]] * len(pieces)
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
    """(first, last + 1, label) of each name in a sequence of tags that can follow each other."""
    first = 0
    for k, tag in enumerate(map(TAGS.__getitem__, tags)):
        if tag[0] in "BS":
            first = k
        if tag[0] in "ES":
            yield first, k + 1, tag[2:]
