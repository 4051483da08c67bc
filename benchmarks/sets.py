"""Accuracy on the project's own further sets: sentences, links, quotations, web pages, headlines in running text."""

from __future__ import annotations

from operator import sub
from pathlib import Path
from statistics import mean
from typing import Any

from training import html_pages, related_headlines, score_links, score_sentences, tables

from . import misattributed
from .readers import inside_read
from .scorer import intervals, score_articles

__all__ = ["figures"]

HELD_OUT = (("kompas",), ("detik", "tribunnews", "lampung-mixed", "unknown", "antaranews", "lampost"))
"""Outlets that kept their lines; the rest of the corpus is learned from."""


def _pages(folder: Path) -> dict[str, Any]:
    _, alone, stripped = zip(*html_pages.scores(folder), strict=True)
    return {
        "pages": len(alone),
        "trafilatura": round(mean(alone), 2),
        "stripped": round(mean(stripped), 2),
        "worst": round(min(map(sub, stripped, alone)), 2),
    }


def _links(gold: Path) -> dict[str, int]:
    articles, mentions, wrong = score_links.scored(gold / f"{name}.jsonl" for name in ("dev", "seeds"))
    return {"articles": articles, "mentions": mentions, "right": mentions - len(wrong)}


def _quotations(shared: Path) -> dict[str, Any]:
    rows = tables.articles(shared / "gold", shared / "corpora", "quotes_held_out.jsonl")
    found = inside_read(rows)
    scores = score_articles(shared, rows, found, ["quotes"])
    return {
        "articles": len(rows),
        "quotations": sum(len(row["quotes"]) for row in rows),
        "figures": intervals(scores, sorted(set().union(*scores))),
        "misattributed": misattributed.counts(shared, rows, found),
    }


def figures(shared: Path) -> dict[str, Any]:
    """All figures on the project's own further sets."""
    corpora, gold = shared / "corpora", shared / "gold"
    lines = (str(corpora / "articles.jsonl.xz"), str(corpora / "headlines.jsonl.xz"))
    return {
        "command": "python -m benchmarks sets ../shared",
        "sentences": score_sentences.counts(gold / "dev.jsonl"),
        "links": _links(gold),
        "quotations": _quotations(shared),
        "pages": _pages(corpora / "html"),
        "headlines": [
            {"outlets": list(outlets), **related_headlines.held_out(*lines, outlets)} for outlets in HELD_OUT
        ],
    }
