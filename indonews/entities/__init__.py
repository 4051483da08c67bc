"""Named entities and the actors behind them."""

from __future__ import annotations

from collections.abc import Collection

from .linking import link
from .types import NAME_LABELS, VALUE_LABELS, Actor, Entity, Role

__all__ = ["NAME_LABELS", "VALUE_LABELS", "Actor", "Entity", "Role", "find_entities", "link"]


def find_entities(text: str, *, labels: Collection[str] | None = None) -> list[Entity]:
    """Entities of ``text`` in order, without overlaps, each with the full name it stands for."""
    raise NotImplementedError
