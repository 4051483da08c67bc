"""The day that a moment is on: a printed date, a weekday, `kemarin`, `tanggal 20`, or the one told of."""

from __future__ import annotations

from datetime import date

import regex

from .context import Context
from .dates import add, day_of, weekday_near
from .pieces import DEICTIC, STARTS, Pieces, rel_of, scan, side_of
from .printed import Day, month_at, printed_day, weekday_of
from .vocabulary import THROUGH, WEEKDAYS, key, match_at

__all__ = ["day_behind", "named_day"]

THROUGH_WORD = regex.compile(rf"\s(?:{THROUGH})\s", regex.VERBOSE | regex.IGNORECASE)
BEHIND = regex.compile(r"\s?,?\s(?:pada\s)?")


def named_day(pieces: Pieces, start: int, end: int, context: Context) -> Day:
    """The day that the pieces name; without any of their own, the one that the text is at."""
    rel, iso = rel_of(pieces), weekday_of(pieces)
    if "date" in pieces:
        return printed_day(pieces, start, end, context)
    if "only" in pieces:
        return _only(pieces["only"], side_of(rel), context)
    if "eve" in pieces:
        day = _weekday(WEEKDAYS[key(pieces["eve"]["eve"])], rel, start, end, context)
        return Day(add(day, "D", -1) if day else None, counted=True)
    if "deictic" in pieces:
        return _shifted(key(pieces["deictic"]["deictic"]), pieces, context)
    if iso is not None:
        return Day(_weekday(iso, rel, start, end, context), counted=True)
    if rel:
        return _shifted(rel, pieces, context)
    return Day(context.narrative_day)


def day_behind(end: int, context: Context) -> Day | None:
    """The day of a clock time that stands behind it: `pukul 22.56 WIB, Rabu (2/7)`."""
    link = match_at(BEHIND, context.text, end)
    if link is None:
        return None
    for name in ("weekday", "date", "deictic"):
        first = match_at(STARTS[name], context.text, link.end())
        if first and first.group() != "minggu":
            pieces, last = scan(name, first)
            return named_day(pieces, link.end(), last, context)
    return None


def _shifted(word: str, pieces: Pieces, context: Context) -> Day:
    """`kemarin`, `besok`, `tadi` (malam): so many days from the publication; a printed weekday is checked."""
    night = "part" in pieces and key(pieces["part"]["part"]).startswith(("malam", "tengah"))
    shift = -1 if word == "tadi" and night else DEICTIC.get(word, 0)
    day = add(context.published, "D", shift) if context.published else None
    mismatch = day is not None and weekday_of(pieces) not in (None, day.isoweekday())
    return Day(day, flags=("weekday_mismatch",) if mismatch else (), counted=True)


def _weekday(iso: int, rel: str, start: int, end: int, context: Context) -> date | None:
    """The day that a weekday without a date means."""
    today = context.published
    if today is None:
        return None
    side, last = side_of(rel), rel.rpartition(" ")[2]
    if "pekan" in rel or "minggu" in rel:
        return weekday_near(iso, add(today, "W", side), 0)
    if side:
        return weekday_near(iso, today if last in ("nanti", "tadi") else add(today, "D", side), side)
    if rel == "ini":
        return weekday_near(iso, today, 0)
    if (first := _range_begin(start, context)) is not None:
        return weekday_near(iso, first, 1)
    coming = context.future(start, end) and not context.is_attribution(start)
    return _retold(iso, today, context) or weekday_near(iso, today, 1 if coming else -1)


def _retold(iso: int, today: date, context: Context) -> date | None:
    """The day that the text dated before under this weekday, if it lies within a week of the publication."""
    day = context.weekdays.get(iso)
    return day if day and abs((day - today).days) < 7 else None


def _range_begin(start: int, context: Context) -> date | None:
    """The first day of a range whose second end is at ``start``: `Senin hingga Jumat`."""
    last, gap = context.last, context.gap(start)
    if last is None or gap is None or last.granularity != "day" or not THROUGH_WORD.fullmatch(gap):
        return None
    return last.interval.begin.date() if last.interval and last.interval.begin else None


def _only(match: regex.Match[str], side: int, context: Context) -> Day:
    """`tanggal 20`: the nearest one, or the last or next."""
    number, today = int(match["only"]), context.published
    month = key(match["month_rel"] or "")
    if month in ("berikutnya", "setiap", "tiap"):
        return Day(None, value=f"XXXX-XX-{number:02d}")
    if today is None:
        return Day(None, counted=True)
    if month:
        return Day(day_of(*month_at(today, side_of(month)), number), counted=True)
    reference = today
    if side == 0 and context.day and abs((context.day - today).days) < 60:
        reference = context.day
    near = [d for k in (-1, 0, 1) if (d := day_of(*month_at(reference, k), number))]
    near = [d for d in near if side * (d - reference).days >= 0] or near
    return Day(min(near, key=lambda d: abs((d - reference).days)), counted=True)
