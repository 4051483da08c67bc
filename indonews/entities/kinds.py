"""Organisations by their kind: ``kantor berita tersebut``, ``perusahaan itu``, ``Forum tersebut``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import regex

from ..lexicon import column, table
from ..spans import Span
from .names import key
from .types import Entity

__all__ = ["kind_mentions"]

_NEAR = 30


@cache
def _media() -> frozenset[tuple[str, ...]]:
    return frozenset(map(key, column("media", "name")))


_POINTER = re.compile(r" (?:tersebut|itu|ini)\b")
_POINTING = regex.compile(r"\b(?P<noun>\p{L}{4,20}+(?: \p{L}{4,20}+)?) (?:tersebut|itu|ini)", regex.V1)
_LONGEST = 55
_SPEAKING = regex.compile(  # without a determiner, where it speaks
    r"(?:(?<=[.!?\"”\n] )|(?<=\n)|\b(?:kata|ujar|tulis|jelas|ungkap|tambah|imbuh|[Mm]enurut) )"
    r"(?P<phrase>(?:[Pp]ihak )?(?P<noun>[Pp]erusahaan|[Pp]erseroan|[Ee]miten|[Mm]askapai|[Bb]andara|[Kk]lub))"
    r"(?=[,.]|\s(?:me|ber)\p{Ll}{4}|\s(?:juga|telah|pun|dalam|lewat|melalui)\b)"
)


def kind_mentions(text: str, entities: Sequence[Entity]) -> dict[int, list[Span]]:
    """For each actor the nouns with a determiner that stand for it: the organisation of that kind mentioned last."""
    found: dict[int, list[Span]] = defaultdict(list)
    organisations = [e for e in entities if e.label in ("ORG", "PRODUCT", "FAC") and e.actor is not None]
    ends = [e.end for e in organisations]

    def before(position: int) -> list[Entity]:
        k = bisect_right(ends, position)
        return organisations[max(0, k - _NEAR) : k]

    for match in _pointing(text) if organisations else ():
        near = before(match.start())
        for start, noun in _nouns(match):
            entity = _of_kind(text, noun, near)
            if entity is not None and entity.actor is not None:
                found[entity.actor].append(Span.of(text, start, match.end()))
                break
    for match in _SPEAKING.finditer(text) if organisations else ():
        near = [e for e in before(match.start()) if e.label != "PRODUCT"]
        entity = _of_kind(text, match["noun"].casefold(), near)
        if entity is not None and entity.actor is not None:
            found[entity.actor].append(Span.of(text, *match.span("phrase")))
    return found


def _pointing(text: str) -> Iterator[regex.Match[str]]:
    """One or two words with a determiner behind them."""
    position = 0
    for pointer in _POINTER.finditer(text):
        match = _POINTING.search(text, max(position, pointer.end() - _LONGEST), pointer.end())
        if match and match.end() == pointer.end():
            position = match.end()
            yield match


def _nouns(match: regex.Match[str]) -> list[tuple[int, str]]:
    """The two words before the determiner, then the second alone, with their starts."""
    noun = match["noun"].casefold()
    first, _, second = noun.partition(" ")
    return (
        [(match.start(), noun), (match.start() + len(first) + 1, second)]
        if second
        else [(match.start(), noun)]
    )


@cache
def _kinds() -> dict[str, tuple[str, tuple[str, ...], bool]]:
    rows = table("organisation_kinds")
    return {row["noun"]: (row["kind"], tuple(row["words"].split("|")), row["any"] == "yes") for row in rows}


def _of_kind(text: str, noun: str, near: Sequence[Entity]) -> Entity | None:
    """The last of the organisations that the noun may mean: one of that kind, one whose name begins with it, any."""
    kind, words, anything = _kinds().get(noun, ("", (noun,), False))
    if not kind and len(noun.split()) > 1:
        return None
    fitting = (e for e in reversed(near) if _is_kind(text, e, kind, words))
    return next(fitting, next((e for e in reversed(near) if anything and not _is_medium(e)), None))


def _is_medium(entity: Entity) -> bool:
    return key(entity.name) in _media() or key(entity.text) in _media()


def _is_kind(text: str, entity: Entity, kind: str, words: Sequence[str]) -> bool:
    """Whether the name or the noun before it says that the organisation is of this kind."""
    name = key(entity.name)
    if kind == "media" and _is_medium(entity):
        return True
    before = text[max(0, entity.start - 30) : entity.start].casefold().rstrip() if kind else ""
    return any(before.endswith(word) or tuple(word.split()) == name[: len(word.split())] for word in words)
