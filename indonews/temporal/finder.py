"""From a text to its time expressions: rules are tried where a word that can begin one stands; the longest reading wins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import regex

from ..spans import SpanLike
from . import amounts, days, feasts, periods, phrases, sets
from .context import Context
from .interval import granularity_of, interval_of
from .published import foreign_date
from .reading import Reading, Rule
from .types import Interval, TimeExpression

__all__ = ["find", "read_spans"]

WORD = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Nd}+|±")
SIGNAL = regex.compile(r"\b(?:(?P<since>sejak|semenjak)|(?P<until>hingga|sampai|sampai dengan|s/d))\s\Z", regex.IGNORECASE)
YEARS_PASS = frozenset({"EVENT", "PRODUCT", "WORK_OF_ART"})  # names that end in the year they belong to
YEARS = regex.compile(r"\d{4}(?:\s?[-–—/]\s?\d{2,4})?")


def _triggers() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, list[Rule]] = {}
    for module in (days, periods, amounts, sets, phrases, feasts):
        for rule in module.RULES:
            for word in rule.triggers:
                rules.setdefault(word, []).append(rule)
    return {word: tuple(found) for word, found in rules.items()}


TRIGGERS = _triggers()


def find(context: Context, masks: Sequence[SpanLike]) -> list[TimeExpression]:
    """The time expressions of the context's text, in order."""
    text, position = context.text, 0
    closed = _Masks(masks)
    for word in WORD.finditer(text):
        start = word.start()
        if start < position:
            continue
        first = word.group()
        rules = TRIGGERS.get("0" if first[0].isdigit() else first.lower())
        if rules is None:
            continue
        found = _best(rules, start, context)
        if found is None or not closed.let_through(start, found[1], text):
            continue
        reading, end, rule = found
        position = end
        context.note(_expression(context, start, end, reading, rule), reading.day)
    return context.found


def _best(rules: tuple[Rule, ...], start: int, context: Context) -> tuple[Reading, int, str] | None:
    best: tuple[Reading, int, str] | None = None
    for rule in rules:
        match = rule.pattern.match(context.text, start)
        reading = rule.read(match, context) if match else None
        if match and reading:
            end = reading.end if reading.end is not None else match.end()
            if best is None or end > best[1]:
                best = reading, end, rule.name
    return best


def _expression(context: Context, start: int, end: int, reading: Reading, rule: str) -> TimeExpression:
    text, flags = context.text, reading.flags
    if context.ambiguous and reading.anchor == "published":
        flags += ("published_ambiguous",)
    interval = reading.interval or interval_of(reading.value, reading.zone)
    if interval and reading.type in ("DATE", "TIME"):
        interval = _opened(interval, context, start)
    return TimeExpression.of(
        text, start, end, type=reading.type, value=reading.value, mod=reading.mod, quant=reading.quant, freq=reading.freq,
        interval=interval, granularity=granularity_of(reading.value),
        zone=reading.zone, anchor=reading.anchor, rule=rule, flags=flags,
    )  # fmt: skip


def read_spans(context: Context, spans: Sequence[SpanLike]) -> list[TimeExpression]:
    """The given spans as time expressions, in their order; one that no rule reads is tried as an absolute date."""
    context.given = True
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        reading, rule = _reading_of(span, context)
        context.note(_expression(context, span.start, span.end, reading, rule), reading.day)
    return context.found


def _reading_of(span: SpanLike, context: Context) -> tuple[Reading, str]:
    best: tuple[Reading, int, str] | None = None
    for word in WORD.finditer(context.text, span.start, span.end):
        first = word.group()
        rules = TRIGGERS.get("0" if first[0].isdigit() else first.lower(), ())
        found = _best(rules, word.start(), context)
        if found and found[1] <= span.end + 1:
            best = found
            break
    if best:
        return best[0], best[2]
    moment = foreign_date(context.text[span.start : span.end])
    if moment is None:
        return Reading("DATE", None, flags=("unread",)), "none"
    day = moment.date() if isinstance(moment, datetime) else moment
    return Reading("DATE", day.isoformat(), day=day), "foreign_date"


def _opened(interval: Interval, context: Context, start: int) -> Interval:
    """The interval with the side open that `sejak`, `hingga` open; the two ends of a range keep theirs."""
    lead = SIGNAL.search(context.text[max(0, start - 16) : start])
    if lead is None or (context.found and context.found[-1].end >= start - 16):
        return interval
    if lead["since"]:
        return Interval(interval.begin, None)
    return Interval(None, interval.end)


class _Masks:
    """The spans of names, walked along with the text."""

    def __init__(self, masks: Sequence[SpanLike]) -> None:
        self._masks = sorted(masks, key=lambda m: (m.start, m.end))
        self._next = 0

    def let_through(self, start: int, end: int, text: str) -> bool:
        """Whether an expression is none inside or across a name; it may hold a name, or be the year at a name's end."""
        while self._next < len(self._masks) and self._masks[self._next].end <= start:
            self._next += 1
        for mask in self._masks[self._next :]:
            if mask.start >= end:
                return True
            holds = start <= mask.start and mask.end <= end and (start, end) != (mask.start, mask.end)
            year = getattr(mask, "label", None) in YEARS_PASS and YEARS.fullmatch(text[start:end])
            if not holds and not year:
                return False
        return True
