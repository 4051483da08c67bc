"""Readings of framing words: ``menurut X``, ``kata X``, ``dilansir X``, and what the sentence before says."""

from __future__ import annotations

from collections.abc import Iterator

from .asides import behind_aside, is_rest
from .candidate import Candidate
from .clauses import THAT, befores, behind_passive, endings, is_tail, skip_circumstance
from .drafts import Draft
from .leading_relays import add_leading_relay, behind_relay
from .phrases import PERSONAL, ROLE, Words, clitic_span, comma_before, strip_openers
from .reading import Reading
from .relays import CARRIERS, INTRODUCERS, LIKE, THUS, add_relay, behind_list, by_outlet, medium_after
from .source_behind import source_behind, sources_behind
from .words import CUES, Form, words

__all__ = ["LINKING", "SAYING", "back", "frame", "framed", "has_voice", "relayed"]

BACK = words("back")
UNOWNED = words("unowned")
DRIFTING = words("drifting")
LIKEWISE = (["begitu", "juga"], ["begitu", "pula"], ["demikian", "juga"], ["demikian", "pula"],
            ["hal", "senada"], ["hal", "serupa"], ["hal", "sama"])  # fmt: skip
SAYING = frozenset(("say", "continue", "stress"))
ONTO = (["pada"], ["kepada"], ["dari"])
OPINION = frozenset(("bagi", "pandangan"))
REACH = 160
CLAUSE = 4
DATED = frozenset(("pada", "hari"))
SHORT = 2  # words; too few to be what was said
PERSONS = PERSONAL | ROLE
UTTERING = SAYING | {"write"}
BEFORE_NAMED = INTRODUCERS | {"berbagai"}
LINKING = LIKE | THUS
LEADING = THAT | {"jika"}


def frame(r: Reading, k: int, first: int, stop: int, form: Form, clitic: bool) -> Iterator[Candidate]:
    """``menurut X, ...`` and ``..., kata X, ...``: content around the parenthesis."""
    if r.low[k] == "mengacu" and r.low[k + 1 : k + 2] not in ONTO:
        return
    led = k + 1 + (form.lemma == "berdasarkan" and r.low[k + 1 : k + 2] in ONTO)
    sources = [(k, k + 1)] if clitic else sources_behind(r, led, stop, framed=True)
    if clitic and k == 0:
        return
    if form.slot == "bare" and not clitic and _carried(r, k, first):
        return
    for source in sources:
        if source[1] < stop and _says(r, source[1]):
            continue
        if not _unowned(r, source) and (form.lemma not in OPINION or clitic or has_voice(r, source)):
            yield from framed(r, k, first, stop, form, source, clitic)


def framed(
    r: Reading, k: int, first: int, stop: int, form: Form, source: Words, clitic: bool
) -> Iterator[Candidate]:
    begin = strip_openers(r, first, k, content=True)
    if begin < k and r.low[k - 1] in ("dalam", "di", "dari", "demikian", "begitu") and begin >= k - 1:
        begin = k
    before_end = k
    if k > begin and r.low[k - 1] in ("demikian", "begitu", "dalam"):
        before_end = k - 1
    behind = behind_aside(r, source, skip_circumstance(r, source[1], stop), stop)
    if before_end - begin > SHORT and is_rest(r, (begin, before_end), behind, stop):
        behind = stop
    if _repeats(r, behind, stop):
        behind += 2
    if behind == stop and begin >= before_end and has_voice(r, source):
        behind = source[1]
    opens = k == first and form.slot == "bare" and not clitic and r.text[r.starts[k]].isupper()
    if opens and (r.low[k] == form.lemma or stop - behind <= SHORT):
        yield from back(r, k, first, stop, form, source)
    where = clitic_span(r, k) if clitic else r.span(*source)
    cue = (r.starts[k], where[0] if clitic else r.ends[k])
    by_him = clitic and (known := CUES.get(r.low[k].removesuffix("nya"))) and known.slot == "passive"
    rule = "agent" if by_him and begin < before_end else f"frame-{form.slot}"
    for after, place, start in _gaps(r, source, begin, before_end, behind, stop):
        for ending, end in [("relay", after)] if is_tail(r, after, stop) else endings(r, after, stop):
            pieces = [r.span(start, before_end)] if start < before_end else []
            if after < end:
                pieces.append(r.span(after, end))
            if not pieces:
                continue
            draft = Draft("indirect", pieces, rule, cue, form.lemma, form.cls, where)
            candidate = Candidate(draft, k, form, source, after, end, first, stop)
            candidate.clitic, candidate.ending, candidate.place = clitic, ending, place
            add_relay(r, draft, source[1], after)
            if draft.relay is None:
                add_relay(r, draft, end, stop)
            yield candidate
            if after >= end:
                break


