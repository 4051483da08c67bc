"""Which names of organisations in an article mean one body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from .body_forms import abbreviates, known_abbreviations, shortened
from .names import Key, initials, key, parted_words, words_of
from .places import is_place, place
from .union import Union

__all__ = ["join_bodies"]

_GENERIC = words_of("generic")
_LEFT_OUT = words_of("left_out")
_BRANCH = words_of("branch")
_PLACE_KINDS = frozenset({"kota", "kabupaten", "provinsi", "prov"})
_NEAR = 50


def join_bodies(names: dict[Key, None], same: Union) -> None:
    """Joins the keys of organisations' names that stand for one body in an article: abbreviations of initials, of
    syllables and of the table, beginnings of names, names of places written out or short."""
    by_initials: dict[str, list[Key]] = defaultdict(list)
    for name in names:
        if len(name) > 1:
            by_initials[initials(name)].append(name)
    written: dict[Key, Key] = {}
    for name in names:
        for full in known_abbreviations().get(name, ()):
            same.join(written.setdefault(full, name), name)
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
    for short, full in shortened(names, same):
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
