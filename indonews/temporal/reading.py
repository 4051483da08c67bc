"""What a rule is and what it returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import regex

from .types import Interval, TimexType

if TYPE_CHECKING:
    from .context import Context

__all__ = ["NUMERALS", "Reading", "Rule"]

NUMERALS = ("#2", "#4", "#n")  # triggers for a run of one or two digits, of four, of any other length


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a matched expression: the fields of its TIMEX3, before it has a span.

    ``day`` is the day it names, for the expressions that are counted from it. ``end`` cuts the span short.
    """

    type: TimexType
    value: str | None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    zone: str | None = None
    anchor: str | None = None
    interval: Interval | None = None
    flags: tuple[str, ...] = ()
    day: date | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the function that reads its matches; None means that the match is no time.

    ``triggers`` are the lower-case words (`NUMERALS` for digits) at which the pattern is tried.
    """

    name: str
    triggers: frozenset[str]
    pattern: regex.Pattern[str]
    read: Callable[[regex.Match[str], Context], Reading | None]
