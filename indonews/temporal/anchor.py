"""The day an article was written, read from the article itself where it came without a publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import regex

from .context import Context
from .dates import day_of
from .vocabulary import MONTH, MONTHS, PART, WEEKDAY, WEEKDAYS, key

__all__ = ["own_date"]

# A weekday with its date, as reports print it: `Selasa (12/9/2023)`, `Kamis malam, 26 Juni`.
_REPORT = regex.compile(
    rf"""(?P<wd>{WEEKDAY})(?:\s(?:{PART}))?\s{{0,2}},?\s{{0,2}}\(?\s?(?:
        (?P<d>\d{{1,2}})\s?[/.-]\s?(?P<m>\d{{1,2}})(?:\s?[/.-]\s?(?P<y>20\d\d|\d\d)(?!\d))?
      | (?P<d>\d{{1,2}})\s(?P<month>{MONTH})(?:\s(?P<y>(?:19|20)\d\d))? )""",
    regex.VERBOSE | regex.IGNORECASE,
)
# Where it is tried: at a weekday in any case that one is printed in.
_STEMS = {day.partition("'")[0] for day in WEEKDAYS}
_DAY = re.compile("|".join(sorted({*_STEMS, *map(str.capitalize, _STEMS), *map(str.upper, _STEMS)})))
_YEAR = regex.compile(r"(?<![\d.,/-])(?:19[5-9]\d|20[0-4]\d)(?![\d]|[.,]\d)|(?<=/)20[0-4]\d(?!\d)")


def own_date(text: str) -> date | None:
    """The latest day that the text gives with weekday and year and does not look forward to.

    Where no such date has its year, the year is taken from the years named in the text, if the weekday fits in
    the latest of them or in one next to it. None where the text shows no day of its own.
    """
    context = Context(text)
    dated: list[date] = []
    slips: list[date] = []
    yearless: list[tuple[int, int, int]] = []
    for match in _reports(text):
        month = int(match["m"]) if match["m"] else MONTHS[key(match["month"]).rstrip(".")]
        iso, number = WEEKDAYS[key(match["wd"])], int(match["d"])
        said = context.is_attribution(match.start())
        if not said and context.future(match.start(), match.end()):
            continue
        if match["y"] is None:
            yearless.append((iso, month, number))
            continue
        day = day_of(int(match["y"]) + (2000 if len(match["y"]) == 2 else 0), month, number)
        if day:
            (dated if day.isoweekday() == iso else slips).append(day)
    return max(dated or slips, default=None) or _with_year(yearless, text)


def _reports(text: str) -> Iterator[regex.Match[str]]:
    end = 0
    for day in _DAY.finditer(text):
        match = _REPORT.match(text, day.start()) if day.start() >= end else None
        if match:
            end = match.end()
            yield match


def _with_year(days: list[tuple[int, int, int]], text: str) -> date | None:
    years = {int(m.group()) for m in _YEAR.finditer(text)}
    if not days or not years:
        return None
    latest = max(years)
    for year in (latest, latest - 1, latest + 1):
        dates = ((iso, day_of(year, month, number)) for iso, month, number in days)
        if found := [day for iso, day in dates if day and day.isoweekday() == iso]:
            return max(found)
    return None
