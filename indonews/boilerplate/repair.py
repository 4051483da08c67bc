"""Edits that undo scraping damage, aligned character by character."""

from __future__ import annotations

import html

import ftfy.chardata
import regex

from ..spans import Edit

__all__ = ["find_character_repairs"]

_ENTITY = regex.compile(r"&(?:amp;){0,3}(?:\#(?:x[0-9a-fA-F]{2,6}|\d{2,7})|[a-zA-Z]{2,8}\d{0,2});")
_SUSPECT = regex.compile(r"[\x80-\x9fÂâÃ¬‚√ð]")
_MACINTOSH = regex.compile(r"‚Ä[\w\p{P}\p{S}†]|¬†|√[©®ß°±≠∂∑∏ª]")
_CONTROL = regex.compile(r"[\x80-\x9f]")


def find_character_repairs(text: str) -> list[Edit]:
    """Edits for HTML entities and for characters that were decoded with the wrong table."""
    edits = _entities(text) if "&" in text else []
    if _SUSPECT.search(text):
        edits += _mojibake(text)
    return sorted(edits, key=lambda e: e.start)


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


def _mojibake(text: str) -> list[Edit]:
    """Runs that make sense as UTF-8 once encoded with one of the tables that ftfy knows."""
    edits: list[Edit] = []
    for pattern, encodings in (
        (ftfy.chardata.UTF8_DETECTOR_RE, ftfy.chardata.CHARMAP_ENCODINGS),
        (_MACINTOSH, ("macroman",)),
        (_CONTROL, ("",)),
    ):
        taken = {k for e in edits for k in range(e.start, e.end)}
        for match in pattern.finditer(text):
            plain = next((p for name in encodings if (p := _decoded(match[0], name))), "")
            if plain and match.start() not in taken and match.end() - 1 not in taken:
                edits.append(Edit.of(text, match.start(), match.end(), replacement=plain, rule="repair.mojibake"))
    return edits


def _decoded(run: str, encoding: str) -> str:
    """``run`` read again as UTF-8; with no encoding, control characters read as Windows has them."""
    try:
        if encoding:
            plain = run.encode(encoding).decode("utf-8")
        else:
            plain = run.encode("latin-1").decode("sloppy-windows-1252")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
    return "" if plain == run else plain.replace("\xa0", " ")
