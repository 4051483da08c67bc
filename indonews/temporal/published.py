"""Publication dates as sites print them."""

from __future__ import annotations

import warnings
from datetime import date, datetime

import regex

from .clock import zone_of
from .dates import day_of
from .vocabulary import MONTH, MONTHS, ZONE, key

__all__ = ["foreign_date", "parse_published", "read_published"]

# The languages of foreign pages that Indonesian news is copied from; dateparser tries them in this order.
LANGUAGES = [
    "id", "en", "ms", "nl", "ar", "zh", "ja", "ko", "th", "vi", "ru", "fr", "de", "es", "pt", "it", "tr", "hi",
]  # fmt: skip
_SEPARATORS = r"[\s+,./|-]{1,4}"
_PRINTED = regex.compile(
    rf"""(?:(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)[\s,|]{{1,3}}|.{{0,40}}?[\s,:|>]|\p{{L}}++(?:['’]\p{{L}}++)?,?[\s+])?
    (?: (?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<d>\d{{1,2}})
      | (?P<d>\d{{1,2}})(?P<sep>[-/.])(?P<m>\d{{1,2}})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)
      | (?P<d>\d{{1,2}}){_SEPARATORS}(?P<month>{MONTH}){_SEPARATORS}(?P<y>(?:19|20)\d\d|\d\d) ) (?!\d)
    (?: \s00:00:00(?=\s) )?  # a placeholder in front of the real time
    (?: [\s+T,|/@–-]{{1,5}} (?:(?:pukul|jam|at)\s)? (?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)
        (?:[:.](?P<second>[0-5]\d))?
        (?:\s?(?P<zone>{ZONE}))? )?
    [\s-]*""",
    regex.VERBOSE | regex.IGNORECASE,
)
_YEAR_FIRST = regex.compile(r"\s*\d{4}\D")
_ZONE_BETWEEN = regex.compile(r"(?<=\d)WI(?:B|TA|T)(?=\d)")


def parse_published(value: date | datetime | str) -> date | datetime:
    """A publication date as sites print it: a datetime where it has a clock time (aware where it has a zone).

    A date or datetime is returned as it is. Numbers are read day first. TypeError for another type; ValueError,
    with the string, for one that names no day of the calendar.

    >>> parse_published("Jum'at, 01 Mei 2020"), parse_published("8/1/2025")
    (datetime.date(2020, 5, 1), datetime.date(2025, 1, 8))
    """
    return read_published(value)[0]


def read_published(value: date | datetime | str) -> tuple[date | datetime, bool]:
    """The publication date and whether day and month could have been meant the other way round."""
    if isinstance(value, date):
        return value, False
    if not isinstance(value, str):
        raise TypeError(f"published must be a date, a datetime or a str, not {type(value).__name__}")
    printed = value.strip()
    try:
        return date.fromisoformat(printed), False
    except ValueError:
        match = _PRINTED.fullmatch(printed[:120])
    moment = _own(match) if match else None
    if match and moment:
        numeric = match["m"] is not None and len(match["y"]) + match.start("y") > match.start("m")
        ambiguous = bool(numeric and int(match["d"]) <= 12 and int(match["d"]) != int(match["m"]))
        return moment, ambiguous and match.start("y") > match.start("d")
    other = None if match else foreign_date(printed)
    if other is None:
        raise ValueError(f"published: no date can be read in {value!r}")
    return other, False


def _own(match: regex.Match[str]) -> date | datetime | None:
    month = int(match["m"]) if match["m"] else MONTHS[key(match["month"]).rstrip(".")]
    year = int(match["y"])
    year = year if year > 99 else 2000 + year
    day = day_of(year, month, int(match["d"]))
    if day is None and match["m"]:  # 10/21/2025 can only be month first
        day = day_of(year, int(match["d"]), month)
    if day is None or match["hour"] is None:
        return day
    moment = datetime(
        day.year, day.month, day.day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    )
    zone = zone_of(match["zone"])
    return datetime.fromisoformat(moment.isoformat() + zone) if zone and zone != "local" else moment


def foreign_date(printed: str) -> date | datetime | None:
    """Any other absolute date, by dateparser: ISO with a zone, English forms, other scripts."""
    if len(printed) > 120 or not regex.search(r"(?<!\d)\d{4}(?!\d)", printed):
        return None
    import dateparser

    printed = _ZONE_BETWEEN.sub(" ", printed)
    order = "YMD" if _YEAR_FIRST.match(printed) else "DMY"
    settings = {"DATE_ORDER": order, "PARSERS": ["absolute-time"], "REQUIRE_PARTS": ["day", "month", "year"]}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        moment: datetime | None = dateparser.parse(printed, languages=LANGUAGES, settings=settings)
    if moment is None:
        return None
    has_clock = regex.search(r"\d[:.]\d\d(?!\d)|\d\s?[AaPp][Mm]\b", printed)
    return moment if has_clock else moment.date()
