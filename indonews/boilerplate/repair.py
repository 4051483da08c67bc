"""Edits that undo scraping damage, aligned character by character."""

from __future__ import annotations

import html
import re
from functools import cache

import ftfy.chardata
import regex

from ..lexicon import column
from ..spans import Edit
from .stretches import joined

__all__ = ["apart", "find_character_repairs", "find_glue_repairs"]

_ENTITY = regex.compile(r"&(?:amp;){0,3}(?:\#(?:x[0-9a-fA-F]{2,6}|\d{2,7})|[a-zA-Z]{2,8}\d{0,2});")
_SEAM = regex.compile(r"(?<=\p{Ll})\p{Lu}\p{L}")
_GLUED = regex.compile(r"(?<![\w.@/#-])\p{Lu}?\p{Ll}{2,20}+(?=\p{Lu}\p{L})")
_GLUED_DETIK = regex.compile(
    r"(?<=(?<![\w.@/#-])(?:dari|kepada|dilansir|dikutip|melansir|mengutip))detik(?=com|\p{Lu})"
)
_GLUED_PART = regex.compile(r"\p{Lu}\p{Ll}{2,20}+(?=\p{Lu}\p{L})")
_OUTLET = regex.compile(r"(?:Berita|Harian|Info|Kabar|Media|Suara|Warta)\p{Lu}\p{L}++\.(?:com|co|id|net)\b")
_SUSPECT = re.compile(r"[\x80-\x9fÂâÃÄÅ¬‚√ð]")
_AROUND = 40
_LONGEST_WORD = 20
_MACINTOSH = regex.compile(r"‚Ä[\w\p{P}\p{S}†]|¬†|√[©®ß°±≠∂∑∏ª]")
_CONTROL = regex.compile(r"[\x80-\x9f]")


def find_character_repairs(text: str) -> list[Edit]:
    """Edits for HTML entities and for characters that were decoded with the wrong table."""
    edits = _entities(text) if "&" in text else []
    if not text.isascii():
        suspects = (match.start() for match in _SUSPECT.finditer(text))
        for start, end in joined((max(0, k - _AROUND), min(k + _AROUND, len(text))) for k in suspects):
            edits += _mojibake(text, start, end)
    return apart(edits)


def apart(edits: list[Edit]) -> list[Edit]:
    """Edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def find_glue_repairs(text: str) -> list[Edit]:
    """Edits that put back the space a scraper lost before a link, where the word before it leaves no doubt."""
    places = [match.start() for match in _GLUED_DETIK.finditer(text)]
    for seam in _SEAM.finditer(text):
        part = _GLUED.match(text, _word_start(text, seam.start()))
        while part and part[0].lower() in _glued_words() and not _OUTLET.match(text, part.start()):
            places.append(part.end())
            part = _GLUED_PART.match(text, part.end())
    return [Edit(place, place, "", " ", "repair.glued_word") for place in sorted(places)]


def _word_start(text: str, end: int) -> int:
    """Where the word in small letters that ends at ``end`` starts, its capital included."""
    start = end
    while start and end - start <= _LONGEST_WORD and text[start - 1].islower():
        start -= 1
    return start - 1 if start and text[start - 1].isupper() else start


@cache
def _glued_words() -> frozenset[str]:
    return frozenset(column("boilerplate_glued_words", "word"))


def _entities(text: str) -> list[Edit]:
    edits = []
    for match in _ENTITY.finditer(text):
        plain = match[0]
        while (decoded := html.unescape(plain)) != plain:
            plain = decoded
        plain = plain.replace("\xa0", " ")
        if plain != match[0]:
            edits.append(Edit.of(text, match.start(), match.end(), replacement=plain, rule="repair.entity"))
    return edits


def _mojibake(text: str, start: int, end: int) -> list[Edit]:
    """Runs within ``[start, end)`` that make sense as UTF-8 once encoded with one of the tables that ftfy knows."""
    edits: list[Edit] = []
    for pattern, encodings in (
        (ftfy.chardata.UTF8_DETECTOR_RE, ftfy.chardata.CHARMAP_ENCODINGS),
        (_MACINTOSH, ("macroman",)),
        (_CONTROL, ("",)),
    ):
        for match in pattern.finditer(text, start, end):
            plain = next((p for name in encodings if (p := _decoded(match[0], name))), "")
            if plain:
                edits.append(
                    Edit.of(text, match.start(), match.end(), replacement=plain, rule="repair.mojibake")
                )
    return edits


def _decoded(run: str, encoding: str) -> str:
    """``run`` read again as UTF-8; with no encoding, control characters read as Windows has them."""
    try:
        plain = run.encode(encoding or "latin-1").decode("utf-8" if encoding else "sloppy-windows-1252")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
    if plain == run:
        return ""
    again = ftfy.chardata.UTF8_DETECTOR_RE.fullmatch(plain)
    twice = again and next(
        (p for name in ftfy.chardata.CHARMAP_ENCODINGS if (p := _decoded(plain, name))), ""
    )
    return twice or plain.replace("\xa0", " ")