def _gaps(
    r: Reading, source: Words, begin: int, before_end: int, after: int, stop: int
) -> Iterator[tuple[int, str, int]]:
    """Where the words go on behind the parenthesis, and what of them stands before it."""
    led = behind_passive(r, after, stop)
    if led > after:
        yield led, "nothing", before_end
    stated = after > source[1] and r.low[after - 1] in THAT
    for place, start in [("nothing", before_end)] if stated else befores(r, begin, before_end):
        yield after, place, start


def _carried(r: Reading, k: int, first: int) -> bool:
    """Whether ``, kata Reuters`` stands behind a clause with a reporting verb of its own: the outlet only carries it."""
    return by_outlet(r, k, len(r.low)) is not None and any(
        r.entity_at[j] < 0 and r.low[j] in CUES and CUES[r.low[j]].slot == "active"
        for j in range(first + 1, k)
    )


def _unowned(r: Reading, source: Words) -> bool:
    """``menurut jadwal``, ``menurut rumor yang beredar``: a plan, custom or rumour of nobody."""
    first, last = source
    found = last < len(r.low) and r.low[last] in ("di", "dari", "pada")
    return r.low[first] in UNOWNED and ((last - first == 1 and not found) or r.low[last - 1] in DRIFTING)


def has_voice(r: Reading, source: Words) -> bool:
    """Whether the source is a person or body rather than a thing (``versi lengkap video itu``, ``bagi usaha kecil``)."""
    return any(r.label(k) in ("PERSON", "ORG", "GPE") for k in range(*source)) or r.low[source[0]] in PERSONS


def back(r: Reading, k: int, first: int, stop: int, form: Form, source: Words) -> Iterator[Candidate]:
    """What the sentence before says, attributed by ``Hal itu ...`` / ``Demikian dilansir ...`` / ``X mengatakan itu``."""
    start, _ = r.sentence(k)
    if (
        start == 0
        or (r.low[first] not in BACK and k > first and source[0] > k)
        or r.low[first : first + 2] in LIKEWISE
        or (r.low[first] in LIKE and stop - skip_circumstance(r, source[1], stop) > SHORT)
        or any(r.piece_at[i] >= 0 for i in range(start, k))
    ):
        return
    begin, end = r.sentence(start - 1)
    if end - begin > REACH or any(r.piece_at[i] >= 0 for i in range(begin, end)):
        return
    begin = strip_openers(r, behind_relay(r, begin, end), end, content=True)
    if begin >= end:
        return
    draft = Draft(
        "indirect", [r.span(begin, end)], "backward", (r.starts[k], r.ends[k]), form.lemma, form.cls
    )
    draft.source = r.span(*source)
    add_relay(r, draft, source[1], stop)
    if draft.relay is None:
        add_leading_relay(r, draft, begin)
    candidate = Candidate(draft, k, form, source, begin, end, first, stop)
    candidate.place = "" if any(_reports(r, j) for j in range(begin, end)) else "plain"
    yield candidate


