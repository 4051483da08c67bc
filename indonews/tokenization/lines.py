"""Paragraphs: the lines of a text, joined where a link or a tag broke one in the middle of a sentence.

Some pages came with commas in place of their line breaks (``… pulang.,Budi …``): there a comma glued to a capital is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..lexicon import column

__all__ = ["paragraphs"]

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_ENDED = '.?!…:;"”’»'
_GOES_ON = re.compile(r"(?![a-z0-9]{1,2}[.)] |[-•*·] ?[\"“A-Z0-9]|– )(?:[a-z,;:.)\]%–—-]|\(\w)")
_LEADS_ON = re.compile(
    r"(?:^|\s)(?:\(|PT|CV|di|ke|dari|yang|dan|oleh|untuk|pada|dengan|dalam|,|–|—)\Z|[,(]\Z"
)
_PAGE_JOINT = re.compile(r"[.?!”\"],(?=[“\"A-Z]|‚Äú)")
_JOINT = re.compile(r"(?<![\s,]),+(?=(?:[“\"]|‚Äú)?[A-Z])")
_WORD_BEFORE = re.compile(r"\w{1,24}\Z")
_LEAST_JOINTS = 3
_NEVER_LAST = frozenset(column("tokenization_never_last", "form"))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of ``text`` that no sentence crosses, in order."""
    spans: list[tuple[int, int]] = []
    joints = _joints(text)
    for match in _LINE.finditer(text):
        start, end = match.span()
        if match.group().isspace():
            continue
        inside = joints[bisect_left(joints, start + 1) : bisect_left(joints, end)]
        if spans and _same_sentence(text, spans[-1][1], start, end):
            start = spans.pop()[0]
        for cut in (*inside, end):
            spans.append((start, cut))
            start = cut
    return spans


def _joints(text: str) -> list[int]:
    """Where lines begin on a page that has commas for line breaks."""
    if len(_PAGE_JOINT.findall(text)) < _LEAST_JOINTS:
        return []
    return [match.end() for match in _JOINT.finditer(text) if _may_end(text, match.start())]


def _may_end(text: str, end: int) -> bool:
    """Whether a line may end with the word before ``end``; a link that is gone leaves a preposition there."""
    word = _WORD_BEFORE.search(text, max(0, end - 24), end)
    return word is None or word.group() not in _NEVER_LAST


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
