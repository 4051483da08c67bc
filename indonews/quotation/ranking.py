"""A logistic model over named features; the weights are a table in the lexicon, learned by training/quotation.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from math import exp

from ..lexicon import table

__all__ = ["choose", "score", "weights"]


@cache
def weights(model: str) -> dict[str, float]:
    """Feature weights of one model."""
    return {
        row["feature"]: float(row["weight"]) for row in table("quotation_weights") if row["model"] == model
    }


def score(model: str, features: Iterable[str]) -> float:
    """Probability under ``model`` of something that has these features."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, _total(model, features)))))


def choose(model: str, options: Sequence[Iterable[str]]) -> tuple[int, float]:
    """Which of the options, by their features, ``model`` takes, and its share of the probability."""
    totals = [_total(model, features) for features in options]
    best = max(range(len(totals)), key=totals.__getitem__)
    return best, 1.0 / sum(exp(total - totals[best]) for total in totals)


def _total(model: str, features: Iterable[str]) -> float:
    return sum(map(weights(model).get, features, repeat(0.0)))
