"""Whom a source names, or how it describes him: the person at the end of a title, a body, the owner of a paper, a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from ..spans import Span
from .accounts import account_in
from .appositions import bearer
from .body_sources import LAST_LINK, body_meant, pair, stands_last
from .cast import Cast
from .collectives import full_collective
from .drafts import Draft, Offsets
from .member import Member, tokens_of
from .offices import is_called, is_office
from .phrases import MANY, PAPER, ROLE, is_plain_capital
from .pointing import NUMBERS
from .reading import Reading
from .scene import History, last_person
from .ties import is_tied
from .types import Speaker
from .words import words

__all__ = ["CROWD", "GENERIC", "NEW", "named"]

CROWD = words("crowd")
NEW = frozenset(("salah", "seorang", "sebuah"))  # "one of ..." brings somebody new in
COMMON = frozenset(("orang", "pihak"))
GENERIC = words("generic")
NEXT = 2  # sentences
OWNERS = MANY | frozenset(("militer", "otoritas", "pemerintah", "badan", "lembaga", "dinas"))
SPECIFYING = regex.compile(r",? (?:yakni|yaitu) ")
BRACKET = regex.compile(r"\s*\([^()]*\)$")
PAPER_KIND = words("paper_kind")
SEVERAL = regex.compile(r" (?:dan|serta|maupun) |/")
NAMED = frozenset(("ORG", "GPE", "LAW", "PRODUCT", "NORP", "FAC", "WORK_OF_ART", "EVENT", "LOC"))
COUNTED = CROWD | NUMBERS
TITULAR = ROLE | NEW
WRITING = PAPER | PAPER_KIND
OWNING = GENERIC | OWNERS


def named(r: Reading, cast: Cast, history: History, draft: Draft) -> Speaker:
    """The speaker of a source that names him or describes him."""
    if draft.source is None:
        return Speaker()
    start, end = draft.source
    mention = Span.of(r.text, start, end)
    start, end = _specified(r, start, _without_included(r, start, end))
    low = r.text[start:end].lower()
    found = cast.in_span(start, end)
    tokens = tokens_of(low)
    role = cast.by_role_mention(start, end)
    people = [] if is_tied(r, found, start, end) else [m for _, m in found if m.label == "PERSON"]
    if people and not (tokens and tokens[0] in COUNTED and not _apposed(r, found)):
        names = list(dict.fromkeys(m.name for m in people))
        if not SEVERAL.search(low):
            persons = [k for k, m in found if m.label == "PERSON"]
            leads = r.entities[found[0][0]].start == start
            names = names[:1] if leads else [cast.member_of[bearer(r, persons, r.word_at(end))].name]
        elif len(names) == 1 and r.entities[found[0][0]].start == start and people[0] is found[0][1]:
            rest = r.text[r.entities[found[0][0]].end : end]
            names = (
                [names[0] + " ".join(rest.split(" "))]
                if rest.lower().startswith((" dan ", " serta "))
                else names
            )
        how = "explicit" if names[0].lower() in low else "alias"
        title, body_named = _title(r, found, start)
        return Speaker("; ".join(names), mention, title, body_named, type="person", resolution=how)
    if role is not None:
        type_ = "person" if role.label == "PERSON" else "organization"
        return Speaker(role.name, mention, type=type_, resolution="role")
    if draft.owner is not None:
        owner = cast.in_span(*draft.owner)
        name = owner[0][1].name if owner else r.text[slice(*draft.owner)]
        return Speaker(name, mention, type="organization", resolution="outlet")
    handle = account_in(mention.text)
    if handle is not None:
        return Speaker(handle, mention, type="indefinite", resolution="explicit")
    bodies = [(k, m) for k, m in found if m.label in NAMED]
    joined = pair(r, bodies, start, end)
    if joined:
        return Speaker("; ".join(joined), mention, type="organization", resolution="explicit")
    if bodies and tokens and tokens[0] in NEW and stands_last(r, bodies[-1][0], end):
        return Speaker(bodies[-1][1].name, mention, type="person", resolution="explicit")
    body = body_meant(r, cast, bodies, start, end)
    if body is not None:
        how = "explicit" if bodies else "alias"
        return Speaker(body, mention, type="organization", resolution=how)
    unmarked = _unmarked_name(r, start, end)
    if unmarked is not None:
        return Speaker(unmarked, mention, type="person", resolution="explicit")
    phrase = _without_paper(BRACKET.sub("", " ".join(r.text[start:end].split())))
    former = _former(r, cast, history, (start, end))
    if former is not None:
        return Speaker(former.name, mention, type="person", resolution="role")
    known = _earlier(history, tokens) or full_collective(r, tokens, start)
    return Speaker(known or phrase, mention, type="indefinite", resolution="indefinite")


def _former(r: Reading, cast: Cast, history: History, source: Offsets) -> Member | None:
    """The last speaker where he is a person and the phrase says what he was (``Mantan Ketua DPR``), a word of his title
    (``jaksa``), or an office that nobody else has (``Ketua Umum Kadin``)."""
    last = last_person(cast, history)
    if last is None:
        return None
    tokens = tokens_of(r.text[slice(*source)])
    if tokens[0] in GENERIC:
        return last if len(tokens) == 1 and is_called(r, last, tokens[0]) else None
    first = r.word_at(source[0])
    near = r.sentence_number(first) - r.sentence_number(history.places[-1]) <= NEXT
    held = near and is_office(r, first, r.word_at(source[1]))
    return last if tokens[0] == "mantan" or held else None


def _without_included(r: Reading, start: int, end: int) -> int:
    """Where the phrase ends before those whom it counts in (``Pihak asing, termasuk X``)."""
    included = r.text.find(", termasuk ", start, end)
    return included if included > start else end


def _specified(r: Reading, start: int, end: int) -> Offsets:
    """The names behind ``yakni``, which say who is meant (``dua bek, yakni X dan Y``); the phrase itself without any."""
    said = SPECIFYING.search(r.text, start, end)
    return (said.end(), end) if said and r.label(r.word_at(said.end())) else (start, end)


def _apposed(r: Reading, found: Sequence[tuple[int, Member]]) -> bool:
    """Whether persons stand behind a comma, joined if more than one (``Relawan dapur, Siti Zulaikhah``)."""
    people = [r.entities[k] for k, m in found if m.label == "PERSON"]
    joined = all(r.text[a.end : b.start] in LAST_LINK for a, b in pairwise(people))
    return joined and r.text[max(0, people[0].start - 2) : people[0].start] == ", "


def _unmarked_name(r: Reading, start: int, end: int) -> str | None:
    """A name beside a title that the recogniser did not mark (``Kepala Riset PT X, Surya Darmo``; ``Rina Sari, Manajer X``)."""
    first, last = r.word_at(start), r.word_at(end)
    k = first
    while k < last and is_plain_capital(r, k) and not (k > first and "," in r.gap(k)):
        k += 1
    if 2 <= k - first <= 4 and k < last and _behind_name(r, k):
        return r.text[slice(*r.span(first, k))]
    k = last
    while k > first and is_plain_capital(r, k - 1):
        k -= 1
    behind = first < k and (r.entity_at[k - 1] >= 0 or "," in r.gap(k))
    titled = behind and r.low[first] in TITULAR
    single = k == last - 1 and r.low[first] in NEW and "," in r.gap(k)
    return r.text[slice(*r.span(k, last))] if titled and (single or 2 <= last - k <= 4) else None


def _behind_name(r: Reading, k: int) -> bool:
    """Whether a role behind a comma or where somebody is from follows the words before ``k``."""
    return r.low[k] in ROLE if "," in r.gap(k) else r.low[k] in ("dari", "asal")


def _without_paper(phrase: str) -> str:
    """``laporan awal pihak berwenang``: those whose paper it is, where they are a group or office."""
    parts = phrase.split()
    k = 0
    while k < len(parts) and parts[k].lower() in (WRITING if k else PAPER):
        k += 1
    owned = 0 < k < len(parts) and parts[k].lower() in OWNING
    return " ".join(parts[k:]) if owned else phrase


def _title(r: Reading, found: Sequence[tuple[int, Member]], start: int) -> tuple[str | None, str | None]:
    """The words before the name in the source, and the body or place among them."""
    first = next(k for k, m in found if m.label == "PERSON")
    title = " ".join(r.text[start : r.entities[first].start].split()).strip(" ,(")
    bodies = [m.name for k, m in found if k < first and m.label in ("ORG", "GPE")]
    return title or None, bodies[-1] if bodies else None


def _earlier(history: History, tokens: tuple[str, ...]) -> str | None:
    """An unnamed speaker before whose phrase holds all these words (``tim peneliti`` of ``tim peneliti dari ITB``)."""
    wanted = set(tokens)
    if wanted <= COMMON:
        return None
    for name, kind in zip(reversed(history.names[-20:]), reversed(history.types[-20:]), strict=True):
        if kind == "indefinite" and wanted <= set(tokens_of(name)):
            return name
    return None
