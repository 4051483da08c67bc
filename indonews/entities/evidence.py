"""What the rest of an article says about a person's name: finds the mentions that a model missed, mends those it cut.

>>> text = "Menurut Angelos Tsiaras, air itu ada. Tsiaras menulis lagi. Jorge Mario Bergoglio setuju."
>>> names = [Entity.of(text, 8, 23, label="PERSON"), Entity.of(text, 60, 71, label="PERSON")]
>>> [entity.text for entity in with_evidence(text, names)]
['Angelos Tsiaras', 'Tsiaras', 'Jorge Mario Bergoglio']
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import regex

from .. import models
from .names import words_of
from .role_phrases import first_words
from .types import Entity

__all__ = ["with_evidence"]

_WORD = regex.compile(r"\p{Lu}[\p{L}\p{M}'’-]*+")
_LETTERS = regex.compile(r"[\p{L}\p{M}]++")
_SURNAME = regex.compile(r" (?P<name>\p{Lu}\p{Ll}{2,12}+)(?=[,.;:)]|\s\p{Ll}|$)")
_CALLED = regex.compile(
    r"\b(?P<name>\p{Lu}\p{Ll}{2,15}+)(?=,? (?:begitu |demikian )?(?:sapaan|panggilan) (?:akrab|karib|populer))"
)
_WORD_BEFORE = regex.compile(r"(?<!\p{L})(?P<word>\p{Lu}\p{Ll}{2,}+) $")
_INITIAL_END = regex.compile(r"(?<= )\p{Lu}$")
_REST_OF_WORD = regex.compile(r"\p{Ll}{1,3}(?=[,.;:)\"”]|$)")
_VERB = regex.compile(r"(?:me[mnlrwy]|ber|di|ter)\p{Ll}{4,}+")
_SHORTEST = 4
_LONGEST = 6
_SHORTEST_TAIL = 3
_JOINTS = frozenset("@#_/.-")
_RULE = "model+article"


def with_evidence(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names of a whole text, in order; persons are mended, and their missed mentions added."""
    known = _last_words(names)
    trimmed = [_trimmed(text, name, known) for name in names]
    alone = Counter(name.text for name in trimmed if name.label == "PERSON")
    parted = [part for name in trimmed for part in _parted_office(text, name, alone)]
    return _with_missed(text, list(_joined(text, parted, alone)), alone)


def _last_words(names: Sequence[Entity]) -> Counter[str]:
    """How often a person's name ends in each word."""
    return Counter(
        _LETTERS.findall(name.text)[-1]
        for name in names
        if name.label == "PERSON" and _LETTERS.search(name.text)
    )


def _trimmed(text: str, name: Entity, known: Counter[str]) -> Entity:
    """The name without the word that scraping glued to it, and with the end of its last word."""
    if name.label != "PERSON":
        return name
    last = _LETTERS.findall(name.text)[-1:]
    for word in last:
        for cut in range(_SHORTEST, len(word) - _SHORTEST_TAIL + 1):
            if known[word[:cut]] and (word[cut:] in _common() or _VERB.fullmatch(word, cut)):
                return _moved(text, name, name.start, name.end - len(word) + cut)
    rest = _REST_OF_WORD.match(text, name.end)
    return _moved(text, name, name.start, rest.end()) if rest and text[name.end - 1].isalpha() else name


def _moved(text: str, name: Entity, start: int, end: int) -> Entity:
    return replace(name, start=start, end=end, text=text[start:end], name=text[start:end], rule=_RULE)


def _parted_office(text: str, name: Entity, alone: Counter[str]) -> list[Entity]:
    """``PLN Sripeni Inten`` behind ``Direktur`` as body and person, where the article has ``Inten`` alone."""
    words = [match.span() for match in _WORD.finditer(text, name.start, name.end)]
    if (
        name.label != "ORG"
        or len(words) < 3
        or "(" in name.text
        or text.startswith(" (", name.end)
        or not _behind_title(text, name.start)
    ):
        return [name]
    called = next((k for k, (start, end) in enumerate(words) if k and alone[text[start:end]]), None)
    if called is None:
        return [name]
    cut = words[1 if text[slice(*words[0])].isupper() else called][0]
    body = _moved(text, name, name.start, cut - 1)
    return [body, _new(text, cut, name.end)] if text[cut - 1] == " " else [name]


def _behind_title(text: str, start: int) -> bool:
    before = _WORD.findall(text[max(0, start - 60) : start])
    return bool(before) and text[start - 1] == " " and any(w.casefold() in first_words() for w in before[-3:])


def _joined(text: str, names: Sequence[Entity], alone: Counter[str]) -> Iterator[Entity]:
    """Persons with the parts of their names that stand apart (``Jorge Mario`` ``Bergoglio``, ``Hera F.`` ``Haryn``)."""
    held: Entity | None = None
    for k, name in enumerate(names):
        if name.label == "PERSON":
            if held is not None and _one_name(text, held, name, alone):
                held = _moved(text, held, held.start, name.end)
                continue
            name = _with_surname(text, name, names[k + 1].start if k + 1 < len(names) else len(text))
            first = _first_name(text, name, held, alone)
            if first is not None:
                name = _moved(text, name, first, name.end)
                held = _before(text, held, first)
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _with_surname(text: str, name: Entity, following: int) -> Entity:
    """The name with the unmarked capitalised word behind it that is no ordinary word."""
    surname = _SURNAME.match(text, name.end) if name.text[0].isupper() else None
    unmarked = surname and surname.end() <= following and not _is_word(surname["name"])
    return _moved(text, name, name.start, surname.end()) if surname and unmarked else name


