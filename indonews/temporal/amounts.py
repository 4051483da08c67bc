"""Amounts of time: durations, and points reached by counting an amount back or forth."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import regex

from ..lexicon import table
from .context import Context
from .dates import add, duration, point
from .numbers import number
from .reading import NUMERALS, Reading, Rule
from .types import Interval
from .vocabulary import (
    DASH,
    MODIFIERS,
    NUMBER,
    NUMBER_WORDS,
    THROUGH,
    UNIT,
    UNITS,
    any_of,
    compiled,
    cue,
    key,
)

__all__ = ["RULES", "SE_UNITS"]

SE_UNITS = {"se" + unit: unit for unit in UNITS}  # one of a unit in one word: setahun, sepekan
SEVERAL = ("beberapa", "sejumlah", "puluhan", "belasan", "ratusan", "ribuan", "berpuluh-puluh", "sekian")
SECONDS = {"TS": 1, "TM": 60, "TH": 3600}
ORDER = ("TS", "TM", "TH", "D", "W", "M", "Y")
HALVES = {"Y": ("M", 6), "D": ("TH", 12), "TH": ("TM", 30), "TM": ("TS", 30)}  # in the next smaller unit
PAST = ("lalu", "silam", "lampau")
SIDES = {
    "terakhir": -1,
    "belakangan": -1,
    "kemarin": -1,
    "ke": 1,
    "kedepan": 1,
    "kedepannya": 1,
    "mendatang": 1,
}
FOLLOWING = ("kemudian", "berselang", "setelahnya", "sesudahnya", "setelah itu")

_MOD = any_of(row["form"] for row in table("temporal_modifiers") if row["place"] != "point")
_IN_WORDS = r"(?:\s\(\p{L}+(?:\s\p{L}+){0,3}\))?"  # 20 (dua puluh) hari
_AMOUNT = rf"""(?:
    (?P<times>\d{{1,2}})\s?[x×]\s?(?P<n>24)\s?(?P<unit>jam)
  | (?P<n>{NUMBER}){_IN_WORDS}(?:(?:{DASH}|\s{THROUGH}\s|\satau\s|\sdan\s)(?P<n2>{NUMBER}){_IN_WORDS})?
    \s{{0,2}}(?P<unit>{UNIT}|thn?\b(?!\s(?-i:\p{{Lu}})))(?P<an>an)?(?!\ske-?\s?\d)
    (?P<half>\ssetengah(?!\s{UNIT}))?
  | (?P<se>{any_of(SE_UNITS)})(?P<half>\ssetengah)?(?!\s{NUMBER}\s?(?:x|kali)\b)
  | (?P<several>{any_of(SEVERAL)})\s(?P<unit>{UNIT})(?:\sini)? )
  (?: \s(?:(?:dan|lebih)\s)?(?P<n3>{NUMBER})\s(?P<unit3>{UNIT})
      (?:\s(?:dan\s)?(?P<n4>{NUMBER})\s(?P<unit4>{UNIT}))?
    | \s(?P<n3>\d{{1,2}}[.,]\d{{3}})(?!\d) )?
  (?P<more>\slebih)?(?:\s(?:penuh|kalender|kerja))?(?:\s\(\d{{1,3}}\s{UNIT}\))?
  (?:\s(?P<tail>(?:yang\s)?(?:lalu|silam|lampau)(?!\slintas) | (?:terakhir|belakangan)(?:\sini)? | kemarin
    | (?:ke\s?depan|mendatang)(?:nya)? | lagi(?!\spula) | kemudian | berselang | setelahnya | sesudahnya
    | setelah\situ | sebelumnya | pertama | sekali))?"""

# What stands in front of a number that is no amount of time, or goes on in it; and of one that lasts.
NOT_AMOUNT = regex.compile(
    r"(?:\b(?:derajat|lintang|bujur|menit\s+ke|pasal|nomor|no\.?|rp\.?|usd?|pukul|ke-)|[$°])\s?\Z",
    regex.IGNORECASE,
)
NUMBER_GOES_ON = regex.compile(r"\d[.,/:]\Z|[°/:-]\Z")
LASTING = regex.compile(rf"{cue('lasting')}\s*\Z", regex.IGNORECASE)


def _read(match: regex.Match[str], context: Context) -> Reading | None:
    start, text = match.start(), context.text
    lead = text[max(0, start - 16) : start]
    in_number = text[start].isdigit() and (lead[-1:].isalpha() or NUMBER_GOES_ON.search(lead))
    if in_number or NOT_AMOUNT.search(lead):
        return None
    amount, unit = _first(match)
    tail, mod = key(match["tail"] or ""), _mod_of(match)
    if match["n3"] and match["unit3"] and not _smaller(UNITS[key(match["unit3"])][0], unit):
        end = max(match.end("half"), match.end("unit"), match.end("se"))  # `30 tahun dan 50 tahun`: the first
        return Reading("DURATION", duration(amount, unit), mod=mod, end=end)
    value = _value(match, amount, unit)
    if tail.split()[-1:] in ([word] for word in PAST):
        return _point(context, amount, unit, -1, mod)
    if tail == "lagi" and unit not in SECONDS and not LASTING.search(lead):
        return _point(context, amount, unit, 1, mod)
    if tail == "sekali" or (match["an"] and amount < 10 and not tail):
        return Reading("SET", value, quant="EVERY")
    if tail in FOLLOWING or tail == "sebelumnya":
        return _counted(match, context, amount, unit, value, mod)
    interval = _stretch(context, amount, unit, SIDES.get(tail.partition(" ")[0], 0))
    return Reading("DURATION", value, mod=mod, interval=interval, anchor=context.source if interval else None)


def _first(match: regex.Match[str]) -> tuple[float, str]:
    """How many of which unit the first figure says; -1 for an unknown number."""
    if match["se"]:
        unit, count = UNITS[SE_UNITS[key(match["se"])]]
        return count * (1.5 if match["half"] else 1), unit
    word = key(match["unit"])
    unit, count = UNITS["tahun"] if word in ("th", "thn") else UNITS[word]
    if match["several"]:
        return -1, unit
    amount = number(match["n"]) + (0.5 if match["half"] else 0)
    return amount * count * int(match["times"] or 1), unit


def _mod_of(match: regex.Match[str]) -> str | None:
    printed = match.groupdict().get("mod")
    if printed:
        return MODIFIERS[key(printed)]
    return "MORE_THAN" if match["more"] else "APPROX" if match["an"] else None


def _value(match: regex.Match[str], amount: float, unit: str) -> str:
    """The ISO 8601 duration; `satu setengah tahun` in years and months, `2,5 tahun` as it is written."""
    in_words = not (match["n"] or "x")[0].isdigit()
    if in_words and amount % 1 == 0.5 and unit in HALVES:
        smaller, half = HALVES[unit]
        rest = duration(half, smaller)
        return _join(duration(int(amount), unit), rest) if amount > 1 else rest
    value = duration(amount, unit)
    if not match["n3"]:
        return value
    second = UNITS[key(match["unit3"])] if match["unit3"] else ("TS", 1)
    figure = match["n3"].replace(".", ",") if second[0] == "TS" else match["n3"]  # 1 menit 37.007 detik
    value = _join(value, duration(number(figure) * second[1], second[0]))
    if match["n4"]:
        third = UNITS[key(match["unit4"])]
        value = _join(value, duration(number(match["n4"]) * third[1], third[0]))
    return value


def _join(first: str, second: str) -> str:
    """Two ISO durations, the coarser first, as one."""
    return first + second[2 if "T" in first else 1 :]


def _smaller(unit: str, than: str) -> bool:
    return ORDER.index(unit) < ORDER.index(than)


def _point(context: Context, amount: float, unit: str, side: int, mod: str | None) -> Reading:
    """The point an amount before or after the publication, as fine as the unit."""
    if amount < 0:
        return Reading("DATE", "PAST_REF" if side < 0 else "FUTURE_REF")
    if unit in SECONDS:
        value = None
        if context.clock and (moved := _moved(context.clock, amount, unit, side)):
            value = moved.strftime("%Y-%m-%dT%H:%M")
        return Reading("TIME", value, mod=mod, anchor=context.source)
    if context.published is None:
        return Reading("DATE", None, mod=mod)
    day = add(context.published, unit, side * amount)
    return Reading("DATE", point(day, unit), mod=mod, anchor=context.source, day=day if unit == "D" else None)


def _moved(moment: datetime, amount: float, unit: str, side: int) -> datetime | None:
    """``moment`` moved; None outside the calendar."""
    try:
        if unit in SECONDS:
            return moment + side * timedelta(seconds=amount * SECONDS[unit])
        return datetime.combine(add(moment.date(), unit, side * amount), moment.timetz())
    except OverflowError:
        return None


def _stretch(context: Context, amount: float, unit: str, side: int) -> Interval | None:
    """The stretch of that length that ends (side -1) or begins (+1) with the publication."""
    if side == 0 or amount <= 0 or context.published is None or (unit in SECONDS and context.clock is None):
        return None
    today = context.clock or datetime.combine(context.published, time())
    other = _moved(today, amount, unit, side)
    return Interval(min(today, other), max(today, other)) if other else None


def _counted(
    match: regex.Match[str], context: Context, amount: float, unit: str, value: str, mod: str | None
) -> Reading:
    """`tiga hari kemudian`: counted from the last day or period told of; else how long it took."""
    tail = key(match["tail"])
    side = -1 if tail == "sebelumnya" else 1
    if amount > 0 and unit not in SECONDS:
        for name, seen in context.recent(4):
            if seen.type in ("DATE", "TIME") and seen.interval and seen.interval.begin:
                day: date = add(seen.interval.begin.date(), unit, side * amount)
                return Reading(
                    "DATE", point(day, unit), mod=mod, anchor=name, day=day if unit == "D" else None
                )
    end = None if tail in ("kemudian", "berselang") else match.start("tail") - 1
    return Reading("DURATION", value, mod=mod, end=end)


_MOD_WORDS = frozenset(
    row["form"].split()[0].partition("-")[0] for row in table("temporal_modifiers") if row["place"] != "point"
)
RULES = (
    Rule("amount", NUMBER_WORDS | {"berpuluh", *NUMERALS, *SE_UNITS, *SEVERAL}, compiled(_AMOUNT), _read),
    Rule("amount", _MOD_WORDS, compiled(rf"(?P<mod>{_MOD})\s{_AMOUNT}"), _read),
)
