"""Who may be meant by a source that points back, and where each of them stands: the last speakers, the names before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .cast import Cast
from .drafts import Draft
from .groups import crowds, pairs, singles
from .member import Member, tokens_of
from .pairs import NAMED
from .pointing import pointing_back, points
from .reading import Reading
from .unnamed import ONE, sort_of_speaker
from .words import CUES, words

__all__ = [
    "TITLED",
    "Coming",
    "History",
    "Referent",
    "Scene",
    "can_mean",
    "cue_class",
    "last_person",
    "place_of",
    "reported_words",
]

ADDRESS = words("address")
SELF = frozenset(("saya", "aku"))
LOOK_BACK = 40
MEMORY = 40
RECENT = 12
TITLED = 60
Coming = tuple[frozenset[str], int]
KNOWN_ONE = ONE - {"generic"}
ONE_PERSON = ("nya", "dia")
OPENED = ("sentence", "agent", "subject")


@dataclass(slots=True)
class Referent:
    """Somebody who may be meant: a member of the cast, or an unnamed speaker by his phrase.

    ``mention`` is the entity that names him last, outside quoted words if there is one, and ``first`` its first word or
    that of the phrase; -1 without. ``place`` and ``tie`` say what the mention does in its sentence and depends on there, ``told`` that somebody's words name
    him.
    """

    name: str
    member: Member | None
    mention: int = -1
    first: int = -1
    quoted: bool = False
    told: bool = False
    place: str = ""
    tie: str = ""


@dataclass(slots=True)
class History:
    """The speakers so far: name, the word at which they spoke, and by what kind and class of report; latest last."""

    names: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    papers: dict[str, str] = field(default_factory=dict)
    """Who spoke last by a paper, by the noun that it is called by (``laporan``)."""

    def add(self, name: str, place: int, kind: str, type_: str, cls: str = "") -> None:
        """Somebody spoke at word ``place``, in a quotation of this kind, with a cue of this class."""
        self.names.append(name)
        self.places.append(place)
        self.kinds.append(kind)
        self.types.append(type_)
        self.classes.append(cls)

    def rank(self, name: str) -> int:
        """0 for the last speaker, 1 for the one before him, ...; -1 for somebody who has not spoken."""
        seen: list[str] = []
        for past in reversed(self.names[-MEMORY:]):
            if past == name:
                return len(seen)
            if past not in seen:
                seen.append(past)
        return -1

    def counts(self, name: str) -> tuple[int, int]:
        """How often somebody has spoken of late, and how often at a stretch when he spoke last."""
        names = self.names[-MEMORY:]
        last = len(names) - 1
        while last >= 0 and names[last] != name:
            last -= 1
        first = last
        while first >= 0 and names[first] == name:
            first -= 1
        return names.count(name), last - first


def last_person(cast: Cast, history: History) -> Member | None:
    """The last speaker, if he is a person of the cast."""
    last = cast.named(history.names[-1]) if history.names else None
    return last if last is not None and last.label == "PERSON" else None


def cue_class(r: Reading, draft: Draft) -> str:
    """The class of the reporting word of a draft (``say``, ``claim``, ``want``)."""
    if draft.cue is None:
        return "none"
    form = CUES.get(r.low[min(r.word_at(draft.cue[0]), len(r.low) - 1)].removesuffix("nya"))
    return form.cls if form else "other"


def place_of(draft: Draft) -> int:
    """The offset at which the speaker of a draft is looked for."""
    return draft.cue[0] if draft.cue else draft.start


def reported_words(r: Reading, drafts: Sequence[Draft]) -> bytearray:
    """For every word whether it stands in what somebody says."""
    inside = bytearray(len(r.low))
    for draft in drafts:
        for start, end in draft.content:
            first, last = r.word_at(start), r.word_at(end)
            inside[first:last] = b"\1" * (last - first)
    return inside


class Scene:
    """The candidates for the source of ``draft`` that points back, and what they are compared by.

    ``voices`` says how often the names are sources in the article, ``reported`` which words stand in somebody's words, ``coming``
    the persons of the next source that names some, and how many drafts on.
    """

    __slots__ = (
        "addressed", "bodies", "cls", "coming", "direct", "first_person", "form", "heard", "here", "history", "kind", "last", "newcomers", "newest", "opening", "opens_paragraph", "options", "order", "own", "phrase", "r", "reported", "voices",
    )  # fmt: skip

    def __init__(
        self,
        r: Reading,
        cast: Cast,
        history: History,
        draft: Draft,
        kind: str,
        voices: Mapping[str, int],
        reported: bytearray,
        coming: Coming = (frozenset(), 0),
    ) -> None:
        self.coming, self.cls = coming, cue_class(r, draft)
        self.r, self.history, self.kind, self.voices, self.reported = r, history, kind, voices, reported
        self.phrase = list(pointing_back(tokens_of(r.text[slice(*draft.source)]))) if draft.source else []
        point = place_of(draft)
        self.here = min(r.word_at(min(point, draft.start)), len(r.low) - 1)
        self.form = _form(r, draft)
        self.opening = _opening(r, cast, draft)
        self.own = {m.name for piece in draft.content for _, m in cast.in_span(*piece)}
        self.addressed = {
            m.name for piece in draft.content for k, m in cast.in_span(*piece) if _addressed(r, k)
        }
        self.first_person = draft.kind == "direct" and any(
            not SELF.isdisjoint(r.low[r.word_at(s) : r.word_at(e)]) for s, e in draft.content
        )
        spoken = zip(history.names[-RECENT:], history.types[-RECENT:], strict=True)
        self.bodies = {name for name, type_ in spoken if type_ == "organization"}
        self.last = history.places[-1] if history.places else -1
        self.options = self._referents(cast, point)
        people = [c for c in self.options if c.member and c.member.label == "PERSON"]
        self.heard = any(c.name in history.names for c in people)
        self.order = {c.name: k for k, c in enumerate(people)}
        opened = [c for c in people if not c.quoted and c.place in OPENED and self.since(c)]
        self.newest = opened[0].name if opened else ""
        self.newcomers = sum(1 for c in people if c.mention >= 0 and not c.quoted and self.since(c))
        self.direct = draft.kind == "direct"
        self.opens_paragraph = "\n" in r.gap(r.sentence(self.here)[0])

    def since(self, c: Referent) -> bool:
        """Whether the candidate was named after the last speech."""
        return c.first > self.last

    def _has_spoken(self, c: Referent) -> bool:
        """Whether the candidate is one person, or may be, and has spoken."""
        one = c.member.label == "PERSON" if c.member else sort_of_speaker(c.name) in KNOWN_ONE
        return one and c.name in self.history.names

    def _referents(self, cast: Cast, point: int) -> list[Referent]:
        """Candidates before the offset ``point``: names mentioned lately, and the last speakers."""
        r = self.r
        found: dict[str, Referent] = {}
        labels = NAMED if self.kind != "mereka" else (*NAMED, "GPE")
        k = cast.mentions_before(point) - 1
        stop = max(-1, k - LOOK_BACK)
        while k > stop:
            member = cast.member_of[k]
            if member.label in labels:
                first = cast.first_words[k]
                quoted = r.piece_at[first] >= 0 or self.reported[first] > 0
                seen = found.get(member.name)
                if seen is None or (seen.quoted and not quoted):
                    found.pop(member.name, None)
                    found[member.name] = Referent(member.name, member, k, quoted=quoted)
                    found[member.name].told = quoted or (seen is not None and seen.told)
                elif quoted:
                    seen.told = True
            k -= 1
        for name in dict.fromkeys(reversed(self.history.names[-RECENT:])):
            if name not in found:
                found[name] = Referent(name, cast.named(name))
            if len(found) > LOOK_BACK:
                break
        if self.kind == "role":
            for other in cast.titled[:TITLED]:
                known = not points(self.phrase) or self.r.entities[other.mentions[0]].start < point
                if other.name not in found and known:
                    found[other.name] = Referent(other.name, other, other.mentions[0])
        groups: Iterable[tuple[str, int]] = ()
        if self.kind == "mereka":
            groups = (*crowds(r, self.here), *pairs(r, cast, point, self.here))
        elif self.kind in ONE_PERSON:
            groups = singles(r, self.here)
            if len(self.coming[0]) == 1 and not any(map(self._has_spoken, found.values())):
                (name,) = self.coming[0]
                found.setdefault(name, Referent(name, cast.named(name)))
        for phrase, first in groups:
            found.setdefault(phrase, Referent(phrase, None, first=first))
        for c in found.values():
            if c.mention >= 0:
                c.first = cast.first_words[c.mention]
            if c.first >= 0:
                c.place, c.tie = cast.part_of(c.first)
        return list(found.values())


def _opening(r: Reading, cast: Cast, draft: Draft) -> str:
    """The name of the person who is the subject that reported words open with, who does not say them himself."""
    if draft.kind == "direct":
        return ""
    k = r.word_at(draft.content[0][0])
    opens = k < len(r.low) and r.label(k) == "PERSON" and r.starts[k] == r.entities[r.entity_at[k]].start
    return cast.member_of[r.entity_at[k]].name if opens else ""


def _form(r: Reading, draft: Draft) -> str:
    """How the attribution stands: ``behind`` quoted words, ``open``ing its sentence, or ``amid`` it."""
    if draft.cue is None:
        return "bare"
    k = r.word_at(draft.cue[0])
    if draft.content[0][1] <= draft.cue[0] and k and r.piece_at[k - 1] >= 0:
        return "behind"
    first = r.word_at(draft.source[0]) if draft.source else k
    start, _ = r.sentence(min(first, len(r.low) - 1))
    return "open" if min(first, k) <= start + 1 else "amid"


def can_mean(scene: Scene, c: Referent) -> bool:
    """Whether the pronoun may stand for the candidate: ``dia`` for one person, ``mereka`` for more than one.

    ``-nya`` is also the body that spoke last, unless somebody has spoken who may say ``saya``.
    """
    if c.name == scene.opening:
        return False
    if scene.kind not in (*ONE_PERSON, "mereka") or scene.phrase == ["pihaknya"]:
        return True
    if scene.kind == "mereka":
        return c.member is None or c.member.label != "PERSON"
    if c.member is None and c.name not in scene.bodies:
        return sort_of_speaker(c.name) in ONE
    if c.member and c.member.label == "PERSON":
        return c.name not in scene.addressed
    if scene.kind != "nya" or c.name not in scene.history.names:
        return False
    return not scene.heard or (scene.history.names[-1] == c.name and not scene.first_person)


def _addressed(r: Reading, entity: int) -> bool:
    """Whether quoted words call somebody ``Pak``, as nobody calls himself."""
    k = min(r.word_at(r.entities[entity].start), len(r.low) - 1)
    return r.piece_at[k] >= 0 and k > 0 and not ADDRESS.isdisjoint(r.low[max(0, k - 2) : k])
