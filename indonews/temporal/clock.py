"""Clock times, time zones and parts of the day."""

from __future__ import annotations

from datetime import date

import regex

from ..lexicon import table
from .dates import add
from .interval import hours_of
from .numbers import number
from .types import Interval
from .vocabulary import PART, PARTS, ZONE, ZONES, any_of, key

__all__ = ["CLOCK", "clock_value", "part_interval", "part_value", "zone_of"]

_HOURS = [
    row["form"] for row in table("temporal_numbers") if row["kind"] == "unit" and 1 <= int(row["value"]) <= 11
]
_HOUR_WORDS = any_of([*_HOURS, "dua belas"])

# `pukul 14.30`, `jam 7 pagi`, `pukul 08.00-17.30 WIB`, `14.30 WIB`, `setengah delapan malam`
CLOCK = rf"""(?:
    (?:pukul|jam|pkl\.?|puku)\s{{0,2}}
      (?: (?P<hour>[01]?\d|2[0-4]) (?:\s?[.:,]\s?(?P<minute>[0-5]\d)(?:[.:][0-5]\d)?)?(?!\d)
          (?:\s?[-–—]\s?(?:pukul\s)?(?P<hour2>[01]?\d|2[0-4])(?:\s?[.:,]\s?(?P<minute2>[0-5]\d))?(?!\d))?
        | (?P<half>setengah\s)?(?P<hour_word>{_HOUR_WORDS})(?!\s(?:belas|puluh|menit|hari)) )
      (?:\s(?P<clock_part>{PART}))?
  | (?P<half>setengah\s)(?P<hour_word>{_HOUR_WORDS})\s(?P<clock_part>{PART})
  | (?<=\b(?:hingga|sampai)\s)(?P<hour>[01]?\d|2[0-4])\s(?P<clock_part>{PART})
  | (?<=\b(?:hingga|sampai)\s)(?P<bare>(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d))
      (?!\d|[.,]\d|\s?{ZONE}|\s(?:persen|juta|ribu|miliar|orang))
  | (?<![\d.,:])(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?
      (?:\s?[-–—]\s?(?P<hour2>[01]?\d|2[0-4])[.:](?P<minute2>[0-5]\d))?(?=\s?{ZONE})
  )"""


def zone_of(printed: str | None) -> str | None:
    """The offset of a printed zone; ``local`` for one that is not named, None when none was printed."""
    if not printed:
        return None
    return ZONES.get(key(printed.partition("(")[0]), "") or "local"


def part_value(day: str, part: str) -> str:
    """The value of a part of the day, ``day`` being a day's value or empty."""
    return f"{day}T{_part(part)['code']}"


def part_interval(day: date, part: str, zone: str | None) -> Interval:
    """The hours of a part of the day: `dini hari` is earlier than the `TMO` that it shares with `pagi`."""
    row = _part(part)
    return hours_of(day, int(row["begin"]), int(row["end"]), zone)


def _part(printed: str) -> dict[str, str]:
    name = key(printed)
    return PARTS[name] if name in PARTS else PARTS[name.removesuffix(" hari")]


def _hour(hour: int, part: str | None) -> int:
    """The hour of 24 that an hour with a part of the day means: `2 siang` is 14, `12 malam` is 24."""
    if part is None or hour > 12:
        return hour
    name = key(part)
    if name.startswith("malam") or name == "tengah malam":
        return 24 if hour == 12 else hour + 12 if hour >= 6 else hour
    if name.startswith(("sore", "petang")):
        return hour + 12 if hour < 12 else hour
    if name.startswith("siang"):
        return hour + 12 if hour <= 5 else hour
    return hour


def _stamp(day: str, hour: int, minute: int) -> str:
    return f"{day}T{hour:02d}:{minute:02d}"


def clock_value(match: regex.Match[str], day: date | None, stem: str = "") -> str:
    """The value of a match of `CLOCK`, or of a range, on ``day``, or behind ``stem`` where it is unknown."""
    part = match["clock_part"]
    if match["hour_word"]:
        hour, minute = _hour(int(number(match["hour_word"])), part), 0
        if match["half"]:
            hour, minute = hour - 1, 30
    else:
        hour, minute = _hour(int(match["hour"]), part), int(match["minute"] or 0)
    value = _stamp(day.isoformat() if day else stem, hour, minute)
    if match["hour2"]:
        hour2 = _hour(int(match["hour2"]), part)
        after = add(day, "D", 1) if day and hour2 < hour else day
        value += "/" + _stamp(after.isoformat() if after else stem, hour2, int(match["minute2"] or 0))
    return value
