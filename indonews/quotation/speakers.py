"""Who speaks: the source next to a cue as an actor of the article, through names, short forms, roles and pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from ..spans import Span
from .accounts import ACCOUNT, account_meant
from .bodies import body_of_kind, called, kind_of, without_media
from .cast import Cast
from .drafts import Draft
from .laws import law_meant
from .lost import lost_name
from .member import Member, office_of, tokens_of
from .named import CROWD, GENERIC, NEW, named
from .newcomers import newcomer
from .offices import in_office
from .pairs import pair_meant
from .papers import authored, owned, remember, reporter
from .phrases import PERSONAL, POINTING, ROLE
from .pointing import (
    CALLED,
    author_of,
    brings_in,
    called_in,
    pointing_back,
    points,
    sort_of,
    unpointed,
)
from .ranking import choose
from .reading import Reading
from .salience import describe
from .scene import TITLED, Coming, History, Referent, Scene, can_mean, cue_class, place_of, reported_words
from .seats import seat, without_holder
from .types import Speaker
from .words import words

__all__ = ["resolve"]

NAMELESS = words("nameless")
Pick = Callable[[Draft, list[Referent], list[list[str]]], tuple[int, float]]
"""What chooses among the candidates of a draft by their features: the number of one and its share."""


def by_weights(_: Draft, __: list[Referent], features: list[list[str]]) -> tuple[int, float]:
    """The candidate whom the learned weights choose."""
    return choose("speaker", features)


def resolve(
    r: Reading, drafts: Sequence[Draft], actors: Sequence[object] | None, pick: Pick = by_weights
) -> list[Speaker]:
    """The speaker of every draft; drafts come in the order of their cues. ``pick`` chooses whom one that points back means."""
    cast = Cast(r, actors)
    cast.relays = {m.name for d in drafts if d.relay for _, m in cast.in_span(*d.relay)}
    history = History()
    meaning = [without_holder(r, owned(r, draft)) for draft in drafts]
    heard = voices(cast, meaning, kinds := [anaphor(r, cast, draft) for draft in meaning])
    reported = reported_words(r, drafts)
    ahead = coming(cast, drafts, kinds)
    speakers = []
    taught = False
    for number, (draft, kind) in enumerate(zip(meaning, kinds, strict=True)):
        if not kind and taught:
            kind = anaphor(r, cast, draft)
        if kind:
            speaker = meant(r, cast, history, draft, kind, heard, reported, ahead[number], pick)
        else:
            known = (
                lost_name(r, cast, history, drafts, number)
                or authored(r, cast, draft)
                or seat(r, history, draft)
            )
            speaker = known or named(r, cast, history, draft)
        taught = _teach(cast, kind, speaker) or taught
        whole = drafts[number]
        whole.relay_name = _relay_name(r, cast, whole)
        if whole is not draft and whole.source:
            speaker = replace(speaker, mention=Span.of(r.text, *whole.source))
        speakers.append(speaker)
        remember(r, history, whole.source, speaker.name)
        if speaker.name:
            history.add(
                speaker.name, r.word_at(place_of(draft)), draft.kind, speaker.type, cue_class(r, draft)
            )
    return speakers


def _teach(cast: Cast, kind: str, speaker: Speaker) -> bool:
    """Let the person who was meant by ``pendiri X itu`` have that title from here on, and by ``pria yang disapa Tiko itu`` that name."""
    member = (
        cast.named(speaker.name) if kind == "role" and speaker.type == "person" and speaker.name else None
    )
    if member is None or speaker.mention is None:
        return False
    phrase = [word for word in tokens_of(speaker.mention.text) if word not in POINTING]
    nickname = _nickname(cast, speaker.mention)
    if nickname is not None:
        cast.merge(member, nickname)
    if not phrase or phrase[0] not in ROLE or len(phrase) < 2:
        return False
    cast.teach(member, tuple(phrase))
    return True


def _nickname(cast: Cast, mention: Span) -> Member | None:
    """The name right behind ``disapa`` in the phrase, a form of address between them left out."""
    for entity, member in cast.in_span(mention.start, mention.end):
        k = cast.first_words[entity] - 1
        while k >= 0 and cast.r.text[cast.r.starts[k] : cast.r.ends[k]].istitle():
            k -= 1
        new = member.label == "PERSON" and member.mentions[0] == entity
        if new and k >= 0 and cast.r.low[k] in CALLED:
            return member
    return None


def voices(cast: Cast, drafts: Sequence[Draft], kinds: Sequence[str]) -> Counter[str]:
    """The members whom some draft names as its source, and how many do."""
    return Counter(
        member.name
        for draft, kind in zip(drafts, kinds, strict=True)
        if draft.source and not kind
        for _, member in cast.in_span(*draft.source)
    )


def coming(cast: Cast, drafts: Sequence[Draft], kinds: Sequence[str]) -> list[Coming]:
    """For every draft the persons of the next source that is a name or a phrase, and how many drafts on it is."""
    found: list[Coming] = []
    names: frozenset[str] = frozenset()
    away = 0
    for draft, kind in zip(reversed(drafts), reversed(kinds), strict=True):
        found.append((names, away))
        away += 1
        if draft.source and not kind:
            names, away = frozenset(m.name for m in cast.people_in(*draft.source)), 0
    return found[::-1]


def anaphor(r: Reading, cast: Cast, draft: Draft) -> str:
    """How the source points back: ``nya``, ``dia``, ``mereka``, ``role``, ``that``, ``none``; empty for a name or a phrase."""
    if draft.source is None:
        return "none" if draft.inherits else ""
    start, end = draft.source
    phrase = r.text[start:end]
    low = phrase.lower()
    if low in ("nya", "ny"):
        return "nya"
    if low in ("mereka", "keduanya", "ketiganya"):
        return "mereka"
    if low in PERSONAL or low in ("pihaknya", "di"):  # di: dia in a page that cut its words
        return "dia"
    found = cast.in_span(start, end)
    tokens = pointing_back(tokens_of(phrase))
    if tokens and not found and kind_of(tokens):
        return "role"
    if tokens and pair_meant(r, cast, tokens, start):
        return "role"
    if not tokens or any(m.label == "PERSON" and r.entities[k].end == end for k, m in found):
        return ""
    if CALLED.isdisjoint(tokens) and any(m.label == "PERSON" and _told(r, k) for k, m in found):
        return ""
    if (
        points(tokens)
        and tokens[0] not in CROWD
        and tokens[0] not in NEW
        and not brings_in(tokens)
        and not (found and found[0][1].label == "PERSON" and r.entities[found[0][0]].start == start)
    ):
        return "role"
    whole = len(found) == 1 and r.entities[found[0][0]].start == start and r.entities[found[0][0]].end == end
    if whole or any(m.label == "PERSON" for _, m in found) or tokens[0] in GENERIC:
        return ""
    office = office_of(tokens)
    for member in cast.titled[:TITLED]:
        if tokens[0] in ROLE and tokens[0] in member.roles and set(tokens) <= member.roles:
            return "role"
        if office in member.offices:
            return "role"
    return ""


def _told(r: Reading, entity: int) -> bool:
    """Whether a name goes on with what is said of him (``Sekda Budi yang hadir dalam acara itu``, ``Rina, ahli tata ruang ini``)."""
    return r.text.startswith((" yang ", ", "), r.entities[entity].end)


def _relay_name(r: Reading, cast: Cast, draft: Draft) -> str:
    """The medium by the name the text has; a person who relays by his full name."""
    if draft.relay is None:
        return ""
    people = [m.name for _, m in cast.in_span(*draft.relay) if m.label == "PERSON"]
    return people[0] if people else r.text[slice(*draft.relay)]


def meant(
    r: Reading,
    cast: Cast,
    history: History,
    draft: Draft,
    kind: str,
    heard: Mapping[str, int],
    reported: bytearray,
    ahead: Coming,
    pick: Pick,
) -> Speaker:
    """The referent of a source that points back.

    ``heard`` says how often the names are sources themselves.
    """
    mention = Span.of(r.text, *draft.source) if draft.source else None
    scene = Scene(r, cast, history, draft, kind, heard, reported, ahead)
    known, options = candidates(scene, cast, draft)
    if known is not None:
        return known
    if not options:
        return Speaker(unpointed(mention.text) if mention and kind == "role" else None, mention)
    number, p = pick(draft, options, [describe(scene, c) for c in options])
    best = options[number]
    how = {"nya": "clitic", "role": "role", "none": "continuation"}.get(kind, "pronoun")
    chain = (
        (Span.of(r.text, r.entities[best.mention].start, r.entities[best.mention].end),)
        if best.mention >= 0
        else ()
    )
    kinds = {"PERSON": "person", "ORG": "organization"}
    label = best.member.label if best.member else ""
    return Speaker(
        best.name,
        mention,
        type=kinds.get(label, "indefinite"),
        resolution=how,
        chain=chain,
        confidence=round(p, 3),
    )


def candidates(scene: Scene, cast: Cast, draft: Draft) -> tuple[Speaker | None, list[Referent]]:
    """Whom the source that points back can only mean, if that is so, or else those among whom to choose."""
    options = [c for c in scene.options if can_mean(scene, c)] or scene.options
    if draft.source is None:
        return None, options
    mention = Span.of(scene.r.text, *draft.source)
    pair = pair_meant(scene.r, cast, scene.phrase, mention.start)
    if pair is not None:
        return Speaker(pair, mention, type="person", resolution="role"), options
    if scene.kind != "role":
        return None, options
    account = (
        account_meant(scene.r.text, scene.history.names, mention.start)
        if scene.phrase[0] == ACCOUNT and "@" not in mention.text
        else None
    )
    if account is not None:
        return Speaker(account, mention, type="indefinite", resolution="role"), options
    known = _certain(scene, cast, mention)
    if known is not None:
        type_ = "person" if known.label == "PERSON" else "organization"
        return Speaker(known.name, mention, type=type_, resolution="role"), options
    if kind_of(scene.phrase):
        body = body_of_kind(scene, without_media(options, scene.phrase, cast.relays))
        name = body.name if body else mention.text
        return Speaker(name, mention, type="organization", resolution="role"), options
    inside = {m.name for _, m in cast.in_span(mention.start, mention.end)}
    options = [c for c in options if c.name not in inside] or options
    sort = sort_of(scene.phrase) if points(scene.phrase) else ""
    label = {"person": "PERSON", "body": "ORG"}.get(sort, "")
    options = [c for c in options if not label or c.member is None or c.member.label == label]
    if sort == "body":
        options = without_media(options, scene.phrase, cast.relays)
        options = called(scene, options) or options
    fit = in_office(options, scene.phrase)
    if not fit and (sort == "writing" or (sort and scene.phrase[0] in NAMELESS and not inside)):
        writer = reporter(scene.r, scene.history, scene.phrase, scene.r.word_at(mention.start))
        type_ = "organization" if writer else "indefinite"
        return Speaker(writer or unpointed(mention.text), mention, type=type_, resolution="role"), options
    unnamed = not fit or (bool(inside) and all(c.member is None for c in fit))
    back = unnamed and points(scene.phrase)
    new = newcomer(scene.r, cast, scene.phrase, scene.r.word_at(mention.start)) if back else None
    if new is not None:
        return Speaker(new, mention, type="indefinite", resolution="role"), options
    return None, fit or [c for c in options if not label or c.member is not None]


def _certain(scene: Scene, cast: Cast, mention: Span) -> Member | None:
    """The one whom the phrase calls by name, whose writing it means, or the law it means."""
    phrase = scene.phrase
    known = called_in(cast, phrase)
    before = mention.end if "bernama" in phrase else mention.start
    if known is not None and scene.r.entities[known.mentions[0]].start < before:
        return known
    author = None
    if points(phrase) and sort_of(phrase) == "writing":
        author = author_of(scene.r, cast, phrase, scene.r.word_at(mention.start))
    return author or law_meant(cast, phrase, mention.start)
