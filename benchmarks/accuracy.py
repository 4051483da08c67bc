"""Accuracy on the gold articles: inside ``read``, each module alone, and by outlet, with intervals over articles."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import indonews
from indonews.entities import Entity, link
from indonews.pipeline import read_many
from indonews.spans import Edit, OffsetMap, Span, plain, rebase

from .scorer import Scores, intervals, read_rows, score_articles

__all__ = ["alone", "by_outlet", "figures", "inside_read"]

PATHS = (
    "boilerplate.f1", "boilerplate.kind_f1", "boilerplate.body_loss", "boilerplate.clean_docs",
    "entities.f1", "entities.coarse_f1", "entities.labels.PERSON.f1", "entities.labels.ORG.f1", "entities.labels.GPE.f1",
    "times.strict.f1", "times.relaxed.f1", "times.type.f1", "times.value.f1",
    "quotes.iou80.f1", "quotes.exact.f1", "quotes.kinds_iou80.direct.f1", "quotes.kinds_iou80.indirect.f1",
    "quotes.kinds_iou80.mixed.f1", "quotes.cue.f1", "quotes.source.f1", "quotes.speaker.all.acc", "quotes.full.f1",
    "quotes.relay.f1",
)  # fmt: skip
OUTLET_PATHS = (
    "boilerplate.kind_f1",
    "entities.f1",
    "times.value.f1",
    "quotes.iou80.f1",
    "quotes.speaker.all.acc",
)
Row = Mapping[str, Any]


def inside_read(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """What ``read`` finds in each article."""
    return [article.to_dict() for article in read_many({**row} for row in rows)]


def alone(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """What each module finds by itself: the others' layers are the annotated ones."""
    return [_alone(row) for row in rows]


def _alone(row: Row) -> dict[str, Any]:
    text, offsets = _clean(row)
    given = [
        Entity.of(text, *_moved(offsets, start, end), label=label) for start, end, label in row["entities"]
    ]
    timed = [Span.of(text, *_moved(offsets, start, end)) for start, end, *_ in row["times"]]
    linked, actors = link(text, given)
    found = {
        "entities": indonews.find_entities(text),
        "times": indonews.find_times(text, row["published"], masks=given),
        "quotes": indonews.find_quotes(
            text,
            sentences=indonews.split_sentences(text),
            entities=linked,
            actors=actors,
            times=timed,
        ),
    }
    layers = {name: plain(rebase(spans, offsets, row["text"])) for name, spans in found.items()}
    segments = [plain(s) for s in indonews.segment(row["text"]) if s.kind != "body"]
    return {
        "boilerplate": segments,
        **layers,
        "times": [{"value": None, "mod": "", **t} for t in layers["times"]],
    }


def _clean(row: Row) -> tuple[str, OffsetMap]:
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


def by_outlet(rows: Iterable[Row], scores: Iterable[Scores]) -> dict[str, dict[str, Any]]:
    """The main figures for each outlet, those with the most articles first, with the number of articles."""
    groups: dict[str, list[Scores]] = defaultdict(list)
    for row, score in zip(rows, scores, strict=True):
        groups[row["outlet"] or "unknown"].append(score)
    order = Counter({outlet: len(group) for outlet, group in groups.items()})
    return {
        outlet: {
            "articles": count,
            **{
                path: values and values[0] for path, values in intervals(groups[outlet], OUTLET_PATHS).items()
            },
        }
        for outlet, count in order.most_common()
    }


def figures(shared: Path) -> dict[str, Any]:
    """All accuracy figures on ``gold/dev.jsonl``; every third article of it is the unread part."""
    rows = read_rows(shared / "gold" / "dev.jsonl")
    scores = score_articles(shared, rows, inside_read(rows))
    apart = score_articles(shared, rows, alone(rows))
    return {
        "command": "python -m benchmarks accuracy ../shared",
        "data": f"gold/dev.jsonl: {len(rows)} articles of {len({row['outlet'] for row in rows})} outlets",
        "articles": len(rows),
        "unread": len(rows[2::3]),
        "read": intervals(scores, PATHS),
        "read_unread": intervals(scores[2::3], PATHS),
        "alone": intervals(apart, PATHS),
        "alone_unread": intervals(apart[2::3], PATHS),
        "outlets": by_outlet(rows, scores),
    }


if __name__ == "__main__":
    print(json.dumps(figures(Path("../shared")), indent=1))
