"""What happens again and again: `setiap Senin`, `dua kali seminggu`, `per bulan`."""

from __future__ import annotations

import regex

from .amounts import SE_UNITS
from .clock import part_value
from .context import Context
from .dates import duration
from .numbers import number
from .reading import NUMERALS, Reading, Rule
from .vocabulary import (
    DASH,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBER_WORDS,
    PART,
    THROUGH,
    UNIT,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    any_of,
    compiled,
    key,
)  # fmt: skip

__all__ = ["RULES"]

SPEED = regex.compile(r"\b(?:km|kilometer|meter|mil|mph|knot|hari|bit|frame)\s*\Z", regex.IGNORECASE)


def _length(printed: str, count: str | None = None) -> str:
    """The duration of a unit, `bulan` or `sebulan`, or of so many of them."""
    unit, each = UNITS[key(printed)] if key(printed) in UNITS else UNITS[SE_UNITS[key(printed)]]
    return duration((number(count) if count else 1) * each, unit)


def _every(match: regex.Match[str], context: Context) -> Reading | None:
    if match["wd"]:
        return Reading("SET", _every_weekday(match), quant="EVERY")
    if match["eve"]:
        return Reading("SET", f"XXXX-WXX-{(WEEKDAYS[key(match['eve'])] + 5) % 7 + 1}TNI", quant="EVERY")
    if match["month"]:
        month = MONTHS[key(match["month"]).rstrip(".")]
        return Reading(
            "SET", f"XXXX-{month:02d}" + (f"-{int(match['d']):02d}" if match["d"] else ""), quant="EVERY"
        )
    if match["part"]:
        return Reading("SET", part_value("XXXX-XX-XX", match["part"]), quant="EVERY")
    if match["weekend"]:
        return Reading("SET", "XXXX-WXX-WE", quant="EVERY")
    return Reading("SET", _length(match["unit"], match["n"]), quant="EVERY")


def _every_weekday(match: regex.Match[str]) -> str:
    if match["wd"] == "minggu" and not match["hari"]:
        return "P1W"
    first, last = WEEKDAYS[key(match["wd"])], WEEKDAYS[key(match["wd2"])] if match["wd2"] else None
    if last is None:
        value = f"XXXX-WXX-{first}"
        return part_value(value, match["part"]) if match["part"] else value
    return "P1D" if last - first == 6 else f"XXXX-WXX-{first}/XXXX-WXX-{last}"


def _per(match: regex.Match[str], context: Context) -> Reading | None:
    if SPEED.search(context.text[max(0, match.start() - 12) : match.start()]):
        return None
    return Reading("SET", _length(match["unit"], match["n"]), quant="EVERY")


def _once_in(match: regex.Match[str], context: Context) -> Reading | None:
    return Reading("SET", _length(match["unit"]), quant="EVERY")


def _times(match: regex.Match[str], context: Context) -> Reading | None:
    """`dua kali seminggu`: so often in that time; `lima hari seminggu`: in each."""
    if match["days"]:
        return _once_in(match, context)
    count = number(match["n"]) if match["n"] else 1
    return Reading("SET", _length(match["unit"]), freq=f"{count:g}X")


def _weekdays(match: regex.Match[str], context: Context) -> Reading | None:
    """`Senin-Jumat` with no date: the days of any week."""
    first, last = (WEEKDAYS[key(match[g])] for g in ("wd", "wd2"))
    if first == last or match["wd"] == "minggu":
        return None
    return Reading("SET", f"XXXX-WXX-{first}/XXXX-WXX-{last}")


_SE_UNIT = rf"(?P<unit>{any_of(SE_UNITS)})"
RULES = (
    Rule("every", frozenset({"setiap", "tiap", "saban", "hampir"}), compiled(rf"""
        (?:hampir\s)?(?:(?:se)?tiap(?:-tiap)?|saban)\s(?:
          (?P<hari>hari\s)?(?P<wd>{WEEKDAY})(?:(?:{DASH}|\s{THROUGH}\s)(?P<wd2>{WEEKDAY}))?(?:\s(?P<part>{PART}))?
        | malam\s(?P<eve>{WEEKDAY})
        | (?:tanggal\s)?(?:(?P<d>\d{{1,2}})\s|bulan\s)?(?P<month>{MONTH}) | (?P<part>{PART}(?:\shari)?)
        | (?P<weekend>akhir\spekan) | pergantian\s(?P<unit>tahun)(?:\sajaran)?
        | (?:(?P<n>{NUMBER})\s)?(?P<unit>{UNIT})(?:nya)?(?:\ssekali)? )"""), _every),
    Rule("per", frozenset({"per"}), compiled(rf"per\s?(?:(?P<n>{NUMBER})\s)?(?P<unit>{UNIT})(?:nya)?(?!\s(?:ini|itu)\b)"), _per),
    Rule("times", NUMBER_WORDS | {"sekali", *NUMERALS[::2]}, compiled(rf"""
        (?:(?P<n>{NUMBER})(?:\s?(?:x|kali)|(?P<days>\shari)(?=\sse))|sekali)\s(?:dalam\s)?
        (?:{_SE_UNIT}|per\s(?P<unit>{UNIT}))"""), _times),
    Rule("times", frozenset(SE_UNITS), compiled(rf"{_SE_UNIT}\s(?P<n>{NUMBER})\s?(?P<days>(?!))?(?:x|kali)"), _times),
    Rule("once_in", frozenset(SE_UNITS), compiled(rf"""
        {_SE_UNIT}\ssekali|(?<=\b(?:jam|kali|hari|menit|orang|penumpang|ribu|juta)\s){_SE_UNIT}"""), _once_in),
    Rule("once_in", frozenset(unit + "nya" for unit in SE_UNITS), compiled(rf"{_SE_UNIT}nya"), _once_in),
    Rule("weekdays", frozenset(w.partition("'")[0] for w in WEEKDAYS), compiled(rf"""
        (?P<wd>{WEEKDAY}){DASH}(?P<wd2>{WEEKDAY})"""), _weekdays),
)  # fmt: skip
