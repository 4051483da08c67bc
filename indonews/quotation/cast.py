"""The persons and bodies of an article: short forms, abbreviations, misspellings and roles of one name as one member."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

import regex

from ..lexicon import table
from .member import Member, bracketed, shortens, tokens_of
from .places import part_of, tied_to
from .reading import Reading
from .spelling import MIN_FUZZY, alike, is_contraction
from .title_before import title_before

__all__ = ["Cast"]

NICKNAMES = {row["nickname"].lower(): row["name"].lower() for row in table("nicknames")}
ORGANISATIONS = {row["abbreviation"].lower(): row["name"].lower() for row in table("organisations")}
CALLED = regex.compile(
    r"alias|atau|,? ?(?:yang )?(?:lebih )?(?:akrab |biasa |kerap |karib )?(?:di)?(?:sapa|panggil|kenal)(?:an)?(?: akrab)?(?: dengan| sebagai)?(?: nama)?",
    regex.I,
)
AFFIXES = frozenset(("pt", "cv", "persero", "tbk", "perum"))
GLUED = regex.compile(r"^\p{Lu}{2,}(?=\p{Lu}\p{Ll}{2,}\b)")  # a country glued to a name: ``ASPete``
NEAR = 60


class Cast:
    """The members of an article by mention, word and role."""

    def __init__(self, r: Reading, actors: Sequence[object] | None) -> None:
        self.r = r
        self.members: list[Member] = []
        self.relays: set[str] = set()
        self._parts: dict[int, tuple[str, str]] = {}
        self.member_of: dict[int, Member] = {}
        self._by_token: defaultdict[str, list[tuple[frozenset[str], Member]]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[tuple[str, Member]]] = defaultdict(list)
        self._by_name: dict[str, Member] = {}
        self._joined: dict[Member, Member] = {}
        self._starts = [e.start for e in r.entities]
        self.first_words = [min(r.word_at(start), len(r.low) - 1) for start in self._starts]
        self._by_stem_two: defaultdict[str, list[tuple[tuple[str, ...], Member]]] = defaultdict(list)
        for actor in actors or ():
            self._add_actor(actor)
        self._add_entities()
        self._join_brackets()
        self._join_misspelt()
        self._give_roles()

    def _add_actor(self, actor: object) -> None:
        aliases = [str(alias) for alias in getattr(actor, "aliases", ())]
        name, label = str(getattr(actor, "name", "")), str(getattr(actor, "label", ""))
        if label == "PERSON" and " " not in name:
            name = next((alias for alias in aliases if " " in alias), name)
        member = self._new(name, label)
        member.given = True
        for mention in getattr(actor, "mentions", ()):
            k = bisect_left(self._starts, mention.start)
            if k < len(self._starts) and self._starts[k] == mention.start:
                self.member_of[k] = member
                member.mentions.append(k)
        for role in getattr(actor, "roles", ()):
            member.add_title(tokens_of(str(getattr(role, "title", ""))))
        member.role_starts = [m.start for m in getattr(actor, "role_mentions", ())]
        for alias in aliases:
            self._index(tokens_of(alias), member)

    def _new(self, name: str, label: str) -> Member:
        if label == "PERSON":
            name = GLUED.sub("", name)
        member = Member(name, label)
        self.members.append(member)
        self._by_name.setdefault(name, member)
        self._index(tokens_of(name), member)
        return member

    def _index(self, tokens: Iterable[str], member: Member) -> None:
        parts = tuple(tokens)
        if member.label == "PERSON" and len(parts) > 1:
            self._by_stem_two[parts[0][:2]].append((parts, member))
        known = frozenset(parts)
        for token in known:
            self._by_token[token].append((known, member))
            if len(token) >= MIN_FUZZY - 1 and member.label == "PERSON":
                for key in {token[:3], token[-3:]}:
                    self._by_stem[key].append((token, member))

    def _add_entities(self) -> None:
        """Group what no actor holds: a mention belongs to the longest name that has all its words."""
        loose = [k for k in range(len(self.r.entities)) if k not in self.member_of]
        tokens = {k: tokens_of(self.r.entities[k].text) for k in loose}
        for k in sorted(loose, key=lambda k: (-len(tokens[k]), k)):
            entity = self.r.entities[k]
            member = self._fit(tokens[k], entity.label) or self._new(entity.text, entity.label)
            member.mentions.append(k)
            self.member_of[k] = member

    def _fit(self, tokens: tuple[str, ...], label: str) -> Member | None:
        """The member that a name of these words belongs to, if there is one."""
        if not tokens:
            return None
        mine = frozenset(tokens)
        rarest = min((self._by_token.get(t, []) for t in tokens), key=len)
        for known, member in rarest[:NEAR]:
            if member.label == label and (mine == known or (label == "PERSON" and mine <= known)):
                return member
        joined = " ".join(tokens)
        known_as = NICKNAMES.get(joined) if label == "PERSON" else ORGANISATIONS.get(joined)
        if known_as:
            full = frozenset(known_as.split())
            for known, member in self._by_token.get(known_as.split()[-1], [])[:NEAR]:
                if member.label == label and len(known & full) >= min(2, len(full)) and full & known == known:
                    return member
        return self._misspelt(tokens, label) if label == "PERSON" else None

    def _misspelt(self, tokens: tuple[str, ...], label: str, apart: Member | None = None) -> Member | None:
        """``Mirza`` for ``Mirzani``, ``Siddiqi`` for ``Shiddiqi``: one member with a nearly equal word for each."""
        first = tokens[0] if len(tokens) > 1 else ""
        common: dict[int, Member] | None = None
        for token in tokens:
            near = self._near(token, label)
            common = {i: m for i, m in near.items() if (common is None or i in common) and m is not apart}
            if not common:
                return None
        fitting = [m for m in (common or {}).values() if not first or alike(first, tokens_of(m.name)[0])]
        return max(fitting, key=lambda m: len(m.name)) if fitting else None

    def _near(self, token: str, label: str) -> dict[int, Member]:
        """The members that have this word, or one that is nearly it."""
        near = {id(m): m for _, m in self._by_token.get(token, [])[:NEAR] if m.label == label}
        stems = (token[:3], token[-3:], token[:1] + "h" + token[1:2], token[:1] + token[2:4])
        for key in dict.fromkeys(stems):
            for other, member in self._by_stem.get(key, [])[:NEAR]:
                if member.label == label and id(member) not in near and alike(token, other):
                    near[id(member)] = member
        return near

    def _join_misspelt(self) -> None:
        """Short, misspelt or contracted names that can only be one longer name's belong to that one."""
        for member in self.members:
            tokens = tokens_of(member.name)
            if not member.mentions or len(tokens) > 3 or member.label not in ("PERSON", "ORG"):
                continue
            told = member.given and member.label == "PERSON"
            other = (not told and self._longer(tokens, member)) or self._abbreviated(tokens, member)
            if other is None and member.label == "PERSON":
                other = self._misspelt(tokens, member.label, member) or self._contracted(tokens, member)
            if other is None or not other.mentions:
                continue
            if (len(other.name), -other.mentions[0]) > (len(member.name), -member.mentions[0]):
                self.merge(other, member)

    def _longer(self, tokens: tuple[str, ...], member: Member) -> Member | None:
        """The one other member whose name holds all these words: any for a person, the beginning for a body."""
        if not tokens:
            return None
        mine = frozenset(tokens)
        rarest = min((self._by_token.get(t, []) for t in tokens), key=len)
        found = {}
        for known, other in rarest[:NEAR]:
            if other is member or other.label != member.label or not mine < known:
                continue
            if member.label == "ORG" and known - AFFIXES != mine - AFFIXES:
                begins = len(tokens) > 1 and tokens_of(other.name)[: len(tokens)] == tokens
                if not begins and not mine & set(bracketed(other.name)):
                    continue
            found[id(other)] = other
        return next(iter(found.values())) if len(found) == 1 else None

    def _abbreviated(self, tokens: tuple[str, ...], member: Member) -> Member | None:
        """``Disdik Jateng`` for ``Dinas Pendidikan (Disdik) Provinsi Jawa Tengah``: the one body with this abbreviation in it."""
        if member.label != "ORG" or len(tokens) != 2:
            return None
        found = {id(m): m for _, m in self._by_token[tokens[0]][:NEAR] if tokens[0] in bracketed(m.name)}
        return next(iter(found.values())) if len(found) == 1 and id(member) not in found else None

    def _contracted(self, tokens: tuple[str, ...], member: Member) -> Member | None:
        """``Buwas`` for ``Budi Waseso``: one word made of the beginnings of a name's words."""
        if len(tokens) != 1 or not 4 <= len(tokens[0]) <= 8:
            return None
        first = self._by_stem_two.get(tokens[0][:2], [])[:NEAR]
        found = {id(m): m for parts, m in first if m is not member and is_contraction(tokens[0], parts)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _join_brackets(self) -> None:
        """``Pusat Pelaporan (PPATK)``: a bracketed name right behind a name is the same body."""
        text = self.r.text
        for k in range(len(self.r.entities) - 1):
            a, b = self.r.entities[k], self.r.entities[k + 1]
            between = text[a.end : b.start].strip()
            bracket = between == "(" and text[b.end : b.end + 1] == ")"
            called = a.label == "PERSON" and len(between) < 40 and CALLED.fullmatch(between)
            short = a.label == "ORG" and between == "atau" and shortens(b.text, a.text)
            first, second = self.member_of[k], self.member_of[k + 1]
            new = (bracket or called) and not (first.given and second.given)
            if a.label == b.label and (short or new):
                self.merge(first, second)

    def merge(self, kept: Member, other: Member) -> None:
        """Both are one from here on, under the first one's name."""
        if kept is other:
            return
        for m in other.mentions:
            self.member_of[m] = kept
        kept.mentions = sorted(kept.mentions + other.mentions)
        other.mentions = []
        self._joined[other] = kept

    def _give_roles(self) -> None:
        """Every person gets the words of the titles before its name."""
        for k, member in self.member_of.items():
            title = title_before(self.r, self.first_words[k]) if member.label == "PERSON" else ()
            if title:
                member.add_title(title)

    @cached_property
    def titled(self) -> list[Member]:
        """The members to whom the article gives a role."""
        return [m for m in self.members if m.roles and m.mentions]

    def teach(self, member: Member, title: tuple[str, ...]) -> None:
        """The article calls the member so from here on."""
        member.add_title(title)
        if member not in self.titled:
            self.titled.append(member)

    def by_role_mention(self, start: int, end: int) -> Member | None:
        """The member that stands in ``start:end`` by his role alone, as the caller's actors have it."""
        k = bisect_left(self._role_mentions, start, key=lambda x: x[0])
        return (
            self._role_mentions[k][1]
            if k < len(self._role_mentions) and self._role_mentions[k][0] < end
            else None
        )

    @cached_property
    def _role_mentions(self) -> list[tuple[int, Member]]:
        found = [(start, m) for m in self.members for start in m.role_starts]
        return sorted(found, key=lambda x: x[0])

    @cached_property
    def _bodies(self) -> dict[str, Member]:
        found: dict[str, Member] = {}
        for member in self.members:
            words = tokens_of(member.name)
            if member.label == "ORG" and len(words) > 1:
                found.setdefault(words[0], member)
        return found

    def body_called(self, word: str) -> Member | None:
        """The first organisation whose name begins with the word."""
        return self._bodies.get(word)

    def person_called(self, name: tuple[str, ...]) -> Member | None:
        """The person mentioned whom these words of a name or nickname belong to."""
        member = self._fit(name, "PERSON")
        while member is not None and not member.mentions:
            member = self._joined.get(member)
        return member

    def mentions_before(self, offset: int) -> int:
        """How many entities start before ``offset``."""
        return bisect_left(self._starts, offset)

    def part_of(self, first: int) -> tuple[str, str]:
        """What the name at word ``first`` does in its sentence, and what it depends on there."""
        if first not in self._parts:
            self._parts[first] = part_of(self.r, first), tied_to(self.r, first)
        return self._parts[first]

    def named(self, name: str) -> Member | None:
        """The member of this name."""
        return self._by_name.get(name)

    def people_in(self, start: int, end: int) -> list[Member]:
        """The persons mentioned in ``start:end``."""
        return [m for _, m in self.in_span(start, end) if m.label == "PERSON"]

    def in_span(self, start: int, end: int) -> list[tuple[int, Member]]:
        """Members mentioned in ``start:end``, with the index of the mention."""
        k = bisect_left(self._starts, start)
        found = []
        while k < len(self.r.entities) and self.r.entities[k].start < end:
            found.append((k, self.member_of[k]))
            k += 1
        return found
