"""Other names that an article introduces: abbreviations in brackets, ``alias``, ``akrab disapa``, ``sapaan akrabnya``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from .types import Entity

__all__ = ["introduced"]

_NEAR = 50
_NICKNAMED = regex.compile(
    r"^[\s,(.]{0,3}(?:(?:Pria|Wanita|Perempuan|Lelaki|Sosok|Tokoh|Politikus|Politisi)(?: \p{L}++){0,4}? )?(?:alias|a\.k\.a\.?|atau(?: (?:yang )?(?:akrab|biasa|kerap|sering|populer|dikenal)\b[\p{L} ]{0,40}?)?"
    r"|(?:yang )?(?:lebih |juga )?(?:akrab|biasa|kerap|sering|karib|populer|dikenal|disapa|dipanggil)"
    r"(?: (?:disapa|dipanggil|disebut|dengan|sapaan|panggilan|nama|sebagai|akrab|ia|dia|dikenal|juga)){0,4}"
    r"|sapaan(?: akrab(?:nya)?)?)"
    r"(?: (?:Pak|Bu|Bang|Kang|Mas|Mbak|Gus|Cak|Om))?[\s\"“'‘(]{1,3}$",
    regex.V1,
)
_CALLED_SO = regex.compile(
    r",? (?:begitu |demikian )?(?:sapaan|panggilan)(?: \p{Ll}++)?+(?<=(?P<his>nya))?+\b", regex.V1
)
_RELATIVE = regex.compile(
    r"\b(?:ayah|ibu|anak|istri|suami|putra|putri|adik|kakak|ibunda|ayahanda) $", regex.I
)
_BRACKET = regex.compile(r"^\s?\((?:selanjutnya |disingkat |atau |alias )?[\"“]?$")
_SHORT_IN_BRACKETS = regex.compile(r"^\s?\((?<short>[\p{Lu}][\p{L}\p{N}\-&/]{1,14})\)")

_SHORT_INSIDE = regex.compile(r"(?<=\w )\((?<short>[\p{Lu}][\p{L}\p{N}\-&/]{1,14})\)")


def introduced(text: str, mentions: Sequence[Entity]) -> list[tuple[str, str, str]]:
    """(label, full form, short form) where the article introduces another name: in brackets, ``alias``, ``akrab disapa``."""
    found = []
    for first, second in pairwise(mentions):
        between = text[first.end : second.start]
        if first.label != second.label or len(between) > 80:
            continue
        if _RELATIVE.search(text, max(0, first.start - 12), first.start):
            continue
        closed = text[second.end : second.end + 1] == ")" or text[second.end : second.end + 2] == '")'
        if (closed and _BRACKET.match(between)) or (first.label == "PERSON" and _NICKNAMED.match(between)):
            found.append((first.label, first.text, second.text))
    found += _called_so(text, mentions)
    for mention in mentions:
        if inside := _SHORT_INSIDE.search(mention.text):
            found.append((mention.label, mention.text, inside["short"]))
        match = _SHORT_IN_BRACKETS.match(text, mention.end, mention.end + 20)
        if match:
            found.append((mention.label, mention.text, match["short"]))
    return found


def _called_so(text: str, mentions: Sequence[Entity]) -> Iterator[tuple[str, str, str]]:
    """``Tiko, sapaan akrab Kartika`` and ``Tiko, sapaan akrabnya``, who is the person named before."""
    people = [mention for mention in mentions if mention.label == "PERSON"]
    for k, person in enumerate(people):
        called = _CALLED_SO.match(text, person.end, person.end + 60)
        if called is None:
            continue
        if called["his"]:
            before = next(
                (p.text for p in reversed(people[max(0, k - _NEAR) : k]) if p.text != person.text), None
            )
            if before is not None:
                yield "PERSON", before, person.text
        elif k + 1 < len(people) and text[called.end() : people[k + 1].start] == " ":
            yield "PERSON", people[k + 1].text, person.text
