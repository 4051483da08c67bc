"""Which names of organisations in an article mean one body.

>>> abbreviates(("komnas", "ham"), ("komisi", "nasional", "hak", "asasi", "manusia"))
True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ..lexicon import table
from .names import Key, initials, key, organisation_key, parted_words, words_of
from .places import is_place, place
from .union import Union

__all__ = ["abbreviates", "join_bodies", "stands_for"]

_GENERIC = words_of("generic")
_LEFT_OUT = words_of("left_out")
_BRANCH = words_of("branch")
_SMALL = words_of("small")
_PLACE_KINDS = frozenset({"kota", "kabupaten", "provinsi", "prov"})
_SYLLABLES = (5, 14)
_NEAR = 50


@cache
def _abbreviations() -> dict[Key, tuple[Key, ...]]:
    found: dict[Key, tuple[Key, ...]] = {}
    for row in table("organisations"):
        short = organisation_key(row["abbreviation"])
        found[short] = (*found.get(short, ()), organisation_key(row["name"]))
    return found


def join_bodies(names: dict[Key, None], same: Union) -> None:
    """Joins the keys of organisations' names that stand for one body in an article: abbreviations of initials, of
    syllables and of the table, beginnings of names, names of places written out or short."""
    by_initials: dict[str, list[Key]] = defaultdict(list)
    for name in names:
        if len(name) > 1:
            by_initials[initials(name)].append(name)
    for name in names:
        for full in _abbreviations().get(name, ()):
            same.join(full, name)
        matches = by_initials.get(name[0], ()) if len(name) == 1 and len(name[0]) > 1 else ()
        if len(matches) == 1:
            same.join(matches[0], name)
    for short, full in _of_syllables(names):
        same.join(full, short)
    placed: dict[Key, Key] = {}
    for name in names:
        same.join(placed.setdefault(_with_whole_place(name), name), name)
    for short, full in _extended(names):
        same.join(full, short)


def _extended(names: dict[Key, None]) -> Iterator[tuple[Key, Key]]:
    """Names with the one longer name that goes on behind them (``Dinas Sosial``) or has a word before them."""
    longer: dict[Key, list[Key]] = defaultdict(list)
    for name in names:
        parted = bool(name) and name[0] in parted_words()
        for cut in range(1, len(name)):
            rest = name[cut:]
            goes_on = (parted and rest[0] not in _BRANCH) or is_place(rest) or _GENERIC.issuperset(rest)
            if name[:cut] in names and goes_on:
                longer[name[:cut]].append(name)
        if len(name) > 1 and name[0] in _LEFT_OUT and name[1:] in names and not is_place(name[1:]):
            longer[name[1:]].append(name)
    return ((short, found[0]) for short, found in longer.items() if len(found) == 1)


def _with_whole_place(name: Key) -> Key:
    """The name with the place at its end as the table has it: ``dinas kesehatan kota tangsel``, ``... kota tangerang
    selatan``."""
    for cut in range(1, len(name)):
        if is_place(name[cut:]):
            known = place(" ".join(name[cut:]))
            whole = key(known.canonical) if known else name[cut:]
            head = name[: cut - 1] if cut > 1 and name[cut - 1] in _PLACE_KINDS else name[:cut]
            return (*head, *(whole[1:] if whole[0] in _PLACE_KINDS else whole))
    return name


def stands_for(short: Key, full: Key) -> bool:
    """Whether the table, or its syllables, make ``short`` an abbreviation of ``full``."""
    return full in _abbreviations().get(short, ()) or abbreviates(short, full)


def _of_syllables(names: dict[Key, None]) -> Iterator[tuple[Key, Key]]:
    """Abbreviations made of the beginnings of the words of one name alone (``Komnas HAM``)."""
    by_start: dict[str, list[Key]] = defaultdict(list)
    for name in names:
        if len(name) > 1:
            by_start[name[0][:2]].append(name)
    for name in filter(None, names):
        fulls = [full for full in by_start[name[0][:2]][:_NEAR] if abbreviates(name, full)]
        if len(fulls) == 1:
            yield name, fulls[0]


def abbreviates(short: Key, full: Key) -> bool:
    """Whether the letters of ``short`` are the beginnings of all words of ``full`` that count, in order."""
    letters = "".join(short)
    words = [word for word in full if word not in _SMALL]
    if (
        not _SYLLABLES[0] <= len(letters) <= _SYLLABLES[1]
        or short[0] == full[0]
        or not 1 < len(words) < len(letters)
    ):
        return False
    ends = {0}
    for word in words:
        ends = {
            end + size
            for end in ends
            for size in range(1, len(letters) - end + 1)
            if word.startswith(letters[end : end + size])
        }
    return len(letters) in ends
