"""Other names that an article introduces: abbreviations in brackets, ``alias``, ``akrab disapa``, ``sapaan akrabnya``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from .body_forms import stands_for
from .names import initials, key, parted_words, words_of
from .types import Entity

__all__ = ["called_by_role", "called_so", "introduced"]

_NEAR = 12
_SOUNDS = str.maketrans("fv", "pp")
_FAR = 800
_NICKNAMED = regex.compile(
    r"^[\s,(.]{0,3}(?:(?:Pria|Wanita|Perempuan|Lelaki|Sosok|Tokoh|Politikus|Politisi)(?: \p{L}++){0,4}? )?(?:alias|a\.k\.a\.?|atau(?: (?:yang )?(?:akrab|biasa|kerap|sering|populer|dikenal)\b[\p{L} ]{0,40}?)?"
    r"|(?:yang )?(?:lebih |juga )?(?:akrab|biasa|kerap|sering|karib|populer|dikenal|disapa|dipanggil)"
    r"(?: (?:disapa|dipanggil|disebut|dengan|sapaan|panggilan|nama|sebagai|akrab|ia|dia|dikenal|juga)){0,4}"
    r"|sapaan(?: akrab)?nya)"
    r"(?: (?:Pak|Bu|Bang|Kang|Mas|Mbak|Gus|Gusti|Cak|Om))?[\s\"“'‘(]{1,3}$",
    regex.V1,
)
_HABIT = r"(?:akrab|biasa|kerap|sering|karib|lebih)"
_CALLED_SO = regex.compile(
    rf",? (?:(?:begitu|demikian) )?+(?:(?:nama )?(?:sapaan|panggilan)(?: \p{{Ll}}++)?+(?<=(?P<his>nya))?+"
    rf"|(?P<he>(?:(?:{_HABIT}|ia|dia|beliau) ){{1,4}}(?:disapa|dipanggil)))\b",
    regex.V1,
)
_BY_ROLE = regex.compile(
    rf",? (?:(?:begitu|demikian|yang) )?+(?:{_HABIT} ){{0,2}}+(?:disapa|dipanggil|(?:sapaan|panggilan)(?: akrab| karib)?+)"
    r"(?: dari| untuk| bagi)?+ ",
    regex.V1,
)
_WHO_IS_CALLED = regex.compile(
    rf"(?P<who>\b\p{{L}}++(?: [\p{{L}}\d-]++){{0,6}}?) yang (?:(?:{_HABIT}|bisa) ){{0,2}}(?:disapa|dipanggil)"
    r"(?: dengan)?(?: (?:sapaan|panggilan|nama))?(?: (?:Pak|Bu|Bang|Kang|Mas|Mbak|Gusti|Cak|Om))?[\s\"“'‘]{1,3}$",
    regex.V1,
)
_POINTS_BACK = regex.compile(r"[\"”'’]?,? (?:itu|ini|tersebut)\b")
_PERSON = frozenset({"pria", "wanita", "perempuan", "lelaki", "Pria", "Wanita", "Perempuan", "Lelaki"})
_TITLES = regex.compile(r" (?:\p{L}++ ){0,5}+")
_BREAK = regex.compile(r"[.!?][\"”]?(?:\s|(?=\p{Lu}\p{Ll}))|\n")
_MARK = regex.compile(r"[\"“”]")
_RELATIVE = regex.compile(
    r"\b(?:ayah|ibu|anak|istri|suami|putra|putri|adik|kakak|ibunda|ayahanda) $", regex.I
)
_BRACKET = regex.compile(r"^\s?\((?:selanjutnya |disingkat |atau |alias )?[\"“]?$")
_SHORT_IN_BRACKETS = regex.compile(r"\s?\((?<short>[\p{Lu}][\p{L}\p{N}\-&/]{1,14})\)")

_WORD = regex.compile(r"(?<!\S)\p{L}\S*+")
_BOARDS = words_of("board")
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
        shorter = len(first.text.split()) < len(second.text.split())
        cast = first.label == "PERSON" and shorter and not first.text.isupper()
        if (closed and not cast and _BRACKET.match(between)) or (
            first.label == "PERSON" and _NICKNAMED.match(between)
        ):
            found.append((first.label, _abbreviated(first, second.text), second.text))
    for mention in mentions:
        if inside := _SHORT_INSIDE.search(mention.text):
            found.append((mention.label, mention.text, inside["short"]))
        match = _SHORT_IN_BRACKETS.match(text, mention.end, mention.end + 20)
        if match:
            found.append((mention.label, _abbreviated(mention, match["short"]), match["short"]))
    return found


def _abbreviated(name: Entity, short: str) -> str:
    """The part of a name that the abbreviation behind it stands for: the body whose board or branch the name is
    (``Dewan Pakar Federasi Guru (FG)``, ``Bina Wilayah Kementerian Tani (Kementan)``), else the whole."""
    words = [match.span() for match in _WORD.finditer(name.text)]
    for k, (start, _) in enumerate(words[1:-1], 1):
        branch = k > 1 or name.text[: words[0][1]].casefold() in _BOARDS
        own = key(name.text[start:])
        if name.label == "ORG" and (
            (branch and initials(own) == short.casefold())
            or (own[0] in parted_words() and stands_for(key(short), own))
        ):
            return name.text[start:]
    return name.text


def called_so(text: str, people: Sequence[Entity]) -> Iterator[tuple[str, str]]:
    """(full form, nickname) of ``Tiko, sapaan akrab Kartika``; ``Tiko, sapaan akrabnya``, who is the person spoken of
    before, and so is ``pria yang akrab disapa Tiko itu``."""
    for k, person in enumerate(people):
        called = _CALLED_SO.match(text, person.end, person.end + 60)
        back = person.start
        if called is None:
            described = _WHO_IS_CALLED.search(text, max(0, person.start - 120), person.start)
            if described is None or not (_POINTS_BACK.match(text, person.end) or described["who"] in _PERSON):
                continue
            back = described.start()
            if k and people[k - 1].end > back:
                continue
        elif not called["his"] and not called["he"]:
            if k + 1 < len(people) and _TITLES.fullmatch(text, called.end(), people[k + 1].start):
                yield people[k + 1].text, person.text
            continue
        full = _spoken_of(text, people[max(0, k - _NEAR) : k], person, back)
        if full is not None:
            yield full.text, person.text


def _spoken_of(text: str, before: Sequence[Entity], nickname: Entity, end: int) -> Entity | None:
    """Whom a nickname means: somebody with a like name, or the first one in the last sentence that names people."""
    others = [p for p in before if p.text != nickname.text and p.end <= end and end - p.start < _FAR]
    others = [p for p in others if not _said(text, p.end, end)]
    alike = [p for p in others if _share_sounds(nickname.text, p.text)]
    if alike:
        return alike[-1]
    if not others:
        return None
    latest = others[-1]
    breaks = [match.end() for match in _BREAK.finditer(text, max(0, latest.start - _FAR), latest.start)]
    return next(p for p in others if p.start >= (breaks[-1] if breaks else 0))


def _said(text: str, start: int, end: int) -> bool:
    """Whether ``start`` is inside marked words that end before ``end``."""
    mark = _MARK.search(text, start, end)
    return mark is not None and text[mark.start() - 1] in ",.?!"


def _share_sounds(nickname: str, name: str) -> bool:
    """Whether three letters in a row of the nickname stand in the name, ``p`` as good as ``f``."""
    short, full = (form.casefold().translate(_SOUNDS) for form in (nickname.rpartition(" ")[2], name))
    return any(short[k : k + 3] in full for k in range(len(short) - 2))


def called_by_role(text: str, person: Entity) -> int | None:
    """Where the role begins in ``Tiko, sapaan akrab gubernur itu``: behind the words that say whose nickname it is."""
    called = _BY_ROLE.match(text, person.end, person.end + 60)
    return called.end() if called else None
