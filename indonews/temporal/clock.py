"""Clock times, time zones and parts of the day."""

from __future__ import annotations

from datetime import date

import regex

from .dates import add
from .numbers import number
from .vocabulary import PART, PARTS, ZONE, ZONES, any_of, key
from ..lexicon import column

__all__ = ["CLOCK", "PART_CODES", "clock_value", "part_value", "zone_of"]

_HOUR_WORDS = any_of(w for w in column("temporal_numbers", "form") if w in
                     "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()) + r"(?:\s(?:belas))?"  # fmt: skip
_HM = r"{h}\s?(?:[.:]\s?{m}(?:[.:][0-5]\d)?)?"

# `pukul 14.30`, `jam 7 pagi`, `pukul 08.00-17.30 WIB`, `14.30 WIB`, `setengah delapan malam`
CLOCK = rf"""(?:
    (?:pukul|jam|pkl\.?|puku)\s{{0,2}}
      (?: (?P<hour>[01]?\d|2[0-4]) (?:\s?[.:,]\s?(?P<minute>[0-5]\d)(?:[.:][0-5]\d)?)?(?!\d)
          (?:\s?[-–—]\s?(?:pukul\s)?(?P<hour2>[01]?\d|2[0-4])(?:\s?[.:,]\s?(?P<minute2>[0-5]\d))?(?!\d))?
        | (?P<half>setengah\s)?(?P<hour_word>{_HOUR_WORDS})(?!\s(?:belas|puluh|menit|hari)) )
      (?:\s(?P<clock_part>{PART}))?
  | (?P<half>setengah\s)(?P<hour_word>{_HOUR_WORDS})\s(?P<clock_part>{PART})
  | (?<![\d.,:])(?P<hour>[01]?\d|2[0-4])[.:](?P<minute>[0-5]\d)(?:[.:][0-5]\d)?
      (?:\s?[-–—]\s?(?P<hour2>[01]?\d|2[0-4])[.:](?P<minute2>[0-5]\d))?(?=\s?{ZONE})
  )"""

PART_CODES = {form: row["code"] for form, row in PARTS.items()}


def zone_of(printed: str | None) -> str | None:
    """The offset of a printed zone; ``local`` for one that is not named, None when none was printed."""
    if not printed:
        return None
    return ZONES.get(key(printed.partition("(")[0]), "") or "local"


def part_value(day: str, part: str) -> str:
    """The value of a part of the day, ``day`` being a day's value or empty."""
    return (
        f"{day}T{PART_CODES[key(part).removesuffix(' hari') if key(part) not in PART_CODES else key(part)]}"
    )


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


def clock_value(match: regex.Match[str], day: date | None) -> str:
    """The value of a match of `CLOCK`, or of a range of two, on ``day`` (any day when None)."""
    part = match["clock_part"]
    if match["hour_word"]:
        hour, minute = _hour(int(number(match["hour_word"])), part), 0
        if match["half"]:
            hour, minute = hour - 1, 30
    else:
        hour, minute = _hour(int(match["hour"]), part), int(match["minute"] or 0)
    prefix = day.isoformat() if day else ""
    value = _stamp(prefix, hour, minute)
    if match["hour2"]:
        hour2 = _hour(int(match["hour2"]), part)
        after = add(day, "D", 1) if day and hour2 < hour else day
        value += "/" + _stamp(after.isoformat() if after else "", hour2, int(match["minute2"] or 0))
    return value
