"""What the peers find on the same data, by the same scorers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from .accuracy import TIMES, UNREAD
from .public import OURS, TREEBANKS, treebank
from .rivals import HeidelTime, dated, justext_lines, rivals, trafilatura_lines
from .scorer import intervals, load_tool, read_rows, score_articles

__all__ = ["figures"]

Rows = Sequence[dict[str, Any]]


def _others(rows: Rows) -> Iterator[tuple[str, str, Rows, Callable[[dict[str, Any]], Any]]]:
    """(name, layer, articles, reader) of the peers that are scored on annotated articles."""
    yield "dateparser search_dates", "times", rows, lambda row: dated(row["text"], row["published"])
    try:
        tagger = HeidelTime()
    except OSError as error:
        print(f"HeidelTime: {error}, left out")
    else:
        yield (
            "HeidelTime 2.2.1 automatic Indonesian",
            "times",
            rows[UNREAD],
            lambda row: tagger(row["text"], row["published"]),
        )
    yield "jusText paragraph classifier", "boilerplate", rows, lambda row: justext_lines(row["text"])
    yield "trafilatura text filter", "boilerplate", rows, lambda row: trafilatura_lines(row["text"])


SCORED = {
    "times": TIMES,
    "boilerplate": ("boilerplate.f1", "boilerplate.body_loss"),
}


def _scored(shared: Path, rows: Rows, layer: str, run: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
    found = [{layer: run(row)} for row in rows]
    return intervals(score_articles(shared, rows, found, [layer]), SCORED[layer])


def figures(shared: Path) -> dict[str, Any]:
    """Sentences on the treebanks, times and boilerplate on ``dev.jsonl``: the peers, scored as the library is."""
    readers = {"sentences": OURS["sentences"]}
    for rival in rivals(shared):
        if rival.task == "sentences" and not rival.own:
            readers[f"sentences: {rival.name}"] = rival.run
    tool = load_tool(shared, "score_tokens")
    sentences = {
        name: treebank(tool, shared / "data" / folder / "test.conllu", 5, readers)
        for name, folder in TREEBANKS.items()
    }
    rows = read_rows(shared / "gold" / "dev.jsonl")
    scored = {
        name: {"articles": len(chosen), **_scored(shared, chosen, layer, run)}
        for name, layer, chosen, run in _others(rows)
    }
    return {"command": "python -m benchmarks peers ../shared", "sentences": sentences, "layers": scored}
