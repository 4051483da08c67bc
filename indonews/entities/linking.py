"""Which mentions of an article name the same actor.

A person's short form goes to the full name whose words it repeats (``Shoigu`` to ``Sergei Shoigu``), an ambiguous one
to the name mentioned last; organisations are joined by the abbreviations that the article or a table gives, places by
their canonical name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..spans import Mention, Span, require_text
from .bodies import join_bodies
from .clipped import with_whole_names
from .fullest import fullest
from .introductions import called_by_role, called_so, introduced
from .names import Key, key, organisation_key, person_key
from .people import people
from .places import Place, place
from .roles import attach_roles
from .types import NAME_LABELS, Actor, Entity
from .union import Union

__all__ = ["link"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})


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
    mentions = [_entity(mention) for mention in sorted(entities, key=lambda m: (m.start, m.end))]
    mentions = with_whole_names(text, mentions)
    named = [k for k, mention in enumerate(mentions) if mention.label in NAME_LABELS]
    called = list(called_so(text, [mention for mention in mentions if mention.label == "PERSON"]))
    pairs = [*introduced(text, [mentions[k] for k in named]), *(("PERSON", *pair) for pair in called)]
    groups: list[_Group] = []
    for label in NAME_LABELS:
        members = [k for k in named if mentions[k].label == label]
        aliases = [(full, short) for kind, full, short in pairs if kind == label]
        groups += _group(text, label, mentions, members, aliases)
    told = _Told(
        nicknames={nickname for _, nickname in called}.union(
            short for label, full, short in pairs if label == "PERSON" and _is_nickname(short, full)
        ),
        written_out={short: full for label, full, short in pairs if label == "ORG"},
    )
    linked, actors = _named(text, mentions, groups, told)
    joined = _join_by_role(text, linked, actors, groups)
    return _named(text, mentions, joined, told) if len(joined) < len(groups) else (linked, actors)


def _named(
    text: str, mentions: Sequence[Entity], groups: list[_Group], told: _Told
) -> tuple[list[Entity], list[Actor]]:
    """The mentions and actors of the groups, which are put in order of appearance."""
    groups.sort(key=lambda group: group.members[0])
    linked = list(mentions)
    actors = []
    for number, group in enumerate(groups):
        actor = _actor(number, group, mentions, told)
        actors.append(actor)
        for k in group.members:
            linked[k] = replace(
                mentions[k], name=actor.name, actor=number, canonical=actor.canonical, code=actor.code
            )
    return linked, attach_roles(text, linked, actors)


def _join_by_role(
    text: str, linked: Sequence[Entity], actors: Sequence[Actor], groups: Sequence[_Group]
) -> list[_Group]:
    """The groups with a nickname joined to the person whose role it is said to be for (``Tiko, sapaan akrab gubernur itu``)."""
    owners = {mention.start: actor.id for actor in actors for mention in actor.role_mentions}
    left = dict(enumerate(groups))
    for person in linked:
        role = called_by_role(text, person) if person.label == "PERSON" else None
        owner = owners.get(role) if role is not None else None
        if (
            owner is None
            or person.actor is None
            or owner == person.actor
            or not {owner, person.actor} <= left.keys()
        ):
            continue
        nickname = left.pop(person.actor)
        left[owner] = _Group("PERSON", sorted(left[owner].members + nickname.members))
    return list(left.values())


@dataclass(slots=True)
class _Group:
    label: str
    members: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the article says of its names: nicknames, which name nobody who has another name, and what abbreviations
    of bodies stand for."""

    nicknames: Collection[str]
    written_out: Mapping[str, str]


def _is_nickname(short: str, full: str) -> bool:
    """Whether another name of a person is no longer one and has no word of the first."""
    first, second = person_key(full), person_key(short)
    return len(first) >= len(second) and set(first).isdisjoint(second)


def _entity(mention: Mention) -> Entity:
    if isinstance(mention, Entity):
        return mention
    return Entity(mention.start, mention.end, mention.text, mention.label, name=mention.text, rule="given")


def _actor(number: int, group: _Group, mentions: Sequence[Entity], told: _Told) -> Actor:
    texts = {mentions[k].text for k in group.members}
    forms = [mentions[k].name if mentions[k].name in texts else mentions[k].text for k in group.members]
    if group.label == "ORG":
        written = (told.written_out[form] for form in dict.fromkeys(forms) if form in told.written_out)
        name = fullest([*forms, *(full for full in written if full not in forms)])
    else:
        name = fullest([form for form in forms if form not in told.nicknames] or forms)
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
    text: str, label: str, mentions: Sequence[Entity], members: list[int], aliases: list[tuple[str, str]]
) -> list[_Group]:
    if not members:
        return []
    if label == "PERSON":
        return [_Group(label, found) for found in people(text, mentions, members, aliases)]
    keyed = organisation_key if label == "ORG" else key
    keys = {k: keyed(mentions[k].name) for k in members}
    names = dict.fromkeys(keys.values())
    same = Union(names)
    for full, short in aliases:
        same.join(keyed(full), keyed(short))
    if label == "ORG":
        join_bodies(names, same)
    else:
        _join_places({keys[k]: mentions[k].name for k in members}, same)
    groups: dict[Key, _Group] = defaultdict(lambda: _Group(label))
    for k in members:
        groups[same.root(keys[k])].members.append(k)
    return list(groups.values())


def _join_places(forms: dict[Key, str], same: Union) -> None:
    first: dict[str, Key] = {}
    for name, form in forms.items():
        known = place(form)
        if known is not None:
            same.join(first.setdefault(known.canonical, name), name)
