"""From claims to segments that tile the text, and from segments to clean text."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from ..spans import Edit, OffsetMap
from .canvas import Canvas
from .captions import mark_captions
from .credits import mark_credits, mark_tags, mark_tail
from .duplicate import mark_duplicates
from .head import mark_head
from .links import mark_links
from .markers import mark_furniture
from .repair import find_character_repairs
from .types import CleanText, Kind, Segment

__all__ = ["clean", "find_segments"]

_SPACE = r"(?:&(?:amp;){0,3}nbsp;|\xa0|\s)"
_SPACE_AFTER = regex.compile(rf"{_SPACE}*+")
_ENTITY = regex.compile(r"&(?:amp;){0,3}nbsp;$")


def find_segments(text: str) -> list[Segment]:
    """The segments of ``text``, found on the text with its characters repaired."""
    repaired, offsets = OffsetMap.apply(text, find_character_repairs(text))
    canvas = Canvas(repaired)
    mark_furniture(canvas)
    mark_tags(canvas)
    mark_head(canvas)
    mark_credits(canvas)
    mark_tail(canvas)
    mark_links(canvas)
    mark_captions(canvas)
    mark_tail(canvas)
    mark_duplicates(canvas)
    claims = [(c, *offsets.to_source(c.start, c.end)) for c in canvas.claims()]
    return _tile(text, claims)


def _tile(text: str, claims: list[tuple[Segment, int, int]]) -> list[Segment]:
    """Claims and the body between them; space, printed as such or as an entity, goes to the piece it touches."""
    segments: list[Segment] = []
    position = 0
    for k, (claim, start, end) in enumerate(claims):
        if claim.kind == "dateline" or k + 1 == len(claims):
            end = _after_space(text, end)
        start = _before_space(text, position, start)
        if text[position:start].strip():
            segments.append(Segment.of(text, position, start))
            position = start
        segments.append(Segment.of(text, position, end, kind=claim.kind, rule=claim.rule, fields=claim.fields))
        position = end
    if position < len(text):
        if segments and not text[position:].strip():
            last = segments.pop()
            segments.append(Segment.of(text, last.start, len(text), kind=last.kind, rule=last.rule, fields=last.fields))
        else:
            segments.append(Segment.of(text, position, len(text)))
    return segments


def _before_space(text: str, floor: int, start: int) -> int:
    """``start`` moved back over space as entities, unless they touch the word before."""
    position = start
    while True:
        bare = floor + len(text[floor:position].rstrip())
        match = _ENTITY.search(text, max(floor, bare - 30), bare)
        if not match:
            return position if bare < position or bare == floor else start
        position = match.start()


def _after_space(text: str, end: int) -> int:
    """``end`` moved over space that holds an entity, up to its last one."""
    match = _SPACE_AFTER.match(text, end)
    assert match
    return match.end() if ";" in match[0] else end


def clean(text: str, segments: Sequence[Segment], keep: Collection[Kind], repairs: Sequence[Edit]) -> CleanText:
    """``text`` without the segments whose kind is neither body nor kept, and with the repairs outside of them."""
    cuts: list[tuple[int, int]] = []
    for s in segments:
        if s.kind == "body" or s.kind in keep:
            continue
        if cuts and not text[cuts[-1][1] : s.start].strip():
            cuts[-1] = (cuts[-1][0], s.end)
        else:
            cuts.append((s.start, s.end))
    edits = [_cut(text, start, end) for start, end in cuts]
    edits += [r for r in repairs if not any(e.start < r.end and r.start < e.end for e in edits)]
    cleaned, offsets = OffsetMap.apply(text, edits)
    return CleanText(cleaned, text, tuple(segments), tuple(sorted(edits, key=lambda e: e.start)), offsets)


def _cut(text: str, start: int, end: int) -> Edit:
    """The edit that removes ``[start, end)`` with the space around it, leaving one separator between two pieces."""
    while start > 0 and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    gap = text[start:end]
    separator = "" if start == 0 or end == len(text) else "\n" if "\n" in gap else " "
    return Edit.of(text, start, end, replacement=separator, rule="strip")
