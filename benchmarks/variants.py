"""The articles of a gold file as a careless scrape leaves them, with the annotation moved along.

``caps``: all letters in capitals. ``flat``: line breaks are blanks. ``glued``: a blank beside every third name is lost,
in turn before and behind it, as where a page's links touch the words around them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

__all__ = ["VARIANTS", "vary"]

VARIANTS = ("caps", "flat", "glued")
_EVERY = 3


def vary(row: Mapping[str, Any], variant: str) -> dict[str, Any]:
    """The article in the variant.

    >>> vary({"text": "kepada Budi di Bogor\\nlalu", "entities": [[7, 11, "PERSON"]]}, "glued")
    {'text': 'kepadaBudi di Bogor\\nlalu', 'entities': [[6, 10, 'PERSON']]}
    """
    text = row["text"]
    if variant == "caps":
        return {**row, "text": "".join(c.upper() if len(c.upper()) == 1 else c for c in text)}
    if variant == "flat":
        return {**row, "text": text.replace("\n", " ")}
    cuts = _blanks_beside_names(text, [entity[:2] for entity in row["entities"]])
    moved = {
        key: _moved(value, cuts) for key, value in row.items() if key in ("boilerplate", "entities", "times")
    }
    quotes = {"quotes": [_moved_quote(quote, cuts) for quote in row["quotes"]]} if "quotes" in row else {}
    lost = frozenset(cuts)
    kept = "".join(c for k, c in enumerate(text) if k not in lost)
    return {**row, "text": kept, **moved, **quotes}


def _blanks_beside_names(text: str, names: list[list[int]]) -> list[int]:
    """Positions of the blanks that go: before one name, behind the next that is chosen."""
    chosen = sorted(names)[::_EVERY]
    places = [end if k % 2 else start - 1 for k, (start, end) in enumerate(chosen)]
    return sorted(
        {
            p
            for p in places
            if text[p - 1 : p].isalpha() and text[p : p + 1] == " " and text[p + 1 : p + 2].isalpha()
        }
    )


def _moved(spans: list[list[Any]], cuts: list[int]) -> list[list[Any]]:
    return [[_position(start, cuts), _position(end, cuts), *rest] for start, end, *rest in spans]


def _moved_quote(quote: Mapping[str, Any], cuts: list[int]) -> dict[str, Any]:
    single = {key: _moved([quote[key]], cuts)[0] for key in ("cue", "source", "relay") if quote.get(key)}
    return {**quote, **single, "content": _moved(quote["content"], cuts)}


def _position(position: int, cuts: list[int]) -> int:
    return position - bisect_left(cuts, position)
