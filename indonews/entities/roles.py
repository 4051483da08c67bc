"""What the article says somebody is: ``Presiden Rusia Vladimir Putin``, ``Budi, Ketua KPK,`` and ``sang presiden``.

A role is a head word of the table ``roles`` with the capitalised words, names and few small words between it and the
person; the first name among them is the affiliation. A role that stands without a name is given to the person of
the article who has it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from ..lexicon import column, table
from ..spans import Span
from .names import key, words_of
from .places import place
from .types import Actor, Entity, Role

__all__ = ["attach_roles"]

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}'’./&-]*+")
_WINDOW = 160
_HEAD_WORDS = 4
_MODIFIERS = words_of("modifier")
_SMALL = words_of("role")
_APPOSITION = regex.compile(
    r"^(?:\s\([^()\n]{1,20}\))?(?:, | selaku | sebagai | adalah |, yang (?:juga )?(?:merupakan|menjabat(?: sebagai)?) |, selaku | \()"
)
_DETERMINERS = frozenset({"itu", "tersebut", "ini"})
_ENDS = regex.compile(r"[.!?;:\n\"“”]|\s[-–—]\s")
_NAMED_AFTER = regex.compile(r"^[,\s(]{0,3}$")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A role as written: its span, head's group and kind, the affiliation, and whether a determiner points back."""

    start: int
    end: int
    group: str
    kind: str
    title: str
    affiliation: str | None
    pointed: bool = False


@cache
def _heads() -> dict[str, tuple[str, str]]:
    return {row["head"]: (row["group"], row["kind"]) for row in table("roles")}


@cache
def _head_words() -> frozenset[str]:
    return frozenset(word for head in _heads() if " " in head for word in head.split())


def attach_roles(text: str, entities: Sequence[Entity], actors: Sequence[Actor]) -> list[Actor]:
    """The actors with ``roles`` from the words beside their names, and ``role_mentions`` of those that stand alone."""
    ordered = [entity for entity in entities if entity.actor is not None]
    reader = _Reader(text, ordered)
    roles: dict[int, list[Role]] = defaultdict(list)
    taken: list[tuple[int, int]] = [(entity.start, entity.end) for entity in ordered]
    said: list[tuple[int, _Phrase]] = []
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
    alone_media = _kind_mentions(text, ordered)
    return [
        replace(
            actor,
            roles=tuple(roles[actor.id]),
            role_mentions=tuple(sorted((*alone[actor.id], *alone_media[actor.id]), key=lambda s: s.start)),
        )
        for actor in actors
    ]


class _Reader:
    """Reads role phrases of one text."""

    def __init__(self, text: str, entities: Sequence[Entity]) -> None:
        self.text = text
        self.entities = entities
        self._starts = [entity.start for entity in entities]
        self._ends = [entity.end for entity in entities]

    def _tokens(self, start: int, end: int) -> list[tuple[int, int, Entity | None]]:
        """Words and whole entities between two positions."""
        tokens: list[tuple[int, int, Entity | None]] = []
        k = bisect_right(self._ends, start)
        position = start
        while position < end:
            entity = self.entities[k] if k < len(self.entities) and self.entities[k].end <= end else None
            for match in _WORD.finditer(self.text, position, entity.start if entity else end):
                tokens.append((*match.span(), None))
            if entity is None:
                break
            if entity.start >= position:
                tokens.append((entity.start, entity.end, entity))
            position = max(position, entity.end)
            k += 1
        return tokens

    def before(self, person: Entity) -> _Phrase | None:
        """The role phrase that ends where the person's name starts."""
        low = max(0, person.start - _WINDOW)
        for match in _ENDS.finditer(self.text, low, person.start):
            if (
                match[0] != "."
                or self.text[match.end() : match.end() + 1].isspace()
                or match.end() == person.start
            ):
                low = match.end()
        tokens = self._tokens(low, person.start)
        best: int | None = None
        right = person.start
        for k in range(len(tokens) - 1, -1, -1):
            start, end, entity = tokens[k]
            gap = self.text[end:right]
            apart = gap == ", " and right == person.start
            if (gap.strip(" ()\xa0") and not apart) or (entity is not None and entity.label == "PERSON"):
                break
            if entity is None:
                if self._head(tokens, k) is not None:
                    best = k
                elif not self._may_stand(self.text[start:end]):
                    break
            right = start
        return self._phrase(tokens, best, person.start) if best is not None else None

    def after(self, person: Entity) -> _Phrase | None:
        """The role phrase that follows the name as an apposition."""
        opening = _APPOSITION.match(self.text, person.end, person.end + 60)
        opening = opening or _APPOSITION.match(self.text[person.end : person.end + 60])
        if opening is None:
            return None
        begin = person.end + len(opening[0])
        return self.from_head(begin)

    def from_head(self, begin: int) -> _Phrase | None:
        """The role phrase whose first word, a head or a modifier of one, starts at ``begin``."""
        tokens = self._tokens(begin, min(len(self.text), begin + _WINDOW))
        if not tokens or tokens[0][0] != begin or tokens[0][2] is not None or self._head(tokens, 0) is None:
            return None
        end = tokens[0][1]
        for k, (start, stop, entity) in enumerate(tokens):
            gap = self.text[end:start] if k else ""
            if gap.strip(" \xa0()") or "\n" in gap or (entity is not None and entity.label == "PERSON"):
                break
            if (
                entity is None
                and k >= self._head_length(tokens)
                and not self._may_stand(self.text[start:stop])
            ):
                break
            end = stop
        return self._phrase(tokens, 0, end)

    def _head_length(self, tokens: Sequence[tuple[int, int, Entity | None]]) -> int:
        found = self._head(tokens, 0)
        return found[0] if found else 0

    def _head(self, tokens: Sequence[tuple[int, int, Entity | None]], k: int) -> tuple[int, str, str] | None:
        """(words, group, kind) of the longest head at token ``k``, modifiers before it counted."""
        skipped = 0
        while (
            k + skipped < len(tokens)
            and self._lower(tokens, k + skipped) in _MODIFIERS - {"wakil"}
            and skipped < 2
        ):
            skipped += 1
        for length in range(_HEAD_WORDS, 0, -1):
            span = tokens[k + skipped : k + skipped + length]
            if len(span) == length and all(token[2] is None for token in span):
                words = self.text[span[0][0] : span[-1][1]].casefold()
                if words in _heads():
                    return skipped + length, *_heads()[words]
        return None

    def _lower(self, tokens: Sequence[tuple[int, int, Entity | None]], k: int) -> str:
        start, end, entity = tokens[k]
        return self.text[start:end].casefold() if entity is None else ""

    @staticmethod
    def _may_stand(word: str) -> bool:
        return word[0].isupper() or word[0].isdigit() or word in _SMALL or word in _head_words()

    def _phrase(self, tokens: Sequence[tuple[int, int, Entity | None]], k: int, end: int) -> _Phrase | None:
        head = self._head(tokens, k)
        if head is None:
            return None
        inside = [token for token in tokens[k:] if token[1] <= end]
        affiliation = next((token[2] for token in inside if token[2] is not None), None)
        title_end = affiliation.start if affiliation else inside[-1][1]
        start = tokens[k][0]
        title = " ".join(self.text[start:title_end].strip(" \xa0(").split())
        return _Phrase(
            start, inside[-1][1], head[1], head[2], title, affiliation.name if affiliation else None
        )


