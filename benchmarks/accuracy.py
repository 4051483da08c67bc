"""Accuracy on the gold articles: inside ``read``, each module alone, and by outlet, with intervals over articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import misattributed
from .readers import alone, boilerplate, given_times, inside_read
from .scorer import Scores, intervals, read_rows, score, score_articles
from .variants import VARIANTS, vary

__all__ = ["by_outlet", "figures"]

BOILERPLATE = ("boilerplate.f1", "boilerplate.kind_f1", "boilerplate.body_loss", "boilerplate.clean_docs")
TIMES = ("times.strict.f1", "times.relaxed.f1", "times.type.f1", "times.value.f1")
PATHS = (
    *BOILERPLATE, *TIMES,
    "entities.f1", "entities.coarse_f1", "entities.labels.PERSON.f1", "entities.labels.ORG.f1", "entities.labels.GPE.f1",
    "quotes.iou80.f1", "quotes.exact.f1", "quotes.kinds_iou80.direct.f1", "quotes.kinds_iou80.indirect.f1",
    "quotes.kinds_iou80.mixed.f1", "quotes.cue.f1", "quotes.source.f1", "quotes.speaker.all.acc",
    "quotes.speaker.named.acc", "quotes.speaker.nya.acc", "quotes.speaker.pronoun.acc", "quotes.full.f1",
    "quotes.relay.f1",
)  # fmt: skip
OUTLET_PATHS = (
    "boilerplate.kind_f1",
    "entities.f1",
    "times.value.f1",
    "quotes.iou80.f1",
    "quotes.speaker.all.acc",
)
UNREAD = slice(2, None, 3)
"""Every third article of ``dev.jsonl``: nobody read them while rules were written."""
Rows = Sequence[Mapping[str, Any]]


def by_outlet(rows: Rows, scores: Iterable[Scores]) -> dict[str, dict[str, Any]]:
    """The main figures for each outlet, those with the most articles first, with the number of articles."""
    groups: dict[str, list[Scores]] = defaultdict(list)
    for row, scored in zip(rows, scores, strict=True):
        groups[row["outlet"] or "unknown"].append(scored)
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


def _scrapes(shared: Path, rows: Rows) -> dict[str, Any]:
    """f1 of names on the articles as they are and in every variant: inside ``read``, the unread ones, and alone."""
    found = {}
    for name in ("as scraped", *VARIANTS):
        varied = [vary(row, name) for row in rows] if name in VARIANTS else rows
        inside = score_articles(shared, varied, inside_read(varied), ["entities"])
        apart = score_articles(shared, varied, alone(varied), ["entities"])
        parts = {"read": inside, "read_unread": inside[UNREAD], "alone": apart}
        found[name] = {
            part: intervals(scores, ["entities.f1"])["entities.f1"] for part, scores in parts.items()
        }
    return found


def _given_spans(rows: Rows) -> dict[str, list[int]]:
    """Of the annotated time expressions how many get the right value, and how many there are."""
    return {
        key: [sum(counts) for counts in zip(*(given_times(row, key) for row in rows), strict=True)]
        for key in ("published", "dct")
    }


def figures(shared: Path) -> dict[str, Any]:
    """All accuracy figures on the gold articles."""
    rows, train = (read_rows(shared / "gold" / f"{name}.jsonl") for name in ("dev", "train"))
    inside, apart = inside_read(rows), alone(rows)
    scores, scores_apart = (score_articles(shared, rows, found) for found in (inside, apart))
    learned = score_articles(shared, train, map(boilerplate, train), ["boilerplate"])
    dated = score_articles(shared, rows, inside_read(rows, "dct"), ["times"])
    return {
        "command": "python -m benchmarks accuracy ../shared",
        "data": f"gold/dev.jsonl: {len(rows)} articles of {len({row['outlet'] for row in rows})} outlets",
        "articles": len(rows),
        "unread": len(rows[UNREAD]),
        "read": intervals(scores, PATHS),
        "read_unread": intervals(scores[UNREAD], PATHS),
        "alone": intervals(scores_apart, PATHS),
        "alone_unread": intervals(scores_apart[UNREAD], PATHS),
        "outlets": by_outlet(rows, scores),
        "names_alone": score(shared, rows, apart, ["entities"])["entities"],
        "quotes_alone": score(shared, rows, apart, ["quotes"])["quotes"],
        "misattributed": misattributed.counts(shared, rows, inside),
        "scrapes": _scrapes(shared, rows),
        "dated": intervals(dated, TIMES),
        "given_spans": _given_spans(rows),
        "train": {"articles": len(train), **intervals(learned, BOILERPLATE)},
    }
