"""Moments: days by name, date or distance, with the part of the day or the clock time that belongs to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

from .atoms import DEICTIC, Pieces, scan
from .clock import clock_value, part_value, zone_of
from .context import Context
from .dates import add, add_months, day_of, nearest_date, weekday_near
from .reading import Reading, Rule
from .vocabulary import DASH, LIST_JOIN, MONTH, MONTHS, PARTS, THROUGH, WEEKDAYS, compiled, key

__all__ = ["RULES", "full_year"]

OPEN = regex.compile(r"\b(?:buka|dibuka|beroperasi|operasional|jam\s(?:kerja|layanan|kunjungan)|melayani)\b", regex.IGNORECASE)
OPEN_UNTIL = regex.compile(r"\b(?:buka|beroperasi|operasional|jam\smalam)\b[^.,]{0,12}\b(?:hingga|sampai)\s*\Z", regex.IGNORECASE)
HABIT = regex.compile(r"\b(?:kerap|sering|biasanya|rutin|selalu|berkala)\b", regex.IGNORECASE)
LISTED = regex.compile(r"\s?,?\s?(?:(?:dan|atau|&)\s)?(?:pada\s)?")
THROUGH_WORD = regex.compile(rf"\s(?:{THROUGH})\s(?:dengan\s)?", regex.VERBOSE | regex.IGNORECASE)
BEHIND = regex.compile(r"\s?,?\s(?:pada\s)?(?=(?:hari|tanggal)\s|\d|(?-i:\p{Lu})|kemarin|besok)")
PAST = ("lalu", "silam", "lampau", "kemarin", "kemaren", "tadi")
COMING = ("mendatang", "depan", "besok", "esok", "nanti", "datang")
SLIP_DAYS = 31  # a date whose weekday does not fit is read in another month only this near to the publication
# The end of a range or list that has the year for all of it: `1 Agustus hingga 31 Oktober 2025`.
AHEAD = compiled(rf"""(?:\s{THROUGH}\s|{DASH}|{LIST_JOIN})(?:tanggal\s)?(?:\d{{1,2}}\s{MONTH}{LIST_JOIN}){{0,4}}
    (?:akhir\s|awal\s)?(?:\d{{1,2}}\s)?{MONTH}\s(?:tahun\s)?(?P<y>(?:19|20)\d\d)""")
FRESH_YEAR = 400  # characters for which a year named in the text goes on to hold


@dataclass(frozen=True, slots=True)
class _Day:
    """The day or days that some pieces name. ``value`` is set where no single day does (`2023-09-XX`)."""

    day: date | None
    last: date | None = None
    value: str | None = None
    flags: tuple[str, ...] = ()
    counted: bool = False  # from the publication date
    explicit: bool = False  # with its year


def full_year(printed: str, reference: date | None) -> tuple[int, tuple[str, ...]]:
    """The year that a printed one means and the flags it earns: two digits, a digit too many, a digit cut off."""
    if len(printed) == 2:
        year = 2000 + int(printed)
        return (year if year <= (reference.year if reference else 2050) + 20 else year - 100), ()
    if len(printed) == 4:
        return int(printed), ()
    near = reference.year if reference else 2000
    if len(printed) == 3:
        return (near, ("slip",)) if str(near).startswith(printed) else (int(printed + "0"), ("slip",))
    choices = {int(printed[:k] + printed[k + 1 :]) for k in range(5)}
    return min(choices, key=lambda year: abs(year - near)), ("slip",)


def _side(rel: str | None) -> int:
    """-1 for `lalu` and its like, +1 for `mendatang` and its like, else 0."""
    words = key(rel or "").split()
    return -1 if words and words[-1] in PAST else 1 if words and words[-1] in COMING else 0


def _yearless(month: int, day: int, side: int, iso: int | None, span: tuple[int, int], context: Context) -> tuple[date | None, bool]:
    """The date of a day and month, and whether it was counted from the publication date."""
    told, (at, end), dated = context.year, span, iso is not None
    if (ahead := AHEAD.match(context.text, end)) and not side:
        return day_of(int(ahead["y"]), month, day), False
    if told and not side and not dated and at - told[1] < FRESH_YEAR and (context.published is None or told[0] < context.published.year - 1):
        return day_of(told[0], month, day), False
    if context.published is None:
        return (_by_weekday(month, day, iso, told[0]) if iso and told else None), False
    found = nearest_date(month, day, context.published)
    if found and side * (found - context.published).days < 0:
        found = day_of(found.year + side, month, day) or found
    return found, True


def _by_weekday(month: int, day: int, iso: int, year: int) -> date | None:
    """The date in the year told of, or in one next to it, in which it falls on the printed weekday."""
    days = (day_of(y, month, day) for y in (year, year + 1, year - 1))
    return next((d for d in days if d and d.isoweekday() == iso), None)


def _printed_weekday(pieces: Pieces) -> int | None:
    return WEEKDAYS[key(pieces["weekday"]["wd"])] if "weekday" in pieces else None


def _corrected(day: date, iso: int | None, yearless: bool, future: bool, context: Context) -> tuple[date, tuple[str, ...]]:
    """The date that was meant when the printed weekday does not fit, and the flag.

    The printed day of the month counts; the month (or year) is taken for a slip only if another one near the
    publication fits the weekday and the printed one is far from it.
    """
    if iso is None or day.isoweekday() == iso:
        return day, ()
    today = context.published
    if today is not None and (abs((day - today).days) > 20 or (day > today and not future)):
        near = [d for k in (-1, 0, 1) if (d := day_of(*_month(today, k), day.day)) and d.isoweekday() == iso]
        near = [d for d in near if abs((d - today).days) <= SLIP_DAYS and abs((d - today).days) < max(abs((day - today).days), 32)]
        if near:
            return min(near, key=lambda d: abs((d - today).days)), ("weekday_mismatch", "slip")
    return day, ("weekday_mismatch",)


def _month(day: date, months: int) -> tuple[int, int]:
    moved = add_months(day.replace(day=1), months)
    return moved.year, moved.month


def _dated(pieces: Pieces, start: int, end: int, context: Context) -> _Day:
    """The day of a printed date."""
    match = pieces["date"]
    groups = match.groupdict()
    month = int(groups["m"]) if groups.get("m") else MONTHS[key(groups["month"]).rstrip(".")]
    number, last = int(groups["d"]), groups.get("d2")
    flags: tuple[str, ...] = ()
    future = context.future(start, end)
    if groups.get("month2"):
        return _cross(groups, context)
    if printed := groups.get("y"):
        year, flags = full_year(printed, context.published)
        day, counted = day_of(year, month, number), False
        if day is None:
            return _Day(None, value=f"{year:04d}-{month:02d}-XX", flags=("invalid",))
    else:
        day, counted = _yearless(month, number, _side(_rel(pieces)), _printed_weekday(pieces), (start, end), context)
        if day is None:
            if context.published is not None:
                return _Day(None, value=f"XXXX-{month:02d}-XX", flags=("invalid",))
            return _Day(None, value=f"XXXX-{month:02d}-{number:02d}", counted=True)
    ends = day_of(day.year, day.month, int(last)) if last else None
    if "weekday" in pieces and not last:
        day, mismatch = _corrected(day, _printed_weekday(pieces), counted, future, context)
        flags += mismatch
    if groups.get("sep") == "/" and not last and number <= 12 and number != month and _american(day, context):
        flags += ("ambiguous",)
    return _Day(day, ends if ends and ends > day else None, flags=flags, counted=counted, explicit=not counted)


def _american(day: date, context: Context) -> bool:
    """Whether a date read day first lies far from the publication and near it when read month first."""
    if context.published is None:
        return False
    other = day_of(day.year, day.day, day.month)
    return other is not None and abs((other - context.published).days) <= 7 < abs((day - context.published).days)


def _cross(groups: dict[str, str | None], context: Context) -> _Day:
    """A range over two months, `30 September-2 Oktober 2023`."""
    first, second = (MONTHS[key(groups[name] or "").rstrip(".")] for name in ("month", "month2"))
    printed = groups.get("y2") or groups.get("y")
    counted = printed is None
    if printed:
        year2 = full_year(printed, context.published)[0]
    elif context.published and (near := nearest_date(second, int(groups["d2"] or 1), context.published)):
        year2 = near.year
    else:
        return _Day(None, counted=True)
    own = groups.get("y") if groups.get("y2") else None
    year = full_year(own, context.published)[0] if own else year2 - (first > second)
    day, last = day_of(year, first, int(groups["d"] or 1)), day_of(year2, second, int(groups["d2"] or 1))
    return _Day(day, last, counted=counted, explicit=not counted)


def _rel(pieces: Pieces) -> str | None:
    return pieces["rel"]["rel"] if "rel" in pieces else None


def _retold(iso: int, today: date, context: Context) -> date | None:
    """The day that the text dated before under this weekday, if it lies within a week of the publication."""
    day = context.weekdays.get(iso)
    return day if day and abs((day - today).days) < 7 else None


def _weekday(iso: int, rel: str | None, start: int, end: int, context: Context) -> date | None:
    """The day that a bare weekday means."""
    today = context.published
    if today is None:
        return None
    words = key(rel or "").split()
    if words[:1] and words[-2:-1] in (["pekan"], ["minggu"]):
        weeks = {"lalu": -1, "kemarin": -1, "ini": 0}.get(words[-1], 1)
        return weekday_near(iso, add(today, "W", weeks), 0)
    side = _side(rel)
    if side:
        if words[-1] in ("nanti", "tadi"):
            return weekday_near(iso, today, side)
        return weekday_near(iso, add(today, "D", side), side)
    if words == ["ini"]:
        return weekday_near(iso, today, 0)
    if (first := _range_begin(start, context)) is not None:
        return weekday_near(iso, first, 1)
    return _retold(iso, today, context) or weekday_near(iso, today, 1 if context.future(start, end) else -1)


def _range_begin(start: int, context: Context) -> date | None:
    """The first day of a range whose second end is at ``start``: `Senin hingga Jumat`."""
    last = context.found[-1] if context.found else None
    if last and last.granularity == "day" and start - last.end < 20 and THROUGH_WORD.fullmatch(context.text[last.end : start]):
        return last.interval.begin.date() if last.interval and last.interval.begin else None
    return None


def _only(match: regex.Match[str], side: int, context: Context) -> _Day:
    """`tanggal 20`: the day of the month nearest, or the last or next one."""
    number = int(match["only"])
    if match["month_rel"] == "berikutnya":
        return _Day(None, value=f"XXXX-XX-{number:02d}")
    reference = context.published
    if reference is None:
        return _Day(None, counted=True)
    if match["month_rel"]:
        months = {"ini": 0, "lalu": -1, "depan": 1}[match["month_rel"].lower()]
        return _Day(day_of(*_month(reference, months), number), counted=True)
    if side == 0 and context.day and abs((context.day - reference).days) < 60:
        reference = context.day
    near = [d for k in (-1, 0, 1) if (d := day_of(*_month(reference, k), number))]
    near = [d for d in near if side * (d - reference).days >= 0] or near
    return _Day(min(near, key=lambda d: abs((d - reference).days)), counted=True)


def _day(pieces: Pieces, start: int, end: int, context: Context) -> _Day:
    """The day that the pieces name; without any of their own, the one that the text is at."""
    today = context.published
    if "date" in pieces:
        return _dated(pieces, start, end, context)
    if "only" in pieces:
        return _only(pieces["only"], _side(_rel(pieces)), context)
    if "eve" in pieces:
        day = _weekday(WEEKDAYS[key(pieces["eve"]["eve"])], _rel(pieces), start, end, context)
        return _Day(add(day, "D", -1) if day else None, counted=True)
    if "deictic" in pieces:
        word = key(pieces["deictic"]["deictic"])
        shift = DEICTIC.get(word, 0)
        if word == "tadi" and key(pieces["part"]["part"]).startswith(("malam", "tengah")):
            shift = -1
        day = add(today, "D", shift) if today else None
        mismatch = day is not None and _printed_weekday(pieces) not in (None, day.isoweekday())
        return _Day(day, flags=("weekday_mismatch",) if mismatch else (), counted=True)
    if "weekday" in pieces:
        iso = _printed_weekday(pieces)
        assert iso is not None
        return _Day(_weekday(iso, _rel(pieces), start, end, context), counted=True)
    if "rel" in pieces:
        night = "part" in pieces and key(pieces["part"]["part"]).startswith("malam")
        word = key(_rel(pieces) or "")
        shift = {"kemarin": -1, "kemaren": -1, "besok": 1, "esok": 1, "tadi": -1 if night else 0}.get(word, 0)
        return _Day(add(today, "D", shift) if today else None, counted=True)
    return _Day(context.narrative_day)


def _day_behind(end: int, context: Context) -> _Day | None:
    """The day of a clock time that stands behind it: `pukul 22.56 WIB, Rabu (2/7)`."""
    link = BEHIND.match(context.text, end)
    if link is None:
        return None
    pieces, last = scan(context.text, link.end())
    return _day(pieces, link.end(), last, context) if pieces.keys() & {"date", "weekday", "deictic"} else None


def _opening_hours(start: int, clock: regex.Match[str], context: Context) -> bool:
    """Whether clock times are those of any day: `buka pukul 08.00-20.00`."""
    if OPEN_UNTIL.search(context.before(start)):
        return True
    last = context.found[-1] if context.found else None
    after_set = last is not None and last.type == "SET" and start - last.end < 12
    return bool(clock["hour2"]) and (after_set or bool(OPEN.search(context.before(start))))


def _every_week(start: int, context: Context) -> bool:
    """Whether a weekday is one of every week: it goes on a list of such, or `kerap`, `rutin` stand before it."""
    last = context.found[-1] if context.found else None
    if last and last.type == "SET" and (last.value or "").startswith(("XXXX-W", "P1W")):
        if LISTED.fullmatch(context.text[last.end : start]):
            return True
    return bool(HABIT.search(context.before(start)[-45:]))


def _near_day(start: int, context: Context) -> bool:
    """Whether a day was named so shortly before that `sore hari` is of that day."""
    last = context.found[-1] if context.found else None
    return last is not None and start - last.end < 100 and last.granularity in ("day", "part_of_day", "minute")


def _is_moment(pieces: Pieces, match: regex.Match[str], context: Context) -> bool:
    """Whether the pieces are a time at all: `minggu` the week, `Mei Ling`, a lone `pagi` are not."""
    if set(pieces) == {"part"}:
        lone = key(pieces["part"]["part"])
        return lone.endswith(" hari") or lone in ("dini hari", "dinihari", "tengah malam", "tengah hari") or context.text[max(0, match.start() - 2) : match.start()] in ("),", ", ") and bool(
            context.found and match.start() - context.found[-1].end <= 2 and context.found[-1].type == "DATE"
        )
    if "weekday" in pieces and len(pieces) == 1:
        return _is_day_name(pieces["weekday"], context)
    if "weekday" in pieces and set(pieces) == {"weekday", "rel"} and key(pieces["weekday"]["wd"]) == "minggu":
        return _is_day_name(pieces["weekday"], context) and not context.starts_sentence(match.start())
    if set(pieces) == {"rel", "part"}:
        return key(_rel(pieces) or "") not in ("lalu", "depan", "mendatang")
    if "date" in pieces and not pieces["date"].groupdict().get("y"):
        return _is_date(pieces, match, context)
    return True


def _is_day_name(match: regex.Match[str], context: Context) -> bool:
    if key(match["wd"]) != "minggu" or match.group().lower().startswith("hari"):
        return True
    return match["wd"][0] == "M"


def _is_date(pieces: Pieces, match: regex.Match[str], context: Context) -> bool:
    """A day and month without a year: not in an address or a name."""
    lead = context.text[max(0, match.start() - 12) : match.start()].lower()
    return "weekday" in pieces or not lead.endswith(("jalan ", "jl ", "jl. ", "rt ", "rw ", "nomor ", "no. "))


def _read(match: regex.Match[str], context: Context) -> Reading | None:
    start = match.start()
    pieces, end = scan(context.text, start)
    if not pieces or not _is_moment(pieces, match, context):
        return None
    named = _day(pieces, start, end, context)
    anchor = (context.source if named.counted else None)
    if not set(pieces) - {"clock", "part", "zone"}:
        anchor = context.day_span if context.day else context.source
    zone = zone_of(pieces["zone"]["zone"]) if "zone" in pieces else None
    stem = named.day.isoformat() if named.day else named.value
    if set(pieces) <= {"clock", "zone"}:
        named = _Day(None) if _opening_hours(match.start(), pieces["clock"], context) else _day_behind(end, context) or named
    if "weekday" in pieces and set(pieces) <= {"weekday", "part"} and _every_week(match.start(), context):
        value = f"XXXX-WXX-{_printed_weekday(pieces)}"
        return Reading("SET", part_value(value, pieces["part"]["part"]) if "part" in pieces else value, quant="EVERY", end=end)
    if "clock" in pieces:
        clock = pieces["clock"]
        value = None if stem is None and named.counted else clock_value(clock, named.day)
        mod = "APPROX" if clock["approx"] else None
        return Reading("TIME", value, mod=mod, zone=zone, anchor=anchor, flags=named.flags, day=named.day, end=end)
    if set(pieces) <= {"part", "zone"} and key(pieces["part"]["part"]) in MIDS:
        return _middle(match.start(), end, key(pieces["part"]["part"]), zone, context)
    part = pieces["part"]["part"] if "part" in pieces else ("malam" if "eve" in pieces else None)
    if part:
        generic = stem is None and not named.counted
        if set(pieces) == {"part"} and not _near_day(match.start(), context):
            generic, stem, named = True, "", _Day(None)
        value = part_value(stem or "", part) if stem is not None or generic else None
        return Reading("TIME", value, zone=zone, anchor=anchor, flags=named.flags, day=named.day, end=end)
    if named.last:
        stem = f"{stem}/{named.last.isoformat()}"
    kind = "SET" if stem and stem.startswith("XXXX-XX-") else "DATE"
    return Reading(kind, stem, zone=zone, anchor=anchor, flags=named.flags, day=named.day, end=end)


MIDS = {"tengah malam": "00:00", "tengah hari": "12:00"}


def _middle(start: int, end: int, word: str, zone: str | None, context: Context) -> Reading:
    """`tengah malam`, `tengah hari`: a clock time where one is meant, else a part of any day."""
    lead = context.before(start).lower().split()[-1:]
    if word == "tengah malam" and lead not in (["pada"], ["hingga"], ["sampai"], ["menjelang"]) and zone is None:
        return Reading("TIME", part_value("", word), end=end)
    day = context.narrative_day
    clock = "24:00" if lead in (["hingga"], ["sampai"]) and word == "tengah malam" else MIDS[word]
    anchor = context.day_span if context.day else context.source
    return Reading("TIME", f"{day.isoformat()}T{clock}" if day else f"T{clock}", zone=zone, anchor=anchor, day=day, end=end)


_WORDS = {word.split()[0].split("'")[0] for word in [*WEEKDAYS, *DEICTIC, *PARTS]}
RULES = (
    Rule(
        "day",
        frozenset(set(MONTHS) | {"0", "hari", "tanggal", "tgl", "malam", "pukul", "puku", "jam", "pkl", "sekitar", "sekira", "kira",
                   "setengah", "tadi", "nanti", "kurang"} | _WORDS),
        compiled(r"\p{L}+|\d{1,4}|±"),
        _read,
    ),
)  # fmt: skip
