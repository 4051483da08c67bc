"""What the library finds in annotated articles: inside ``read``, and each module alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import indonews
from indonews.entities import Entity, link
from indonews.spans import Edit, OffsetMap, Span, plain, rebase
from indonews.temporal import normalize_spans

__all__ = ["alone", "boilerplate", "clean", "given_times", "inside_read"]

Row = Mapping[str, Any]
Found = dict[str, Any]


def inside_read(rows: Iterable[Row], date_key: str = "published") -> list[Found]:
    """What ``read`` finds in each article, published on the date under that key."""
    dated = ({**row, "published": row.get(date_key)} for row in rows)
    return [article.to_dict() for article in indonews.read_many(dated)]


def alone(rows: Iterable[Row]) -> list[Found]:
    """What each module finds by itself: the others' layers are the annotated ones."""
    return [{**_alone(row), **boilerplate(row)} for row in rows]


def boilerplate(row: Row) -> Found:
    """What ``segment`` finds."""
    return {"boilerplate": [plain(s) for s in indonews.segment(row["text"]) if s.kind != "body"]}


def _alone(row: Row) -> Found:
    text, offsets = clean(row)
    given = [
        Entity.of(text, *_moved(offsets, start, end), label=label) for start, end, label in row["entities"]
    ]
    timed = [Span.of(text, *_moved(offsets, start, end)) for start, end, *_ in row["times"]]
    linked, actors = link(text, given)
    found: dict[str, list[Any]] = {
        "entities": indonews.find_entities(text),
        "times": indonews.find_times(text, row["published"], masks=given),
        "quotes": indonews.find_quotes(
            text, sentences=indonews.split_sentences(text), entities=linked, actors=actors, times=timed
        ),
    }
    layers = {name: plain(rebase(spans, offsets, row["text"])) for name, spans in found.items()}
    return {**layers, "times": [{"value": None, "mod": "", **t} for t in layers["times"]]}


def given_times(row: Row, date_key: str) -> tuple[int, int]:
    """Of the annotated time expressions that have a value: how many get it, and how many there are."""
    gold = sorted(time for time in row["times"] if time[3] != "?")
    spans = [Span.of(row["text"], *time[:2]) for time in gold]
    found = normalize_spans(row["text"], spans, row[date_key])
    return sum(ours.value == time[3] for ours, time in zip(found, gold, strict=True)), len(gold)


def clean(row: Row) -> tuple[str, OffsetMap]:
    """The text without its annotated boilerplate, headline kept; a blank or a line break where words would meet."""
    text, edits = row["text"], []
    for start, end, kind in row["boilerplate"]:
        apart = start == 0 or text[start - 1].isspace() or end >= len(text) or text[end].isspace()
        gap = "" if apart else "\n" if "\n" in text[start:end] else " "
        if kind != "title":
            edits.append(Edit(start, end, text[start:end], gap))
    return OffsetMap.apply(text, edits)


def _moved(offsets: OffsetMap, start: int, end: int) -> tuple[int, int]:
    return offsets.to_clean(start), offsets.to_clean(end - 1) + 1
