"""Parts of a year and of the sporting calendar: quarters, halves, seasons, `enam bulan pertama 2025`."""

from __future__ import annotations

import regex

from .context import Context
from .dates import season
from .modifiers import MOD, POINT_WORDS, YEAR_REL, mod_of
from .numbers import number, roman
from .pieces import side_of
from .printed import full_year
from .reading import NUMERALS, Reading, Rule
from .relative import same_period
from .vocabulary import MONTH, NUMBER_WORDS, any_of, compiled, key

__all__ = ["RULES"]

ORDINALS = {
    "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kesatu": 1, "satu": 1, "dua": 2, "tiga": 3,
    "empat": 4,
}  # fmt: skip
PARTS_OF_A_YEAR = {"caturwulan": 3, "semester": 2, "paruh": 2}  # all others: 4
FRACTIONS = {"kuartal", "triwulan", "kw", "semester", "paruh", "caturwulan", "q"}
SEASONS = {
    "semi": "SP",
    "panas": "SU",
    "gugur": "FA",
    "dingin": "WI",
    "salju": "WI",
    "kemarau": "SU",
    "hujan": "WI",
}
SEASON_REL = (
    "ini|lalu|kemarin|depan|mendatang|nanti|yang\\sakan\\sdatang|itu|tersebut|sebelumnya|berikutnya|baru"
)
_OF_YEAR = rf"(?:tahun\s(?:anggaran\s)?)?(?P<y>(?:19|20)\d\d)(?:\s(?:ini|lalu))?|(?P<year_rel>{YEAR_REL})"


def _of_year(match: regex.Match[str], context: Context) -> tuple[int | None, bool]:
    """The year that a part is of and whether it was counted from the publication date."""
    if match["y"]:
        return int(match["y"]), False
    side = side_of(key(match["year_rel"] or ""))
    return (context.published.year + side if context.published else None), True


def _fraction(match: regex.Match[str], context: Context) -> Reading | None:
    printed = key(match["number"])
    count = ORDINALS.get(printed) or (int(printed) if printed.isdigit() else roman(printed.upper()))
    parts = PARTS_OF_A_YEAR.get(key(match["kind"]), 4)
    year, counted = _of_year(match, context)
    anchor = context.source if counted else None
    if count > parts:
        return None
    if year is None:
        return Reading("DATE", None, mod=mod_of(match["mod"]), anchor=anchor)
    value = f"{year:04d}-{'H' if parts == 2 else 'Q'}{count}"
    if parts == 3:
        value = f"{year:04d}-{count * 4 - 3:02d}/{year:04d}-{count * 4:02d}"
    return Reading("DATE", value, mod=mod_of(match["mod"]), anchor=anchor)


def _first_months(match: regex.Match[str], context: Context) -> Reading | None:
    """`enam bulan pertama 2023`: from January on."""
    count = int(number(match["n"]))
    year, counted = _of_year(match, context)
    if year is None or not 1 <= count <= 12:
        return None
    return Reading(
        "DATE", f"{year:04d}-01/{year:04d}-{count:02d}", anchor=context.source if counted else None
    )


def _climate(match: regex.Match[str], context: Context) -> Reading | None:
    """Seasons of the year: `musim panas 2019`, `musim hujan ini`."""
    rel, year = key(match["rel"] or ""), int(match["y"]) if match["y"] else None
    if not rel and year is None:
        return None
    if rel == "yang akan datang":
        return Reading("DATE", "FUTURE_REF")
    counted = year is None
    if year is None and context.published:
        year = context.published.year + side_of(rel)
    value = f"{year:04d}-{SEASONS[key(match['season'])]}" if year else None
    return Reading("DATE", value, mod=mod_of(match["mod"]), anchor=context.source if counted else None)


def _sport(match: regex.Match[str], context: Context) -> Reading | None:
    """Seasons of sport: `musim 2022/2023`, `musim lalu`, `awal musim`."""
    mod, rel = mod_of(match["mod"]), key(match["rel"] or "")
    if match["y"]:
        value = f"{match['y']}/{full_year(match['y2'], None)[0]}" if match["y2"] else match["y"]
        return Reading("DATE", value, mod=mod)
    if not rel and not mod:
        return None
    if rel in ("itu", "tersebut"):
        return same_period("Y", mod, context)
    side = 0 if rel in ("nanti", "baru") else side_of(rel)
    if context.published is None:
        year = context.told_season
        anchor: str | None = "text"
    else:
        year = context.published.year if context.calendar_sport else season(context.published)
        anchor = context.source
    if year is None:
        return Reading("DATE", None, mod=mod, anchor=context.source)
    value = f"{year + side:04d}"
    if not context.calendar_sport:
        value += f"/{year + side + 1:04d}"
    return Reading("DATE", value, mod=mod, anchor=anchor)


_YEARS = r"(?P<y>(?:19|20)\d\d)(?:\s?[-/–]\s?(?P<y2>(?:20)?\d\d)(?!\d))?(?:\s(?:ini|lalu|mendatang))?"
RULES = (
    Rule("fraction", POINT_WORDS | FRACTIONS, compiled(rf"""
        {MOD}(?P<kind>kuartal|triwulan|kw|semester|paruh|caturwulan|(?-i:Q(?=[1-4]\W{{0,2}}20)))\s?(?:ke-?\s?)?
        (?P<number>{any_of(ORDINALS)}|IV|I{{1,3}}|[1-4])(?:\s?[-–/]?\s?(?:{_OF_YEAR})
        |(?!\s(?:musim|babak|laga|pertandingan|kompetisi|abad|dekade|{MONTH})\b))"""), _fraction),
    Rule("first_months", NUMBER_WORDS | {NUMERALS[0]}, compiled(rf"""
        (?P<n>\d{{1,2}}|\p{{L}}+)\sbulan\spertama\s(?:di\s|pada\s)?(?:{_OF_YEAR})"""), _first_months),
    Rule("climate", POINT_WORDS | {"musim"}, compiled(rf"""
        {MOD}musim\s(?P<season>{any_of(SEASONS)})(?:\s{_YEARS}|\s(?P<rel>{SEASON_REL}))?"""), _climate),
    Rule("season", POINT_WORDS | {"musim"}, compiled(rf"""
        {MOD}musim(?:\s{_YEARS}|\s(?P<rel>{SEASON_REL}))?(?!\s(?:{any_of(SEASONS)})\b)"""), _sport),
)  # fmt: skip
