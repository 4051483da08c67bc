"""Datelines: place and outlet before the first sentence, with the dash that closes them."""

from __future__ import annotations

import re
from functools import cache

import regex

from .. import lazy
from ..lexicon import column, table

__all__ = [
    "DASH",
    "DOMAIN",
    "OUTLET",
    "PHOTO_AGENCY",
    "Dateline",
    "is_known_place",
    "match_dateline",
    "strong_dateline_at",
    "strong_dateline_in",
]

DASH = r"(?:-{1,3}|[–—―‐]{1,2})(?=[\s\p{Lu}\d\"'“‘&(]|$)"
DOMAIN = r"(?:(?![A-Za-z]{0,30}[a-z][A-Z]{3})(?:www\.)?[A-Za-z0-9][A-Za-z0-9-]{1,30}(?:\.(?i:com|co\.id|co\.uk|id|net|news|tv|org|info|asia|press)\b|\.(?i:co)\b\.?)|\p{Lu}{4,20}\.?\s(?i:com)\b)"
_CAPITAL = r"\p{Lu}[\p{L}'’.]{1,20}"
_PLACE = rf"{_CAPITAL}(?:[ -]{_CAPITAL}){{0,3}}"
_PLACES = rf"{_PLACE}(?:\s?,\s?{_PLACE})?"
_FIRST = r"(?=\s*[,\p{Lu}\d\"'“‘(\[*@#$])"


def _names(kind: str = "") -> str:
    rows = [row["name"] for row in table("outlets") if kind in ("", row["kind"])]
    return "|".join(regex.escape(name) for name in sorted(rows, key=len, reverse=True))


OUTLET = rf"(?:{DOMAIN}|(?:{_names()})(?![\w.]))"
PHOTO_AGENCY = "AFP|AP|EPA|Reuters|REUTERS|Getty Images|GETTY IMAGES"
_AGENCY = lazy.pattern(_names("agency"))
_DATE = r"\d{1,2}(?:/\d{1,2}|\s\p{L}{3,9})"

_FORMS = tuple(
    (f"dateline.{rule}", lazy.pattern(pattern))
    for rule, pattern in (
        (
            "outlet_dash_place",
            rf"(?P<outlet>{OUTLET})\s?{DASH}\s?(?P<place>\p{{Lu}}[\p{{Lu}} ]{{2,30}})\.(?=\s)",
        ),
        ("outlet_place", rf"(?P<outlet>{OUTLET})\s?[,.]?\s{{0,3}}(?P<place>{_PLACES})\s{{0,3}}{DASH}"),
        ("outlet", rf"(?P<outlet>{OUTLET})\s{{0,3}},?\s?(?:{DASH}|\|)"),
        ("place_outlet", rf"(?P<place>{_PLACES})\s?[,.]\s{{0,3}}(?P<outlet>{OUTLET})\s{{0,3}}{DASH}"),
        (
            "place_agency",
            rf"(?P<place>{_PLACES})(?:\s?,)?(?:\s?{_DATE})?[^\S\n]{{0,3}}\(\s{{0,3}}(?P<outlet>{OUTLET}(?:/[\p{{L}} ]{{2,20}})?)\s{{0,3}}\)"
            rf"(?:\s{{0,3}}(?:{DASH}|:(?=\s))|{_FIRST})",
        ),
        (
            "place_dash_agency",
            rf"(?P<place>{_PLACES})\s{{0,2}}-{{1,2}}\s?\((?P<outlet>{OUTLET}(?:/[\p{{L}} ]{{2,20}})?)\)\s?-{{1,2}}(?=\s)",
        ),
        (
            "outlet_in_brackets",
            rf"\((?P<outlet>{OUTLET}|\p{{Lu}}\p{{Ll}}+\p{{Lu}}\p{{L}}+)\)(?:\s?{DASH})?{_FIRST}",
        ),
    )
)
_STRONG = (
    "dateline.outlet_dash_place",
    "dateline.outlet_place",
    "dateline.outlet",
    "dateline.place_outlet",
    "dateline.place_agency",
)
_BRACKETED = ("dateline.place_agency", "dateline.place_dash_agency", "dateline.outlet_in_brackets")
_OPEN_END = lazy.pattern(rf"(?P<outlet>{DOMAIN}),\s{{0,2}}(?P<place>{_PLACE})(?=\s)")
_CAPS_PLACE = lazy.pattern(
    rf"(?P<place>\p{{Lu}}[\p{{Lu}}'.]{{2,20}}(?:[ -]\p{{Lu}}[\p{{Lu}}'.]{{1,20}}){{0,3}}(?:\s?,\s?{_PLACE})?)\s{{0,3}}(?:{DASH}|\|(?=\s)){_FIRST}"
)
_MIXED_PLACE = lazy.pattern(rf"(?P<place>{_PLACES})\s{{1,3}}{DASH}\s{_FIRST}")
_BARE_DASH = lazy.pattern(r"[,\s]{0,8}[-–—](?=[\s,\p{Lu}])")
_OUTLET_SIGN = lazy.pattern(r"\.\s?(?i:com?|id|net|news|tv|asia)\b|\((?=\s?\p{Lu})")
_SIGN = lazy.pattern(r"[-–—―‐](?!\p{Ll})|[|(]|\.(?i:co|id|net|news|tv)")
_HEAD = lazy.pattern(r"(?:[^\s\p{Ll}]\S*+\s{0,3}+){0,12}+(?:\S++\s{0,3}+){0,2}+\S?")
_SOME_DASH = re.compile(r"[-–—―‐](?![a-z])")  # a quarter of the time of _CLOSING, which then decides
_BOUNDARY = lazy.pattern(r"[.!?:\n\"”](?=\s)|\n")
_CAPITALISED = lazy.pattern(r"(?<![\w-])\p{Lu}|(?<=\p{Ll})\p{Lu}(?=\p{Lu}{3})")
_GLUED = lazy.pattern(r"\p{Ll}\p{Lu}{3}")  # the outlet follows a word without a space
_CLOSING = lazy.pattern(DASH)
_REGENCY = lazy.pattern(r"^(?:Kota|Kabupaten|Kab\.) (?=\p{Lu})")
_ABBREVIATION = 5
_LONGEST = 100
_LOOK_BACK = 60


