"""Amounts by rule: money, percentages, quantities, cardinal and ordinal numbers, with their values.

>>> [(e.text, e.label, e.value, e.unit) for e in find_amounts("Laba Rp2,9 miliar, naik 12,5 persen.")]
[('Rp2,9 miliar', 'MONEY', 2900000000.0, 'IDR'), ('12,5 persen', 'PERCENT', 12.5, '%')]
"""

from __future__ import annotations

import re
from functools import cache

import regex

from ..lexicon import table
from ..spans import require_text
from .numbers import number_value, spoken_value
from .types import Entity

__all__ = ["find_amounts"]

_SCALE = r"(?:ribu|juta|miliar|milyar|triliun|trilyun)"
_SCALE_SHORT = r"(?:rb|jt|[MT])(?![\p{L}\p{N}])"
_DIGITS = r"\d{1,15}(?:[.,]\d{1,15}){0,5}"
_ONES = ("dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_COUNTS = (
    *("satu", *_ONES, "seratus", "seribu", "sejuta", "setengah"),
    *("puluhan", "ratusan", "ribuan", "jutaan", "miliaran", "triliunan"),
)
_SPOKEN = (
    rf"(?:{'|'.join(_COUNTS)})"
    r"(?: (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|belas|puluh|ratus|seratus|sepuluh|sebelas"
    r"|ribu|seribu|juta|miliar|triliun|setengah|koma)){0,12}+"
)
_RANGE = r"(?: ?(?:-|–|—|hingga|sampai) ?(?:Rp\.? ?)?" + _DIGITS + r")?"
_NUMBER = rf"(?P<number>{_DIGITS}){_RANGE}(?:[ \xa0]?(?P<scale>{_SCALE}(?: {_SCALE})?)\b)?"
_BEFORE = r"(?<![\p{L}\p{N}.,/:-])"
_AFTER = r"(?![\p{L}\p{N}])(?!(?:[.,:/-])\d)"
_LETTERS = re.compile(r"[^\W\d_]+")
_NEXT_WORD = regex.compile(r"[ \xa0-]?(\p{L}++)|[ ]?\(?\d{1,2}[/:.]\d")
_CLOCK = regex.compile(r"[01]?\d[.][0-5]\d")
_YEAR = regex.compile(r"(?:19|20)\d\d")


@cache
def _words(place: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("no_counts") if row["place"] == place)


@cache
def _forms() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Currency signs before a number, currency words after it, units: each form in lower case to its sign."""
    rows = table("currencies")
    before = {row["form"].casefold(): row["code"] for row in rows if row["place"] != "after"}
    after = {row["form"].casefold(): row["code"] for row in rows if row["place"] != "before"}
    return before, after, {row["form"].casefold(): row["unit"] for row in table("units")}


@cache
def _pattern() -> regex.Pattern[str]:
    before, after, units = _forms()
    end = r"(?![\p{L}\p{N}])"
    spoken = rf"(?P<spoken>\b{_SPOKEN})"
    return regex.compile(
        rf"(?P<money>(?<![\p{{L}}\p{{N}}])(?P<sign>\L<before>)[ \xa0]?{_NUMBER}(?P<short>[ \xa0]?{_SCALE_SHORT})?)"
        rf"|(?P<ordinal>\bke-?(?P<rank>\d{{1,6}}){end}|\b(?P<ranked>pertama|ke(?:{'|'.join(_ONES)})(?: (?:belas|puluh))?){end})"
        rf"|{_BEFORE}(?:{_NUMBER}|{spoken})"
        rf"(?:[ \xa0]?(?P<percent>%|persen{end}|prosen{end})"
        rf"|[ \xa0]?(?P<currency>\L<after>){end}"
        rf"|[ \xa0]?(?P<unit>\L<units>){end}"
        rf"|(?P<plain>{_AFTER}))",
        regex.V1 | regex.I,
        before=list(before),
        after=list(after),
        units=list(units),
    )


@cache
def _starts() -> tuple[re.Pattern[str], frozenset[str]]:
    """What cuts a text into runs of letters, runs of figures and signs, and the words that an amount may begin with, as
    they are printed."""
    before, _, _ = _forms()
    signs = {sign[0] for sign in before if not sign[0].isalpha()}
    letters = {_LETTERS.match(sign)[0] for sign in before if sign[0].isalpha()}  # type: ignore[index]
    ranks = {"ke", "pertama", *(f"ke{word}" for word in _ONES)}
    words = {*letters, *ranks, *_COUNTS}
    runs = re.compile(rf"{_LETTERS.pattern}|\d+|[{''.join(map(re.escape, sorted(signs)))}]")
    return runs, frozenset({*words, *map(str.capitalize, words), *map(str.upper, words)})


def find_amounts(text: str) -> list[Entity]:
    """Amounts of ``text`` in order, with ``value`` and ``unit``; dates, clock times and durations are left out.

    Money has the ISO 4217 code as its unit, a quantity the sign of its unit, a range the value of its first end.
    Raises TypeError when ``text`` is no str.
    """
    require_text(text)
    found = []
    runs, words = _starts()
    pattern = _pattern()
    position = 0
    for run in runs.finditer(text):
        form = run[0]
        if form not in words and form[0].isalpha():
            continue
        start = run.start()
        match = pattern.match(text, start) if start >= position else None
        if match is None:
            continue
        position = match.end()
        entity = _amount(text, match)
        if entity is not None:
            found.append(entity)
    return found


def _amount(text: str, match: regex.Match[str]) -> Entity | None:
    before, after, units = _forms()
    start, end = match.span()
    if match["ordinal"]:
        value = float(match["rank"]) if match["rank"] else spoken_value(match["ranked"])
        return _entity(text, start, end, "ORDINAL", value, None)
    value = _value(match)
    if match["money"]:
        return _entity(text, start, end, "MONEY", value, before[match["sign"].casefold()])
    if match["percent"]:
        return _entity(text, start, end, "PERCENT", value, "%")
    if match["currency"]:
        return _entity(text, start, end, "MONEY", value, after[match["currency"].casefold()])
    if match["unit"]:
        return _entity(text, start, end, "QUANTITY", value, units[match["unit"].casefold()])
    if _is_no_count(text, match) or value is None:
        return None
    return _entity(text, start, end, "CARDINAL", value, None)


def _value(match: regex.Match[str]) -> float | None:
    if match["spoken"]:
        return spoken_value(match["spoken"])
    scale = match["scale"] or (match["short"] or "").strip() or None
    return number_value(match["number"], scale, decimal=bool(match["percent"]))


def _is_no_count(text: str, match: regex.Match[str]) -> bool:
    """Whether a bare number is part of a date, a duration, a score, a telephone, law's or page's number."""
    digits = match["number"] or ""
    if not match["scale"] and (_YEAR.fullmatch(digits) or _CLOCK.fullmatch(digits) or digits.startswith("0")):
        return True
    if match["number"] and match.end("number") < match.end() and not match["scale"]:
        return True
    before = text[max(0, match.start() - 14) : match.start()].casefold().rstrip(" .").rpartition(" ")[2]
    if before.strip("(,") in _words("before"):
        return True
    following = _NEXT_WORD.match(text, match.end())
    return following is not None and (following[1] is None or following[1].casefold() in _words("after"))


def _entity(text: str, start: int, end: int, label: str, value: float | None, unit: str | None) -> Entity:
    return Entity.of(
        text, start, end, label=label, name=text[start:end], value=value, unit=unit, rule="amount"
    )
