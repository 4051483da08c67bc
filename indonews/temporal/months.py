"""Months: `Maret 2020`, `akhir Januari ini`, `Juni-Juli 2025`, `Desember tahun lalu`."""

from __future__ import annotations

import regex

from .context import Context
from .dates import nearest_month
from .modifiers import MOD, POINT_WORDS, REL, YEAR_REL, mod_of
from .pieces import side_of
from .printed import FRESH_YEAR
from .reading import Reading, Rule
from .vocabulary import DASH, LIST_JOIN, MONTH, MONTHS, THROUGH, compiled, key, match_at

__all__ = ["RULES"]

YEAR = r"(?:1\d|20)\d\d(?!\d|[.,/]\d)"
OVER_BY = {"START": 10, "MID": 15}  # the days by which these parts of a month are over
# The rest of a range or list whose last month has the year for all of them: `Januari hingga Juni 2025`.
AHEAD = compiled(rf"""(?:\s{THROUGH}\s|{DASH}|{LIST_JOIN})(?:(?:bulan|akhir|awal)\s)?(?:\d{{1,2}}\s)?
    (?:{MONTH}{LIST_JOIN}){{0,6}}(?:\d{{1,2}}\s)?{MONTH}\s(?:tahun\s)?(?P<y>(?:19|20)\d\d)""")
PATTERN = compiled(rf"""{MOD}(?P<bulan>bulan\s)?{MOD}(?P<month>{MONTH})
    (?:(?:\s(?P<y1>{YEAR}))?{DASH}(?P<month2>{MONTH}))?
    (?:\s{{0,2}},?\s{{0,2}}(?:tahun\s)?(?P<y>{YEAR}))? (?:\s(?P<year_rel>{YEAR_REL}))? (?:\s(?P<rel>{REL}))?""")

# What keeps a bare month name from being part of a name, and what makes it one.
PREPOSITION = regex.compile(
    r"\b(?:pada|sejak|hingga|sampai|di|akhir|awal|dari|selama|mulai)\s\Z", regex.IGNORECASE
)
NAME_BEHIND = regex.compile(r"\s(?!Juni|Juli|Agustus|September|Oktober)\p{Lu}\p{Ll}+")
NAME_BEFORE = ("sebelas", "universitas", "jalan", "jl", "jl.", "bernama")


def _read(match: regex.Match[str], context: Context) -> Reading | None:
    if not _is_month(match, context):
        return None
    month, month2 = (MONTHS[key(match[g]).rstrip(".")] if match[g] else 0 for g in ("month", "month2"))
    mod = mod_of(match["mod"])
    year, counted = _year(month2 or month, match, context)
    anchor = context.source if counted else None
    if year is None:
        return Reading("DATE", None if counted else f"XXXX-{month:02d}", mod=mod, anchor=anchor)
    value = f"{year:04d}-{month:02d}"
    if month2:
        first = int(match["y1"]) if match["y1"] else year - (month > month2)
        value = f"{first:04d}-{month:02d}/{year:04d}-{month2:02d}"
    return Reading("DATE", value, mod=mod, anchor=anchor)


def _is_month(match: regex.Match[str], context: Context) -> bool:
    """Whether it is the month: an abbreviation needs a year, a bare name must not be part of another name."""
    printed = match["month"]
    with_year = match["y"] or match["month2"]
    if len(printed.rstrip(".")) <= 3 and key(printed) != "mei" and not with_year:
        return False
    if with_year or match["mod"] or match["rel"] or match["year_rel"] or match["bulan"]:
        return True
    lead = context.text[max(0, match.start() - 16) : match.start()]
    if printed[0].islower() or lead.lower().split()[-1:] in ([word] for word in NAME_BEFORE):
        return False
    return not match_at(NAME_BEHIND, context.text, match.end()) or bool(PREPOSITION.search(lead))


def _year(month: int, match: regex.Match[str], context: Context) -> tuple[int | None, bool]:
    """The year of a month and whether it was counted from the publication date."""
    today, told, rel = context.published, context.year, key(match["rel"] or "")
    if match["y"]:
        return int(match["y"]), False
    if match["year_rel"]:
        word = key(match["year_rel"])
        if word.endswith("sama"):
            return (told[0] if told else None), False
        return (today.year + side_of(word) if today else None), True
    if not rel and (ahead := match_at(AHEAD, context.text, match.end())):
        return int(ahead["y"]), False
    fresh = told is not None and match.start() - told[1] < FRESH_YEAR
    if told and fresh and not rel and (today is None or told[0] < today.year - 1):
        return told[0], False
    if today is None:
        return None, True
    if rel == "ini":
        return today.year, True
    side, this, near = side_of(rel), today.replace(day=1), nearest_month(month, today)
    if near == this and side < 0 and today.day > OVER_BY.get(mod_of(match["mod"]) or "", 31):
        return today.year, True
    if (side < 0 and near >= this) or (side > 0 and near < this):
        return near.year + side, True
    return near.year, True


RULES = (Rule("month", frozenset(MONTHS) | POINT_WORDS | {"bulan"}, PATTERN, _read),)
