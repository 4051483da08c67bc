"""Result types of the boilerplate module."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from ..spans import Edit, OffsetMap, Span

__all__ = ["KINDS", "CleanText", "Kind", "Segment"]

Kind = Literal[
    "body", "title", "dateline", "byline", "signoff", "source", "caption", "related", "promo", "widget",
    "navigation", "tags", "metadata", "duplicate", "comment",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Segment(Span):
    """A stretch of the text of one kind. The segments of a text tile it: joined, they are the text.

    ``rule`` names the rule that decided; ``fields`` holds what it read: dateline ``place``, ``outlet``,
    ``agency``; byline ``role``, ``name``; source ``name``.
    """

    kind: Kind = "body"
    rule: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Text without its boilerplate: the text, its segments, what was edited, and the map back to the source."""

    text: str
    source: str
    segments: tuple[Segment, ...]
    edits: tuple[Edit, ...]
    offsets: OffsetMap = field(compare=False, repr=False)
