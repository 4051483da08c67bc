"""Names by the shipped model, or by a caller's spaCy pipeline.

Texts go through the model in chunks of bounded size, so that memory does not grow with the length of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

from .. import models
from ..spans import Span, require_text
from .boundaries import tidy
from .consistency import settle
from .pieces import Glue, glue_of, pieces
from .shouting import quieted
from .types import NAME_LABELS, OTHER_SCHEMES, Entity

__all__ = ["recognise"]

_CHUNK = 20_000
_BATCH = 32
_BATCH_SIZE = 60_000


def recognise(texts: Iterable[str], nlp: Any = None) -> Iterator[list[Entity]]:
    """The named entities of each text, in order and without overlaps; ``nlp`` takes the place of the shipped model."""
    run = _shipped if nlp is None else _given(nlp)
    chunks = (
        (k, offset, chunk) for k, text in enumerate(texts) for offset, chunk in _chunks(require_text(text))
    )
    for _, parts in groupby(_run(run, chunks), key=lambda part: part[0]):
        names = [entity for _, entities in parts for entity in entities]
        labels = (
            settle([(name.text, name.label) for name in names]) if nlp is None else [n.label for n in names]
        )
        yield [
            name if name.label == label else replace(name, label=label, rule="model+vote")
            for name, label in zip(names, labels, strict=True)
        ]


def _run(run: Any, chunks: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, list[Entity]]]:
    for batch in _batches(chunks):
        found = run([chunk for _, _, chunk in batch])
        for (k, offset, chunk), spans in zip(batch, found, strict=True):
            names = [(start, end, chunk[start:end], label) for start, end, label in spans]
            yield (
                k,
                [Entity(s + offset, e + offset, n, label, name=n, rule="model") for s, e, n, label in names],
            )


def _batches(chunks: Iterator[tuple[int, int, str]]) -> Iterator[list[tuple[int, int, str]]]:
    batch: list[tuple[int, int, str]] = []
    size = 0
    for chunk in chunks:
        batch.append(chunk)
        size += len(chunk[2])
        if size >= _BATCH_SIZE or len(batch) == _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """(offset, piece) of the text, cut at white space where a piece would be too long."""
    start = 0
    while len(text) - start > _CHUNK:
        end = start + _CHUNK
        cut = max(text.rfind("\n", start + _CHUNK // 2, end), text.rfind(" ", end - 1000, end))
        end = cut if cut > start else end
        yield start, text[start:end]
        start = end
    yield start, text[start:]


Found = list[tuple[int, int, str]]


def _shipped(chunks: Sequence[str]) -> list[Found]:
    tokenizer: Any = models.load().tokenizer
    cut = [_pieces(chunk, tokenizer.tokens(chunk)) for chunk in chunks]
    documents = [
        (quieted([piece for _, piece in pieces], starts := _line_starts(chunk, pieces), _glue()), starts)
        for chunk, pieces in zip(chunks, cut, strict=True)
    ]
    return [
        tidy(chunk, [(own[a][0], own[b - 1][0] + len(own[b - 1][1]), label) for a, b, label in names])
        for chunk, own, names in zip(chunks, cut, models.name_tagger().names(documents), strict=True)
    ]


def _given(nlp: Any) -> Any:
    def run(chunks: Sequence[str]) -> list[Found]:
        return [
            [
                (e.start_char, e.end_char, label)
                for e in doc.ents
                if (label := OTHER_SCHEMES.get(e.label_, e.label_)) in NAME_LABELS
            ]
            for doc in nlp.pipe(chunks)
        ]

    return run


@cache
def _glue() -> Glue:
    return glue_of(models.words())


Piece = tuple[int, str]


def _pieces(text: str, tokens: Iterable[Span]) -> list[Piece]:
    """(offset, piece) of the text's tokens, cut where a name can begin or end."""
    found: list[Piece] = []
    for token in tokens:
        position = token.start
        for part in pieces(token.text, _glue()):
            found.append((position, part))
            position += len(part)
    return found


def _line_starts(text: str, cut: Sequence[Piece]) -> list[bool]:
    """For each piece, whether a line break stands before it."""
    ends = [0, *(start + len(piece) for start, piece in cut)]
    return [
        k == 0 or "\n" in text[end:start] for k, (end, (start, _)) in enumerate(zip(ends, cut, strict=False))
    ]
