"""Paragraphs: the lines of a text, joined where a link or a tag broke one in the middle of a sentence."""

from __future__ import annotations

import re

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ENDED = '.?!…:;"”’»'
_GOES_ON = re.compile(r"(?![a-z0-9]{1,2}[.)] |[-•*·] ?[\"“A-Z0-9]|– )(?:[a-z,;:.)\]%–—-]|\(\w)")
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:\(|PT|CV|di|ke|dari|yang|dan|oleh|untuk|pada|dengan|dalam|,|–|—)\Z|[,(]\Z"
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` that no sentence crosses, in order."""
    spans: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        start, end = match.span()
        if match.group().isspace():
            continue
        if spans and _same_sentence(text, spans[-1][1], start, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _same_sentence(text: str, end: int, start: int, next_end: int) -> bool:
    """Whether the line that ends at ``end`` goes on in the line ``text[start:next_end]``."""
    left = text[max(0, end - 20) : end].rstrip()
    right = text[start : min(next_end, start + 20)].lstrip()
    if not left or not right or left[-1] in _ENDED:
        return False
    spaced = text[end - 1] == " " or text[start] == " "
    return bool(_GOES_ON.match(right)) or (
        text.count("\n", end, start) == 1 and (spaced or bool(_LEADS_ON.search(left)))
    )
