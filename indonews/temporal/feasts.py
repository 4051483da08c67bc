"""Holidays, Ramadan, Hijri dates and days counted from them (`H-7 Lebaran`).

Moving feasts come from the `holidays` package (the government's decrees), Hijri months and dates from `hijridate`
(Umm al-Qura, which can differ by a day from the government's sighting). Both are loaded on first use.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import regex

from .context import Context
from .dates import add, day_of
from .numbers import number
from .reading import Reading, Rule
from .vocabulary import PART, any_of, compiled, key
from ..lexicon import table

__all__ = ["RULES"]

FEASTS = {row["form"]: (row["day"], row["era"]) for row in table("temporal_holidays")}
# How far a year of another calendar lies behind the year of the common era in which its new year's feast falls.
ERAS = {"saka": -78, "kongzili": 551, "buddhist": 544}
HIJRI_MONTHS = {
    "muharam": 1, "muharram": 1, "safar": 2, "rabiulawal": 3, "rabiul awal": 3, "rabiulakhir": 4, "rabiul akhir": 4,
    "jumadilawal": 5, "jumadil awal": 5, "jumadilakhir": 6, "jumadil akhir": 6, "rajab": 7, "syakban": 8, "syaban": 8,
    "sya'ban": 8, "ramadan": 9, "ramadhan": 9, "syawal": 10, "zulkaidah": 11, "dzulqa'dah": 11, "zulhijah": 12,
    "zulhijjah": 12, "dzulhijjah": 12,
}  # fmt: skip


@cache
def _calendar(year: int) -> dict[str, date]:
    """Names of the Indonesian calendar of a year and their (first) dates."""
    from holidays import country_holidays

    found: dict[str, date] = {}
    for day, names in sorted(country_holidays("ID", years=year, language="id").items()):
        for name in names.split("; "):
            found.setdefault(name.removesuffix(" (perkiraan)"), day)
    return found


@cache
def _hijri(year: int, month: int, day: int) -> date | None:
    """The common date of a Hijri date; None outside the calendar's tables (1343-1500)."""
    from hijridate import Hijri

    try:
        common = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(common.year, common.month, common.day)


@cache
def _ramadan(year: int) -> tuple[date, date] | None:
    """The first and last day of the Hijri month of Ramadan whose feast falls in that year."""
    feast = _calendar(year).get("Hari Raya Idul Fitri")
    if feast is None:
        return None
    for hijri in (year - 579, year - 580, year - 578):
        begin = _hijri(hijri, 9, 1)
        if begin and 28 <= (feast - begin).days <= 31:
            return begin, add(feast, "D", -1)
    return None


def _in_year(day: str, year: int) -> tuple[date, date | None] | None:
    """The day or days of a feast in a year of the common era."""
    if day == "hijri 09":
        return _ramadan(year)
    first, _, last = day.partition("/")
    if first[0].isdigit():
        begin = day_of(year, int(first[:2]), int(first[3:]))
        end = day_of(year + 1, int(last[1:3]), int(last[4:])) if last else None
        return (begin, end) if begin else None
    found = _calendar(year).get(day)
    return (found, None) if found else None


def _common_year(printed: int, day: str, era: str, hijri: bool) -> int | None:
    """The year of the common era that a printed year means for a feast."""
    if 1900 < printed < 2100 and not hijri and (era != "saka" or printed >= 2000):
        return printed
    if era == "hijri":
        month = {"Hari Raya Idul Fitri": 10, "hijri 09": 10, "Hari Raya Idul Adha": 12, "Maulid Nabi Muhammad": 3,
                 "Isra Mikraj Nabi Muhammad": 7, "Tahun Baru Islam": 1}[day]  # fmt: skip
        common = _hijri(printed, month, 1)
        return common.year if common else None
    return printed - ERAS[era] if era in ERAS else None


def _nearest(day: str, side: int, reference: date) -> tuple[date, date | None] | None:
    found = [f for k in (-1, 0, 1) if (f := _in_year(day, reference.year + k))]
    found = [f for f in found if side * (f[0] - reference).days >= 0] or found
    return min(found, key=lambda f: _distance(f, reference), default=None)


def _distance(feast: tuple[date, date | None], reference: date) -> int:
    begin, end = feast
    return 0 if begin <= reference <= (end or begin) else min(abs((d - reference).days) for d in (begin, end or begin))


WHEN = regex.compile(
    r"\b(?:pada|saat|jelang|menjelang|usai|seusai|setelah|sejak|hingga|sampai|selama|sebelum|pasca|menyambut|libur|liburan|"
    r"periode|perayaan|merayakan|sepanjang|memasuki|di|malam|peringatan|memperingati|"
    r"(?:natal|idul\s?fitri|nyepi|imlek)\s(?:\d{4}\s)?dan)(?:\s(?:hari|libur|momen|perayaan|masa))?\s*\Z",
    regex.IGNORECASE,
)


