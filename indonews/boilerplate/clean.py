"""From claims to segments that tile the text, and from segments to clean text."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Collection, Iterable

import regex

from ..spans import Edit, OffsetMap
from .canvas import Canvas
from .captions import mark_captions
from .claims import Claims
from .credit_first import mark_credit_first
from .credits import mark_credits, mark_tail
from .duplicate import mark_duplicates
from .head import mark_head
from .links import mark_last_title, mark_links, mark_player_titles
from .markers import mark_furniture
from .photo import mark_photo_credits
from .repair import apart, find_character_repairs, find_glue_repairs
from .stretches import Stretches, joined
from .tags import mark_comments, mark_tags
from .types import CleanText, Kind, Segment

__all__ = ["clean", "find_segments"]

Claim = tuple[Segment, int, int]
"""What was found in an edited text, and its offsets in the source."""

_SPACE = r"(?:&(?:amp;){0,3}nbsp;|\xa0|\s)"
_SPACE_AFTER = regex.compile(rf"{_SPACE}*+")
_ENTITY = regex.compile(r"&(?:amp;){0,3}nbsp;$")
_BEFORE, _AFTER = 400, 700
"""How far before and behind an edit anything starts that it may bring to light."""
_LAYERS = 30
"""Times that a text is looked through again for furniture that cleaning brought to light: bounds the cost."""


def find_segments(text: str) -> list[Segment]:
    """The segments of ``text``, found on the text with its characters repaired."""
    repaired, offsets = OffsetMap.apply(text, find_character_repairs(text))
    return _tile(text, _to_source(_find_claims(repaired), offsets))


def _find_claims(text: str, near: Stretches | None = None) -> list[Segment]:
    """What is not body; ``near``: only what starts there, heads the text or closes it, and repeats."""
    canvas = Canvas(text, near)
    mark_comments(canvas)
    mark_furniture(canvas)
    mark_tags(canvas)
    mark_head(canvas)
    mark_credits(canvas)
    mark_tail(canvas)
    before = len(canvas)
    mark_photo_credits(canvas)
    mark_credit_first(canvas)
    mark_links(canvas)
    mark_player_titles(canvas)
    mark_captions(canvas)
    if len(canvas) > before:
        mark_tail(canvas)
    mark_last_title(canvas)
    mark_duplicates(canvas)
    return canvas.claims()


def _to_source(claims: Iterable[Segment], offsets: OffsetMap) -> list[Claim]:
    return [(claim, *offsets.to_source(claim.start, claim.end)) for claim in claims]


def _tile(text: str, claims: list[Claim]) -> list[Segment]:
    """Claims and the body between them; space, printed as such or as an entity, goes to the piece it touches."""
    segments: list[Segment] = []
    position = 0
    for k, (claim, start, end) in enumerate(claims):
        if claim.kind == "dateline" or k + 1 == len(claims):
            end = _after_space(text, end)
        start = _before_space(text, position, start)
        if text[position:start].strip():
            segments.append(Segment.of(text, position, start, rule="body"))
            position = start
        segments.append(
            Segment.of(text, position, end, kind=claim.kind, rule=claim.rule, fields=claim.fields)
        )
        position = end
    if position < len(text):
        if segments and not text[position:].strip():
            last = segments.pop()
            segments.append(
                Segment.of(text, last.start, len(text), kind=last.kind, rule=last.rule, fields=last.fields)
            )
        else:
            segments.append(Segment.of(text, position, len(text), rule="body"))
    return segments


def _before_space(text: str, floor: int, start: int) -> int:
    """``start`` moved back over space as entities, unless they touch the word before."""
    position = start
    while True:
        bare = floor + len(text[floor:position].rstrip())
        match = _ENTITY.search(text, max(floor, bare - 30), bare) if text.endswith(";", floor, bare) else None
        if not match:
            return position if bare < position or bare == floor else start
        position = match.start()


def _after_space(text: str, end: int) -> int:
    """``end`` moved over space that holds an entity, up to its last one."""
    match = _SPACE_AFTER.match(text, end)
    assert match
    return match.end() if ";" in match[0] else end


def clean(text: str, keep: Collection[Kind], repair: bool) -> CleanText:
    """``text`` without the segments whose kind is neither body nor kept.

    What cleaning brings to light (initials that now close the text) is taken as well, so that cleaning the result
    again changes nothing; of furniture in more than thirty layers the rest stays.
    """
    damage = find_character_repairs(text)
    repairs = apart([*damage, *find_glue_repairs(text)]) if repair else damage
    edits = damage
    searched, offsets = OffsetMap.apply(text, edits)
    segments = _tile(text, _to_source(_find_claims(searched), offsets))
    for layer in itertools.count():
        before, edits = edits, _edits(text, segments, keep, repairs)
        searched, offsets = OffsetMap.apply(text, edits)
        near = _around(searched, edits, before) if layer < _LAYERS else []
        more = [claim for claim in _find_claims(searched, near) if not _stays(claim, keep)] if near else []
        if not more:
            break
        segments = _merge(text, segments, _to_source(more, offsets))
    if damage and not repair:
        edits = _edits(text, segments, keep, [])
        searched, offsets = OffsetMap.apply(text, edits)
    return CleanText(searched, text, tuple(segments), tuple(edits), offsets)


def _around(cleaned: str, edits: list[Edit], before: list[Edit]) -> Stretches:
    """Where in the cleaned text a rule may decide otherwise than it did: around the edits that are new.

    A text whose first lines went gets a new first line, and that is looked at to its end.
    """
    known = {(edit.start, edit.end) for edit in before}
    stretches = []
    shift = 0
    for edit in edits:
        place = edit.start - shift
        shift += edit.end - edit.start - len(edit.replacement)
        if (edit.start, edit.end) not in known:
            end = place + len(edit.replacement) + _AFTER
            if place == 0 and "\n" in edit.text:
                end = max(end, cleaned.find("\n") + 1 or len(cleaned))
            stretches.append((max(0, place - _BEFORE), min(end, len(cleaned))))
    return joined(stretches)


def _stays(segment: Segment, keep: Collection[Kind]) -> bool:
    return segment.kind == "body" or segment.kind in keep


def _merge(text: str, segments: list[Segment], more: list[Claim]) -> list[Segment]:
    """``segments`` with what more was found, as far as it was body."""
    claims = Claims(text)
    for s in segments:
        if s.kind != "body":
            claims.claim(s.start, s.end, s.kind, s.rule, dict(s.fields))
    for s, start, end in more:
        claims.claim(start, end, s.kind, s.rule, dict(s.fields))
    return _tile(text, [(c, c.start, c.end) for c in claims.claims()])


def _edits(text: str, segments: list[Segment], keep: Collection[Kind], repairs: list[Edit]) -> list[Edit]:
    """Cuts for the segments that go, and the repairs outside of them."""
    cuts: list[Edit] = []
    for s in segments:
        if _stays(s, keep):
            continue
        cut = _cut(text, s.start, s.end)
        if cuts and cut.start <= cuts[-1].end:
            cut = _cut(text, cuts.pop().start, cut.end)
        cuts.append(cut)
    starts = [cut.start for cut in cuts]
    kept = []
    for edit in repairs:
        k = bisect_left(starts, max(edit.end, edit.start + 1)) - 1
        if k < 0 or cuts[k].end <= edit.start:
            kept.append(edit)
    return sorted([*cuts, *apart(kept)], key=lambda e: (e.start, e.end))


def _cut(text: str, start: int, end: int) -> Edit:
    """The edit that removes ``[start, end)`` with the space around it, leaving one separator between two pieces."""
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    gap = text[start:end]
    separator = "" if start == 0 or end == len(text) else "\n" if "\n" in gap else " "
    return Edit.of(text, start, end, replacement=separator, rule="strip")
