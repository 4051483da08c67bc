"""Which mentions of persons in an article name the same one: by short forms, nicknames, spellings and introductions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache

import regex

from ..lexicon import table
from .missed import initials_of
from .names import Key, initials, key, person_key, shortens
from .role_phrases import RoleReader
from .short_forms import is_respelt, misspells, nearly, respelt, reworded
from .types import Entity

__all__ = ["people"]

_NEAR = 50
_FEW = 4
_OFTEN = 12
_LISTED = regex.compile(
    r"(?:\s?\([^()\n]{1,12}\))?+(?:, ?|,? (?:dan|serta|maupun|bersama|dengan|vs\.?|melawan)(?: [\p{L} ]{1,40}+)?\s)"
)
_OWN_AGE = regex.compile(r"\s?\(\d{1,3}(?: tahun| th)?\)|,? \d{1,3} tahun\b")
_OF_KIN = regex.compile(
    r"\b(?:ayah|ibu|orang ?tua|anak|istri|suami|putra|putri|kakak|adik|keponakan|paman|bibi|sepupu)"
    r"(?: (?:dari|kandung|sulung|bungsu|mendiang|almarhum)){0,2} $"
)
"""Somebody who is named for the sake of another one (``ayah dari ...``)."""
_OWN_NAME = regex.compile(r"\b(?:bernama|berinisial|inisial) $", regex.I)


def people(
    text: str, mentions: Sequence[Entity], members: Sequence[int], aliases: Sequence[tuple[str, str]]
) -> list[list[int]]:
    """The persons among ``mentions`` (those at ``members``, with their ``name`` set), each as the positions of the mentions.

    ``aliases``: full and other name where the article introduces one.
    """
    aliases = [*aliases, *_by_initials(text, {mentions[k].name for k in members})]
    told = _Told(text, mentions, {k: person_key(mentions[k].name) for k in members})
    full_of = _full_names(told, [(person_key(a), person_key(b)) for a, b in aliases])
    last_seen: dict[Key, int] = {}
    groups: dict[Key, list[int]] = {}
    for k in members:
        own = told.keys[k]
        chosen = _choose(told.called_so(own, _at_edge(own, full_of[own])), last_seen, told.first)
        if not _OF_KIN.search(text, max(0, mentions[k].start - 30), mentions[k].start):
            last_seen[chosen] = k
        groups.setdefault(chosen, []).append(k)
    return list(groups.values())


def _at_edge(short: Key, fulls: Sequence[Key]) -> Sequence[Key]:
    """The full names that begin or end like the short one, if there are any: a name in the middle seldom stands alone."""
    return [full for full in fulls if full[:1] == short[:1] or full[-1:] == short[-1:]] or fulls


def _by_initials(text: str, names: Collection[str]) -> list[tuple[str, str]]:
    """Initials and the one full name that has them (``HNW`` of M. Hidayat Nur Wahid), unless somebody is ``berinisial`` so."""
    short = {name for name in names if name.isalpha() and name.isupper() and 1 < len(name) < 5}
    if short:
        short -= initials_of(text)
    if not short:
        return []
    whose: dict[str, list[Key]] = defaultdict(list)
    forms: dict[Key, str] = {}
    for name in names:
        words = person_key(name)
        if len(words) > 1 and words not in forms:
            forms[words] = name
            short_of = initials(words), initials(key(name)), initials(tuple(filter(_counts, words)))
            for own in set(short_of):
                whose[own.upper()].append(words)
    return [(forms[whose[one][0]], one) for one in sorted(short) if len(whose[one]) == 1]


def _counts(word: str) -> bool:
    return len(word) > 1 and word != "muhamad"


def _choose(candidates: Sequence[Key], last_seen: dict[Key, int], first_seen: dict[Key, int]) -> Key:
    """The full name for a mention: the one mentioned last, else the one that comes first."""
    if len(candidates) == 1:
        return candidates[0]
    seen = [full for full in candidates if full in last_seen]
    if seen:
        return max(seen, key=lambda full: last_seen[full])
    return min(candidates, key=lambda full: first_seen.get(full, 0))


class _Told:
    """What the text says of the names themselves: where they stand, their offices, which of them a list parts."""

    def __init__(self, text: str, mentions: Sequence[Entity], keys: Mapping[int, Key]) -> None:
        self.keys = keys
        self._text = text
        self._at: dict[Key, list[Entity]] = defaultdict(list)
        self.first: dict[Key, int] = {}
        for k, own in keys.items():
            self.first.setdefault(own, k)
            self._at[own].append(mentions[k])
        self._roles = RoleReader(text, [mention for mention in mentions if mention.label != "PERSON"])

    def may_be_one(self, short: Key, full: Key) -> bool:
        """Whether two names may be one person's: a name that is cut short does not come before the full one, has no age
        or other office of its own, and no list parts them."""
        mentions = self._at[short]
        return (
            (is_respelt(short, full) or self._at[full][0].start < mentions[-1].start)
            and not _OWN_AGE.match(self._text, mentions[0].end)
            and not _OWN_NAME.search(self._text, max(0, mentions[0].start - 11), mentions[0].start)
            and not self._parted(short, full)
            and not self.differ_in_office(short, full)
            and not self._called_otherwise(short, full)
        )

    def _called_otherwise(self, short: Key, full: Key) -> bool:
        """Whether the full name is cut short in another way, so that a single word like one of its parts is somebody else
        (``Bianto`` beside ``Prabowo Subianto``, who is ``Prabowo``)."""
        return len(short) == 1 < len(full) and any(
            (part,) in self._at and not part.endswith(short[0]) and not misspells(part, short[0])
            for part in full
        )

    def called_so(self, short: Key, fulls: Sequence[Key]) -> Sequence[Key]:
        """The full names without those that end in the short one and are cut short otherwise (``Brigitte`` for ``Brigitte
        Macron``), if others are left that stand before the short one (``Emmanuel Macron``)."""
        if len(short) > 1 or len(fulls) < 2:
            return fulls
        left = [f for f in fulls if f[-1] != short[0] or not any((w,) in self.first for w in f[:-1])]
        return left if left and all(self.first[f] < self.first[short] for f in left) else fulls

    def _parted(self, short: Key, full: Key) -> bool:
        """Whether the two stand side by side in a list."""
        pairs = ((a, b) for a in self._at[short][:_OFTEN] for b in self._at[full][:_OFTEN])
        ordered = (sorted(pair, key=lambda mention: mention.start) for pair in pairs)
        return any(
            0 < b.start - a.end < 60 and _LISTED.fullmatch(self._text, a.end, b.start) for a, b in ordered
        )

    def is_relative(self, longer: Key, name: Key) -> bool:
        """Whether ``longer`` is somebody else, who has ``name`` behind a first name of her own and another office."""
        behind = len(name) > 1 and longer[-len(name) :] == name and longer[:1] in self.first
        return behind and self.differ_in_office(name, longer)

    def differ_in_office(self, one: Key, other: Key) -> bool:
        """Whether both names have offices, or both ranks, and none in common."""
        first, second = self._offices(one), self._offices(other)
        comparable = not set(first.values()).isdisjoint(second.values())
        return comparable and first.keys().isdisjoint(second)

    def _offices(self, name: Key) -> dict[str, bool]:
        """The offices that are said of a name where they do not point back, and whether each is a rank."""
        phrases = (
            phrase
            for mention in self._at[name][:_FEW]
            for phrase in (self._roles.before(mention), self._roles.after(mention))
        )
        return {phrase.group: phrase.kind == "rank" for phrase in phrases if phrase and not phrase.pointed}


@cache
def _nicknames() -> dict[Key, tuple[Key, ...]]:
    found: dict[Key, tuple[Key, ...]] = {}
    for row in table("nicknames"):
        nickname = person_key(row["nickname"])
        found[nickname] = (*found.get(nickname, ()), person_key(row["name"]))
    return found


def _full_names(told: _Told, aliases: list[tuple[Key, Key]]) -> dict[Key, list[Key]]:
    """For every name the full names it may stand for; a full name stands for itself."""
    known = {full for fulls in _nicknames().values() for full in fulls}
    by_word: dict[str, list[Key]] = defaultdict(list)
    fulls: dict[Key, list[Key]] = {}
    other = _aliases(told.first, aliases)
    for name in sorted(told.first, key=lambda name: (len(name), sum(map(len, name))), reverse=True):
        longer = [] if name in known and len(name) > 1 else _longer(name, by_word, told)
        found = list(dict.fromkeys(target for full in longer for target in fulls[full]))
        if not found and len(name) == 1:
            found = nearly(name[0], by_word, told.may_be_one)
        if not found and len(name) > 1 and name not in known:
            alike = respelt(name, by_word) or reworded(name, by_word)
            found = [f for f in alike if told.may_be_one(name, f)]
        if not found and name in other:
            found = fulls.get(other[name], [other[name]])
        fulls[name] = found or [name]
        if not found or name in other:
            for word in {*name, *(w[0] for w in name)}:
                by_word[word].append(name)
    return {name: [t for full in found for t in fulls.get(full, [full])] for name, found in fulls.items()}


def _longer(name: Key, by_word: dict[str, list[Key]], told: _Told) -> list[Key]:
    near = [
        *by_word.get(max(name, key=len, default=""), ())[-_NEAR:],
        *by_word.get("".join(name), ())[-_NEAR:],
    ]
    longer = [full for full in dict.fromkeys(near) if shortens(name, full)]
    return [full for full in longer if not told.is_relative(full, name)]


def _aliases(names: Mapping[Key, int], introduced: list[tuple[Key, Key]]) -> dict[Key, Key]:
    """Another name to the name it stands for, both in the article, never in a circle."""
    found: dict[Key, Key] = {}
    pairs = [*((full, nick) for nick in names for full in _nicknames().get(nick, ())), *introduced]
    for full, other in pairs:
        if (
            full in names
            and other in names
            and full != other
            and full not in found
            and other not in found
            and other not in found.values()
        ):
            found[other] = full
    return found
