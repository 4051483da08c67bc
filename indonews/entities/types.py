"""Result types of the entities module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from ..spans import Span

__all__ = ["NAME_LABELS", "OTHER_SCHEMES", "VALUE_LABELS", "Actor", "Entity", "NameLabel", "Role"]

NameLabel = Literal[
    "PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"
]
NAME_LABELS: tuple[NameLabel, ...] = get_args(NameLabel)
OTHER_SCHEMES = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "WOA": "WORK_OF_ART",
}
"""Labels of other recognisers for the same things."""
VALUE_LABELS = ("MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL")


@dataclass(frozen=True, slots=True)
class Entity(Span):
    """A named entity mention. ``label`` is one of NAME_LABELS, VALUE_LABELS, ``DATE`` or ``TIME``.

    ``name`` is the full name that the mention stands for in this article, ``actor`` the index of its actor.
    ``value`` and ``unit`` are set on amounts: ``Rp2,9 miliar`` is 2900000000.0 ``IDR``.
    """

    label: str = "PERSON"
    name: str = ""
    actor: int | None = None
    canonical: str | None = None
    code: str | None = None
    value: float | None = None
    unit: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is said to be: ``Presiden`` of ``Rusia``; ``mention`` is where the text says it."""

    title: str
    affiliation: str | None = None
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """One person, organisation or place of an article and all its mentions.

    ``name`` is the name as the article has it at its fullest, ``aliases`` the other forms, ``mentions`` the
    named mentions and ``role_mentions`` those by role alone (``sang presiden``).
    """

    id: int
    name: str
    label: str
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    role_mentions: tuple[Span, ...] = ()
    canonical: str | None = None
    code: str | None = None

    def _repr_html_(self) -> str:
        from ..views import result_html

        return result_html(self)
