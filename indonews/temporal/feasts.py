"""Holidays, Ramadan, Hijri dates, and days counted from a feast (`H-7 Lebaran`)."""

from __future__ import annotations

import regex

from ..lexicon import table
from .calendars import Span, common_year, feast, hijri_date, nearest_feast
from .context import Context
from .dates import add, day_of
from .pieces import side_of
from .reading import NUMERALS, Reading, Rule
from .vocabulary import any_of, compiled, cue, key

__all__ = ["RULES"]

FEASTS = {row["form"]: (row["day"], row["era"]) for row in table("temporal_holidays")}
HIJRI_MONTHS = {row["form"]: int(row["month"]) for row in table("temporal_hijri")}
# Where a feast is told as a time, not as a thing.
WHEN = regex.compile(
    rf"(?:{cue('when')}|(?:natal|idul\s?fitri|nyepi|imlek)\s(?:\d{{4}}\s)?dan)"
    r"(?:\s(?:hari|libur|momen|perayaan|masa))?\s*\Z",
    regex.IGNORECASE,
)
INDEPENDENCE = 1945


def _feast(match: regex.Match[str], context: Context) -> Reading | None:
    if not _says_when(match, context):
        return None
    day, era = FEASTS[key(match["feast"])]
    found, counted = _when(match, day, era, context)
    anchor = context.source if counted else None
    if found is None:
        return Reading("DATE", None, anchor=anchor)
    begin, end = found
    if match["offset"]:
        begin, end = add(begin, "D", int(match["offset"].replace("–", "-").replace(" ", ""))), None
    if match["eve"] and end is None:
        eve = add(begin, "D", -1)
        return Reading("TIME", f"{eve.isoformat()}TNI", anchor=anchor, day=eve)
    value = f"{begin.isoformat()}/{end.isoformat()}" if end else begin.isoformat()
    return Reading("DATE", value, anchor=anchor, day=None if end else begin)


def _says_when(match: regex.Match[str], context: Context) -> bool:
    """Whether a feast is told as a time: by a year, `nanti`, `H-7`, a date, or a preposition of time."""
    told = any(match[g] for g in ("y", "rel", "offset", "eve", "number", "date"))
    if told or context.given or key(match["feast"]).startswith(("bulan", "satu suro")):
        return True
    return bool(WHEN.search(context.text[max(0, match.start() - 40) : match.start()]))


def _when(match: regex.Match[str], day: str, era: str, context: Context) -> tuple[Span | None, bool]:
    """The days of a feast, and whether they were counted from the publication date."""
    if match["number"] and day == "08-17":
        return feast(day, INDEPENDENCE + int(match["number"])), False
    if match["y"]:
        if match["y2"] and day == "01-01":  # `Tahun Baru 2025/2026` is the second year's
            return feast(day, int(match["y2"])), False
        year = common_year(int(match["y"]), day, era, bool(match["hijri"]))
        return (feast(day, year) if year else None), False
    if context.published is None:
        return None, True
    return nearest_feast(day, side_of(key(match["rel"] or "")), context.published), True


def _anniversary(match: regex.Match[str], context: Context) -> Reading | None:
    """`HUT ke-78 RI`: the anniversary of the proclamation of 1945."""
    day = day_of(INDEPENDENCE + int(match["number"]), 8, 17)
    return Reading("DATE", day.isoformat(), day=day) if day else None


def _hijri(match: regex.Match[str], context: Context) -> Reading | None:
    """`17 Ramadan 1444 H`, `1 Muharram`; the first of Muharram and Syawal are public holidays."""
    month, number = HIJRI_MONTHS[key(match["month"])], int(match["d"])
    holiday = {(1, 1): "Tahun Baru Islam", (10, 1): "Hari Raya Idul Fitri"}.get((month, number))
    printed = int(match["y"]) if match["y"] else None
    day = None
    if holiday:
        year = common_year(printed, holiday, "hijri", True) if printed else None
        near = nearest_feast(holiday, 0, context.published) if context.published and not printed else None
        span = feast(holiday, year) if year else near
        day = span[0] if span else None
    elif printed:
        day = hijri_date(printed, month, number)
    elif context.published:
        today = context.published
        days = [d for k in (-580, -579, -578) if (d := hijri_date(today.year + k, month, number))]
        day = min(days, key=lambda d: abs((d - today).days), default=None)
    return Reading(
        "DATE", day.isoformat() if day else None, anchor=None if printed else context.source, day=day
    )


_YEAR = r"""\s(?:tahun\s)?(?P<y>\d{4})(?:\s?[/-]\s?(?P<y2>\d{4}))?
    (?:\s(?P<hijri>H|Hijriah|Hijriyah)\b|\s(?:M|Masehi|BE|Kongzili)\b)?(?:\s?/\s?\d{4}\s(?:M|H)\b)?"""
_INDEPENDENT = r"(?:RI|Republik\sIndonesia|Kemerdekaan(?:\sRI|\sRepublik\sIndonesia)?)"
RULES = (
    Rule("holiday", frozenset({form.split()[0] for form in FEASTS} | {"malam", "h"}), compiled(rf"""
        (?:H\s?(?P<offset>[-+–]\s?\d{{1,2}})\s)?(?P<eve>malam\s)?(?P<feast>{any_of(FEASTS)})(?:\sNasional)?
        (?:\ske-?\s?(?P<number>\d{{2,3}})(?:\s{_INDEPENDENT})?)?
        (?:{_YEAR})?(?:\s(?P<date>\d{{1,2}}\s\p{{L}}{{3,9}}(?:\s(?P<y>\d{{4}}))?))?
        (?:\s(?P<rel>(?:yang\s)?(?:lalu|ini|kemarin|nanti|mendatang|depan)|kali\sini|tahun\s(?:ini|lalu|depan)))?
        """), _feast),
    Rule("anniversary", frozenset({"hut"}), compiled(rf"""
        HUT(?:\s(?:Kemerdekaan\s)?(?:RI|Republik\sIndonesia))?\ske-?\s?(?P<number>\d{{2,3}})
        (?:\s{_INDEPENDENT}|(?<=RI\ske-?\s?\d\d))
        """), _anniversary),
    Rule("hijri", frozenset(NUMERALS[:1]), compiled(rf"""(?P<d>[12]?\d|30)\s(?P<month>{any_of(HIJRI_MONTHS)})
        (?:\s(?:tahun\s)?(?P<y>1[34]\d\d)(?:\s(?:H|Hijriah|Hijriyah)\b)?)?"""), _hijri),
)  # fmt: skip
