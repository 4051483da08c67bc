"""Abbreviations that lost their brackets behind the name that they stand for: ``Komisi Pemilihan Umum KPU``.

>>> text = "Komisi Pemilihan Umum KPU dan PT Karsa Tambang Tbk KARTAM"
>>> names = [Entity.of(text, 0, 25, label="ORG"), Entity.of(text, 30, 57, label="ORG")]
>>> [name.text for name in unbracketed(text, names)]
['Komisi Pemilihan Umum', 'KPU', 'PT Karsa Tambang Tbk', 'KARTAM']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import regex

from .bodies import abbreviates
from .capitals import moved
from .names import initials, key, organisation_key
from .types import Entity

__all__ = ["unbracketed"]

_ABBREVIATED = regex.compile(
    r"(?P<whole>.* \p{Ll}*\p{Lu}\p{Ll}.*?\p{L}) (?P<short>(?:\p{Lu}\p{Ll}++ ){0,2}\p{Lu}{3,}+)"
)


def unbracketed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names in order, organisations apart from the abbreviation of all their words that stands behind them."""
    return list(chain.from_iterable(_apart(text, name) for name in names))


def _apart(text: str, name: Entity) -> Iterator[Entity]:
    match = _ABBREVIATED.fullmatch(name.text) if name.label == "ORG" else None
    if match is None or not _stands_for(match["short"], match["whole"]):
        yield name
        return
    yield moved(text, name, name.start, name.start + len(match["whole"]))
    yield moved(text, name, name.start + match.start("short"), name.end)


def _stands_for(short: str, whole: str) -> bool:
    words = organisation_key(whole)
    return initials(key(whole)) == short.casefold() or abbreviates(key(short), words)
