"""The pieces that a moment is written with (weekday, date, part of the day, clock time ...) and in which order they come.

`scan` reads the longest row of pieces from a position on: ``Selasa`` ``(12/9/2023)`` ``pagi`` ``pukul 07.30`` ``WIB``.
"""

from __future__ import annotations

import regex

from .clock import CLOCK
from .vocabulary import DASH, LIST_JOIN, MONTH, PART, THROUGH, WEEKDAY, ZONE, any_of, compiled

__all__ = ["DEICTIC", "Pieces", "scan"]

Pieces = dict[str, regex.Match[str]]

DEICTIC = {
    "hari ini": 0, "kemarin lusa": -2, "kemarin": -1, "kemaren": -1, "besok lusa": 2, "besok": 1, "esok hari": 1,
    "esok": 1, "lusa": 2,
}  # fmt: skip

_D = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:1\d{3}|20\d{2}\d?|20\d(?=\.(?:\s|$)))(?!\d)"
_SPREAD = rf"(?:{LIST_JOIN}|{DASH}|\s{THROUGH}\s)"

_NUMERIC = rf"""(?:
    (?P<y>(?:19|20)\d\d)(?P<sep>[-/])(?P<m>{_M})(?P=sep)(?P<d>{_D})
  | (?P<d>{_D}) (?:{_SPREAD}(?P<d2>{_D}))? \s?(?P<sep>[-/.])\s?(?P<m>{_M}) (?:\s?(?P=sep)\s?(?P<y>20\d{{2,3}}|1\d{{3}}|\d\d)|(?P<y>20\d\d)) (?!\d)
  )"""
_DAY_MONTH = rf"(?P<d>{_D})(?:{_SPREAD}(?P<d2>{_D}))?\s?[/-]\s?(?P<m>{_M})(?!\s?[/.-]?\d)"
_TEXTUAL = rf"""
    (?P<d>{_D})
    (?: \s?(?P<month>{MONTH})(?:\s(?P<y>{_Y}))?[-–—](?P<d2>{_D})\s{{1,2}}(?P<month2>{MONTH})(?:\s(?P<y2>{_Y}))?
      | (?:{_SPREAD}(?P<d2>{_D})){{0,8}} (?:,?\s{{0,2}}(?P<month>{MONTH})|\s\((?P<month>{MONTH})\))
        (?:,?\s{{0,2}}(?:tahun\s)?(?P<y>{_Y}))? )
  | (?P<month>{MONTH})\s(?P<d>{_D})(?:st|nd|rd|th)?,\s(?P<y>{_Y})"""
_FULL = rf"(?:{_NUMERIC}|{_TEXTUAL})"
_TANGGAL = r"(?:(?:tanggal|tgl\.?)\s)?"
_WEEKDAY = rf"(?:hari\s)?(?P<wd>{WEEKDAY})(?:(?:{LIST_JOIN}|{DASH})(?P<wd2>{WEEKDAY})(?=\s?,?\s?\(?\d))?"
_PAST = r"(?:yang\s)?(?:lalu|silam|lampau)|kemarin|kemaren|tadi"
_COMING = r"mendatang|depan|besok|esok|nanti|yang\sakan\sdatang"
_WEEK = r"(?:(?:pada\s)?(?:pekan|minggu)\s(?:ini|lalu|kemarin|depan|mendatang))"
_NO_VERB = r"(?!\slintas)"

_ATOMS = {
    "deictic": rf"(?P<deictic>{any_of(DEICTIC)}|(?:tadi|nanti)(?=\s{PART}))",
    "eve": rf"malam\s(?:hari\s)?(?P<eve>{WEEKDAY})(?!\s?,?\s?\(?\d)",
    "weekday": _WEEKDAY,
    "date": rf"(?<![\d./-])(?:{_TANGGAL}{_FULL})",
    "only": rf"(?:tanggal|tgl\.?)\s(?P<only>{_D})(?!\s?[/.,-]\s?\d)(?:\sbulan\s(?P<month_rel>ini|lalu|depan|berikutnya))?",
    "part": rf"(?P<part>{PART}(?:\shari)?)",
    "clock": rf"(?P<approx>(?:sekitar|sekira|kira-kira|±|kurang\slebih)\s)?{CLOCK}",
    "weekday+": rf"(?:(?:\s?,\s?|\s){_WEEKDAY}|\s?\(\s?{_WEEKDAY}\s?\))",
    "date+": rf"""(?: \s{{0,2}},?\s{{0,2}}\(\s?{_TANGGAL}(?:{_FULL}|{_DAY_MONTH})\s?\)?
                    | \s{{0,2}},?\s{{0,2}}{_TANGGAL}{_FULL} | \s{_DAY_MONTH} )""",
    "part+": rf"\s(?P<part>{PART}(?:\shari)?)(?:(?<=malam)\s{WEEKDAY}(?!\s?,?\s?\(?\d))?",
    "rel+": rf"(?:\s|\s?,\s(?=(?:kemarin|lalu)\s?[.,;)]))(?P<rel>{_WEEK}|{_PAST}|{_COMING}|(?<!\d\s)ini){_NO_VERB}",
    "clock+": rf"\s(?P<approx>(?:sekitar|sekira|kira-kira|±|kurang\slebih)\s)?(?=\D){CLOCK}",
    "zone+": rf"\s?(?P<zone>{ZONE}|waktu\s(?-i:\p{{Lu}}\p{{Ll}}+))",
}
_PATTERNS = {name: compiled(pattern) for name, pattern in _ATOMS.items()}

_FOLLOW = {
    "": ("eve", "deictic", "weekday", "date", "only", "part", "clock"),
    "eve": ("rel+", "clock+"),
    "deictic": ("weekday+", "date+", "part+", "clock+", "rel+"),
    "weekday": ("part+", "date+", "rel+", "clock+", "zone+"),
    "date": ("part+", "rel+", "clock+", "zone+"),
    "only": ("rel+", "part+", "clock+"),
    "part": ("date+", "rel+", "clock+", "zone+"),
    "rel": ("date+", "part+", "clock+"),
    "clock": ("zone+", "part+"),
    "zone": (),
}


def scan(text: str, position: int) -> tuple[Pieces, int]:
    """The pieces from ``position`` on, by name, and where they end; no pieces where none begins there."""
    pieces: Pieces = {}
    last = ""
    while True:
        for name in _FOLLOW[last]:
            plain = name.removesuffix("+")
            match = None if plain in pieces else _PATTERNS[name].match(text, position)
            if match:
                pieces[plain] = match
                position, last = match.end(), plain
                break
        else:
            return pieces, position
