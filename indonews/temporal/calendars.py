"""When the feasts of other calendars fall: the `holidays` package for Indonesia, `hijridate` for Hijri dates.

Both are loaded on first use. Feast days are those of the government's decrees; other Hijri dates follow Umm
al-Qura and can differ by a day from the sighting in Indonesia.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from .dates import add, day_of

__all__ = ["common_year", "feast", "hijri_date", "nearest_feast"]

FEAST = "Hari Raya Idul Fitri"
# The Hijri month of each feast whose printed year may be a Hijri one.
HIJRI_FEASTS = {
    FEAST: 10, "hijri 09": 9, "Hari Raya Idul Adha": 12, "Maulid Nabi Muhammad": 3,
    "Isra Mikraj Nabi Muhammad": 7, "Tahun Baru Islam": 1,
}  # fmt: skip
# How far the years of other calendars are ahead of the year of the common era in which they begin.
ERAS = {"saka": -78, "kongzili": 551, "buddhist": 544}
NO_YEARS = range(1900, 2100)  # years of the common era, whatever calendar the feast is of

Span = tuple[date, date | None]


@cache
def _calendar(year: int) -> dict[str, date]:
    """The names of a year's public holidays in Indonesia, each with its (first) date."""
    from holidays import country_holidays

    found: dict[str, date] = {}
    for day, names in sorted(country_holidays("ID", years=year, language="id").items()):
        for name in names.split("; "):
            found.setdefault(name.removesuffix(" (perkiraan)"), day)
    return found


@cache
def hijri_date(year: int, month: int, day: int) -> date | None:
    """The common date of a Hijri date; None where the calendar's tables (1343-1500) have none."""
    from hijridate import Hijri

    try:
        common = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(common.year, common.month, common.day)


@cache
def feast(day: str, year: int) -> Span | None:
    """The day, or first and last day, of a feast (`day` in temporal_holidays.tsv) in a common year."""
    if day == "hijri 09":
        return _ramadan(year)
    if not day[0].isdigit():
        found = _calendar(year).get(day)
        return (found, None) if found else None
    first, _, last = day.partition("/+")
    begin = day_of(year, int(first[:2]), int(first[3:]))
    end = day_of(year + 1, int(last[:2]), int(last[3:])) if last else None
    return (begin, end) if begin else None


def _ramadan(year: int) -> Span | None:
    """The fasting month that ends with the feast of that year."""
    end = _calendar(year).get(FEAST)
    around = (hijri_date(hijri, 9, 1) for hijri in (year - 579, year - 580, year - 578))
    begin = next((day for day in around if day and end and 28 <= (end - day).days <= 31), None)
    return (begin, add(end, "D", -1)) if begin and end else None


def common_year(printed: int, day: str, era: str, hijri: bool) -> int | None:
    """The year of the common era that a year printed behind a feast means; Saka 1945 is 2023, not 1945."""
    if printed in NO_YEARS and not hijri and not (era == "saka" and printed < 2000):
        return printed
    if era == "hijri":
        begin = hijri_date(printed, HIJRI_FEASTS[day], 1)
        return begin.year if begin else None
    return printed - ERAS[era] if era in ERAS else None


def nearest_feast(day: str, side: int, reference: date) -> Span | None:
    """The feast nearest to a day, or the last (side -1) or next (+1) one."""
    found = [f for k in (-1, 0, 1) if (f := feast(day, reference.year + k))]
    found = [f for f in found if side * (f[0] - reference).days >= 0] or found
    return min(found, key=lambda f: _distance(f, reference), default=None)


def _distance(span: Span, reference: date) -> int:
    begin, end = span[0], span[1] or span[0]
    return 0 if begin <= reference <= end else min(abs((begin - reference).days), abs((end - reference).days))
