"""Which name of a body is short for a longer one: its beginning, some of its words, or abbreviations of them.

>>> is_short_for(("dk", "dunia"), ("dewan", "keamanan", "dunia"))
True
>>> abbreviates(("kemenhut",), ("kementerian", "kehutanan"))
True
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ..lexicon import table
from .names import Key, organisation_key, words_of
from .places import is_place
from .union import Union

__all__ = ["abbreviates", "is_short_for", "known_abbreviations", "shortened", "stands_for"]

_SMALL = words_of("small")
_WHOLE = words_of("board") | words_of("parent")
_APART = words_of("branch") | words_of("division")
_COMMITTEES = words_of("committee")
_AFFIXES = ("ke", "per", "pen", "pem", "peng")
_SYLLABLES = (5, 14)
_LEAST_ROOT = 4
_LONGEST = 16
_MANY = 2_000
_NEAR = 20


@cache
def known_abbreviations() -> dict[Key, tuple[Key, ...]]:
    """What the abbreviations of the table stand for."""
    found: dict[Key, tuple[Key, ...]] = {}
    for row in table("organisations"):
        short = organisation_key(row["abbreviation"])
        found[short] = (*found.get(short, ()), organisation_key(row["name"]))
    return found


@cache
def _known_names() -> frozenset[Key]:
    return frozenset(known_abbreviations()).union(*known_abbreviations().values())


def stands_for(short: Key, full: Key) -> bool:
    """Whether the table, or its syllables, make ``short`` an abbreviation of ``full``."""
    return full in known_abbreviations().get(short, ()) or abbreviates(short, full)


def abbreviates(short: Key, full: Key) -> bool:
    """Whether the letters of ``short`` are the beginnings of all words of ``full`` that count, or of their roots, in order."""
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
            if _begins(word, letters[end : end + size])
        }
    return len(letters) in ends


def _begins(word: str, piece: str) -> bool:
    """Whether a word, or its root (``kehutanan``, ``perdagangan``), begins with a piece of an abbreviation."""
    if word.startswith(piece):
        return True
    roots = (word[len(affix) :] for affix in _AFFIXES if word.startswith(affix)) if len(piece) > 1 else ()
    return any(len(root) >= _LEAST_ROOT and root.startswith(piece) for root in roots)


def is_short_for(short: Key, full: Key) -> bool:
    """Whether every word of ``short`` is one of ``full`` or abbreviates some, and nothing of ``full`` is left."""
    if not len(short) <= len(full) <= _LONGEST:
        return False
    ends = {0}
    for word in short:
        ends = {end for start in ends for end in _ends(word, full, start)}
    return len(full) in ends


def _ends(word: str, full: Key, start: int) -> Iterator[int]:
    """Where in ``full`` the words end that ``word`` stands for, from ``start`` on."""
    while start < len(full) and full[start] in _SMALL and full[start] != word:
        start += 1
    if start == len(full):
        return
    if full[start] == word:
        yield start + 1
    if full[start][0] != word[0]:
        return
    syllabic = len(word) >= _SYLLABLES[0]
    letters = word[0]
    for end in range(start + 2, len(full) + 1):
        letters += full[end - 1][0] if full[end - 1] not in _SMALL else ""
        if letters == word or (syllabic and abbreviates((word,), full[start:end])):
            yield end
        if not syllabic and not word.startswith(letters):
            return


def shortened(names: dict[Key, None], same: Union) -> Iterator[tuple[Key, Key]]:
    """(short, full) names of one body; ``names`` in the order in which the article has them."""
    if len(names) > _MANY:
        return
    order = {name: k for k, name in enumerate(names) if name}
    written = {name: _written_out(name) for name in order}
    by_end: dict[str, list[Key]] = defaultdict(list)
    longer: dict[Key, list[Key]] = defaultdict(list)
    for name, words in written.items():
        for end in dict.fromkeys((words[0], words[-1])):
            by_end[end].append(name)
        for cut in range(1, len(name)):
            longer[name[:cut]].append(name)
    for name, words in written.items():
        near = dict.fromkeys(by_end[words[0]][:_NEAR] + by_end[words[-1]][:_NEAR])
        fulls = [full for full in near if full != name and is_short_for(words, written[full])]
        fulls = fulls or [full for full in near if _leaves_out(name, full)]
        if not fulls and _may_be_cut(name, longer[name]) and order[longer[name][0]] < order[name]:
            fulls = longer[name]
        if fulls and len({same.root(full) for full in fulls}) == 1:
            yield name, fulls[0]


def _written_out(name: Key) -> Key:
    """The name with the abbreviations of the table in it written out."""
    written = (known_abbreviations().get((word,), ((word,),))[0] for word in name)
    return tuple(chain.from_iterable(written))[:_LONGEST]


def _leaves_out(short: Key, full: Key) -> bool:
    """Whether ``short`` has the first word of a committee's name and some of the others in their order."""
    if not 1 < len(short) < len(full) or short[0] != full[0] or short[0] not in _COMMITTEES:
        return False
    rest = iter(full)
    return full[: len(short)] != short and all(word in rest for word in short)


def _may_be_cut(name: Key, longer: list[Key]) -> bool:
    """Whether a name may be the beginning of longer ones: no body of its own by the table, nor one that they are parts of."""
    own = name in _known_names() or name[0] in _WHOLE or is_place(name) or len(name[0]) < 2
    return bool(longer) and not own and all(full[len(name)] not in _APART for full in longer)
