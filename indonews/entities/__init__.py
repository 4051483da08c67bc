"""Named entities and the actors behind them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import tee
from typing import Any

from ..spans import apart, require_text
from .amounts import find_amounts
from .linking import link
from .recogniser import recognise
from .types import NAME_LABELS, OTHER_SCHEMES, VALUE_LABELS, Actor, Entity, Role

__all__ = [
    "NAME_LABELS",
    "OTHER_SCHEMES",
    "VALUE_LABELS",
    "Actor",
    "Entity",
    "Role",
    "find_amounts",
    "find_entities",
    "find_entities_many",
    "link",
    "recognise",
]


def find_entities(text: str, *, labels: Collection[str] | None = None, nlp: Any = None) -> list[Entity]:
    """Entities of ``text`` in order, without overlaps: names by the shipped model, amounts by rule.

    ``labels`` limits the result (default: NAME_LABELS and VALUE_LABELS). ``nlp``, a spaCy pipeline, takes the place
    of the shipped model. Each name comes with ``name``, the fullest form that the text has of it. Raises TypeError
    when ``text`` is no str and ValueError for an unknown label.
    """
    return next(find_entities_many([require_text(text)], labels=labels, nlp=nlp))


def find_entities_many(
    texts: Iterable[str], *, labels: Collection[str] | None = None, nlp: Any = None
) -> Iterator[list[Entity]]:
    """The entities of each text, in order, streaming; the model sees the texts in batches."""
    wanted = frozenset(labels if labels is not None else (*NAME_LABELS, *VALUE_LABELS))
    unknown = wanted.difference(NAME_LABELS, VALUE_LABELS)
    if unknown:
        raise ValueError(f"labels: unknown {sorted(unknown)}")
    kept, asked = tee(texts)
    for text, names in zip(kept, recognise(asked, nlp), strict=True):
        yield [entity for entity in _with_amounts(text, names) if entity.label in wanted]


def _with_amounts(text: str, names: list[Entity]) -> list[Entity]:
    """Names of the text linked to their actors, and the amounts beside them."""
    linked, _ = link(text, names)
    free = apart(find_amounts(text), names)
    return sorted((*linked, *free), key=lambda entity: entity.start)
