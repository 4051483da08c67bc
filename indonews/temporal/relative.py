"""Periods by their distance: `pekan lalu`, `akhir tahun ini`, `bulan sebelumnya`, `tahun yang sama`."""

from __future__ import annotations

from datetime import date

import regex

from .context import Context
from .dates import add, add_months, point
from .modifiers import MOD, POINT_WORDS, REL, mod_of
from .pieces import side_of
from .reading import Reading, Rule
from .vocabulary import any_of, compiled, key

__all__ = ["RULES", "same_period"]

PERIODS = {
    "pekan": "W", "minggu": "W", "bulan": "M", "tahun": "Y", "dekade": "DE", "dasawarsa": "DE", "abad": "CE",
    "kuartal": "Q", "triwulan": "Q", "semester": "H",
}  # fmt: skip
STEPS = {
    "W": ("W", 1),
    "M": ("M", 1),
    "Y": ("Y", 1),
    "Q": ("M", 3),
    "H": ("M", 6),
    "DE": ("Y", 10),
    "CE": ("Y", 100),
}
GRAINS = {"W": "week", "M": "month", "Y": "year", "Q": "quarter", "H": "half"}
DAY_GRAINS = ("day", "part_of_day", "minute")
BEFORE, AFTER = ("sebelumnya",), ("berikutnya", "selanjutnya")
RECENT = 60  # expressions that are looked back on


def _relative(match: regex.Match[str], context: Context) -> Reading | None:
    unit, rel, mod = PERIODS[key(match["unit"])], key(match["rel"] or ""), mod_of(match["mod"])
    day_name = (
        match["unit"] == "Minggu" and not (match["rel"] or "").istitle()
    )  # in a headline it is the week
    if not rel and (mod not in ("START", "MID", "END") or unit in ("DE", "CE", "H")):
        return None
    if day_name and rel and not context.starts_sentence(match.start()):
        return None
    if rel in ("yang sama", "itu", "tersebut"):
        return same_period(unit, mod, context)
    weekend = unit == "W" and mod == "END"
    if weekend and not rel and _beside_hours(match.start(), context):
        return Reading("SET", "XXXX-WXX-WE", quant="EVERY")
    reference, anchor = context.published, context.source
    if rel in BEFORE or rel in AFTER:
        reference, anchor = _told(unit, context)
    if reference is None:
        return Reading("DATE", None, mod=None if weekend else mod, anchor=anchor)
    side = -1 if rel in BEFORE else 1 if rel in AFTER else side_of(rel)
    if rel == "ini" and unit == "W" and _tells_of_last_week(context, reference):
        side = -1
    if weekend and not rel and reference.isoweekday() < 6 and not context.future(match.start(), match.end()):
        side = -1
    value = point(_moved(reference, unit, side), unit)
    if weekend:
        value, mod = value + "-WE", None
    return Reading("DATE", value, mod=mod, anchor=anchor, flags=("ambiguous",) if day_name else ())


def _moved(day: date, unit: str, side: int) -> date:
    step, count = STEPS[unit]
    if step == "W":
        return add(day, "W", side)
    return add_months(day.replace(day=1), side * count * (12 if step == "Y" else 1))


def _told(unit: str, context: Context) -> tuple[date | None, str | None]:
    """What `bulan sebelumnya` is counted from: the last expression as fine, else the publication date."""
    for name, seen in context.recent(6):
        if (
            seen.granularity == GRAINS.get(unit)
            and seen.type == "DATE"
            and seen.interval
            and seen.interval.begin
        ):
            return seen.interval.begin.date(), name
    return context.published, context.source


def _beside_hours(start: int, context: Context) -> bool:
    """Whether opening hours stand right in front: `pukul 09.00-22.00 WITA di akhir pekan`."""
    return context.last is not None and (context.last.value or "")[:1] == "T" and start - context.last.end < 8


def _tells_of_last_week(context: Context, today: date) -> bool:
    """On a Monday: whether all the days that the text has named lie in the week before."""
    if today.isoweekday() != 1:
        return False
    recent = [e.interval.begin for e in context.found[-RECENT:] if e.granularity in DAY_GRAINS and e.interval]
    gaps = [(today - begin.date()).days for begin in recent if begin]
    return sum(1 <= gap <= 7 for gap in gaps) >= 2 and not any(-6 <= gap <= 0 for gap in gaps)


def same_period(unit: str, mod: str | None, context: Context) -> Reading:
    """`tahun yang sama`, `pekan itu`: the one that the text spoke of last."""
    for name, seen in context.recent(RECENT):
        if seen.interval and seen.interval.begin and seen.type in ("DATE", "TIME"):
            return Reading("DATE", point(seen.interval.begin.date(), unit), mod=mod, anchor=name)
    return Reading("DATE", None, mod=mod)


def _year_on_year(match: regex.Match[str], context: Context) -> Reading | None:
    """`periode yang sama tahun lalu`: the last quarter, half or stretch of months told of, a year before."""
    for name, seen in context.recent(8):
        if regex.fullmatch(r"\d{4}-(?:Q\d|H\d|\d\d)(?:/\d{4}-\d\d)?", seen.value or ""):
            moved = regex.sub(r"\d{4}", lambda m: f"{int(m.group()) - 1:04d}", seen.value or "")
            return Reading("DATE", moved, anchor=name)
    year = context.published.year - 1 if context.published else None
    return Reading("DATE", f"{year:04d}" if year else None, anchor=context.source)


RULES = (
    Rule("relative", POINT_WORDS | frozenset(PERIODS), compiled(rf"""{MOD}(?P<unit>{any_of(PERIODS)})
        (?:\s(?P<rel>{REL}|yang\ssama|itu|tersebut|sebelumnya|berikutnya|selanjutnya|berjalan))?"""), _relative),
    Rule("year_on_year", frozenset({"periode", "kuartal", "semester", "triwulan", "bulan"}), compiled(r"""
        (?:periode|kuartal|semester|triwulan|bulan)\s(?:yang\s)?sama\s(?:(?:di|pada)\s)?
        tahun\s(?:lalu|sebelumnya|kemarin)"""), _year_on_year),
)  # fmt: skip
