"""From a text to its time expressions: rules are tried where a word that can begin one stands; the longest reading wins."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..spans import SpanLike
from . import amounts, days, feasts, periods, phrases, sets
from .context import Context
from .interval import granularity_of, interval_of
from .reading import Reading, Rule
from .types import TimeExpression

__all__ = ["find"]

WORD = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+|\p{Nd}+|±")
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
    return TimeExpression.of(
        text, start, end, type=reading.type, value=reading.value, mod=reading.mod, quant=reading.quant, freq=reading.freq,
        interval=reading.interval or interval_of(reading.value, reading.zone), granularity=granularity_of(reading.value),
        zone=reading.zone, anchor=reading.anchor, rule=rule, flags=flags,
    )  # fmt: skip


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
