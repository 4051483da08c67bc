"""Edits that undo scraping damage, aligned character by character."""

from __future__ import annotations

import html

import ftfy.chardata
import regex

from ..spans import Edit

__all__ = ["find_character_repairs"]

_ENTITY = regex.compile(r"&(?:amp;){0,3}(?:\#(?:x[0-9a-fA-F]{2,6}|\d{2,7})|[a-zA-Z]{2,8}\d{0,2});")
_SUSPECT = regex.compile(r"[\x80-\x9fÂâÃ¬‚√ð]")


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
    edits = []
    for match in ftfy.chardata.UTF8_DETECTOR_RE.finditer(text):
        for encoding in ftfy.chardata.CHARMAP_ENCODINGS:
            try:
                plain = match[0].encode(encoding).decode("utf-8")
            except (UnicodeEncodeError, UnicodeDecodeError):
                continue
            plain = plain.replace("\xa0", " ")
            edits.append(Edit.of(text, match.start(), match.end(), replacement=plain, rule="repair.mojibake"))
            break
    return edits
