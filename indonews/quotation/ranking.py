"""A logistic model over named features; the weights are a table in the lexicon, learned by training/quotation.py."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp

from ..lexicon import table

__all__ = ["score", "weights"]


@cache
def weights(model: str) -> dict[str, float]:
    """Feature weights of one model."""
    return {
        row["feature"]: float(row["weight"]) for row in table("quotation_weights") if row["model"] == model
    }


def score(model: str, features: Iterable[str]) -> float:
    """Probability under ``model`` of something that has these features."""
    known = weights(model)
    total = sum(known.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))
