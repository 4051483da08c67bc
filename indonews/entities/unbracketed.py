"""Abbreviations that lost their brackets behind the name that they stand for: ``Komisi Pemilihan Umum KPU``.

>>> text = "Komisi Pemilihan Umum KPU dan PT Karsa Tambang Tbk KARTAM"
>>> names = [Entity.of(text, 0, 25, label="ORG"), Entity.of(text, 30, 57, label="ORG")]
>>> [name.text for name in unbracketed(text, names)]
['Komisi Pemilihan Umum', 'KPU', 'PT Karsa Tambang Tbk', 'KARTAM']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from .body_forms import abbreviates
from .capitals import moved
from .names import initials, key, organisation_key
from .types import Entity

__all__ = ["unbracketed"]

_MOST = 3
"""How many words an abbreviation has (``Pansel Capim KPK``)."""


def unbracketed(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names in order, organisations apart from the abbreviation of all their words that stands behind them."""
    return list(chain.from_iterable(_apart(text, name) for name in names))


def _apart(text: str, name: Entity) -> Iterator[Entity]:
    cut = _cut(name.text) if name.label == "ORG" else None
    if cut is None:
        yield name
        return
    yield moved(text, name, name.start, name.start + cut)
    yield moved(text, name, name.start + cut + 1, name.end)


def _cut(name: str) -> int | None:
    """Where the name ends that the words behind it abbreviate."""
    words = name.split(" ")
    if len(words) < 3 or not (words[-1].isupper() and words[-1].isalpha() and len(words[-1]) > 2):
        return None
    for size in range(min(_MOST, len(words) - 2), 0, -1):
        whole, short = " ".join(words[:-size]), " ".join(words[-size:])
        if whole[-1:].isalpha() and not whole.isupper() and _stands_for(short, whole):
            return len(whole)
    return None


def _stands_for(short: str, whole: str) -> bool:
    return initials(key(whole)) == short.casefold() or abbreviates(key(short), organisation_key(whole))
