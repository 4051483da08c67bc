"""What is article and what is page furniture, as segments that tile the text."""

from __future__ import annotations

from collections.abc import Collection

from ..spans import Edit
from .types import KINDS, CleanText, Kind, Segment

__all__ = ["KINDS", "CleanText", "Kind", "Segment", "find_repairs", "segment", "strip_boilerplate"]


def segment(text: str) -> list[Segment]:
    """The segments of ``text``: ordered, without gap or overlap; joined they are the text."""
    raise NotImplementedError


def strip_boilerplate(text: str, *, keep: Collection[Kind] = (), repair: bool = False) -> CleanText:
    """``text`` without its boilerplate, with the map back to it. ``body`` and the kinds in ``keep`` stay."""
    raise NotImplementedError


def find_repairs(text: str) -> list[Edit]:
    """Edits that undo scraping damage: HTML entities, mojibake, glued link words."""
    raise NotImplementedError