def _first_name(text: str, name: Entity, held: Entity | None, alone: Counter[str]) -> int | None:
    """Where the word before a person starts if it is the first name (``Kota Tangerang Airin`` ``Rachmi Diany``)."""
    word = _WORD_BEFORE.search(text, max(0, name.start - 30), name.start)
    if word is None or _is_word(word["word"]):
        return None
    marked = held is not None and held.end > word.start()
    if alone[word["word"]] and not (held is not None and marked and held.label == "PERSON"):
        return word.start()
    if held is None:
        return None
    if marked:
        again = text[word.start() - len(held.text) - 2 : word.start()] == held.text + ", "
        return word.start() if held.text == word["word"] and again else None
    titled = held.end == word.start() - 1 and held.label in ("GPE", "ORG") and " " in name.text
    return word.start() if titled else None


def _before(text: str, name: Entity | None, end: int) -> Entity | None:
    """What of the name stands before ``end``."""
    if name is None or name.end <= end:
        return name
    kept = text[name.start : end].rstrip()
    return _moved(text, name, name.start, name.start + len(kept)) if kept else None


def _one_name(text: str, first: Entity, second: Entity, alone: Counter[str]) -> bool:
    """Whether two persons side by side are one: not ``Prabowo Gibran``, who stand alone elsewhere."""
    if first.label != "PERSON" or (alone[first.text] > 1 and alone[second.text] > 1):
        return False
    between = text[first.end : second.start]
    if between == " ":
        return _LETTERS.fullmatch(first.text) is not None and not first.text.isupper()
    return between == ". " and _INITIAL_END.search(first.text) is not None


@cache
def _common() -> frozenset[str]:
    """Frequent words that are written small."""
    return frozenset(word for word in models.words() if word.islower())


@cache
def _titles() -> frozenset[str]:
    return first_words() | words_of("honorific") | words_of("degree")


def _is_word(capitalised: str) -> bool:
    """Whether a capitalised word is an ordinary word or a title."""
    low = capitalised.casefold()
    return low in _common() or low in _titles()


def _with_missed(text: str, names: Sequence[Entity], alone: Counter[str]) -> list[Entity]:
    """The names with the full names and surnames of their persons wherever these stand unmarked."""
    persons = {name.text: _WORD.findall(name.text) for name in names if name.label == "PERSON"}
    full = {person: words for person, words in persons.items() if 1 < len(words) <= _LONGEST}
    first = {words[0] for words in full.values()}
    short = {word for word, count in alone.items() if count > 1 and _may_be_missed(word)}
    short.update(match["name"] for match in _CALLED.finditer(text))
    short.update(word for words in full.values() for word in words if _may_be_missed(word))
    starts = [name.start for name in names]
    found: list[Entity] = []
    taken = 0
    matches = list(_WORD.finditer(text))
    for k, match in enumerate(matches):
        if match.start() < taken or not (match[0] in first or match[0] in short):
            continue
        whole = _full_end(text, matches, k, full) if match[0] in first else None
        end = whole or match.end()
        here = names[_first(starts, names, match.start()) : bisect_left(starts, end)]
        if _may_replace(here, match.start(), end) if whole else not here and _stands_alone(text, matches, k):
            found.append(_new(text, match.start(), end))
            taken = end
    covered = [name.start for name in found]
    kept = [name for name in names if not _touches(found, covered, name)]
    return sorted([*kept, *found], key=lambda entity: entity.start) if found else kept


def _may_be_missed(word: str) -> bool:
    return len(word) >= _SHORTEST and _WORD.fullmatch(word) is not None and not _is_word(word)


def _touches(found: Sequence[Entity], starts: Sequence[int], name: Entity) -> bool:
    k = bisect_left(starts, name.end) - 1
    return k >= 0 and found[k].end > name.start


def _new(text: str, start: int, end: int) -> Entity:
    return Entity(start, end, text[start:end], "PERSON", text[start:end], rule=_RULE)


def _first(starts: Sequence[int], names: Sequence[Entity], offset: int) -> int:
    """Index of the first name that ends behind ``offset``."""
    k = bisect_left(starts, offset)
    return k - 1 if k and names[k - 1].end > offset else k


def _full_end(
    text: str, matches: Sequence[regex.Match[str]], k: int, full: Mapping[str, Sequence[str]]
) -> int | None:
    """Where the longest of the full names ends that stands from word ``k`` on."""
    start = matches[k].start()
    for last in reversed(matches[k + 1 : k + _LONGEST]):
        if text[start : last.end()] in full:
            return last.end()
    return None


def _may_replace(here: Sequence[Entity], start: int, end: int) -> bool:
    """Whether the names in ``start:end`` are parts of it: none is the whole, none goes beyond."""
    return all(start <= n.start and n.end <= end and n.end - n.start < end - start for n in here) and (
        not here or any(n.label == "PERSON" for n in here)
    )


def _stands_alone(text: str, matches: Sequence[regex.Match[str]], k: int) -> bool:
    """Whether no other capitalised word stands beside word ``k``."""
    before = (
        k > 0 and text[matches[k - 1].end() : matches[k].start()] == " " and not _is_word(matches[k - 1][0])
    )
    behind = k + 1 < len(matches) and text[matches[k].end() : matches[k + 1].start()] in (" ", "-")
    lettered = text[matches[k].end() : matches[k].end() + 1] in ("@", "_", "/") or text[
        matches[k].start() - 1 : matches[k].start()
    ] in ("@", "#", "_", "/", ".")
    return not before and not behind and not lettered