def _says(r: Reading, k: int) -> bool:
    """Whether a verb of saying stands at ``k``, whose subject the phrase before it is (``Menurut polisi mengatakan ...``)."""
    form = CUES.get(r.low[k])
    known = form is not None and form.slot == "active" and form.cls in UTTERING
    return known and r.entity_at[k] < 0 and not comma_before(r, k)


def _repeats(r: Reading, k: int, stop: int) -> bool:
    """Whether a second reporting verb only leads in the words (``menurut penuturan X, menyatakan bahwa ...``)."""
    form = CUES.get(r.low[k]) if k + 2 < stop and r.low[k + 1] in LEADING else None
    return form is not None and form.slot == "active" and form.cls in UTTERING and comma_before(r, k)


def _owns(r: Reading, k: int) -> bool:
    """Whether the reporting word at ``k`` has a source of its own; a passive (``yang digambarkan``) need not."""
    form = CUES.get(r.low[k])
    return form is not None and form.slot != "passive" and r.entity_at[k] < 0


def _reports(r: Reading, k: int) -> bool:
    """Whether word ``k`` is a reporting verb or frame."""
    form = CUES.get(r.low[k])
    return form is not None and form.slot in ("active", "prep") and r.entity_at[k] < 0


def _medium(r: Reading, k: int, stop: int) -> Words | None:
    """The medium behind the relay verb at ``k`` with what leads up to it (``laman BMKG``); of a chain the last one."""
    if k + 1 >= stop or comma_before(r, k + 1):
        return None
    named = medium_after(r, k + 1, stop)
    if named is None:
        skipped = k + 2 if r.low[k + 1] in ("dari", "oleh", "pada") else k + 1
        return source_behind(r, skipped, stop, framed=True)
    start = k + 1
    chained = r.low[named[0] - 1] == "dari" and any(r.entity_at[j] >= 0 for j in range(start, named[0]))
    if chained or (start + 1 == named[0] and r.low[start] not in CARRIERS and r.entity_at[start] < 0):
        start = named[0]
    while start < named[0] and r.low[start] in BEFORE_NAMED:
        start += 1
    return start, behind_list(r, named[1], stop)


def relayed(r: Reading, k: int, first: int, stop: int, form: Form) -> Iterator[Candidate]:
    """``Dilansir dari X, ...``: the medium is the only source."""
    medium = _medium(r, k, stop)
    if medium is None:
        return
    if r.low[first] in ("demikian", "begitu") and k - first <= 3:
        yield from back(r, k, first, stop, form, medium)
        return
    yield from _closing(r, k, first, stop, form, medium)
    begin = behind_aside(r, medium, skip_circumstance(r, medium[1], stop), stop)
    begin = behind_passive(r, begin, stop)
    for ending, end in endings(r, begin, stop):
        if end - begin < 3:
            continue
        draft = Draft(
            "indirect", [r.span(begin, end)], "relay-frame", (r.starts[k], r.ends[k]), r.low[k], "report"
        )
        draft.source = r.span(*medium)
        candidate = Candidate(draft, k, form, medium, begin, end, first, stop)
        candidate.ending = ending
        yield candidate


def _closing(r: Reading, k: int, first: int, stop: int, form: Form, medium: Words) -> Iterator[Candidate]:
    """``..., seperti dilansir X, Senin.``: the medium behind a sentence that names no other source."""
    begin = strip_openers(r, first, k, content=True)
    end = k - (k > begin and r.low[k - 1] in LINKING)
    if end - begin < CLAUSE or (end == k and not comma_before(r, k)):
        return
    if any(r.time_at[j] < 0 and r.low[j] not in DATED for j in range(medium[1], stop)):
        return
    if any(r.piece_at[j] >= 0 or _owns(r, j) for j in range(first, end)):
        return
    draft = Draft("indirect", [r.span(begin, end)], "relay-final", r.span(k, k + 1), r.low[k], "report")
    draft.source = r.span(*medium)
    yield Candidate(draft, k, form, medium, begin, end, first, stop)
