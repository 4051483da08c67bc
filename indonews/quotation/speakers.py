"""Who is meant: the source next to a cue as an actor of the article, through names, short forms, roles and pronouns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

import regex

from ..spans import Span
from .drafts import Draft
from .phrases import PERSONAL
from .reading import Reading
from .types import Speaker
from .words import words

__all__ = ["Cast", "resolve"]

TOKEN = regex.compile(r"[^\W_]+")
ROLE = words("role")
DOCUMENT = words("document")
MANY = words("many")
PEOPLE = frozenset(("PERSON",))


@dataclass(slots=True)
class Member:
    """One actor of the article: its fullest name, all its mentions, and the words of the roles it was given."""

    name: str
    label: str
    tokens: tuple[str, ...]
    mentions: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)


class Cast:
    """The persons and bodies of an article, by mention and by role."""

    __slots__ = ("member_of", "members", "r")

    def __init__(self, r: Reading, actors: Sequence[object] | None) -> None:
        self.r = r
        self.members: list[Member] = []
        self.member_of: dict[int, Member] = {}
        if actors:
            self._from_actors(actors)
        self._from_entities()
        self._roles()

    def _from_actors(self, actors: Sequence[object]) -> None:
        by_start = {e.start: k for k, e in enumerate(self.r.entities)}
        for actor in actors:
            name, label = str(getattr(actor, "name", "")), str(getattr(actor, "label", ""))
            member = Member(name, label, _tokens(name))
            self.members.append(member)
            for mention in getattr(actor, "mentions", ()):
                k = by_start.get(mention.start)
                if k is not None:
                    self.member_of[k] = member
                    member.mentions.append(k)

    def _from_entities(self) -> None:
        """Group what no actor holds: a mention belongs to the longest name that has all its words."""
        loose = [(k, e) for k, e in enumerate(self.r.entities) if k not in self.member_of]
        for k, e in sorted(loose, key=lambda x: (-len(_tokens(x[1].text)), x[0])):
            tokens = _tokens(e.text)
            member = self._fit(tokens, e.label)
            if member is None:
                member = Member(e.text, e.label, tokens)
                self.members.append(member)
            member.mentions.append(k)
            self.member_of[k] = member
        self._abbreviations()

    def _fit(self, tokens: tuple[str, ...], label: str) -> Member | None:
        for member in self.members:
            if member.label != label:
                continue
            if tokens == member.tokens or label == "PERSON" and tokens and set(tokens) <= set(member.tokens):
                return member
        return None

    def _abbreviations(self) -> None:
        """``Pusat Pelaporan (PPATK)``: a bracketed name right behind a name is the same body."""
        text = self.r.text
        for k in range(len(self.r.entities) - 1):
            a, b = self.r.entities[k], self.r.entities[k + 1]
            if text[a.end : b.start].strip() == "(" and text[b.end : b.end + 1] == ")" and a.label == b.label:
                long, short = self.member_of[k], self.member_of[k + 1]
                if long is not short:
                    for m in short.mentions:
                        self.member_of[m] = long
                    long.mentions.extend(short.mentions)
                    short.mentions = []

    def _roles(self) -> None:
        """The words of the title before each name, and of the apposition behind it."""
        r = self.r
        for k, member in self.member_of.items():
            if member.label != "PERSON":
                continue
            first = r.word_at(r.entities[k].start)
            j = first
            while (
                j > 0 and j > first - 14 and r.piece_at[j - 1] < 0 and r.gap(j).strip(" ()\xa0") in ("", ",")
            ):
                if (
                    r.entity_at[j - 1] >= 0
                    and r.label(j - 1) == "PERSON"
                    or r.low[j - 1] in ("yang", "oleh", "kata")
                ):
                    break
                j -= 1
            heads = [i for i in range(j, first) if r.low[i] in ROLE]
            if heads:
                member.roles.update(r.low[heads[0] : first])

    def in_span(self, start: int, end: int) -> list[tuple[int, Member]]:
        """Members mentioned in ``start:end``, with the index of the mention."""
        keys = self.r.entities
        k = bisect_left(keys, start, key=lambda e: e.start)
        found = []
        while k < len(keys) and keys[k].start < end:
            found.append((k, self.member_of[k]))
            k += 1
        return found


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(t.lower() for t in TOKEN.findall(name))


def resolve(r: Reading, drafts: Sequence[Draft], actors: Sequence[object] | None) -> list[Speaker]:
    """The speaker of every draft, in order."""
    cast = Cast(r, actors)
    speakers: list[Speaker] = []
    last: Speaker | None = None
    seen = 0
    for draft in drafts:
        point = draft.cue[0] if draft.cue else draft.start
        speaker = _speaker(r, cast, draft, last)
        if speaker.name is None and (draft.inherits or speaker.resolution in ("clitic", "pronoun")):
            how = "continuation" if draft.inherits else speaker.resolution
            name = _salient(r, cast, draft, last, seen)
            speaker = Speaker(
                name=name,
                mention=speaker.mention,
                resolution=how if name else "none",
                type="person" if name else "unknown",
            )
        speakers.append(speaker)
        if speaker.name and draft.rule != "relay-frame":
            last = speaker
        seen = max(seen, point, draft.end)
    return speakers


def _salient(r: Reading, cast: Cast, draft: Draft, last: Speaker | None, seen: int) -> str | None:
    """The person last talked of outside quotations, else the last speaker."""
    point = draft.cue[0] if draft.cue else draft.start
    k = bisect_left(r.entities, point, key=lambda e: e.start) - 1
    while k >= 0 and r.entities[k].start >= seen:
        member = cast.member_of[k]
        first = r.word_at(r.entities[k].start)
        if member.label == "PERSON" and r.piece_at[first] < 0:
            sentence, _ = r.sentence(first)
            if first - sentence <= 14:
                return member.name
        k -= 1
    return last.name if last else None


def _speaker(r: Reading, cast: Cast, draft: Draft, last: Speaker | None) -> Speaker:
    if draft.source is None:
        return Speaker()
    start, end = draft.source
    mention = Span.of(r.text, start, end)
    phrase = mention.text
    low = phrase.lower()
    if low == "nya":
        return Speaker(mention=mention, resolution="clitic")
    if low in PERSONAL or low == "pihaknya":
        return Speaker(mention=mention, resolution="pronoun")
    found = cast.in_span(start, end)
    people = [m for _, m in found if m.label == "PERSON"]
    if people:
        names = list(dict.fromkeys(m.name for m in people))
        if " dan " not in low and "," not in low:
            names = names[-1:]
        return Speaker("; ".join(names), mention, type="person", resolution="explicit")
    tokens = _tokens(phrase)
    if found and (
        len(found) == 1 and r.entities[found[0][0]].start == start and r.entities[found[0][0]].end == end
    ):
        return Speaker(found[0][1].name, mention, type="organization", resolution="explicit")
    if found and tokens[0] in DOCUMENT:
        return Speaker(found[-1][1].name, mention, type="organization", resolution="explicit")
    pointing = tokens and tokens[-1] in ("itu", "ini", "tersebut")
    member = _by_role(r, cast, tokens, start)
    if member and (pointing or phrase[0].isupper() or low.startswith("sang")):
        return Speaker(member.name, mention, type="person", resolution="role")
    if pointing and last and tokens[0] not in MANY:
        return Speaker(last.name, mention, type=last.type, resolution="role")
    return Speaker(phrase, mention, type="indefinite", resolution="indefinite")


def _by_role(r: Reading, cast: Cast, tokens: tuple[str, ...], start: int) -> Member | None:
    """The person last mentioned before ``start`` to whom the role was given."""
    heads = {t for t in tokens if t in ROLE}
    if not heads:
        return None
    best: tuple[int, Member] | None = None
    for member in cast.members:
        if (
            member.label == "PERSON"
            and member.mentions
            and set(tokens) - {"itu", "ini", "tersebut", "sang"} <= member.roles
        ):
            near = [r.entities[m].start for m in member.mentions if r.entities[m].start < start]
            place = max(near) if near else -1
            if best is None or place > best[0]:
                best = (place, member)
    return best[1] if best else None
