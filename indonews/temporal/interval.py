"""The stretch of time that a TIMEX3 value names, and how fine it is."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone, tzinfo

import regex

from .dates import add, add_months
from .types import Interval

__all__ = ["granularity_of", "hours_of", "interval_of"]

_SHAPES = (
    ("minute", r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)"),
    ("part_of_day", r"(\d{4}-\d\d-\d\d)T(MO|AF|EV|NI|MI|DT)"),
    ("day", r"(\d{4})-(\d\d)-(\d\d)"),
    ("weekend", r"(\d{4})-W(\d\d)-WE"),
    ("week", r"(\d{4})-W(\d\d)"),
    ("month", r"(\d{4})-(\d\d)"),
    ("quarter", r"(\d{4})-Q([1-4])"),
    ("half", r"(\d{4})-H([12])"),
    ("season", r"(\d{4})-(SP|SU|FA|WI)"),
    ("year", r"(\d{4})"),
    ("decade", r"(\d{3})"),
    ("century", r"(\d\d)"),
)
_SHAPE = regex.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SHAPES))
_HOURS = {"MO": (0, 12), "AF": (11, 18), "EV": (17, 20), "NI": (18, 24), "MI": (23, 24), "DT": (6, 18)}
_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNITS = {"TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "M": "month", "Y": "year"}


def granularity_of(value: str | None) -> str | None:
    """How fine a value is: ``minute`` to ``century``; of a duration its smallest unit; None for a vague one."""
    if not value:
        return None
    if value[0] == "P" and not value.endswith("_REF"):
        digit = value.rstrip("SMHDWY")
        unit = ("T" if "T" in value else "") + value[len(digit) :][-1:]
        return _UNITS.get(unit)
    shape = _SHAPE.fullmatch(value.partition("/")[0])
    return shape.lastgroup if shape else None


def interval_of(value: str | None, zone: str | None = None) -> Interval | None:
    """The half-open interval of a DATE or TIME value or of a range of two; aware where ``zone`` is an offset.

    >>> interval_of("2023-W37")
    Interval(begin=datetime.datetime(2023, 9, 11, 0, 0), end=datetime.datetime(2023, 9, 18, 0, 0))
    """
    if not value:
        return None
    first, slash, last = value.partition("/")
    begin = _bounds(first, zone)
    end = _bounds(last, zone) if slash else begin
    if begin is None or end is None or begin[0] >= end[1]:
        return None
    return Interval(begin[0], end[1])


def hours_of(day: date, begin: int, end: int, zone: str | None) -> Interval:
    """The hours ``begin`` to ``end`` of a day."""
    midnight = _midnight(day).replace(tzinfo=_offset(zone))
    return Interval(midnight + timedelta(hours=begin), midnight + timedelta(hours=end))


def _bounds(value: str, zone: str | None) -> tuple[datetime, datetime] | None:
    shape = _SHAPE.fullmatch(value)
    if shape is None or shape.lastgroup is None:
        return None
    figures = [g for g in shape.groups() if g is not None][1:]
    try:
        begin, end = _span(shape.lastgroup, figures)
    except (ValueError, OverflowError):
        return None
    tz = _offset(zone)
    return begin.replace(tzinfo=tz), end.replace(tzinfo=tz)


def _offset(zone: str | None) -> tzinfo | None:
    if not zone or zone == "local":
        return None
    sign = -1 if zone[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _span(shape: str, figures: list[str]) -> tuple[datetime, datetime]:
    """Begin and end of a value of that shape; ValueError where there is no such time."""
    if shape in ("minute", "part_of_day"):
        midnight = _midnight(date.fromisoformat(figures[0]))
        if shape == "minute":
            begin = midnight + timedelta(hours=int(figures[1]), minutes=int(figures[2]))
            return begin, begin + timedelta(minutes=1)
        hours = _HOURS[figures[1]]
        return midnight + timedelta(hours=hours[0]), midnight + timedelta(hours=hours[1])
    year = int(figures[0])
    if shape in ("decade", "century"):
        years = 10 if shape == "decade" else 100
        return datetime(max(1, year * years), 1, 1), datetime((year + 1) * years, 1, 1)
    if shape == "day":
        day = date(year, int(figures[1]), int(figures[2]))
        return _midnight(day), _midnight(add(day, "D", 1))
    if shape in ("week", "weekend"):
        day = date.fromisocalendar(year, int(figures[1]), 6 if shape == "weekend" else 1)
        return _midnight(day), _midnight(add(day, "D", 2 if shape == "weekend" else 7))
    length = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12}[shape]
    if shape == "season":
        month = _SEASON_MONTHS[figures[1]]
    else:
        month = 1 if shape == "year" else int(figures[1]) * length - length + 1
    first = date(year, month, 1)
    return _midnight(first), _midnight(add_months(first, length))
