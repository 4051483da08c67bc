"""Days printed as a date, with their slips: `Selasa (12/9/2023)`, `7 Juli-20 Agustus 2025`, `16 Juni lalu`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .context import Context
from .dates import add_months, day_of, nearest_date
from .pieces import Pieces, rel_of, side_of
from .vocabulary import DASH, LIST_JOIN, MONTH, MONTHS, THROUGH, WEEKDAYS, compiled, key, match_at

__all__ = ["Day", "full_year", "month_at", "printed_day", "weekday_of"]

SLIP_DAYS = 31  # a date whose weekday does not fit is read in another month only this near to the publication
FAR_DAYS = 20  # ... and only if the printed one lies farther than this from it
FRESH_YEAR = 400  # characters for which a year of the past goes on to hold for dates that have none

# The end of a range or list that has the year for all of it: `1 Agustus hingga 31 Oktober 2025`.
AHEAD = compiled(rf"""(?:\s{THROUGH}\s|{DASH}|{LIST_JOIN})(?:tanggal\s)?(?:\d{{1,2}}\s{MONTH}{LIST_JOIN}){{0,4}}
    (?:akhir\s|awal\s)?(?:\d{{1,2}}\s)?{MONTH}\s(?:tahun\s)?(?P<y>(?:19|20)\d\d)""")


@dataclass(frozen=True, slots=True)
class Day:
    """The day, or first and last day, that some pieces name.

    ``value`` stands where no single day does (`2023-09-XX`); ``counted``: the publication date was needed.
    """

    day: date | None
    last: date | None = None
    value: str | None = None
    flags: tuple[str, ...] = ()
    counted: bool = False


def full_year(printed: str, reference: date | None) -> tuple[int, tuple[str, ...]]:
    """The year that a printed one means and the flags it earns: two digits, one too many, one cut off.

    >>> full_year("20203", date(2023, 9, 18)), full_year("98", None)
    ((2023, ('slip',)), (1998, ()))
    """
    near = reference.year if reference else 2030
    if len(printed) == 2:
        year = 2000 + int(printed)
        return (year if year <= near + 20 else year - 100), ()
    if len(printed) == 4:
        return int(printed), ()
    if len(printed) == 3:
        return (near if str(near).startswith(printed) else int(printed) * 10), ("slip",)
    choices = {int(printed[:k] + printed[k + 1 :]) for k in range(5)}
    return min(choices, key=lambda year: abs(year - near)), ("slip",)


def month_at(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months from ``day``."""
    moved = add_months(day.replace(day=1), months)
    return moved.year, moved.month


def weekday_of(pieces: Pieces) -> int | None:
    """The ISO number of the weekday among the pieces."""
    return WEEKDAYS[key(pieces["weekday"]["wd"])] if "weekday" in pieces else None


def printed_day(pieces: Pieces, start: int, end: int, context: Context) -> Day:
    """The day of the date among the pieces, which stand at ``start`` to ``end``."""
    groups = pieces["date"].groupdict()
    if groups.get("month2"):
        return _cross(groups, context)
    month = int(groups["m"]) if groups.get("m") else MONTHS[key(groups["month"]).rstrip(".")]
    number, last, printed = int(groups["d"]), groups.get("d2"), groups.get("y")
    flags: tuple[str, ...] = ()
    counted = False
    if printed:
        year, flags = full_year(printed, context.published)
        day = day_of(year, month, number)
        if day is None:
            return Day(None, value=f"{year:04d}-{month:02d}-XX", flags=("invalid",))
    else:
        day, counted = _yearless(month, number, pieces, (start, end), context)
        if day is None and context.published is None:
            return Day(None, value=f"XXXX-{month:02d}-{number:02d}", counted=True)
        if day is None:
            return Day(None, value=f"XXXX-{month:02d}-XX", flags=("invalid",))
    if last:
        ends = day_of(day.year, day.month, int(last))
        return Day(day, ends if ends and ends > day else None, flags=flags, counted=counted)
    if (iso := weekday_of(pieces)) is not None and day.isoweekday() != iso:
        day, slip = _meant(day, iso, context.future(start, end), context.published)
        flags += slip
    if groups.get("sep") == "/" and _month_first(day, context.published):
        flags += ("ambiguous",)
    return Day(day, flags=flags, counted=counted)


def _yearless(
    month: int, number: int, pieces: Pieces, span: tuple[int, int], context: Context
) -> tuple[date | None, bool]:
    """The date of a day and month, and whether it was counted from the publication date."""
    today, told, iso, side = context.published, context.year, weekday_of(pieces), side_of(rel_of(pieces))
    if side == 0 and (ahead := match_at(AHEAD, context.text, span[1])):
        return day_of(int(ahead["y"]), month, number), False
    fresh = told is not None and span[0] - told[1] < FRESH_YEAR
    if told and fresh and side == 0 and iso is None and (today is None or told[0] < today.year - 1):
        return day_of(told[0], month, number), False
    if today is None:
        return (_on_weekday(month, number, iso, told[0]) if iso and told else None), False
    found = nearest_date(month, number, today)
    if found and side * (found - today).days < 0:
        found = day_of(found.year + side, month, number) or found
    return found, True


def _on_weekday(month: int, number: int, iso: int, year: int) -> date | None:
    """The date in the year told of, or in one next to it, that falls on the printed weekday."""
    days = (day_of(y, month, number) for y in (year, year + 1, year - 1))
    return next((d for d in days if d and d.isoweekday() == iso), None)


def _meant(day: date, iso: int, future: bool, today: date | None) -> tuple[date, tuple[str, ...]]:
    """The date that was meant where the printed weekday does not fit, and its flags.

    The printed date counts, unless it is far from the publication and the same day of a month near that fits; but
    not a date of other years.
    """
    if (
        today is not None
        and abs(day.year - today.year) <= 1
        and (abs((day - today).days) > FAR_DAYS or (day > today and not future))
    ):
        near = [
            d for k in (-1, 0, 1) if (d := day_of(*month_at(today, k), day.day)) and d.isoweekday() == iso
        ]
        near = [d for d in near if abs((d - today).days) <= SLIP_DAYS]
        if near:
            return min(near, key=lambda d: abs((d - today).days)), ("weekday_mismatch", "slip")
    return day, ("weekday_mismatch",)


def _month_first(day: date, today: date | None) -> bool:
    """Whether a date read day first lies far from the publication, but near it when read month first."""
    if today is None or day.day > 12 or day.day == day.month:
        return False
    other = day_of(day.year, day.day, day.month)
    return other is not None and abs((other - today).days) <= 7 < abs((day - today).days)


def _cross(groups: dict[str, str | None], context: Context) -> Day:
    """A range over two months, `30 September-2 Oktober 2023`."""
    first, second = (MONTHS[key(groups[name] or "").rstrip(".")] for name in ("month", "month2"))
    number, last = int(groups["d"] or 1), int(groups["d2"] or 1)
    own, printed = groups.get("y"), groups.get("y2") or groups.get("y")
    if printed:
        year2 = full_year(printed, context.published)[0]
    elif context.published and (near := nearest_date(second, last, context.published)):
        year2 = near.year
    else:
        return Day(None, counted=True)
    year = full_year(own, context.published)[0] if own and groups.get("y2") else year2 - (first > second)
    return Day(day_of(year, first, number), day_of(year2, second, last), counted=printed is None)
