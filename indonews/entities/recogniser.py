"""Names by the shipped model, or by a caller's spaCy pipeline.

Texts go through the model in chunks of bounded size, so that memory does not grow with the length of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby
from threading import Lock
from typing import TYPE_CHECKING, Any

from .. import models
from ..spans import require_text
from .boundaries import tidy
from .consistency import settle
from .pieces import Glue, glue_of, pieces
from .types import NAME_LABELS, Entity

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["recognise"]

_CHUNK = 20_000
_BATCH = 32
_BATCH_SIZE = 60_000
_OTHER_LABELS = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "WOA": "WORK_OF_ART",
}
_one_at_a_time = Lock()


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
    nlp = _pipeline()
    with _one_at_a_time, nlp.memory_zone():
        docs = nlp.pipe([_doc(nlp, chunk) for chunk in chunks], batch_size=_BATCH)
        return [
            tidy(chunk, [(e.start_char, e.end_char, e.label_) for e in doc.ents])
            for chunk, doc in zip(chunks, docs, strict=True)
        ]


def _given(nlp: Any) -> Any:
    def run(chunks: Sequence[str]) -> list[Found]:
        return [
            [
                (e.start_char, e.end_char, label)
                for e in doc.ents
                if (label := _OTHER_LABELS.get(e.label_, e.label_)) in NAME_LABELS
            ]
            for doc in nlp.pipe(chunks)
        ]

    return run


@cache
def _glue() -> Glue:
    return glue_of(models.words())


def _doc(nlp: Language, text: str) -> Doc:
    """The text in pieces of the tokens that the pipeline's tokenizer makes."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    for token in nlp.make_doc(text):
        parts = pieces(token.text, _glue())
        words += parts
        spaces += [False] * (len(parts) - 1) + [bool(token.whitespace_)]
    return Doc(nlp.vocab, words=words, spaces=spaces)


@cache
def _pipeline() -> Language:
    """The shipped pipeline, its matrix products done by numpy, which is faster on most processors."""
    import numpy
    from thinc.api import NumpyOps

    class NumpyProducts(NumpyOps):  # type: ignore[misc]
        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
            return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    nlp = models.load()
    ops = NumpyProducts()
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model else ():
            node.ops = ops
    return nlp
