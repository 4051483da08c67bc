"""Who speaks where the page lost a name: ``Sekretaris Kabinet , mengatakan``, and only surnames from there on."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..spans import Span
from .cast import Cast
from .drafts import Draft
from .member import Member, tokens_of
from .phrases import ROLE
from .pointing import CALLED
from .reading import Reading
from .scene import History, last_person
from .types import Speaker

__all__ = ["lost_name", "lost_subject"]

HOLE = regex.compile(r"\s{1,2},|,\s{0,2},")
NO_SUBJECT = regex.compile(r"(?:\b\p{Ll}{3,}|[)\"”])\.\s{0,2},\s{0,2}")
LOOK_AHEAD = 6


def lost_subject(r: Reading, k: int) -> bool:
    """Whether the page leaves a full stop and a comma where the verb at ``k`` had its subject (``... (3/5)., mengatakan``)."""
    return k > 0 and NO_SUBJECT.search(r.text, r.starts[k - 1], r.starts[k]) is not None


def lost_name(
    r: Reading, cast: Cast, history: History, drafts: Sequence[Draft], number: int
) -> Speaker | None:
    """The speaker whom a title without its name means: the last one where he bears it, or the next if he is new by then."""
    source = drafts[number].source
    if source is None or not HOLE.match(r.text, source[1]):
        return None
    if r.low[r.word_at(source[0])] not in ROLE or cast.people_in(*source):
        return None
    bearer = _last_bearer(cast, history, tokens_of(r.text[slice(*source)])) or _next(r, cast, drafts, number)
    if bearer is None:
        return None
    return Speaker(bearer.name, Span.of(r.text, *source), type="person", resolution="role")


def _last_bearer(cast: Cast, history: History, title: tuple[str, ...]) -> Member | None:
    """The last speaker where the article calls him so (``Menteri Keuangan X ... Menteri , mengatakan``)."""
    last = last_person(cast, history)
    return last if last is not None and last.roles.issuperset(title) else None


def _next(r: Reading, cast: Cast, drafts: Sequence[Draft], number: int) -> Member | None:
    """The next speaker who is named, if that is the first time and without a title (``kata Rina``, ``pria yang disapa Rina``)."""
    here = drafts[number].start
    for later in drafts[number + 1 : number + LOOK_AHEAD]:
        found = cast.in_span(*later.source) if later.source else []
        people = [(r.entities[k].start, m) for k, m in found if m.label == "PERSON"]
        if people and later.source:
            start, member = people[0]
            called = not CALLED.isdisjoint(tokens_of(r.text[slice(*later.source)]))
            new = r.entities[member.mentions[0]].start > here
            return member if new and (called or start == later.source[0]) else None
    return None