def _feast(match: regex.Match[str], context: Context) -> Reading | None:
    name = key(match["feast"])
    day, era = FEASTS[name]
    if not _says_when(match, context):
        return None
    found, counted = None, False
    if match["number"]:
        year: int | None = 1945 + int(match["number"]) if day == "08-17" else None
        found = _in_year(day, year) if year else None
    elif match["y2"] and day in ("01-01", "12-31"):
        found = _in_year(day, int(match["y"]) + (day == "01-01"))
    elif match["y"]:
        year = _common_year(int(match["y"]), day, era, bool(match["hijri"]))
        found = _in_year(day, year) if year else None
    if found is None and not match["y"]:
        counted = True
        found = _nearest(day, _side(match["rel"]), context.published) if context.published else None
    anchor = context.source if counted else None
    if found is None:
        return Reading("DATE", None, anchor=anchor)
    begin, end = found
    if match["offset"]:
        begin, end = add(begin, "D", int(match["offset"].replace("–", "-").replace(" ", ""))), None
    if match["eve"] and end is None:
        eve = add(begin, "D", -1)
        return Reading("TIME", f"{eve.isoformat()}TNI", anchor=anchor, day=eve)
    value = f"{begin.isoformat()}/{end.isoformat()}" if end else begin.isoformat()
    return Reading("DATE", value, anchor=anchor, day=None if end else begin)


def _says_when(match: regex.Match[str], context: Context) -> bool:
    """Whether a holiday is told as a time, not as a feast: by a year, `nanti`, `H-7`, or a preposition of time."""
    told = match["y"] or match["rel"] or match["offset"] or match["eve"] or match["number"] or match["date"] or match["feast"][0] in "1sS"
    return bool(told or context.given or WHEN.search(context.text[max(0, match.start() - 40) : match.start()])) or key(match["feast"]).startswith("bulan")


def _side(rel: str | None) -> int:
    last = key(rel or "").split()[-1:]
    return -1 if last in (["lalu"], ["kemarin"], ["silam"]) else 1 if last in (["nanti"], ["mendatang"], ["depan"]) else 0


def _hijri_date(match: regex.Match[str], context: Context) -> Reading | None:
    """`17 Ramadan 1444 H`, `1 Muharram`."""
    month, number_ = HIJRI_MONTHS[key(match["month"])], int(match["d"])
    if month == 1 and number_ == 1 or month == 10 and number_ == 1:
        name = "Tahun Baru Islam" if month == 1 else "Hari Raya Idul Fitri"
        return _hijri_feast(match, name, context)
    if match["y"]:
        day = _hijri(int(match["y"]), month, number_)
        return Reading("DATE", day.isoformat() if day else None, day=day)
    if context.published is None:
        return Reading("DATE", None)
    around = context.published.year - 579
    days = [d for k in range(-1, 2) if (d := _hijri(around + k, month, number_))]
    nearest = min(days, key=lambda d: abs((d - context.published).days), default=None)  # type: ignore[operator]
    return Reading("DATE", nearest.isoformat() if nearest else None, anchor=context.source, day=nearest)


def _hijri_feast(match: regex.Match[str], name: str, context: Context) -> Reading:
    year = _common_year(int(match["y"]), name, "hijri", True) if match["y"] else None
    found = _in_year(name, year) if year else None
    if found is None and not match["y"] and context.published:
        found = _nearest(name, 0, context.published)
    anchor = None if match["y"] else context.source
    return Reading("DATE", found[0].isoformat() if found else None, anchor=anchor, day=found[0] if found else None)


_ = (PART, number)
RULES = (
    Rule("holiday", frozenset({w.split()[0] for w in FEASTS} | {"malam", "h", "hut"} | {"0"}), compiled(rf"""
        (?:H\s?(?P<offset>[-+–]\s?\d{{1,2}})\s)? (?P<eve>malam\s)? (?P<feast>{any_of(FEASTS)}) 
        (?:\sNasional)? (?:\ske-?\s?(?P<number>\d{{2,3}})(?:\s(?:RI|Republik\sIndonesia|Kemerdekaan\sRI))?)?
        (?:\s(?:tahun\s)?(?P<y>\d{{4}})(?:\s?[/-]\s?(?P<y2>\d{{4}}))?(?:\s(?P<hijri>H|Hijriah|Hijriyah)\b|\s(?:M|Masehi|BE|Kongzili)\b)?(?:\s?/\s?\d{{4}}\s(?:M|H)\b)?)?
        (?:\s(?P<date>\d{{1,2}}\s\p{{L}}{{3,9}}(?:\s(?P<y>\d{{4}}))?))?
        (?:\s(?P<rel>(?:yang\s)?(?:lalu|ini|kemarin|nanti|mendatang|depan)|kali\sini|tahun\s(?:ini|lalu|depan)))?"""), _feast),
    Rule("anniversary", frozenset({"hut"}), compiled(r"""(?P<feast>HUT)(?:\sKemerdekaan)?\s(?:RI\s|Republik\sIndonesia\s)?ke-?\s?(?P<number>\d{2,3})\s?(?:RI|Republik\sIndonesia|Kemerdekaan(?:\sRI|\sRepublik\sIndonesia)?|(?<=RI\ske-?\s?\d\d))"""),
         lambda m, c: (lambda d: Reading("DATE", d.isoformat(), day=d) if d else None)(day_of(1945 + int(m["number"]), 8, 17))),
    Rule("hijri", frozenset({"0"}), compiled(rf"(?P<d>[12]?\d|30)\s(?P<month>{any_of(HIJRI_MONTHS)})(?:\s(?:tahun\s)?(?P<y>1[34]\d\d)(?:\s(?:H|Hijriah|Hijriyah)\b)?)?"), _hijri_date),
)  # fmt: skip
