"""Names by the shipped model, or by a caller's spaCy pipeline.

Texts go through the model in chunks of bounded size, so that memory does not grow with the length of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, repeat, tee
from typing import Any, NamedTuple

from .. import models
from ..models.batches import batches
from ..spans import Span, require_text
from .boundaries import tidy
from .consistency import settle
from .evidence import with_evidence
from .pieces import Glue, cut_tokens, glue_of
from .shouting import quieted
from .titles import Ruled, with_titles
from .types import NAME_LABELS, OTHER_SCHEMES, Entity

__all__ = ["recognise"]

_CHUNK = 20_000
_BATCH = 32
_BATCH_SIZE = 60_000

Found = list[Ruled]


class _Chunk(NamedTuple):
    """A stretch of text ``number`` that begins at ``offset``; its tokens, where they are known."""

    number: int
    offset: int
    text: str
    tokens: Sequence[Span] | None


def recognise(
    texts: Iterable[str], nlp: Any = None, tokens: Iterable[Sequence[Span]] | None = None
) -> Iterator[list[Entity]]:
    """The named entities of each text, in order and without overlaps; ``nlp`` takes the place of the shipped model.

    ``tokens``: the library's tokens of each text, where they are at hand; the shipped model saves making them.
    """
    run = _shipped if nlp is None else _given(nlp)
    known = repeat(None) if tokens is None else tokens
    kept, texts = tee(texts)
    chunks = (
        _Chunk(k, offset, chunk, own if len(chunk) == len(text) else None)
        for k, (text, own) in enumerate(zip(texts, known, strict=tokens is not None))
        for offset, chunk in _chunks(require_text(text))
    )
    for text, (_, parts) in zip(kept, groupby(_run(run, chunks), key=lambda part: part[0]), strict=True):
        names = [entity for _, entities in parts for entity in entities]
        yield names if nlp is not None else _settled(with_evidence(text, _settled(names)))


def _settled(names: Sequence[Entity]) -> list[Entity]:
    labels = settle([(name.text, name.label) for name in names])
    return [
        name if name.label == label else replace(name, label=label, rule="model+vote")
        for name, label in zip(names, labels, strict=True)
    ]


def _run(
    run: Callable[[Sequence[_Chunk]], list[Found]], chunks: Iterator[_Chunk]
) -> Iterator[tuple[int, list[Entity]]]:
    for batch in batches(chunks, lambda chunk: len(chunk.text), _BATCH_SIZE, _BATCH):
        for (number, offset, text, _), spans in zip(batch, run(batch), strict=True):
            yield (
                number,
                [
                    Entity(start + offset, end + offset, name := text[start:end], label, name, rule=rule)
                    for start, end, label, rule in spans
                ],
            )


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


def _shipped(chunks: Sequence[_Chunk]) -> list[Found]:
    texts = [chunk.text.encode("utf-8", "replace").decode("utf-8") for chunk in chunks]
    cut = [
        cut_tokens(text, models.tokens(text) if chunk.tokens is None else chunk.tokens, _glue())
        for chunk, text in zip(chunks, texts, strict=True)
    ]
    documents = []
    for text, own in zip(texts, cut, strict=True):
        written = [text[start:end] for start, end, _ in own]
        starts = [opens for _, _, opens in own]
        read = quieted(written, starts)
        documents.append((read, starts, [a != b for a, b in zip(read, written, strict=True)]))
    return [
        with_titles(
            text, tidy(text, [(own[first][0], own[last - 1][1], label) for first, last, label in names])
        )
        for text, own, names in zip(texts, cut, models.name_tagger().names(documents), strict=True)
    ]


def _given(nlp: Any) -> Callable[[Sequence[_Chunk]], list[Found]]:
    def run(chunks: Sequence[_Chunk]) -> list[Found]:
        return [
            [
                (e.start_char, e.end_char, label, "model")
                for e in doc.ents
                if (label := OTHER_SCHEMES.get(e.label_, e.label_)) in NAME_LABELS
            ]
            for doc in nlp.pipe([chunk.text for chunk in chunks])
        ]

    return run


@cache
def _glue() -> Glue:
    return glue_of(models.words())
