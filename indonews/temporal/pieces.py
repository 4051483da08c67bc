"""The pieces that a moment is written with (weekday, date, part of the day, clock time ...), in their order.

`scan` reads a row of them: ``Selasa`` ``(12/9/2023)`` ``pagi`` ``pukul 07.30`` ``WIB``.
"""

from __future__ import annotations

import regex

from .clock import CLOCK
from .vocabulary import DASH, LIST_JOIN, MONTH, PART, THROUGH, WEEKDAY, ZONE, any_of, compiled, key, match_at

__all__ = ["DEICTIC", "STARTS", "Pieces", "rel_of", "scan", "side_of"]

Pieces = dict[str, regex.Match[str]]

DEICTIC = {
    "hari ini": 0, "kemarin lusa": -2, "hari kemarin": -1, "kemarin": -1, "kemaren": -1, "besok lusa": 2, "besok": 1,
    "esok hari": 1, "esok": 1, "lusa": 2,
}  # fmt: skip
PAST = ("lalu", "silam", "lampau", "kemarin", "kemaren", "tadi")
COMING = ("mendatang", "depan", "besok", "esok", "nanti", "datang")

_D = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_M = r"(?:0?[1-9]|1[0-2])"
_Y = r"(?:1\d{3}|20\d{2}\d?|20\d(?=\.(?:\s|$)))(?!\d)"
_SPREAD = rf"(?:{LIST_JOIN}|{DASH}|\s{THROUGH}\s)"
_NUMERIC = rf"""(?:
    (?P<y>(?:19|20)\d\d)(?P<sep>[-/])(?P<m>{_M})(?P=sep)(?P<d>{_D})
  | (?P<d>{_D})(?:{_SPREAD}(?P<d2>{_D}))?\s?(?P<sep>[-/.])\s?(?P<m>{_M})
    (?:\s?(?P=sep)\s?(?P<y>20\d{{2,3}}|1\d{{3}}|\d\d)|(?P<y>20\d\d))(?!\d) )"""
_DAY_MONTH = rf"(?P<d>{_D})(?:{_SPREAD}(?P<d2>{_D}))?\s?[/-]\s?(?P<m>{_M})(?!\s?[/.-]?\d)"
_TEXTUAL = rf"""(?<!\p{{L}})(?:
    (?P<d>{_D})
    (?: \s?(?P<month>{MONTH})(?:\s(?P<y>{_Y}))?[-–—](?P<d2>{_D})\s{{1,2}}(?P<month2>{MONTH})(?:\s(?P<y2>{_Y}))?
      | (?:{_SPREAD}(?P<d2>{_D})){{0,8}}(?:,?\s{{0,2}}(?P<month>{MONTH})|\s\((?P<month>{MONTH})\))
        (?:,?\s{{0,2}}(?:tahun\s)?(?P<y>{_Y}))? )
  | (?P<month>{MONTH})\s(?P<d>{_D})(?:st|nd|rd|th)?,\s(?P<y>{_Y}) )"""
_TANGGAL = r"(?:(?:tanggal|tgl\.?)\s)?"
_DATE = rf"{_TANGGAL}(?:{_NUMERIC}|{_TEXTUAL})"
_IN_BRACKETS = rf"\(\s?{_TANGGAL}(?:{_NUMERIC}|{_TEXTUAL}|{_DAY_MONTH})\s?\)?"
_WEEK_PART = r"(?:(?:awal|akhir|pertengahan)\s(?:pekan|minggu)\s)?"
_WEEKDAY = rf"(?:hari\s)?(?P<wd>{WEEKDAY})(?:(?:{LIST_JOIN}|{DASH})(?P<wd2>{WEEKDAY})(?=\s?,?\s?\(?\d))?"
_APPROX = r"(?P<approx>(?:sekitar|sekira|kira-kira|±|kurang\slebih)\s)?"
_NOT_DATED = r"(?!\s?,?\s?\(?\d)"
_REL = r"""(?P<rel>(?:pada\s)?(?:pekan|minggu)\s(?:ini|lalu|kemarin|depan|mendatang)
    |(?:yang\s)?(?:lalu|silam|lampau)|kemarin|kemaren|tadi
    |mendatang|depan|besok|esok|nanti|yang\sakan\sdatang|(?<!\d\s)ini)(?!\slintas)"""

# What a moment may begin with.
STARTS = {
    "eve": compiled(rf"malam\s(?:hari\s)?(?P<eve>{WEEKDAY}){_NOT_DATED}"),
    "deictic": compiled(rf"{_WEEK_PART}(?P<deictic>{any_of(DEICTIC)}|(?:tadi|nanti)(?=\s{PART}))"),
    "weekday": compiled(_WEEK_PART + _WEEKDAY),
    "date": compiled(rf"(?<![\d./-])(?:{_DATE})"),
    "only": compiled(
        rf"(?:tanggal|tgl\.?)\s(?P<only>{_D})(?!\s?[/.,-]\s?\d)"
        r"(?:\sbulan\s(?P<month_rel>ini|lalu|depan|berikutnya)|\s(?P<month_rel>(?:se)?tiap)\sbulan(?:nya)?)?"
    ),
    "part": compiled(rf"(?P<part>{PART}(?:\shari)?)"),
    "clock": compiled(_APPROX + CLOCK),
}
# What may go on: each pattern begins with what stands between.
_NEXT = {
    "weekday": compiled(rf"(?:\s?,\s?|\s){_WEEKDAY}|\s?\(\s?{_WEEKDAY}\s?\)"),
    "date": compiled(rf"\s{{0,2}},?\s{{0,2}}(?:{_IN_BRACKETS}|{_DATE})|\s{_DAY_MONTH}"),
    "part": compiled(rf"\s(?P<part>{PART}(?:\shari)?)(?:(?<=malam)\s{WEEKDAY}{_NOT_DATED})?"),
    "rel": compiled(rf"(?:\s|\s?,\s(?=(?:kemarin|lalu)\s?[.,;)])){_REL}"),
    "clock": compiled(rf"\s{_APPROX}(?=\D){CLOCK}"),
    "zone": compiled(rf"\s?(?P<zone>{ZONE}|waktu\s(?-i:\p{{Lu}}\p{{Ll}}+))"),
}
_FOLLOW = {
    "eve": ("rel", "clock"),
    "deictic": ("weekday", "date", "part", "clock", "rel"),
    "weekday": ("part", "date", "rel", "clock", "zone"),
    "date": ("part", "rel", "clock", "zone"),
    "only": ("rel", "part", "clock"),
    "part": ("date", "rel", "clock", "zone"),
    "rel": ("date", "part", "clock"),
    "clock": ("zone", "part"),
    "zone": (),
}


def scan(name: str, first: regex.Match[str]) -> tuple[Pieces, int]:
    """The pieces from ``first`` (a match of ``STARTS[name]``) on, by name, and where they end."""
    pieces: Pieces = {name: first}
    text, position, last = first.string, first.end(), name
    while True:
        for following in _FOLLOW[last]:
            match = None if following in pieces else match_at(_NEXT[following], text, position)
            if match:
                pieces[following] = match
                position, last = match.end(), following
                break
        else:
            return pieces, position


def rel_of(pieces: Pieces) -> str:
    """`lalu`, `pekan depan` ... among the pieces, or an empty string."""
    return key(pieces["rel"]["rel"]) if "rel" in pieces else ""


def side_of(rel: str) -> int:
    """-1 for `lalu` and its like, +1 for `mendatang` and its like, else 0."""
    last = rel.rpartition(" ")[2]
    return -1 if last in PAST else 1 if last in COMING else 0
