"""Time expressions and their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from ..spans import SpanLike
from .types import Interval, TimeExpression

__all__ = ["Interval", "TimeExpression", "find_times", "parse_published"]


def find_times(
    text: str, published: date | datetime | str | None = None, *, masks: Sequence[SpanLike] = ()
) -> list[TimeExpression]:
    """Time expressions of ``text`` in order. ``masks``: spans of names, inside which nothing is a time."""
    raise NotImplementedError


def parse_published(value: date | datetime | str) -> date | datetime:
    """A publication date as sites print it; ValueError quotes one that cannot be read."""
    raise NotImplementedError
