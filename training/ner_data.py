"""Gold articles as token sequences with entity spans, and the noise that training puts on them.

An article becomes a :class:`Sample`: its tokens as the library splits them, a flag for each whether a space follows,
and its entities as half-open token ranges. Everything the model sees in training is made here.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.vocab import Vocab

from indonews.spans import Edit, OffsetMap

Row = dict[str, Any]
Split = Callable[[str], Sequence[str]]
KEPT_BOILERPLATE = frozenset({"title"})


@dataclass(frozen=True, slots=True)
class Sample:
    """Tokens of one article, whether a space follows each, and (start, end, label) in tokens."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    entities: tuple[tuple[int, int, str], ...]
    weight: float = 1.0


def read_rows(path: Path) -> list[Row]:
    """The articles of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def clean(row: Row) -> tuple[str, list[tuple[int, int, str]]]:
    """Text and entities of an article without its annotated boilerplate (headlines stay), as read() sees it."""
    text = row["text"]
    edits = [
        Edit(start, end, text[start:end], _gap(text, start, end))
        for start, end, kind in row.get("boilerplate", ())
        if kind not in KEPT_BOILERPLATE
    ]
    body, offsets = OffsetMap.apply(text, edits)
    entities = [(offsets.to_clean(s), offsets.to_clean(e - 1) + 1, label) for s, e, label in row["entities"]]
    return body, entities


def _gap(text: str, start: int, end: int) -> str:
    if start == 0 or end >= len(text) or text[start - 1].isspace() or text[end].isspace():
        return ""
    return "\n" if "\n" in text[start:end] else " "


def sample(row: Row, split: Split, *, cut: bool = True) -> Sample:
    """An article as tokens; with ``cut``, a token that crosses an entity's edge is cut there, as repaired glue is."""
    text, entities = clean(row)
    edges = {position for start, end, _ in entities for position in (start, end)} if cut else set()
    words: list[str] = []
    spaces: list[bool] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    position = 0
    for token in split(text):
        start = text.index(token, position)
        if words and start > position:
            spaces[-1] = True
        for piece_start, piece_end in _cut(start, start + len(token), edges):
            starts[piece_start] = len(words)
            words.append(text[piece_start:piece_end])
            spaces.append(False)
            ends[piece_end] = len(words)
        position = start + len(token)
    spans = tuple(
        (starts[s], ends[e], label) for s, e, label in sorted(entities) if s in starts and e in ends
    )
    return Sample(tuple(words), tuple(spaces), spans)


def _cut(start: int, end: int, edges: set[int]) -> Iterator[tuple[int, int]]:
    for edge in sorted(edge for edge in edges if start < edge < end):
        yield start, edge
        start = edge
    yield start, end


@dataclass(frozen=True, slots=True)
class Noise:
    """How often an article is changed before the model learns from it."""

    shouted_head: float = 0.12
    shouted: float = 0.03
    lowered: float = 0.03
    flattened: float = 0.3

    def apply(self, sample: Sample, rng: random.Random) -> Sample:
        """The article with, by chance, its lines joined and its opening or all of it in another case."""
        if rng.random() < self.flattened:
            sample = _without_breaks(sample)
        words = sample.words
        draw = rng.random()
        if draw < self.shouted_head:
            head = rng.randint(3, 16)
            words = tuple(w.upper() for w in words[:head]) + words[head:]
        elif draw < self.shouted_head + self.shouted:
            words = tuple(w.upper() for w in words)
        elif draw < self.shouted_head + self.shouted + self.lowered:
            words = tuple(w.lower() for w in words)
        return Sample(words, sample.spaces, sample.entities, sample.weight)


def _without_breaks(sample: Sample) -> Sample:
    kept = [k for k, word in enumerate(sample.words) if not word.isspace()]
    if len(kept) == len(sample.words):
        return sample
    place = {old: new for new, old in enumerate(kept)}
    entities = tuple(
        (place[s], place[e - 1] + 1, label)
        for s, e, label in sample.entities
        if s in place and e - 1 in place
    )
    return Sample(
        tuple(sample.words[k] for k in kept), tuple(sample.spaces[k] for k in kept), entities, sample.weight
    )


def example(vocab: Vocab, sample: Sample) -> Example:
    """The article as spaCy's training example."""
    doc = Doc(vocab, words=list(sample.words), spaces=list(sample.spaces))
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in sample.entities])
    return Example(Doc(vocab, words=list(sample.words), spaces=list(sample.spaces)), doc)
