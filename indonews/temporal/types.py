"""Result types of the temporal module."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..spans import Span

__all__ = ["Interval", "TimeExpression", "TimexType"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Interval:
    """A half-open stretch of time ``[begin, end)``; None is an open side. Aware only where a zone is known."""

    begin: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class TimeExpression(Span):
    """A TIMEX3: an expression that says when, how long or how often.

    ``value`` is ISO 8601 as TimeML writes it, None where it cannot be known (a relative expression without a
    publication date). ``anchor`` says what a relative value was counted from: ``published``, ``text`` (the
    article's own date) or another expression, ``t3`` being the third of the list (and its ``tid`` in TimeML).
    ``zone`` is an offset, or ``local`` for a time of a place that the text does not name. ``rule`` names the
    rule that matched, ``flags`` what a reader should know: ``weekday_mismatch`` (the printed weekday is not that
    of the date), ``slip`` (a misprint was put right), ``invalid`` (no such day), ``ambiguous``,
    ``published_ambiguous`` (day and month of the publication date could be meant the other way round),
    ``unread`` (a given span that no rule reads).
    """

    type: TimexType = "DATE"
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    interval: Interval | None = None
    granularity: str | None = None
    zone: str | None = None
    anchor: str | None = None
    rule: str = ""
    flags: tuple[str, ...] = ()
