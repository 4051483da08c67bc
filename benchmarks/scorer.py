"""The scorers beside the gold, with intervals: every figure as a ratio of sums over articles, resampled."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

__all__ = ["intervals", "load_tool", "read_rows", "score", "score_articles"]

Ratio = tuple[float, float]
Scores = dict[str, Ratio]
RESAMPLES = 2000


def load_tool(shared: Path, name: str) -> ModuleType:
    """``tools/NAME.py`` beside the gold as a module of its own."""
    spec = importlib.util.spec_from_file_location(f"benchmarks_{name}", shared / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def score(
    shared: Path,
    gold: Sequence[Mapping[str, Any]],
    found: Iterable[Mapping[str, Any]],
    layers: Sequence[str] = (),
    error: Callable[..., None] = lambda *_: None,
) -> dict[str, Any]:
    """The figures of ``tools/score.py`` over all articles, of some layers or of all; ``error`` gets each mistake."""
    return _score(load_tool(shared, "score"), gold, found, layers, error)


def score_articles(
    shared: Path,
    gold: Sequence[Mapping[str, Any]],
    found: Iterable[Mapping[str, Any]],
    layers: Sequence[str] = (),
) -> list[Scores]:
    """For each article, each figure of ``tools/score.py`` by its path (``quotes.iou80.f1``) as a ratio."""
    tool: Any = load_tool(shared, "score")
    tool.prf = _ratios  # the scorer counts, this keeps what it would divide
    return [
        dict(_figures(_score(tool, [row], [prediction], layers), row))
        for row, prediction in zip(gold, found, strict=True)
    ]


def _score(
    tool: Any,
    gold: Sequence[Mapping[str, Any]],
    found: Iterable[Mapping[str, Any]],
    layers: Sequence[str],
    *error: Callable[..., None],
) -> dict[str, Any]:
    annotated, predicted = {}, {}
    for row, prediction in zip(gold, found, strict=True):
        annotated[str(row["id"])] = tool.row(json.loads(json.dumps(row)))
        predicted[str(row["id"])] = tool.row(json.loads(json.dumps(prediction)))
    scores: dict[str, Any] = tool.score(annotated, predicted, layers or list(tool.LAYERS), *error)
    return scores


def _ratios(right: int, found: int, gold: int) -> dict[str, Any]:
    return {"p": (right, found), "r": (right, gold), "f1": (2 * right, found + gold), "n": gold}


def _figures(scores: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[tuple[str, Ratio]]:
    for path, value in _leaves(scores, ""):
        if isinstance(value, tuple):
            yield path, value
    if "boilerplate" in scores:
        body = _body_length(row)
        yield "boilerplate.body_loss", (scores["boilerplate"]["body_loss"] / 100 * body, body)
        yield "boilerplate.clean_docs", (scores["boilerplate"]["clean_docs"] / 100, 1)
    for how, speaker in scores.get("quotes", {}).get("speaker", {}).items():
        yield f"quotes.speaker.{how}.acc", (round(speaker["acc"] * speaker["n"] / 100), speaker["n"])


def _leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else str(key))
    else:
        yield path, value


def _body_length(row: Mapping[str, Any]) -> int:
    text = row["text"]
    outside = {k for start, end, _ in row["boilerplate"] for k in range(start, end)}
    return sum(not c.isspace() and k not in outside for k, c in enumerate(text))


def intervals(scores: Sequence[Scores], paths: Iterable[str]) -> dict[str, list[float] | None]:
    """For each figure: its value over all articles in percent, and the bounds of its 95 % bootstrap interval.

    None where nothing was annotated or found.
    """
    weights = np.random.default_rng(0).multinomial(
        len(scores), np.full(len(scores), 1 / len(scores)), RESAMPLES
    )
    result: dict[str, list[float] | None] = {}
    for path in paths:
        ratios = np.array([score.get(path, (0, 0)) for score in scores], dtype=float)
        right, count = ratios.sum(axis=0)
        if not count:
            result[path] = None
            continue
        sums = weights @ ratios
        drawn = 100 * sums[:, 0] / np.maximum(sums[:, 1], 1e-9)
        bounds = np.percentile(drawn, (2.5, 97.5))
        result[path] = [round(float(x), 2) for x in (100 * right / count, *bounds)]
    return result
