"""The tables of the lexicon as lookups and as regex fragments.

A fragment is a string to be built into a larger pattern; every pattern of the module is compiled by `compiled`,
case insensitive and in verbose mode, so fragments write their spaces as ``\\s``.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from .. import lazy
from ..lexicon import column, table

__all__ = [
    "DASH", "LIST_JOIN", "MODIFIERS", "MONTH", "MONTHS", "NUMBER", "NUMBER_WORDS", "PART", "PARTS", "POINT_MOD",
    "THROUGH", "UNIT", "UNITS", "WEEKDAY", "WEEKDAYS", "ZONE", "ZONES", "any_of", "compiled", "cue", "key",
    "match_at",
]  # fmt: skip

REACH = 300  # no expression is longer
APOSTROPHES = "'’‘`´"


def key(form: str) -> str:
    """The form of a printed expression in the tables: lower case, single spaces, straight apostrophes."""
    form = " ".join(form.lower().split())
    for mark in APOSTROPHES[1:]:
        form = form.replace(mark, "'")
    return form


def any_of(forms: Iterable[str]) -> str:
    """A fragment that matches any of the forms, the longest first, with any white space between their words."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    parts = (regex.escape(form, literal_spaces=True).replace(" ", r"\s{1,3}") for form in ordered)
    return "(?:" + "|".join(p.replace("'", f"[{APOSTROPHES}]") for p in parts) + ")"


def match_at(pattern: regex.Pattern[str], text: str, position: int) -> regex.Match[str] | None:
    """The pattern's match at ``position``. It sees `REACH` characters, so that each try costs the same."""
    return pattern.match(text, position, position + REACH)


def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern with this module's flags; it must end where a word ends (or its clitic begins)."""
    return lazy.pattern(f"(?:{pattern}){_BOUNDARY}", regex.VERBOSE | regex.IGNORECASE)


def cue(kind: str) -> str:
    """A fragment that matches the words of one kind of temporal_cues.tsv, as whole words."""
    return rf"\b{any_of(row['form'] for row in table('temporal_cues') if row['cue'] == kind)}\b"


# A word ends before anything but a letter or digit, or where a capital shows that two words were glued; the
# clitics -lah, -kah, -pun are not part of it; a mark (a closing bracket) needs nothing behind it.
_BOUNDARY = r"(?-i:(?![\p{L}\d])|(?<![\p{L}\d])|(?<=\p{Ll})(?=\p{Lu})|(?=(?:lah|kah|pun)(?!\p{L})))"
DASH = r"\s{0,2}(?:[-–—−]|&ndash;|&mdash;|[^\x00-\x7f]{1,15})\s{0,2}"
THROUGH = r"(?:sampai\s+dengan|sampai|hingga|s\s?/\s?d|s\.d\.?|sd)"
LIST_JOIN = r"(?:\s{0,2},\s{0,2}(?:dan\s{1,3})?|\s{1,3}(?:dan|atau|&)\s{1,3})"

MONTHS = {row["form"]: int(row["month"]) for row in table("temporal_months")}
WEEKDAYS = {row["form"]: int(row["iso"]) for row in table("temporal_weekdays")}
UNITS = {row["form"]: (row["unit"], int(row["count"])) for row in table("temporal_units")}
PARTS = {row["form"]: row for row in table("temporal_parts")}
ZONES = {row["form"]: row["offset"] for row in table("temporal_zones")}
MODIFIERS = {row["form"]: row["mod"] for row in table("temporal_modifiers")}

MONTH = any_of(MONTHS) + r"(?!\p{L})(?:\.(?=\s?\d))?"
WEEKDAY = any_of(WEEKDAYS) + r"(?!\p{L})"
UNIT = any_of(UNITS)
PART = any_of(PARTS)
ZONE = any_of(ZONES) + r"(?:\s?\((?:gmt|utc)[^()\n]{0,8}\))?"
POINT_MOD = any_of(row["form"] for row in table("temporal_modifiers") if row["place"] != "amount")

_WORDS = any_of(column("temporal_numbers", "form"))
# Those that a number may begin with.
NUMBER_WORDS = frozenset(r["form"] for r in table("temporal_numbers") if r["kind"] in ("unit", "half"))
_FIGURES = r"\d{1,3}(?:\.\d{3}){1,3}(?!\d)|\d{1,6}(?:[.,]\d{1,3})?"
NUMBER = rf"(?>{_FIGURES}|{_WORDS}(?:[\s-]{{1,2}}{_WORDS}){{0,9}}+)"
