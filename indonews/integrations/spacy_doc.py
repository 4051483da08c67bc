"""Where results stand in a spaCy Doc, and how they get there.

``doc._.indonews`` holds all that was read, in the exchange format (docs/exchange.md), with exact character
offsets. ``doc.spans["indonews_..."]`` holds the same as spans of tokens, widened where a token sticks out, each
with its values as a dict: ``span._.indonews_segment``, ``indonews_entity``, ``indonews_time``, ``indonews_quote``.
All are plain values, so a DocBin with ``store_user_data=True`` keeps them (it gives lists back as tuples).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ..article import Article
from ..spans import Edit, OffsetMap

__all__ = ["ASSIGNED", "add_ents", "body_of", "layer", "note", "put", "set_sentence_starts"]

VALUES = {"boilerplate": "segment", "entities": "entity", "times": "time", "quotes": "quote"}
ASSIGNED = ["doc.spans", "doc._.indonews", *(f"span._.indonews_{name}" for name in VALUES.values())]
LAYERS = ("segments", "sentences", "entities", "actors", "times", "quotes")
Row = dict[str, Any]

if not Doc.has_extension("indonews"):
    Doc.set_extension("indonews", default=None)
    Doc.set_extension("indonews_published", default=None)
    for _name in VALUES.values():
        Span.set_extension(f"indonews_{_name}", default=None)


class Mark(NamedTuple):
    """A span for a group: character offsets, label, a name shown beside it, and its values."""

    start: int
    end: int
    label: str = ""
    name: str = ""
    values: Row | None = None


def layer(doc: Doc, name: str) -> Sequence[Any] | None:
    """What an earlier component has written down; None if there was none."""
    return (doc._.indonews or {}).get(name)


def note(doc: Doc, **values: Any) -> None:
    """Write down what was read."""
    doc._.indonews = {**(doc._.indonews or {}), **values}


def put(doc: Doc, **layers: Sequence[Any]) -> None:
    """Write down layers of an article, named as in Article, and set their groups of spans."""
    given: dict[str, Any] = {**dict.fromkeys(LAYERS, ()), **layers}
    article = Article(doc.text, "", tokens=(), **given)
    rows = article.to_dict()
    for name in layers:
        key = "boilerplate" if name == "segments" else name
        note(doc, **{key: rows[key]})
        for group, marks in _groups(key, article, rows[key]):
            doc.spans[f"indonews_{group}"] = list(_spans(doc, group, marks))


def _groups(key: str, article: Article, rows: list[Row]) -> Iterator[tuple[str, list[Mark]]]:
    if key == "boilerplate":
        pairs = zip(article.boilerplate, rows, strict=True)
        yield key, [Mark(s.start, s.end, s.kind, values=row) for s, row in pairs]
    elif key == "sentences":
        yield key, [Mark(s.start, s.end) for s in article.sentences]
    elif key == "entities":
        yield (
            key,
            [Mark(e.start, e.end, e.label, values=r) for e, r in zip(article.entities, rows, strict=True)],
        )
    elif key == "times":
        times = zip(article.times, rows, strict=True)
        yield key, [Mark(t.start, t.end, t.type, t.value or "", row) for t, row in times]
    elif key == "quotes":
        quotes = list(zip(article.quotes, rows, strict=True))
        yield (
            key,
            [Mark(s.start, s.end, q.kind, q.speaker.name or "", row) for q, row in quotes for s in q.content],
        )
        yield "cues", [Mark(q.cue.start, q.cue.end, q.cue.cls) for q, _ in quotes if q.cue]
        yield "sources", [Mark(q.source.start, q.source.end, "SOURCE") for q, _ in quotes if q.source]


def _spans(doc: Doc, group: str, marks: Iterable[Mark]) -> Iterator[Span]:
    """The marks as spans of tokens; there is none for a mark without a token."""
    for mark in marks:
        span = doc.char_span(mark.start, mark.end, label=mark.label, kb_id=mark.name, alignment_mode="expand")
        if span is not None:
            if mark.values is not None:
                span._.set(f"indonews_{VALUES[group]}", mark.values)
            yield span


def add_ents(doc: Doc, group: str, overwrite: bool) -> None:
    """Add the spans of a group to ``doc.ents``; where spans overlap, ``overwrite`` says which stay."""
    new, old = filter_spans(list(doc.spans[f"indonews_{group}"])), list(doc.ents)
    first, second = (new, old) if overwrite else (old, new)
    taken = {token.i for span in first for token in span}
    doc.ents = [*first, *(span for span in second if not any(token.i in taken for token in span))]


def set_sentence_starts(doc: Doc, starts: Iterable[int]) -> None:
    """Begin a sentence at the token at each offset. A parsed Doc keeps the sentences of its parse."""
    if doc.has_annotation("DEP"):
        return
    offsets = [token.idx for token in doc]
    firsts = {0}
    for start in starts:
        index = max(0, bisect_right(offsets, start) - 1)
        beyond = index < len(doc) and start >= offsets[index] + len(doc[index])
        firsts.add(index + beyond)
    for token in doc:
        token.is_sent_start = token.i in firsts


def body_of(doc: Doc) -> tuple[str, OffsetMap]:
    """The text without what ``indonews_boilerplate`` has cut from it, and the map back."""
    edits = layer(doc, "edits") or ()
    return OffsetMap.apply(doc.text, [Edit.of(doc.text, s, e, replacement=r) for s, e, r in edits])
