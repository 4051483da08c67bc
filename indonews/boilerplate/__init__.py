"""What is article and what is page furniture, as segments that tile the text."""

from __future__ import annotations

from collections.abc import Collection

from ..spans import Edit, require_text
from .clean import clean, find_segments
from .repair import find_character_repairs
from .types import KINDS, CleanText, Kind, Segment

__all__ = ["KINDS", "CleanText", "Kind", "Segment", "find_repairs", "segment", "strip_boilerplate"]


def segment(text: str) -> list[Segment]:
    """The segments of ``text``: ordered, without gap or overlap; joined they are the text."""
    return find_segments(require_text(text))


def strip_boilerplate(text: str, *, keep: Collection[Kind] = (), repair: bool = False) -> CleanText:
    """``text`` without its boilerplate, with the map back to it. ``body`` and the kinds in ``keep`` stay."""
    segments = segment(text)
    return clean(text, segments, keep, find_repairs(text) if repair else [])


def find_repairs(text: str) -> list[Edit]:
    """Edits that undo scraping damage: HTML entities, mojibake, glued link words."""
    return find_character_repairs(require_text(text))
