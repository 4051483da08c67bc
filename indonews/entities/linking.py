"""Which mentions of an article name the same actor.

A person's short form goes to the full name whose words it repeats (``Shoigu`` to ``Sergei Shoigu``), an ambiguous one
to the name mentioned last; organisations are joined by the abbreviations that the article or a table gives, places by
their canonical name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from ..lexicon import table
from ..spans import Mention, Span, require_text
from .introductions import introduced
from .names import Key, fullest, initials, key, organisation_key, parted_words, person_key, shortens, words_of
from .places import Place, is_place, place
from .roles import attach_roles
from .types import NAME_LABELS, Actor, Entity

__all__ = ["link"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_GENERIC = words_of("generic")
_LEFT_OUT = words_of("left_out")
_NEAR = 50
_MIN_CUT = 4
_MIN_MISSPELT = 5
_MANY_WORDS = 2_000


def link(text: str, entities: Sequence[Mention]) -> tuple[list[Entity], list[Actor]]:
    """The mentions with ``name`` and ``actor`` set, and the actors they make.

    ``entities``: mentions of ``text`` with offsets and labels, from this module or any other recogniser; those
    with a label other than ``NAME_LABELS`` come back without an actor. Actors are numbered in order of appearance.
    Raises TypeError when ``text`` is no str.

    >>> text = "Menteri Pertahanan Rusia Sergei Shoigu tiba. Shoigu bungkam."
    >>> mentions = [Entity.of(text, 19, 24, label="GPE"), Entity.of(text, 25, 38, label="PERSON"),
    ...             Entity.of(text, 45, 51, label="PERSON")]
    >>> linked, actors = link(text, mentions)
    >>> linked[2].name, [(role.title, role.affiliation) for role in actors[1].roles]
    ('Sergei Shoigu', [('Menteri Pertahanan', 'Rusia')])
    """
    require_text(text)
    mentions = [_entity(text, mention) for mention in sorted(entities, key=lambda m: (m.start, m.end))]
    named = [k for k, mention in enumerate(mentions) if mention.label in NAME_LABELS]
    pairs = introduced(text, [mentions[k] for k in named])
    groups: list[_Group] = []
    for label in NAME_LABELS:
        members = [k for k in named if mentions[k].label == label]
        aliases = [(full, short) for kind, full, short in pairs if kind == label]
        groups += _group(label, mentions, members, aliases)
    groups.sort(key=lambda group: group.members[0])
    linked = list(mentions)
    actors = []
    for number, group in enumerate(groups):
        actor = _actor(number, group, mentions)
        actors.append(actor)
        for k in group.members:
            linked[k] = replace(
                mentions[k], name=actor.name, actor=number, canonical=actor.canonical, code=actor.code
            )
    return linked, attach_roles(text, linked, actors)


@dataclass(slots=True)
class _Group:
    label: str
    members: list[int] = field(default_factory=list)


def _entity(text: str, mention: Mention) -> Entity:
    if isinstance(mention, Entity):
        return mention if mention.name else replace(mention, name=mention.text)
    return Entity(mention.start, mention.end, mention.text, mention.label, name=mention.text, rule="given")


def _actor(number: int, group: _Group, mentions: Sequence[Entity]) -> Actor:
    forms = [mentions[k].text for k in group.members]
    name = fullest(forms)
    known = _known_place(group.label, forms)
    return Actor(
        number,
        name,
        group.label,
        aliases=tuple(dict.fromkeys(form for form in forms if form != name)),
        mentions=tuple(Span(mentions[k].start, mentions[k].end, mentions[k].text) for k in group.members),
        canonical=known.canonical if known else None,
        code=known.code if known else None,
    )


def _known_place(label: str, forms: Iterable[str]) -> Place | None:
    if label not in _PLACES:
        return None
    return next((known for form in dict.fromkeys(forms) if (known := place(form))), None)


def _group(
    label: str, mentions: Sequence[Entity], members: list[int], aliases: list[tuple[str, str]]
) -> list[_Group]:
    if not members:
        return []
    if label == "PERSON":
        return _people(mentions, members, aliases)
    keyed = organisation_key if label == "ORG" else key
    keys = {k: keyed(mentions[k].text) for k in members}
    names = dict.fromkeys(keys.values())
    same = _Union(names)
    for full, short in aliases:
        same.join(keyed(full), keyed(short))
    if label == "ORG":
        _join_organisations(names, same)
    else:
        _join_places({keys[k]: mentions[k].text for k in members}, same)
    groups: dict[Key, _Group] = defaultdict(lambda: _Group(label))
    for k in members:
        groups[same.root(keys[k])].members.append(k)
    return list(groups.values())


class _Union:
    """Keys that were found to be one."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._parent = {k: k for k in keys}

    def root(self, k: Key) -> Key:
        while self._parent[k] != k:
            self._parent[k] = self._parent[self._parent[k]]
            k = self._parent[k]
        return k

    def join(self, a: Key, b: Key) -> None:
        if a in self._parent and b in self._parent:
            self._parent[self.root(b)] = self.root(a)


@cache
def _abbreviations() -> dict[Key, tuple[Key, ...]]:
    found: dict[Key, tuple[Key, ...]] = {}
    for row in table("organisations"):
        short = organisation_key(row["abbreviation"])
        found[short] = (*found.get(short, ()), organisation_key(row["name"]))
    return found


