"""What happens again and again: `setiap Senin`, `dua kali seminggu`, `per bulan`."""

from __future__ import annotations

import regex

from .amounts import SE_UNITS
from .clock import part_value
from .context import Context
from .dates import duration
from .numbers import number
from .reading import Reading, Rule
from .vocabulary import DASH, MONTH, MONTHS, NUMBER, PART, THROUGH, UNIT, UNITS, WEEKDAY, WEEKDAYS, any_of, compiled, key

__all__ = ["RULES"]


def _length(match: regex.Match[str]) -> str:
    letter, count = UNITS[key(match["unit"]).removeprefix("se")]
    amount = number(match["n"]) if "n" in match.groupdict() and match["n"] else 1
    return duration(amount * count, letter)


SPEED = regex.compile(r"(?:\bkm|kilometer|meter|mil|mph|knot)\s*$", regex.IGNORECASE)


def _every(match: regex.Match[str], context: Context) -> Reading | None:
    if match["wd"]:
        if key(match["wd"]) == "minggu" and match["wd"][0] == "m" and not match["hari"]:
            return Reading("SET", "P1W", quant="EVERY")
        first, last = WEEKDAYS[key(match["wd"])], WEEKDAYS[key(match["wd2"])] if match["wd2"] else None
        if last and last - first == 6:
            return Reading("SET", "P1D", quant="EVERY")
        value = f"XXXX-WXX-{first}" + (f"/XXXX-WXX-{last}" if last else "")
        return Reading("SET", part_value(value, match["part"]) if match["part"] and not last else value, quant="EVERY")
    if match["month"]:
        month = MONTHS[key(match["month"]).rstrip(".")]
        return Reading("SET", f"XXXX-{month:02d}" + (f"-{int(match['d']):02d}" if match["d"] else ""), quant="EVERY")
    if match["part"]:
        return Reading("SET", part_value("XXXX-XX-XX", match["part"]), quant="EVERY")
    if match["weekend"]:
        return Reading("SET", "XXXX-WXX-WE", quant="EVERY")
    return Reading("SET", _length(match), quant="EVERY")


def _per(match: regex.Match[str], context: Context) -> Reading | None:
    if SPEED.search(context.text[max(0, match.start() - 12) : match.start()]):
        return None
    return Reading("SET", _length(match), quant="EVERY")


def _times(match: regex.Match[str], context: Context) -> Reading | None:
    """`dua kali seminggu`: so often in that time."""
    count = 1 if match["once"] else number(match["times"])
    return Reading("SET", _length(match), freq=f"{count:g}X")


def _weekdays(match: regex.Match[str], context: Context) -> Reading | None:
    """`Senin-Jumat` with no date: the days of any week."""
    return Reading("SET", f"XXXX-WXX-{WEEKDAYS[key(match['wd'])]}/XXXX-WXX-{WEEKDAYS[key(match['wd2'])]}")


RULES = (
    Rule("every", frozenset({"setiap", "tiap", "saban", "hampir"}), compiled(rf"""(?:hampir\s)?(?:(?:se)?tiap(?:-tiap)?|saban)\s(?:
          (?P<hari>hari\s)?(?P<wd>{WEEKDAY})(?:(?:{DASH}|\s{THROUGH}\s)(?P<wd2>{WEEKDAY}))?(?:\s(?P<part>{PART}))?
        | (?:tanggal\s)?(?:(?P<d>\d{{1,2}})\s|bulan\s)?(?P<month>{MONTH}) | (?P<part>{PART}(?:\shari)?) | (?P<weekend>akhir\spekan)
        | pergantian\s(?P<unit>tahun)(?:\sajaran)?
        | (?:(?P<n>{NUMBER})\s)?(?P<unit>{UNIT})(?:nya)?(?:\ssekali)? )"""), _every),
    Rule("per", frozenset({"per"}), compiled(rf"per\s?(?:(?P<n>{NUMBER})\s)?(?P<unit>hari|pekan|minggu|bulan|tahun|kuartal|triwulan|semester|jam|menit|detik)(?:nya)?"), _per),
    Rule("times", frozenset({"0", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sekali"}), compiled(rf"""
        (?:(?P<times>{NUMBER})\s?(?:x|kali)|(?P<once>sekali))\s(?:dalam\s)?(?:(?P<unit>{any_of(SE_UNITS)})|per\s(?P<unit>{UNIT}))"""), _times),
    Rule("hours_a_day", frozenset(SE_UNITS), compiled(rf"(?<=\b(?:jam|kali|hari|menit|orang|penumpang|ribu|juta)\s)(?P<unit>{any_of(SE_UNITS)})"), _per),
    Rule("one_in", frozenset(SE_UNITS), compiled(rf"(?P<unit>{any_of(SE_UNITS)})\ssekali"), _per),
    Rule("days_a_week", frozenset({"0"}), compiled(rf"(?P<n>(?!))?{NUMBER}\shari\s(?P<unit>seminggu|sepekan)"), _per),
    Rule("weekdays", frozenset(w.split("'")[0] for w in WEEKDAYS), compiled(rf"(?P<wd>{WEEKDAY}){DASH}(?P<wd2>{WEEKDAY})"), _weekdays),
    Rule("per_in_one", frozenset({"seharinya", "sebulannya", "setahunnya"}), compiled(r"(?P<unit>sehari|sebulan|setahun)nya"), _per),
)  # fmt: skip
