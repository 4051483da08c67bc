"""The quotation marks of a text: their glyphs, and how much each looks like an opener or a closer by what stands around it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

__all__ = ["ENTITY", "INNER_END", "MOJIBAKE", "STRONG", "Mark", "Piece", "find_marks"]

ENTITY = r"&(?:amp;){0,3}(?:[lr]dquo|quot|#34|#822[01]|#x201[cd]|[lr]aquo);"
MOJIBAKE = r"‚Ä[úù]|â€[œ\x9d�]?|â\x80[\x9c\x9d]|(?<![^\W_])â(?=\p{Lu})|(?<=[,.!?])â(?=\s|$)"
LIMPING = r"(?<=\s)[\"“],(?=\p{Lu})|(?<=[.?!],)[\"“],{1,2}\s?(?=\p{L})"  # the scrape's comma behind an opener
MARK = regex.compile(
    rf"{LIMPING}|{ENTITY}|{MOJIBAKE}|''|``|(?<!\S)\"\"(?=\w)|\"\"(?=\s)|[\"“”„‟«»＂\x93\x94]"
)
OPENING = regex.compile(
    r"&(?:amp;){0,3}(?:ldquo|laquo|#8220|#x201c);|‚Äú|â€œ|â\x80\x9c|``|[“„«\x93]|[\"“],+\s?"
)
CLOSING = regex.compile(r"&(?:amp;){0,3}(?:rdquo|raquo|#8221|#x201d);|‚Äù|â€\x9d|â\x80\x9d|[”»\x94]")
INNER_END = ",.!?…"
STRONG = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it is, and how much it looks like an opener (positive) or a closer (negative)."""

    start: int
    end: int
    lean: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two marks: ``start``/``end`` without them, ``outer_start``/``outer_end`` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    flags: tuple[str, ...] = ()


def find_marks(text: str) -> list[Mark]:
    """The double quotation marks of ``text``, with how they lean."""
    found: list[Mark] = []
    for match in MARK.finditer(text):
        start, end = match.span()
        mark = Mark(start, end, _lean(text, start, end, match.group()))
        if not _is_inch(text, mark, found):
            found.append(mark)
    return found


def _lean(text: str, start: int, end: int, glyph: str) -> int:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    lean = 0
    if before.isspace() or before in "([—–-:;":
        lean += 2
    else:
        lean -= 1 if before in INNER_END else 2
    if after.isspace() or after in ").,;:!?—–":
        lean -= 2
    elif after.isalnum() or after in "(@#‘'’[.":
        lean += 1 if after.islower() else 2
    if OPENING.fullmatch(glyph):
        return lean + STRONG
    return lean - 1 if CLOSING.fullmatch(glyph) else lean


def _is_inch(text: str, mark: Mark, before: list[Mark]) -> bool:
    """Inches: a straight mark behind a digit that closes nothing near (``layar 14"``)."""
    if text[mark.start : mark.end] not in ('"', "''") or mark.lean >= 0 or not text[mark.start - 1].isdigit():
        return False
    near = before[-1] if before and mark.start - before[-1].end < 400 else None
    return near is None or near.lean < 0
