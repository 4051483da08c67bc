"""What the article says somebody is, and roles that stand for a person: ``sang presiden``, ``pemimpin Korea Utara itu``.

A role that stands without a name is given to the person of the article who has it; one that points back
(``pemain asal Argentina itu``) and that nobody is said to have, to the person mentioned last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from ..spans import Span
from .kinds import kind_mentions
from .names import key
from .places import place
from .role_phrases import RolePhrase, RoleReader, first_words
from .types import Actor, Entity, Role

__all__ = ["attach_roles"]

_WORD = re.compile(r"\w+")
_BACK = 1_500
_POINTS_BACK = frozenset({"office", "work", "person"})


def attach_roles(text: str, entities: Sequence[Entity], actors: Sequence[Actor]) -> list[Actor]:
    """The actors with ``roles`` from the words beside their names, and ``role_mentions`` of those that stand alone."""
    ordered = [entity for entity in entities if entity.actor is not None]
    reader = RoleReader(text, ordered)
    roles: dict[int, list[Role]] = defaultdict(list)
    taken: list[tuple[int, int]] = [(entity.start, entity.end) for entity in ordered]
    said: list[tuple[int, RolePhrase]] = []
    for entity in ordered:
        if entity.label != "PERSON" or entity.actor is None:
            continue
        for phrase in (reader.before(entity), reader.after(entity)):
            if phrase is None:
                continue
            taken.append((phrase.start, phrase.end))
            said.append((entity.actor, phrase))
            role = Role(phrase.title, phrase.affiliation, Span.of(text, phrase.start, phrase.end))
            if all((role.title, role.affiliation) != (r.title, r.affiliation) for r in roles[entity.actor]):
                roles[entity.actor].append(role)
    alone = _role_mentions(reader, sorted(taken), said, ordered)
    by_kind = kind_mentions(text, ordered)
    return [
        replace(
            actor,
            roles=tuple(roles[actor.id]),
            role_mentions=tuple(sorted((*alone[actor.id], *by_kind[actor.id]), key=lambda s: s.start)),
        )
        for actor in actors
    ]


def _role_mentions(
    reader: RoleReader,
    taken: list[tuple[int, int]],
    said: Sequence[tuple[int, RolePhrase]],
    entities: Sequence[Entity],
) -> dict[int, list[Span]]:
    """Role phrases without a name beside them, each given to the actor who has that role."""
    found: dict[int, list[Span]] = defaultdict(list)
    by_group: dict[str, list[tuple[int, RolePhrase]]] = defaultdict(list)
    for actor, phrase in said:
        by_group[phrase.group].append((actor, phrase))
        if phrase.other_group:
            by_group[phrase.other_group].append((actor, phrase))
    starts = [start for start, _ in taken]
    seen: dict[int, list[int]] = defaultdict(list)
    for entity in entities:
        if entity.actor is not None:
            seen[entity.actor].append(entity.start)
    persons = [(e.start, e.actor) for e in entities if e.label == "PERSON" and e.actor is not None]
    position = 0
    heads = first_words()
    for match in _WORD.finditer(reader.text):
        if (
            match[0].lower() not in heads
            or match.start() < position
            or _covered(match.start(), taken, starts)
        ):
            continue
        alone = reader.from_head(match.start())
        if alone is None:
            continue
        owner = _owner(alone, by_group[alone.group], seen)
        if owner is None and alone.pointed and alone.kind in _POINTS_BACK:
            owner = _last_person(alone.start, persons)
        if owner is not None:
            found[owner].append(Span.of(reader.text, alone.start, alone.end))
            position = alone.end
    return found


def _last_person(start: int, persons: Sequence[tuple[int, int]]) -> int | None:
    k = bisect_left(persons, (start, -1))
    return persons[k - 1][1] if k and start - persons[k - 1][0] < _BACK else None


def _covered(position: int, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    k = bisect_right(starts, position) - 1
    return any(start <= position < end for start, end in taken[max(0, k - 3) : k + 1])


def _owner(
    phrase: RolePhrase, same_group: Sequence[tuple[int, RolePhrase]], seen: dict[int, list[int]]
) -> int | None:
    """The actor with this role: the same affiliation if both name one, the one mentioned last before it."""
    if not phrase.pointed and phrase.affiliation is None and phrase.kind != "office":
        return None
    fitting = dict.fromkeys(
        actor
        for actor, other in same_group
        if (
            _same_affiliation(phrase.affiliation, other.affiliation)
            or None in (phrase.affiliation, other.affiliation)
        )
        and not (phrase.affiliation is not None and other.affiliation is None and phrase.kind != "office")
    )
    exact = [
        a
        for a in fitting
        if any(a == b and _same_affiliation(phrase.affiliation, o.affiliation) for b, o in same_group)
    ]
    candidates = exact if phrase.affiliation and exact else list(fitting)
    last: dict[int, int] = {}
    for actor in candidates:
        k = bisect_left(seen[actor], phrase.start)
        if k:
            last[actor] = seen[actor][k - 1]
    if last:
        return max(last, key=lambda actor: last[actor])
    return candidates[0] if len(candidates) == 1 and phrase.affiliation else None


def _same_affiliation(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one == other
    first, second = place(one), place(other)
    if first and second:
        return first.canonical == second.canonical
    return key(one) == key(other)
