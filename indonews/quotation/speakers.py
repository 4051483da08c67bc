"""Who speaks: the source next to a cue as an actor of the article, through names, short forms, roles and pronouns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from ..spans import Span
from .cast import OFFICES, Cast, Member, office_of, tokens_of
from .drafts import Draft
from .phrases import PERSONAL, is_plain_capital
from .pointing import POINTING, author_of, called_in, points, sort_of, unpointed
from .ranking import choose
from .reading import Reading
from .salience import TITLED, History, Referent, Scene, describe, place_of, reported_words
from .types import Speaker
from .words import words

__all__ = ["resolve"]

ROLE = words("role")
GENERIC = words("generic")
CARRIERS = words("carrier")
KIN = words("kin")
NEW = frozenset(("salah", "seorang", "sebuah"))  # "one of ..." brings somebody new in
CROWD = words("crowd")
OWNERS = words("many") | frozenset(("militer", "otoritas", "pemerintah", "badan", "lembaga", "dinas"))
BRACKET = regex.compile(r"\s*\([^()]*\)$")
PAPER = words("paper")
PAPER_KIND = words("paper_kind")
NAMELESS = words("nameless")
LOST = regex.compile(r" {1,2},")
LAWS = frozenset(("ayat", "aturan", "pasal", "uu", "undang", "peraturan", "regulasi", "beleid", "ketentuan"))
LOOK_AHEAD = 6
AFTER_BODY = frozenset(("yang", "sebagai", "melalui", "lewat", "dalam", "sendiri", "juga"))
NAMED = frozenset(("ORG", "GPE", "LAW", "PRODUCT", "NORP", "FAC", "WORK_OF_ART", "EVENT", "LOC"))


def resolve(r: Reading, drafts: Sequence[Draft], actors: Sequence[object] | None) -> list[Speaker]:
    """The speaker of every draft; drafts come in the order of their cues."""
    cast = Cast(r, actors)
    history = History()
    heard = voices(cast, drafts, kinds := [anaphor(r, cast, draft) for draft in drafts])
    reported = reported_words(r, drafts)
    speakers = []
    for number, (draft, kind) in enumerate(zip(drafts, kinds, strict=True)):
        if kind:
            speaker = meant(r, cast, history, draft, kind, heard, reported)
        else:
            speaker = _lost_name(r, cast, drafts, number) or named(r, cast, history, draft)
        draft.relay_name = _relay_name(r, cast, draft)
        speakers.append(speaker)
        if speaker.name:
            history.add(speaker.name, r.word_at(place_of(draft)), draft.kind, speaker.type)
    return speakers


def voices(cast: Cast, drafts: Sequence[Draft], kinds: Sequence[str]) -> set[str]:
    """The members whom some draft names as its source."""
    return {
        member.name
        for draft, kind in zip(drafts, kinds, strict=True)
        if draft.source and not kind
        for _, member in cast.in_span(*draft.source)
    }


def anaphor(r: Reading, cast: Cast, draft: Draft) -> str:
    """How the source points back: ``nya``, ``dia``, ``mereka``, ``role``, ``that``, ``none``; empty for a name or a phrase."""
    if draft.source is None:
        return "none" if draft.inherits else ""
    start, end = draft.source
    phrase = r.text[start:end]
    low = phrase.lower()
    if low == "nya":
        return "nya"
    if low in ("mereka", "keduanya", "ketiganya"):
        return "mereka"
    if low in PERSONAL or low == "pihaknya":
        return "dia"
    found = cast.in_span(start, end)
    tokens = tokens_of(phrase)
    if not tokens or any(m.label == "PERSON" and r.entities[k].end == end for k, m in found):
        return ""
    if (
        tokens[-1] in POINTING
        and tokens[0] not in CROWD
        and tokens[0] not in NEW
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


def _relay_name(r: Reading, cast: Cast, draft: Draft) -> str:
    """The medium by the name the text has; a person who relays by his full name."""
    if draft.relay is None:
        return ""
    people = [m.name for _, m in cast.in_span(*draft.relay) if m.label == "PERSON"]
    return people[0] if people else r.text[slice(*draft.relay)]


def _lost_name(r: Reading, cast: Cast, drafts: Sequence[Draft], number: int) -> Speaker | None:
    """``Sekretaris Kabinet , mengatakan``: a title whose name the page lost is the next speaker named without one."""
    draft = drafts[number]
    if draft.source is None or not LOST.match(r.text, draft.source[1]):
        return None
    if r.low[r.word_at(draft.source[0])] not in ROLE or cast.people_in(*draft.source):
        return None
    for later in drafts[number + 1 : number + LOOK_AHEAD]:
        people = cast.people_in(*later.source) if later.source else []
        if people:
            first = r.entities[people[0].mentions[0]].start
            bare = later.source is not None and r.text[slice(*later.source)] in people[0].name
            if not bare or first < draft.source[0]:
                return None
            return Speaker(people[0].name, Span.of(r.text, *draft.source), type="person", resolution="role")
    return None


def meant(
    r: Reading,
    cast: Cast,
    history: History,
    draft: Draft,
    kind: str,
    heard: Collection[str],
    reported: bytearray,
) -> Speaker:
    """The referent of a source that points back; ``heard`` are the names that are sources themselves."""
    mention = Span.of(r.text, *draft.source) if draft.source else None
    scene = Scene(r, cast, history, draft, kind, heard, reported)
    known, options = candidates(scene, cast, draft)
    if known is not None:
        return known
    if not options:
        return Speaker(unpointed(mention.text) if mention and kind == "role" else None, mention)
    number, p = choose("speaker", [describe(scene, c) for c in options])
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
    options = scene.options
    if scene.kind == "mereka":
        return None, [c for c in options if c.member is None or c.member.label != "PERSON"] or options
    if draft.source is None or scene.kind != "role":
        return None, options
    mention = Span.of(scene.r.text, *draft.source)
    known = _certain(scene, cast, mention)
    if known is not None:
        type_ = "person" if known.label == "PERSON" else "organization"
        return Speaker(known.name, mention, type=type_, resolution="role"), options
    inside = {m.name for _, m in cast.in_span(mention.start, mention.end)}
    options = [c for c in options if c.name not in inside] or options
    sort = sort_of(scene.phrase) if points(scene.phrase) else ""
    label = {"person": "PERSON", "body": "ORG"}.get(sort, "")
    options = [c for c in options if not label or c.member is None or c.member.label == label]
    fit = _in_office(options, scene.phrase)
    if not fit and (sort == "writing" or (sort and scene.phrase[0] in NAMELESS)):
        return Speaker(unpointed(mention.text), mention, type="indefinite", resolution="role"), options
    return None, fit or [c for c in options if not label or c.member is not None]


def _certain(scene: Scene, cast: Cast, mention: Span) -> Member | None:
    """The one whom the phrase calls by name, whose writing it means, or the law it means."""
    phrase = scene.phrase
    known = called_in(cast, phrase)
    if known is not None and scene.r.entities[known.mentions[0]].start < mention.start:
        return known
    if points(phrase) and sort_of(phrase) == "writing":
        return author_of(scene.r, cast, phrase, scene.r.word_at(mention.start))
    return cast.last_law(mention.start) if phrase[0] in LAWS else None


def _in_office(options: list[Referent], phrase: list[str]) -> list[Referent]:
    """The candidates whose titles hold all words of the phrase, or who hold the office it names, or its own words."""
    wanted = [word for word in phrase if word not in POINTING]
    if not wanted:
        return []
    titled = [c for c in options if c.member and set(wanted) <= c.member.roles]
    office = OFFICES.get(" ".join(wanted))
    holders = [c for c in options if c.member and office in c.member.offices]
    unnamed = [c for c in options if c.member is None and wanted[0] in tokens_of(c.name)]
    return titled or holders or unnamed


def named(r: Reading, cast: Cast, history: History, draft: Draft) -> Speaker:
    """The speaker of a source that names him or describes him."""
    if draft.source is None:
        return Speaker()
    start, end = draft.source
    mention = Span.of(r.text, start, end)
    low = mention.text.lower()
    found = cast.in_span(start, end)
    tokens = tokens_of(low)
    role = cast.by_role_mention(start, end)
    people = [] if _kin(r, found, start, end) else [m for _, m in found if m.label == "PERSON"]
    if people and not (tokens and tokens[0] in CROWD):
        names = list(dict.fromkeys(m.name for m in people))
        if " dan " not in low and " serta " not in low:
            names = names[:1] if r.entities[found[0][0]].start == start else names[-1:]
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
    bodies = [(k, m) for k, m in found if m.label in NAMED]
    if bodies and tokens and tokens[0] in NEW and _stands_last(r, bodies[-1][0], end):
        return Speaker(bodies[-1][1].name, mention, type="person", resolution="explicit")
    if bodies and tokens:
        k, member = bodies[0]
        rest = r.text[r.entities[k].end : end].strip()
        if r.entities[k].start == start and (not rest or rest[0] == "(" or rest.split()[0] in AFTER_BODY):
            return Speaker(member.name, mention, type="organization", resolution="explicit")
        named_last = [m for _, m in bodies if m.label in ("ORG", "LAW", "PRODUCT")]
        group = len(tokens) > 1 and tokens[0] in PAPER and tokens[1] in GENERIC
        if tokens[0] in CARRIERS and named_last and not group:
            return Speaker(named_last[-1].name, mention, type="organization", resolution="explicit")
    body = cast.body_called(tokens[0]) if len(tokens) == 1 and mention.text[0].isupper() else None
    if body is not None:
        return Speaker(body.name, mention, type="organization", resolution="alias")
    unmarked = _unmarked_name(r, start, end)
    if unmarked is not None:
        return Speaker(unmarked, mention, type="person", resolution="explicit")
    phrase = _without_paper(BRACKET.sub("", " ".join(mention.text.split())))
    return Speaker(_earlier(history, tokens) or phrase, mention, type="indefinite", resolution="indefinite")


def _stands_last(r: Reading, entity: int, end: int) -> bool:
    """Whether a name stands behind the comma of ``seorang pejabat di kantor itu, Budi``."""
    name = r.entities[entity]
    return name.end == end and r.text[: name.start].endswith(", ")


def _unmarked_name(r: Reading, start: int, end: int) -> str | None:
    """A name beside a title that the recogniser did not mark (``Kepala Riset PT X, Surya Darmo``; ``Rina Sari, Manajer X``)."""
    first, last = r.word_at(start), r.word_at(end)
    k = first
    while k < last and is_plain_capital(r, k) and not (k > first and "," in r.gap(k)):
        k += 1
    if 2 <= k - first <= 4 and k < last and "," in r.gap(k) and r.low[k] in ROLE:
        return r.text[slice(*r.span(first, k))]
    k = last
    while k > first and is_plain_capital(r, k - 1):
        k -= 1
    titled = first < k and r.low[first] in ROLE and (r.entity_at[k - 1] >= 0 or "," in r.gap(k))
    return r.text[slice(*r.span(k, last))] if titled and 2 <= last - k <= 4 else None


def _without_paper(phrase: str) -> str:
    """``laporan awal pihak berwenang``: those whose paper it is, where they are a group or office."""
    parts = phrase.split()
    k = 0
    while k < len(parts) and parts[k].lower() in (PAPER | PAPER_KIND if k else PAPER):
        k += 1
    owned = 0 < k < len(parts) and parts[k].lower() in GENERIC | OWNERS
    return " ".join(parts[k:]) if owned else phrase


def _title(r: Reading, found: Sequence[tuple[int, Member]], start: int) -> tuple[str | None, str | None]:
    """The words before the name in the source, and the body or place among them."""
    first = next(k for k, m in found if m.label == "PERSON")
    title = " ".join(r.text[start : r.entities[first].start].split()).strip(" ,(")
    bodies = [m.name for k, m in found if k < first and m.label in ("ORG", "GPE")]
    return title or None, bodies[-1] if bodies else None


def _kin(r: Reading, found: Sequence[tuple[int, Member]], start: int, end: int) -> bool:
    """Whether the phrase means somebody by his tie to the person named at its end (``ayah tiri Rina``)."""
    if len(found) != 1 or r.entities[found[0][0]].start == start or r.entities[found[0][0]].end != end:
        return False
    first = r.word_at(start)
    before = r.low[r.word_at(r.entities[found[0][0]].start) - 1]
    return (r.text[r.starts[first]].islower() and (r.low[first] in KIN or before in KIN)) or r.low[
        first
    ] == "tim"


def _earlier(history: History, tokens: tuple[str, ...]) -> str | None:
    """An unnamed speaker before whose phrase holds all these words (``tim peneliti`` of ``tim peneliti dari ITB``)."""
    wanted = set(tokens)
    for name, kind in zip(reversed(history.names[-20:]), reversed(history.types[-20:]), strict=True):
        if kind == "indefinite" and wanted <= set(tokens_of(name)):
            return name
    return None