def _join_organisations(names: dict[Key, None], same: _Union) -> None:
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
    extended: dict[Key, list[Key]] = defaultdict(list)
    for name in names:
        parted = name[0] in parted_words() if name else False
        for cut in range(1, len(name)):
            rest = name[cut:]
            if name[:cut] in names and (parted or is_place(rest) or _GENERIC.issuperset(rest)):
                extended[name[:cut]].append(name)
        if len(name) > 1 and name[0] in _LEFT_OUT and name[1:] in names and not is_place(name[1:]):
            extended[name[1:]].append(name)
    for short, longer in extended.items():
        if len(longer) == 1:
            same.join(longer[0], short)


def _join_places(forms: dict[Key, str], same: _Union) -> None:
    first: dict[str, Key] = {}
    for name, form in forms.items():
        known = place(form)
        if known is not None:
            same.join(first.setdefault(known.canonical, name), name)


@cache
def _nicknames() -> dict[Key, tuple[Key, ...]]:
    found: dict[Key, tuple[Key, ...]] = {}
    for row in table("nicknames"):
        nickname = person_key(row["nickname"])
        found[nickname] = (*found.get(nickname, ()), person_key(row["name"]))
    return found


def _people(mentions: Sequence[Entity], members: list[int], aliases: list[tuple[str, str]]) -> list[_Group]:
    keys = {k: person_key(mentions[k].text) for k in members}
    full_of = _full_names(dict.fromkeys(keys.values()), [(person_key(a), person_key(b)) for a, b in aliases])
    first_seen: dict[Key, int] = {}
    for k in members:
        first_seen.setdefault(keys[k], k)
    last_seen: dict[Key, int] = {}
    groups: dict[Key, _Group] = {}
    for k in members:
        candidates = full_of[keys[k]]
        chosen = _choose(keys[k], candidates, last_seen, first_seen)
        last_seen[chosen] = k
        groups.setdefault(chosen, _Group("PERSON")).members.append(k)
    return list(groups.values())


def _choose(
    short: Key, candidates: Sequence[Key], last_seen: dict[Key, int], first_seen: dict[Key, int]
) -> Key:
    """The full name for a mention: the one mentioned last, else the one that comes first."""
    if len(candidates) == 1:
        return candidates[0]
    seen = [full for full in candidates if full in last_seen]
    if seen:
        return max(seen, key=lambda full: last_seen[full])
    return min(candidates, key=lambda full: first_seen.get(full, 0))


def _full_names(names: dict[Key, None], aliases: list[tuple[Key, Key]]) -> dict[Key, list[Key]]:
    """For every name the full names it may stand for; a full name stands for itself."""
    known = {full for fulls in _nicknames().values() for full in fulls}
    by_word: dict[str, list[Key]] = defaultdict(list)
    fulls: dict[Key, list[Key]] = {}
    other = _aliases(names, aliases)
    for name in sorted(names, key=lambda name: (len(name), sum(map(len, name))), reverse=True):
        longer = [] if name in known and len(name) > 1 else _longer(name, by_word)
        found = list(dict.fromkeys(target for full in longer for target in fulls[full]))
        if not found and len(name) == 1:
            found = _nearly(name[0], by_word)
        if not found and name in other:
            found = fulls.get(other[name], [other[name]])
        fulls[name] = found or [name]
        if not found or name in other:
            for word in {*name, *(w[0] for w in name)}:
                by_word[word].append(name)
    return {name: [t for full in found for t in fulls.get(full, [full])] for name, found in fulls.items()}


def _longer(name: Key, by_word: dict[str, list[Key]]) -> list[Key]:
    near = [
        *by_word.get(max(name, key=len, default=""), ())[-_NEAR:],
        *by_word.get("".join(name), ())[-_NEAR:],
    ]
    return [full for full in dict.fromkeys(near) if shortens(name, full)]


def _nearly(word: str, by_word: dict[str, list[Key]]) -> list[Key]:
    """The one full name that ``word`` contracts (Buwas of Budi Waseso), or with a word that it cuts short (Risma of
    Rismaharini) or misspells by a letter."""
    if len(word) < _MIN_CUT or len(by_word) > _MANY_WORDS:
        return []
    near = [f for other, named in by_word.items() if _is_near(word, other) for f in named if len(f) > 1]
    fulls = dict.fromkeys(near) or {
        f: None
        for part, named in by_word.items()
        if word.startswith(part[:2])
        for f in named
        if _contracts(word, f)
    }
    return list(fulls) if len(fulls) == 1 else []


def _contracts(word: str, full: Key) -> bool:
    return any(
        first.startswith(word[:cut]) and second.startswith(word[cut:])
        for first, second in pairwise(full)
        for cut in range(2, len(word) - 1)
    )


def _is_near(word: str, other: str) -> bool:
    if len(other) > len(word) and other.startswith(word):
        return True
    if word[0] != other[0] or abs(len(word) - len(other)) > 1 or min(len(word), len(other)) < _MIN_MISSPELT:
        return False
    short, long = sorted((word, other), key=len)
    k = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[k:] == long[k + 1 :] or short[k + 1 :] == long[k + 1 :]


def _aliases(names: dict[Key, None], introduced: list[tuple[Key, Key]]) -> dict[Key, Key]:
    """Another name to the name it stands for, both in the article, never in a circle."""
    found: dict[Key, Key] = {}
    pairs = [*introduced, *((full, nick) for nick in names for full in _nicknames().get(nick, ()))]
    for full, other in pairs:
        if (
            full in names
            and other in names
            and full != other
            and full not in found
            and other not in found.values()
        ):
            found[other] = full
    return found