class Dateline:
    """A dateline found: its offsets, the rule, and the place, outlet and agency it names."""

    __slots__ = ("end", "fields", "rule", "start")

    def __init__(self, start: int, end: int, rule: str, fields: dict[str, str]) -> None:
        self.start, self.end, self.rule, self.fields = start, end, rule, fields


@cache
def _known_places() -> frozenset[str]:
    return frozenset(place.casefold() for place in column("boilerplate_places", "place"))


def match_dateline(text: str, start: int) -> Dateline | None:
    """The dateline that starts at ``start``, if one does."""
    head = _HEAD.match(text, start, start + _LONGEST)
    if not head or not _SIGN.search(text, start, head.end()):
        return None
    bracket = text.find("(", start, head.end()) >= 0
    for rule, pattern in _FORMS:
        if rule in _BRACKETED and not bracket:
            continue
        if match := pattern.match(text, start):
            return Dateline(start, match.end(), rule, _fields(match))
    if match := _OPEN_END.match(text, start):
        return _outlet_and_known_place(text, match)
    match = _CAPS_PLACE.match(text, start) or _MIXED_PLACE.match(text, start)
    if match and _may_be_place(match["place"]):
        return Dateline(start, match.end(), "dateline.place", _fields(match))
    if match := _BARE_DASH.match(text, start):
        return Dateline(start, match.end(), "dateline.dash", {})
    return None


def _may_be_place(name: str) -> bool:
    """Whether a name can be the place of a dateline: a known one, a single word, capitals that are no abbreviation."""
    if name.isupper() and len(name) >= _ABBREVIATION:
        return True
    parts = [_REGENCY.sub("", part.strip()).casefold() for part in name.split(",")]
    single = " " not in parts[0] and not name.isupper()
    return single or parts[-1] in _known_places() or parts[0] in _known_places()


def is_known_place(line: Dateline) -> bool:
    """Whether the place that a dateline names, or the region behind its comma, is in the table of places."""
    parts = [part.strip().casefold() for part in line.fields.get("place", "").split(",")]
    return any(part in _known_places() for part in parts)


def strong_dateline_at(text: str, start: int) -> bool:
    """Whether a dateline that names an outlet starts at ``start``."""
    line = match_dateline(text, start)
    return line is not None and line.rule in _STRONG


def strong_dateline_in(text: str, start: int, end: int, with_place: bool = False) -> Dateline | None:
    """The first dateline within ``[start, end)`` that names an outlet and closes with a dash."""
    searched = start
    for dash in _SOME_DASH.finditer(text, start, end + _LONGEST // 2):
        searched = max(searched, dash.start() - _LONGEST // 2)
        for hit in _OUTLET_SIGN.finditer(text, searched, min(end, dash.start())):
            searched = hit.end()
            if line := _strong_around(text, hit.start(), hit.end(), start, with_place):
                return line
    return None


def _strong_around(text: str, sign: int, end: int, floor: int, with_place: bool) -> Dateline | None:
    """The dateline whose outlet has its sign, a domain or a bracket, at ``[sign, end)``."""
    if not _CLOSING.search(text, sign, end + _LONGEST // 2):
        return None
    lines = [match_dateline(text, begin) for begin in _starts_before(text, sign, floor)]
    strong = [
        line
        for line in lines
        if line and line.rule in _STRONG and line.end > sign and text[line.end - 1] in "-–—―‐"
    ]
    if not strong or (with_place and "place" not in strong[0].fields):
        return None
    known = (line for line in strong if line.fields.get("place", "").casefold() in _known_places())
    return next(known, strong[0])


def _starts_before(text: str, position: int, floor: int) -> list[int]:
    """Where a dateline whose outlet stands at ``position`` may start: at each capitalised word before it, farthest first."""
    window = max(floor, position - _LOOK_BACK)
    while position > window and (text[position - 1].isalnum() or text[position - 1] in "-."):
        if _GLUED.match(text, position - 1):
            break
        position -= 1
    boundary = max((m.end() for m in _BOUNDARY.finditer(text, window, position)), default=window)
    words = [m.start() for m in _CAPITALISED.finditer(text, boundary, position)]
    return [*words, position]


def _outlet_and_known_place(text: str, match: regex.Match[str]) -> Dateline | None:
    """An outlet with a place but no dash: the longest known place, or else one word before the next capital."""
    words = match["place"].split(" ")
    known = (n for n in range(len(words), 0, -1) if " ".join(words[:n]).casefold() in _known_places())
    count = next(known, 1 if len(words) > 1 else 0)
    if not count:
        return None
    place = " ".join(words[:count])
    end = match.start("place") + len(place)
    return Dateline(
        match.start(), end, "dateline.outlet_known_place", {"place": place, "outlet": match["outlet"]}
    )


def _fields(match: regex.Match[str]) -> dict[str, str]:
    found = {k: " ".join(v.split()) for k, v in match.groupdict().items() if v}
    outlet = found.get("outlet", "")
    if _AGENCY.match(outlet):
        found["agency"] = found.pop("outlet")
    return found
