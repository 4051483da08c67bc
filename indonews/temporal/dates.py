"""Calendar arithmetic: days moved by a unit, the periods that hold them, the nearest of a kind."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date

__all__ = [
    "add", "add_months", "day_of", "duration", "nearest_date", "nearest_month", "point", "season",
    "weekday_near",
]  # fmt: skip


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the month's last where it is shorter; kept within the calendar."""
    index = day.year * 12 + day.month - 1 + months
    index = min(max(index, MINYEAR * 12), MAXYEAR * 12 + 11)
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add(day: date, unit: str, count: float) -> date:
    """``day`` moved by ``count`` units (D, W, M, Y); kept within the calendar."""
    if unit in "DW":
        days = round(count * (7 if unit == "W" else 1))
        return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
    return add_months(day, round(count * (12 if unit == "Y" else 1)))


def point(day: date, unit: str) -> str:
    """The TIMEX3 value of the day, week, month, quarter, half, year, decade or century that holds ``day``."""
    year, month = day.year, day.month
    if unit == "D":
        return day.isoformat()
    if unit == "W":
        iso = day.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}"
    if unit == "Q":
        return f"{year:04d}-Q{(month + 2) // 3}"
    if unit == "H":
        return f"{year:04d}-H{1 if month < 7 else 2}"
    if unit == "M":
        return f"{year:04d}-{month:02d}"
    return {"Y": f"{year:04d}", "DE": f"{year // 10:03d}", "CE": f"{year // 100:02d}"}[unit]


def duration(amount: float, unit: str) -> str:
    """The ISO 8601 duration of an amount of a unit (``TS TM TH D W M Y``); a negative amount is an unknown one."""
    figure = "X" if amount < 0 else f"{amount:.6f}".rstrip("0").rstrip(".")
    return f"P{'T' if unit[0] == 'T' else ''}{figure}{unit[-1]}"


def nearest_date(month: int, day: int, reference: date) -> date | None:
    """The date of that day and month nearest to ``reference``; 29 February in the nearest leap year."""
    reach = 4 if (month, day) == (2, 29) else 1
    years = range(reference.year - reach, reference.year + reach + 1)
    found = [d for d in (day_of(year, month, day) for year in years) if d]
    return min(found, key=lambda d: abs((d - reference).days), default=None)


def nearest_month(month: int, reference: date) -> date:
    """The first of that month, in the year that brings it nearest to ``reference``."""
    months = (month - reference.month + 6) % 12 - 6
    return add_months(reference.replace(day=1), 6 if months == -6 and month > reference.month else months)


def weekday_near(iso: int, reference: date, side: int) -> date:
    """The nearest such weekday: on or before the reference (side -1), on or after (+1), in its week (0)."""
    gap = iso - reference.isoweekday()
    if side:
        gap = gap % 7 if side > 0 else -(-gap % 7)
    return add(reference, "D", gap)


def season(day: date) -> int:
    """The year in which the football season that is on at ``day`` began; it turns on 1 July."""
    return day.year if day.month >= 7 else day.year - 1
