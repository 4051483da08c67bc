"""Quotation marks of any glyph, paired by the part they play.

News texts open and close with the same glyph, lose marks and double them, so a mark is an opener or a closer by
what stands around it; the glyph and the balance decide only where the context leaves both open.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

__all__ = ["MARK", "Mark", "Piece", "find_marks", "pair_marks"]

ENTITY = r"&(?:amp;){0,3}(?:[lr]dquo|quot|#34|#822[01]|#x201[cd]|[lr]aquo);"
MOJIBAKE = r"‚Ä[úù]|â€[œ\x9d�]?|â\x80[\x9c\x9d]|â(?=[A-Z])(?<![^\W_]â)|(?<=[,.!?])â(?=\s|$)"
MARK = regex.compile(rf"{ENTITY}|{MOJIBAKE}|''|``|[\"“”„‟«»＂]")
OPENING = regex.compile(r"&(?:amp;){0,3}(?:ldquo|laquo|#8220|#x201c);|‚Äú|â€œ|â\x80\x9c|``|[“„«]")
CLOSING = regex.compile(r"&(?:amp;){0,3}(?:rdquo|raquo|#8221|#x201d);|‚Äù|â€\x9d|â\x80\x9d|[”»]")
SINGLE_CLOSE = regex.compile(
    r"(?:&(?:amp;){0,3}(?:rsquo|#39|apos);|[’'])(?=[\s,]{0,3}(?:kata|ujar|tutur|ucap|ungkap|jelas)(?:nya)?\b)"
)
INNER_END = ",.!?…"
MAX_LENGTH = 6000


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


def _lean(text: str, start: int, end: int) -> int:
    """How the mark at ``start`` leans: above 0 to open, below 0 to close."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    lean = 0
    if before.isspace() or before in "([—–-:;":
        lean += 2
    elif before in INNER_END:
        lean -= 1
    else:
        lean -= 2
    if after.isspace() or after in ").,;:!?—–":
        lean -= 2
    elif after.isalnum() or after in "(@#‘'’[.":
        lean += 1 if after.islower() else 2
    glyph = text[start:end]
    if OPENING.fullmatch(glyph):
        lean += 3
    elif CLOSING.fullmatch(glyph):
        lean -= 1
    return lean


def find_marks(text: str) -> list[Mark]:
    """The double quotation marks of ``text``, with how they lean."""
    found = [Mark(m.start(), m.end(), _lean(text, m.start(), m.end())) for m in MARK.finditer(text)]
    return [m for m in found if not _is_measure(text, m)]


def _is_measure(text: str, mark: Mark) -> bool:
    """Inches: a straight mark right behind a digit with none open around it (``layar 14"``)."""
    glyph = text[mark.start : mark.end]
    if glyph not in ('"', "''") or mark.start == 0 or not text[mark.start - 1].isdigit():
        return False
    line = text.rfind("\n", 0, mark.start) + 1
    return text.count('"', max(line, mark.start - 400), mark.start) % 2 == 0 and mark.lean < 0


def pair_marks(text: str) -> list[Piece]:
    """Quoted pieces in order, outermost only. A mark without its partner costs no more than its own piece."""
    pieces: list[Piece] = []
    opened: Mark | None = None
    nested = 0
    last_end = 0
    for mark in find_marks(text):
        if opened is not None and _stale(text, opened, mark):
            opened, nested, last_end = _give_up(text, opened, mark, pieces), 0, last_end
        if opened is None:
            if mark.lean > -2 or _opens_by_balance(text, mark, last_end):
                opened, nested = mark, 0
            continue
        if mark.lean >= 3 and _nests(text, opened, mark):
            nested += 1
        elif mark.lean >= 3 and not nested:
            _close_early(text, opened, mark, pieces)
            opened = mark
        elif nested and not _ends_outer(text, mark):
            nested -= 1
        else:
            pieces.append(_piece(text, opened.end, mark.start, opened.start, mark.end))
            opened, last_end = None, mark.end
    if opened is not None:
        _give_up(text, opened, None, pieces)
    return [p for p in pieces if p.start < p.end]


def _piece(text: str, start: int, end: int, outer_start: int, outer_end: int, *flags: str) -> Piece:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(start, end, outer_start, outer_end, flags)


def _opens_by_balance(text: str, mark: Mark, last_end: int) -> bool:
    """A mark that leans to close, though none is open: it opens if words follow it and a blank stands before."""
    before = text[mark.start - 1] if mark.start else " "
    return mark.lean == -2 and (before.isspace() or mark.start == last_end)


def _stale(text: str, opened: Mark, mark: Mark) -> bool:
    """Whether the opener is too far back: beyond the length of any quotation, or beyond its paragraph."""
    return (
        mark.start - opened.end > MAX_LENGTH
        or "\n" in text[opened.end : mark.start].strip()
        and (_breaks(text, opened, mark))
    )


def _breaks(text: str, opened: Mark, mark: Mark) -> bool:
    """Whether the paragraph of the opener ends before the mark and the mark does not carry it on."""
    return mark.lean > 0


def _nests(text: str, opened: Mark, mark: Mark) -> bool:
    """Whether an opener within an open piece starts a quotation inside it rather than a new one."""
    between = text[opened.end : mark.start].rstrip()
    return bool(between) and between[-1] not in INNER_END + '"”:;' and "\n" not in between


def _ends_outer(text: str, mark: Mark) -> bool:
    """Whether a closer inside a nested piece closes the outer one as well (the inner was never closed)."""
    return mark.start > 0 and text[mark.start - 1] in INNER_END


def _close_early(text: str, opened: Mark, mark: Mark, pieces: list[Piece]) -> None:
    """The piece of an opener that was never closed when the next opener comes."""
    _give_up(text, opened, mark, pieces)


CUE_AFTER = regex.compile(
    r",\s?(?=(?:kata|ujar|tutur|ucap|ungkap|jelas|imbuh|tambah|tegas|papar|pungkas|terang)(?:nya)?[ ,.])"
)


def _give_up(text: str, opened: Mark, mark: Mark | None, pieces: list[Piece]) -> None:
    """Close an unclosed opener at the reporting cue that follows its words, else drop it."""
    stop = mark.start if mark else len(text)
    line = text.find("\n", opened.end, stop)
    stop = min(stop, line if line >= 0 else stop, opened.end + 1500)
    single = SINGLE_CLOSE.search(text, opened.end, stop)
    cue = CUE_AFTER.search(text, opened.end, stop)
    if single:
        pieces.append(_piece(text, opened.end, single.start(), opened.start, single.end(), "unbalanced"))
    elif cue:
        pieces.append(_piece(text, opened.end, cue.start() + 1, opened.start, cue.start() + 1, "unbalanced"))
    elif (
        mark
        and text[opened.end : mark.start].rstrip(" .,")[-1:]
        and text[: mark.start].rstrip()[-1:] in INNER_END
    ):
        end = mark.start
        pieces.append(_piece(text, opened.end, end, opened.start, end, "unbalanced"))
