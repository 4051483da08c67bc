"""Rules for moments: a day, with or without the part of the day or the clock time on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import regex

from .clock import clock_value, part_interval, part_value, zone_of
from .context import Context
from .days import day_behind, named_day
from .pieces import DEICTIC, STARTS, Pieces, rel_of, scan
from .printed import Day, weekday_of
from .reading import NUMERALS, Reading, Rule
from .types import TimexType
from .vocabulary import MONTHS, PARTS, WEEKDAYS, cue, key

__all__ = ["RULES"]

# Around a clock time or weekday that is of no one day: opening hours, habits, lists of weekdays.
OPEN = regex.compile(cue("open"), regex.IGNORECASE)
OPEN_UNTIL = regex.compile(rf"{cue('open')}[^.,]{{0,12}}\b(?:hingga|sampai)\s*\Z", regex.IGNORECASE)
HABIT = regex.compile(cue("habit"), regex.IGNORECASE)
LISTED = regex.compile(r"\s?,?\s?(?:(?:dan|atau|&)\s)?(?:pada\s)?")
ADDRESS = ("jalan ", "jl ", "jl. ", "rt ", "rw ", "nomor ", "no. ")
STANDING_PARTS = ("dini hari", "dinihari", "tengah malam", "tengah hari")  # that may stand without a day


def _read(name: str, match: regex.Match[str], context: Context) -> Reading | None:
    pieces, end = scan(name, match)
    start, names = match.start(), set(pieces)
    if not _is_moment(pieces, start, context):
        return None
    if names <= {"weekday", "part"} and "weekday" in names and _every_week(start, context):
        week = f"XXXX-WXX-{weekday_of(pieces)}"
        value = part_value(week, pieces["part"]["part"]) if "part" in names else week
        return Reading("SET", value, quant="EVERY", end=end)
    zone = zone_of(pieces["zone"]["zone"]) if "zone" in names else None
    if names <= {"part", "zone"}:
        return _lone_part(key(pieces["part"]["part"]), start, end, zone, context)
    if names <= {"clock", "zone"}:
        return _lone_clock(pieces["clock"], start, end, zone, context)
    named = named_day(pieces, start, end, context)
    anchor = context.source if named.counted else None
    part = "malam" if "eve" in names else pieces["part"]["part"] if "part" in names else None
    if "clock" in names:
        return _clocked(pieces["clock"], named, zone, anchor, end)
    stem = named.day.isoformat() if named.day else named.value
    if part:
        time = part_value(stem, part) if stem else None
        interval = part_interval(named.day, part, zone) if named.day else None
        return Reading(
            "TIME",
            time,
            zone=zone,
            anchor=anchor,
            interval=interval,
            flags=named.flags,
            day=named.day,
            end=end,
        )
    if named.last:
        stem = f"{stem}/{named.last.isoformat()}"
    kind: TimexType = "SET" if stem and stem.startswith("XXXX-XX-") else "DATE"
    return Reading(kind, stem, zone=zone, anchor=anchor, flags=named.flags, day=named.day, end=end)


def _clocked(clock: regex.Match[str], named: Day, zone: str | None, anchor: str | None, end: int) -> Reading:
    """A clock time on a day."""
    unknown = named.day is None and named.value is None and named.counted
    value = None if unknown else clock_value(clock, named.day, named.value or "")
    mod = "APPROX" if clock["approx"] else None
    return Reading(
        "TIME", value, mod=mod, zone=zone, anchor=anchor, flags=named.flags, day=named.day, end=end
    )


def _lone_clock(clock: regex.Match[str], start: int, end: int, zone: str | None, context: Context) -> Reading:
    """A clock time with no day in front: of any day, of the day behind it, or of the day told of."""
    if _opening_hours(clock, start, context):
        return _clocked(clock, Day(None), zone, None, end)
    behind = day_behind(end, context)
    if behind is not None:
        return _clocked(clock, behind, zone, context.source if behind.counted else None, end)
    return _clocked(clock, Day(context.narrative_day), zone, context.narrative_anchor, end)


def _lone_part(part: str, start: int, end: int, zone: str | None, context: Context) -> Reading:
    """A part of the day with no day of its own."""
    lead = context.before(start).lower().split()[-1:]
    at_midnight = part == "tengah malam" and (
        zone or lead in (["pada"], ["hingga"], ["sampai"], ["menjelang"])
    )
    if at_midnight or part == "tengah hari":
        clock = "12:00" if part == "tengah hari" else "24:00" if lead in (["hingga"], ["sampai"]) else "00:00"
        value = f"T{clock}"
    else:
        value = part_value("", part)
        if not (part in ("dini hari", "dinihari") or _near_day(start, context)):
            return Reading("TIME", value, zone=zone, end=end)
    day = context.narrative_day
    value = (day.isoformat() if day else "") + value
    interval = part_interval(day, part, zone) if day and ":" not in value else None
    return Reading(
        "TIME", value, zone=zone, anchor=context.narrative_anchor, interval=interval, day=day, end=end
    )


def _near_day(start: int, context: Context) -> bool:
    """Whether a day was named so shortly before that `sore hari` is of that day."""
    last = context.last
    return (
        last is not None and start - last.end < 100 and last.granularity in ("day", "part_of_day", "minute")
    )


def _opening_hours(clock: regex.Match[str], start: int, context: Context) -> bool:
    """Whether clock times are those of any day: `buka pukul 08.00-20.00`."""
    lead = context.before(start)
    if OPEN_UNTIL.search(lead) or lead.lower().endswith(("setiap ", "tiap ")):
        return True
    after_set = context.last is not None and context.last.type == "SET" and start - context.last.end < 12
    return bool(clock["hour2"]) and (after_set or bool(OPEN.search(lead)))


def _every_week(start: int, context: Context) -> bool:
    """Whether a weekday is one of every week: it goes on a list of such, or `kerap`, `rutin` precede it."""
    last = context.last
    weekly = last is not None and last.type == "SET" and (last.value or "").startswith(("XXXX-W", "P1W"))
    if weekly and LISTED.fullmatch(context.gap(start) or "-"):
        return True
    return bool(HABIT.search(context.before(start)[-45:]))


def _is_moment(pieces: Pieces, start: int, context: Context) -> bool:
    """Whether the pieces are a time at all: `minggu` the week, an address, a lone `pagi` are not."""
    names = set(pieces)
    if names == {"part"}:
        return context.given or _part_stands(key(pieces["part"]["part"]), start, context)
    if names <= {"weekday", "rel"} and key(pieces["weekday"]["wd"]) == "minggu":
        return _is_sunday(pieces, start, context)
    if names == {"clock"} and pieces["clock"]["bare"]:
        return context.last is not None and context.last.type == "TIME" and context.gap(start) is not None
    if names == {"rel", "part"}:
        return rel_of(pieces) not in ("lalu", "depan", "mendatang")
    if names == {"date"} and not pieces["date"].groupdict().get("y"):
        return not context.text[max(0, start - 8) : start].lower().endswith(ADDRESS)
    return True


def _is_sunday(pieces: Pieces, start: int, context: Context) -> bool:
    """Whether `Minggu`, alone or with `lalu` and its like, is the day and not the week."""
    if pieces["weekday"].group().lower().startswith("hari"):
        return True
    if "rel" not in pieces:
        return bool(pieces["weekday"]["wd"][0] == "M")
    return (
        pieces["weekday"]["wd"] == "Minggu"
        and pieces["rel"]["rel"].islower()
        and not context.starts_sentence(start)
    )


def _part_stands(part: str, start: int, context: Context) -> bool:
    """Whether a part of the day is a time by itself: `malam hari`, or `, pagi` right behind a date."""
    if part.endswith(" hari") or part in STANDING_PARTS:
        return True
    last = context.last
    return last is not None and last.type == "DATE" and context.gap(start) in (",", ", ")


def _rule(name: str, words: set[str]) -> Rule:
    read: Callable[[regex.Match[str], Context], Reading | None] = partial(_read, name)
    return Rule(name, frozenset(words), STARTS[name], read)


_WEEK_PARTS = {"awal", "akhir", "pertengahan"}
RULES = (
    _rule("eve", {"malam"}),
    _rule("deictic", {form.split()[0] for form in DEICTIC} | {"tadi", "nanti"} | _WEEK_PARTS),
    _rule("weekday", {form.partition("'")[0] for form in WEEKDAYS} | {"hari"} | _WEEK_PARTS),
    _rule("date", set(MONTHS) | {"tanggal", "tgl", *NUMERALS}),
    _rule("only", {"tanggal", "tgl"}),
    _rule("part", {form.split()[0] for form in PARTS}),
    _rule(
        "clock",
        {"pukul", "puku", "jam", "pkl", "setengah", "sekitar", "sekira", "kira", "kurang", "±", NUMERALS[0]},
    ),
)
