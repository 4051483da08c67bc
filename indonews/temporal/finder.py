"""From a text to its times: rules are tried where a word that can begin one stands; the longest reading wins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

import regex

from ..lexicon import column
from ..spans import SpanLike
from . import amounts, feasts, fractions, moments, months, phrases, relative, sets, years
from .context import Context
from .interval import granularity_of, interval_of
from .published import foreign_date
from .reading import NUMERALS, Reading, Rule
from .types import Interval, TimeExpression
from .vocabulary import MONTHS, PARTS, UNITS, match_at

__all__ = ["find", "read_spans"]

MODULES = (moments, months, years, fractions, relative, sets, amounts, phrases, feasts)
# All triggers are of these; glued words part at their capitals.
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+|±")
DATED_NAMES = frozenset({"EVENT", "PRODUCT", "WORK_OF_ART"})  # names in which a date still counts
SIGNAL = regex.compile(r"\b(?:(?P<since>sejak|semenjak)|hingga|sampai|s/d)\s\Z", regex.IGNORECASE)


def _triggers() -> dict[str, tuple[Rule, ...]]:
    """The rules by the words they are tried at, in each case a word is printed in."""
    rules: dict[str, list[Rule]] = {}
    for rule in (rule for module in MODULES for rule in module.RULES):
        for word in rule.triggers:
            for form in {word, word.capitalize(), word.upper()}:
                rules.setdefault(form, []).append(rule)
    return {word: tuple(found) for word, found in rules.items()}


TRIGGERS = _triggers()
SMALL_NUMERALS, YEAR_NUMERALS, OTHER_NUMERALS = (TRIGGERS[length] for length in NUMERALS)
NUMERAL_RULES = {1: SMALL_NUMERALS, 2: SMALL_NUMERALS, 4: YEAR_NUMERALS}
# What must follow one or two digits for any rule to match there: a mark that goes on, or one of these words.
NUMERAL_AHEAD = re.compile(
    r"[0-9]+(?:\s{0,3}(?:(?P<word>[A-Za-z]+)|[-/(&×–—]|[^\x00-\x7f])|[.:,]\s?[0-9]|,\s)"
)
NUMERAL_WORDS = frozenset(
    word.partition(" ")[0]
    for word in [
        *UNITS, *(unit + "an" for unit in UNITS), *(unit + "nya" for unit in UNITS), *MONTHS, *PARTS,
        *column("temporal_hijri", "form"), *column("temporal_numbers", "form"),
        "x", "kali", "an", "th", "thn", "dan", "atau", "hingga", "sampai", "s", "sd",
    ]
)  # fmt: skip


def _rules_at(word: str) -> tuple[Rule, ...]:
    if word[0].isdigit():
        return NUMERAL_RULES.get(len(word), OTHER_NUMERALS)
    return TRIGGERS.get(word, ())


def _counts(text: str, start: int) -> bool:
    """Whether what stands behind the small number at ``start`` can make it a time."""
    ahead = NUMERAL_AHEAD.match(text, start)
    return ahead is not None and (ahead["word"] is None or ahead["word"].lower() in NUMERAL_WORDS)


def find(context: Context, masks: Sequence[SpanLike]) -> list[TimeExpression]:
    """The time expressions of the context's text, in order."""
    text, position = context.text, 0
    names = _Masks(masks)
    for word in WORD.finditer(text):
        form = word.group()
        rules = TRIGGERS.get(form) or (_rules_at(form) if form[0].isdigit() else None)
        if rules is None:
            continue
        start = word.start()
        if start < position or (rules is SMALL_NUMERALS and not _counts(text, start)):
            continue
        found = _best(rules, start, context)
        if found is None:
            continue
        reading, end, rule = found
        dated = reading.type == "DATE" and any(map(str.isdigit, text[start:end]))
        if names.let_through(start, end, dated):
            position = end
            context.note(_expression(context, start, end, reading, rule), reading.day)
    return context.found


def read_spans(context: Context, spans: Sequence[SpanLike]) -> list[TimeExpression]:
    """The given spans as time expressions; one that no rule reads is tried as an absolute date."""
    context.given = True
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        reading, rule = _reading_of(span, context)
        context.note(_expression(context, span.start, span.end, reading, rule), reading.day)
    return context.found


def _best(rules: tuple[Rule, ...], start: int, context: Context) -> tuple[Reading, int, str] | None:
    """The longest reading at ``start``, where it ends, and its rule's name; of equal ones the first."""
    best: tuple[Reading, int, str] | None = None
    for rule in rules:
        match = match_at(rule.pattern, context.text, start)
        reading = rule.read(match, context) if match else None
        if match and reading:
            end = match.end() if reading.end is None else reading.end
            if best is None or end > best[1]:
                best = reading, end, rule.name
    return best


def _reading_of(span: SpanLike, context: Context) -> tuple[Reading, str]:
    """The reading of a span and its rule: one that covers most of it, else a date of another language."""
    partial = None
    for word in WORD.finditer(context.text, span.start, span.end):
        found = _best(_rules_at(word.group()), word.start(), context)
        if found and found[1] <= span.end + 1:
            if 2 * (found[1] - word.start()) >= span.end - span.start:
                return found[0], found[2]
            partial = partial or (found[0], found[2])
    moment = foreign_date(context.text[span.start : span.end])
    if moment is None:
        return partial or (Reading("DATE", None, flags=("unread",)), "none")
    day = moment.date() if isinstance(moment, datetime) else moment
    return Reading("DATE", day.isoformat(), day=day), "foreign_date"


def _expression(context: Context, start: int, end: int, reading: Reading, rule: str) -> TimeExpression:
    flags, interval = reading.flags, reading.interval or interval_of(reading.value, reading.zone)
    if context.ambiguous and reading.anchor == "published":
        flags += ("published_ambiguous",)
    if interval and reading.type in ("DATE", "TIME"):
        interval = _opened(interval, context, start)
    return TimeExpression.of(
        context.text, start, end, type=reading.type, value=reading.value, mod=reading.mod, quant=reading.quant,
        freq=reading.freq, interval=interval, granularity=granularity_of(reading.value), zone=reading.zone,
        anchor=reading.anchor, rule=rule, flags=flags,
    )  # fmt: skip


def _opened(interval: Interval, context: Context, start: int) -> Interval:
    """The interval with the side open that `sejak`, `hingga` open; the two ends of a range keep theirs."""
    signal = SIGNAL.search(context.text[max(0, start - 12) : start])
    if signal is None or (context.last and context.last.end >= start - 12):
        return interval
    return Interval(interval.begin, None) if signal["since"] else Interval(None, interval.end)


class _Masks:
    """The spans of names, walked along with the text."""

    def __init__(self, masks: Sequence[SpanLike]) -> None:
        self._masks = sorted(masks, key=lambda m: (m.start, m.end))
        self._next = 0

    def let_through(self, start: int, end: int, dated: bool) -> bool:
        """Whether an expression is not inside or across a name; it may hold one, or be a date in an event's name."""
        while self._next < len(self._masks) and self._masks[self._next].end <= start:
            self._next += 1
        for k in range(self._next, len(self._masks)):
            mask = self._masks[k]
            if mask.start >= end:
                return True
            holds = start <= mask.start and mask.end <= end and (start, end) != (mask.start, mask.end)
            if not holds and not (dated and getattr(mask, "label", None) in DATED_NAMES):
                return False
        return True