def _role_mentions(
    reader: _Reader,
    taken: list[tuple[int, int]],
    said: Sequence[tuple[int, _Phrase]],
    entities: Sequence[Entity],
) -> dict[int, list[Span]]:
    """Role phrases without a name beside them, each given to the actor who has that role."""
    found: dict[int, list[Span]] = defaultdict(list)
    by_group: dict[str, list[tuple[int, _Phrase]]] = defaultdict(list)
    for actor, phrase in said:
        by_group[phrase.group].append((actor, phrase))
    if not by_group:
        return found
    starts = [start for start, _ in taken]
    seen: dict[int, list[int]] = defaultdict(list)
    for entity in entities:
        if entity.actor is not None:
            seen[entity.actor].append(entity.start)
    position = 0
    for match in _head_pattern().finditer(reader.text):
        if match.start() < position or _covered(match.start(), taken, starts):
            continue
        bare = reader.from_head(match.start())
        if bare is None:
            continue
        phrase = _with_determiner(reader.text, bare)
        owner = _owner(phrase, by_group[phrase.group], seen)
        if owner is not None:
            found[owner].append(Span.of(reader.text, phrase.start, phrase.end))
            position = phrase.end
    return found


@cache
def _head_pattern() -> regex.Pattern[str]:
    first = sorted({head.split()[0] for head in _heads()} | {"sang"}, key=len, reverse=True)
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, first))})\b", regex.I | regex.V1)


def _covered(position: int, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    k = bisect_right(starts, position) - 1
    return any(start <= position < end for start, end in taken[max(0, k - 3) : k + 1])


def _with_determiner(text: str, phrase: _Phrase) -> _Phrase:
    following = _WORD.match(text, phrase.end + 1)
    pointed = text[phrase.start : phrase.start + 5].casefold() == "sang "
    if following and following[0] in _DETERMINERS and text[phrase.end] == " ":
        return replace(phrase, end=following.end(), pointed=True)
    return replace(phrase, pointed=pointed)


def _owner(
    phrase: _Phrase, same_group: Sequence[tuple[int, _Phrase]], seen: dict[int, list[int]]
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


@cache
def _media() -> frozenset[tuple[str, ...]]:
    return frozenset(map(key, column("media", "name")))


@cache
def _kind_pattern() -> regex.Pattern[str]:
    nouns = sorted(column("organisation_kinds", "noun"), key=len, reverse=True)
    return regex.compile(
        rf"\b(?P<noun>{'|'.join(map(regex.escape, nouns))}) (?:tersebut|itu|ini)\b", regex.I | regex.V1
    )


def _kind_mentions(text: str, entities: Sequence[Entity]) -> dict[int, list[Span]]:
    """``kantor berita tersebut``, ``perusahaan itu``: the organisation of that kind mentioned last."""
    found: dict[int, list[Span]] = defaultdict(list)
    organisations = [e for e in entities if e.label in ("ORG", "PRODUCT") and e.actor is not None]
    ends = [e.end for e in organisations]
    kinds = {row["noun"]: row for row in table("organisation_kinds")}
    fits: dict[tuple[int, str], bool] = {}
    for match in _kind_pattern().finditer(text):
        row = kinds[match["noun"].casefold()]
        k = bisect_right(ends, match.start())
        for entity in reversed(organisations[max(0, k - 30) : k]):
            fit = (entity.start, row["kind"])
            if fit not in fits:
                fits[fit] = _is_kind(text, entity, row["kind"], row["words"])
            if fits[fit] and entity.actor is not None:
                found[entity.actor].append(Span.of(text, *match.span()))
                break
    return found


def _is_kind(text: str, entity: Entity, kind: str, words: str) -> bool:
    """Whether the name or the noun before it says that the organisation is of this kind."""
    if kind == "media" and (key(entity.name) in _media() or key(entity.text) in _media()):
        return True
    before = text[max(0, entity.start - 30) : entity.start].casefold()
    name = key(entity.name)
    return any(
        before.rstrip().endswith(word) or tuple(word.split()) == name[: len(word.split())]
        for word in words.split("|")
    )
