"""Captions behind their credit in running text: ``KOMPAS.com/RINA SARIWarga antre ...``, ``shutterstock Ilustrasi ...``."""

from __future__ import annotations

import regex

from .canvas import Canvas
from .headline import headline_end, sentence_start_score

__all__ = ["caption_end", "mark_credit_first"]

_CREDIT = regex.compile(
    r"(?:(?:KOMPAS|Kompas)\.com|ANTARA FOTO|AFP|EPA|REUTERS|Reuters|TRIBUN(?: \p{Lu}{3,12})?)\s?/\s{0,2}"
    r"(?:(?:\p{Lu}[\p{Lu}'.’-]+(?: |(?=\p{Lu}\p{Ll}))){1,5}(?=\p{Lu}[\p{Ll} ])"
    r"|(?:\p{Lu}\p{Ll}+ ){0,3}\p{Lu}\p{Ll}+(?:(?=\p{Lu}\p{Ll})|/\p{Ll}{2,4}\.(?=\p{Lu}))"
    r"|\p{Ll}{3,15}(?=\p{Lu}\p{Ll}))"
)
_ILLUSTRATION = regex.compile(
    r"(?:[\w./-]{3,40}|(?i:shutterstock|thinkstock|freepik|unsplash|pixabay|pexels|istock)[\w./]{0,30}\s)(?<![\s(])Ilustrasi (?=\p{L})"
    r"|(?:(?i:shutterstock|thinkstock|freepik|unsplash|pixabay|pexels|istock)[\w./]{0,30}|\(Dok\. [^()\n]{3,40}\))\s{1,3}Ilustrasi (?=\p{L})"
)
_GLUE = regex.compile(r"(?<=[\p{Ll}\d)][.!?])(?=\p{Lu}\p{Ll}|[\"“]\p{Lu})")
_GLUED_WORD = regex.compile(r"(?<=\s\p{Ll}{3,20})(?=\p{Lu}\p{L})")
_CUE = regex.compile(r"\s(?=(?:Baca|BACA) (?:[Jj]uga|JUGA)\b|Dapatkan update\b)")
_STOP = regex.compile(r"(?<=\p{Ll}{3}|[\d)])[.!?][\"”)]?(?=\s+[\"“]?\p{Lu}|\s*$|\p{Lu}\p{Ll})")
_CAPITAL = regex.compile(r"(?<=\s)\p{Lu}\p{L}+")
_LONGEST = 450
_SENTENCE = 300
_SHORT = 100
_BACK = 60
_STARTS = 2.0  # score of a word that starts sentences


def mark_credit_first(canvas: Canvas) -> None:
    """Claims the captions that stand behind a photographer's credit, or behind the name of a stock of pictures."""
    text = canvas.text
    for position in canvas.hits("/"):
        start = text.rfind(" ", 0, position) if text[position - 1 : position] == " " else position
        start = _credit_start(text, start)
        match = _CREDIT.match(text, start) if start >= 0 else None
        if match and match.end() > position and not canvas.claimed(start) and not canvas.opens_line(start):
            end = caption_end(text, match.end(), _limit(canvas, match.end()))
            canvas.claim(start, end, "caption", "caption.credit_first")
    for position in canvas.hits("ilustrasi"):
        _claim_illustration(canvas, position)


def caption_end(text: str, start: int, limit: int) -> int:
    """Where a caption that starts at ``start`` ends: before glued prose, else with its sentence, else as a headline does."""
    if text.startswith("Ilustrasi ", start):
        return _illustration_end(text, start + len("Ilustrasi "), limit)
    begun = _sentence_begins(text, start, min(limit, start + _SENTENCE))
    if glue := _GLUE.search(text, start, min(limit, start + _LONGEST)):
        return min(begun, glue.start())
    if stop := _STOP.search(text, start, min(limit, start + _SENTENCE)):
        return min(begun, stop.end())
    return min(begun, limit if limit - start <= _SHORT else headline_end(text, start, limit))


def _limit(canvas: Canvas, start: int) -> int:
    """How far a caption can reach: to the next claim, the end of the line, or a link."""
    cue = _CUE.search(canvas.text, start, start + _LONGEST)
    return min(canvas.next_claim(start), canvas.line(start)[1], cue.start() if cue else len(canvas.text))


def _credit_start(text: str, slash: int) -> int:
    """Where the credit whose first part ends at ``slash`` starts; -1 if none of the known ones does."""
    for name in ("KOMPAS.com", "Kompas.com", "ANTARA FOTO", "AFP", "EPA", "REUTERS", "Reuters"):
        if text.endswith(name, max(0, slash - len(name)), slash):
            return slash - len(name)
    return text.rfind("TRIBUN", max(0, slash - 20), slash)


def _claim_illustration(canvas: Canvas, position: int) -> None:
    """Claims ``Ilustrasi ...`` with the name of the stock before it, which may touch it."""
    text = canvas.text
    for start in _word_starts(text, position):
        match = _ILLUSTRATION.match(text, start, position + 11)
        if match and not canvas.claimed(start) and canvas.after_break(start) and not canvas.opens_line(start):
            end = _illustration_end(text, match.end(), _limit(canvas, match.end()))
            canvas.claim(start, end, "caption", "caption.illustration")
            return


def _word_starts(text: str, position: int) -> list[int]:
    """The start of the word that touches ``position``, or of the one before it."""
    bare = len(text[max(0, position - _BACK) : position].rstrip()) + max(0, position - _BACK)
    start = bare
    while start > max(0, bare - _BACK) and not text[start - 1].isspace():
        start -= 1
    bracket = text.rfind("(Dok. ", max(0, position - _BACK), position)
    return [place for place in (bracket, start) if 0 <= place < position]


def _illustration_end(text: str, start: int, limit: int) -> int:
    """End of the few words that say what the picture shows."""
    limit = min(limit, start + _SHORT)
    stop = _STOP.search(text, start, limit)
    glued = _GLUED_WORD.search(text, start, limit)
    ends = [stop.end() if stop else limit, glued.start() if glued else limit]
    end = min(*ends, _sentence_begins(text, start, limit))
    return end if end < limit or limit - start < _SHORT else headline_end(text, start, limit)


def _sentence_begins(text: str, start: int, limit: int) -> int:
    """The first word, not behind a full stop, that must open a sentence; ``limit`` if there is none."""
    words = (m for m in _CAPITAL.finditer(text, start, limit) if text[m.start() - 2] not in '.!?:;,"”')
    return next((m.start() for m in words if sentence_start_score(m[0]) >= _STARTS), limit)
