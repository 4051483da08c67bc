"""Whom a pronoun, ``-nya``, a role alone or nothing at all stands for: candidates and their named features."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from .attribution import bare_form
from .cast import Cast, Member, office_of
from .reading import Reading
from .words import CUES, words

__all__ = ["History", "Referent", "describe", "order_of", "referents"]

ROLE = words("role")
POINTING = frozenset(("itu", "ini", "tersebut", "sang"))
LOOK_BACK = 40
MEMORY = 40
TITLED = 60


@dataclass(slots=True)
class Referent:
    """Somebody who may be meant: a member of the cast, or an unnamed speaker by his phrase."""

    name: str
    member: Member | None
    mention: int = -1


@dataclass(slots=True)
class History:
    """The speakers so far: name and the word at which they spoke last, latest last."""

    names: list[str]
    places: list[int]
    kinds: list[str]
    types: list[str]

    def add(self, name: str, place: int, kind: str, type_: str) -> None:
        """Somebody spoke at word ``place``, in a quotation of this kind."""
        self.names.append(name)
        self.places.append(place)
        self.kinds.append(kind)
        self.types.append(type_)

    def rank(self, name: str) -> int:
        """0 for the last speaker, 1 for the one before him, ...; -1 for somebody who has not spoken."""
        seen: list[str] = []
        for past in reversed(self.names[-MEMORY:]):
            if past == name:
                return len(seen)
            if past not in seen:
                seen.append(past)
        return -1


def referents(r: Reading, cast: Cast, history: History, point: int, kind: str) -> list[Referent]:
    """Candidates before the offset ``point``: names mentioned lately, and the last speakers."""
    found: dict[str, Referent] = {}
    k = bisect_left(r.entities, point, key=lambda e: e.start) - 1
    stop = max(-1, k - LOOK_BACK)
    while k > stop:
        mentioned = cast.member_of[k]
        if mentioned.label in ("PERSON", "ORG") and mentioned.name not in found:
            found[mentioned.name] = Referent(mentioned.name, mentioned, k)
        k -= 1
    for name in dict.fromkeys(reversed(history.names[-12:])):
        if name not in found:
            found[name] = Referent(name, cast.named(name))
        if len(found) > LOOK_BACK:
            break
    if kind == "role":
        for other in cast.titled[:TITLED]:
            if other.name not in found:
                found[other.name] = Referent(other.name, other, other.mentions[0])
    return list(found.values())


def order_of(options: list[Referent]) -> dict[str, int]:
    """The persons among the candidates, numbered from the one named last."""
    people = [c.name for c in options if c.member and c.member.label == "PERSON"]
    return {name: k for k, name in enumerate(people)}


def describe(
    r: Reading,
    c: Referent,
    rank_of: dict[str, int],
    history: History,
    point: int,
    kind: str,
    phrase: list[str],
) -> list[str]:
    """The features that hold for the candidate."""
    here = r.word_at(point)
    label = c.member.label if c.member else "phrase"
    out = [f"kind={kind}", f"{kind}|label={label}"]
    rank = history.rank(c.name)
    out.append(f"{kind}|spoke={min(rank, 3)}")
    if rank == 0:
        gap = r.sentence_number(here) - r.sentence_number(history.places[-1])
        out.append(f"{kind}|last-spoke={min(gap, 6)}")
        out.append(f"last-kind={history.kinds[-1]}|{min(gap, 4)}")
    if c.mention >= 0:
        out += _mention(r, c, rank_of, history, here, kind)
    else:
        out.append(f"{kind}|no-mention")
    if kind == "role":
        out += _role(c, phrase)
    return out


def _mention(
    r: Reading, c: Referent, rank_of: dict[str, int], history: History, here: int, kind: str
) -> list[str]:
    first = r.word_at(r.entities[c.mention].start)
    distance = r.sentence_number(min(here, len(r.low) - 1)) - r.sentence_number(first)
    subject = _is_subject(r, first)
    quoted = r.piece_at[first] >= 0
    last = history.places[-1] if history.places else -1
    out = [
        f"{kind}|mention={min(distance, 6) if distance >= 0 else 'after'}",
        f"{kind}|mention={min(distance, 3)}|subject={subject}",
        f"{kind}|order={min(rank_of.get(c.name, 9), 5)}",
        f"subject={subject}|since={first > last}|{c.member.label if c.member else ''}",
    ]
    if quoted:
        out.append(f"{kind}|quoted")
    if first > last and not quoted:
        out.append(f"{kind}|new-since|subject={subject}|verb={_says(r, first)}")
    if _says(r, first):
        out.append(f"{kind}|says|{min(distance, 3)}")
    return out


def _is_subject(r: Reading, first: int) -> str:
    """Whether the name at word ``first`` opens its sentence (behind a title), a clause, or neither."""
    start, _ = r.sentence(first)
    j = first
    while (
        j > start
        and (r.low[j - 1] in ROLE or r.entity_at[j - 1] >= 0 or r.text[r.starts[j - 1]].isupper())
        and r.piece_at[j - 1] < 0
    ):
        j -= 1
    if j == start:
        return "sentence"
    return "clause" if "," in r.gap(j) else "no"


def _says(r: Reading, first: int) -> bool:
    """Whether a reporting word stands next to the name."""
    last = r.entity_end(first)
    ahead = any(
        r.low[j] in CUES and CUES[r.low[j]].slot == "active" for j in range(last, min(last + 3, len(r.low)))
    )
    return (
        ahead
        or (first > 0 and bare_form(r, first - 1) is not None)
        or (first > 0 and r.low[first - 1] == "menurut")
    )


def _role(c: Referent, phrase: list[str]) -> list[str]:
    wanted = {w for w in phrase if w not in POINTING}
    heads = {w for w in wanted if w in ROLE}
    if c.member is None:
        return ["role|unnamed"]
    shared = len(wanted & c.member.roles)
    office = office_of(phrase)
    return [
        f"role|all={bool(wanted) and wanted <= c.member.roles}",
        f"role|heads={bool(heads & c.member.roles)}|pointing={phrase[-1] in POINTING}",
        f"role|shared={min(shared, 3)}",
        f"role|office={office is not None and office in c.member.offices}",
    ]
