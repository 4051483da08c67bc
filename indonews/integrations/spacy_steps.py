"""What the spaCy components do to a batch of Docs. Each reads the text that earlier steps have left of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from spacy.tokens import Doc

from ..boilerplate import Segment, strip_boilerplate
from ..entities import NAME_LABELS, OTHER_SCHEMES, VALUE_LABELS, Entity, find_amounts, link, recognise
from ..pipeline import Reader, Row, printed_date, without_boilerplate
from ..quotation import find_quotes
from ..spans import OffsetMap, Span, apart, rebase
from ..temporal import find_times, parse_published
from ..tokenization import split_sentences
from .spacy_doc import add_ents, body_of, layer, note, put, set_sentence_starts

__all__ = ["date", "name", "quote", "read", "split", "strip"]


def read(docs: Sequence[Doc], labels: Collection[str] | None, set_ents: bool, overwrite_ents: bool) -> None:
    """Everything at once."""
    rows = [Row(doc.text, _published(doc)) for doc in docs]
    for doc, article in zip(docs, Reader(labels=labels).read_rows(rows), strict=True):
        note(doc, body=article.body, published=article.published and article.published.isoformat())
        put(
            doc,
            segments=article.segments,
            sentences=article.sentences,
            entities=article.entities,
            actors=article.actors,
            times=article.times,
            quotes=article.quotes,
        )
        set_sentence_starts(doc, _starts(article.sentences, article.boilerplate))
        if set_ents:
            add_ents(doc, "entities", overwrite_ents)


def strip(docs: Sequence[Doc], keep: Collection[Any], repair: bool) -> None:
    """Boilerplate, and the edits that remove it."""
    for doc in docs:
        clean = strip_boilerplate(doc.text, keep=keep, repair=repair)
        body = "".join(segment.text for segment in clean.segments if segment.kind == "body").strip()
        note(doc, body=body, edits=[[e.start, e.end, e.replacement] for e in clean.edits])
        put(doc, segments=clean.segments)


def split(docs: Sequence[Doc]) -> None:
    """Sentences."""
    for doc in docs:
        text, offsets = body_of(doc)
        sentences = rebase(split_sentences(text), offsets, doc.text)
        put(doc, sentences=sentences)
        set_sentence_starts(doc, _starts(sentences, _segments(doc)))


def name(docs: Sequence[Doc], labels: Collection[str] | None, set_ents: bool, overwrite_ents: bool) -> None:
    """Names with their actors, and amounts."""
    bodies = [body_of(doc) for doc in docs]
    found = recognise([text for text, _ in bodies])
    wanted = frozenset(labels if labels is not None else (*NAME_LABELS, *VALUE_LABELS))
    for doc, (text, offsets), named in zip(docs, bodies, found, strict=True):
        amounts = apart(find_amounts(text), [*named, *find_times(text, masks=named)])
        linked, actors = link(text, named)
        chosen = sorted((e for e in (*linked, *amounts) if e.label in wanted), key=lambda e: (e.start, e.end))
        put(doc, entities=rebase(chosen, offsets, doc.text), actors=rebase(actors, offsets, doc.text))
        if set_ents:
            add_ents(doc, "entities", overwrite_ents)


def date(docs: Sequence[Doc], set_ents: bool, overwrite_ents: bool) -> None:
    """Time expressions."""
    for doc in docs:
        text, offsets = body_of(doc)
        published = _published(doc) or printed_date(_segments(doc))
        times = find_times(text, published, masks=_names(doc, text, offsets))
        note(doc, published=published and published.isoformat())
        put(doc, times=rebase(times, offsets, doc.text))
        if set_ents:
            add_ents(doc, "times", overwrite_ents)


def quote(docs: Sequence[Doc]) -> None:
    """Quotations, with what is there of sentences, names and times."""
    for doc in docs:
        text, offsets = body_of(doc)
        segments = _segments(doc)
        names, actors = link(text, _names(doc, text, offsets))
        sentences, times = layer(doc, "sentences"), layer(doc, "times")
        quotes = find_quotes(
            text,
            sentences=None if sentences is None else _moved(text, offsets, sentences),
            entities=names or None,
            actors=actors or None,
            times=None if times is None else _moved(text, offsets, times),
            titles=_moved(text, offsets, [s.to_dict() for s in segments if s.kind == "title"]),
        )
        found = [without_boilerplate(q, segments) for q in rebase(quotes, offsets, doc.text)]
        put(doc, quotes=found, actors=rebase(actors, offsets, doc.text))


def _published(doc: Doc) -> Any:
    given = doc._.indonews_published
    return parse_published(given) if given else None


def _segments(doc: Doc) -> list[Segment]:
    rows = layer(doc, "boilerplate") or ()
    return [Segment.of(doc.text, r["start"], r["end"], kind=r["kind"], rule=r["rule"]) for r in rows]


def _starts(sentences: Sequence[Span], segments: Iterable[Segment]) -> list[int]:
    """Where sentences begin; boilerplate begins one too, but not in the middle of a sentence."""
    begins = [sentence.start for sentence in sentences]
    starts = list(begins)
    for segment in segments:
        start = segment.start + len(segment.text) - len(segment.text.lstrip())
        before = bisect_left(begins, start) - 1
        if before < 0 or sentences[before].end <= start:
            starts.append(start)
    return starts


def _names(doc: Doc, text: str, offsets: OffsetMap) -> list[Entity]:
    """The names that were found in the text: by ``indonews_entities``, else by whoever has set ``doc.ents``."""
    rows = layer(doc, "entities")
    if rows is None:
        rows = tuple({"start": e.start_char, "end": e.end_char, "label": e.label_} for e in doc.ents)
    labelled = [(row, OTHER_SCHEMES.get(row["label"], row["label"])) for row in rows]
    return [
        Entity(span.start, span.end, span.text, label)
        for row, label in labelled
        if label in NAME_LABELS
        for span in _moved(text, offsets, [row])
    ]


def _moved(text: str, offsets: OffsetMap, rows: Iterable[dict[str, Any]]) -> list[Span]:
    """The rows' spans in the text that was left; those that were cut from it are gone."""
    places = ((offsets.to_clean(row["start"]), offsets.to_clean(row["end"])) for row in rows)
    return [Span.of(text, start, end) for start, end in places if start < end]
