"""Reported clauses: ``X mengatakan bahwa ...``, ``menurut X, ...``, ``..., kata X, ...``, ``hal itu disampaikan X``.

Every reporting word yields candidates, one for each place where its content may end; the ranking model says which
of them are reported speech.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from .attribution import CLITIC, bare_form
from .drafts import Draft
from .features import describe
from .phrases import Words, chunk_start, is_verb, strip_openers
from .ranking import score
from .reading import Reading
from .relays import add_carrier, add_leading_relay, add_relay, medium_after
from .source_before import source_before
from .source_behind import source_behind
from .words import CUES, RELAYS, Form, words

__all__ = ["candidates", "report"]

CONNECTOR = words("connector")
NEGATION = words("negation")
LEAD = words("lead")
CONJUNCTION = words("conjunction")
TO = frozenset(("kepada", "pada", "ke"))
AIM = frozenset(("agar", "untuk", "supaya"))
BACK_OPENERS = frozenset(
    [
        "hal",
        "ini",
        "itu",
        "demikian",
        "pernyataan",
        "kebijakan",
        "kabar",
        "kepastian",
        "informasi",
        "penjelasan",
        "seperti",
        "sebagaimana",
        "begitu",
    ]
)
BACK_LIMIT = 6
TAIL = frozenset(("seperti", "sebagaimana", "dikutip", "dilansir", "demikian", "melansir", "mengutip"))
BETWEEN = frozenset(("juga", "telah", "akan", "kembali", "pun", "bahkan", "sekaligus", "sempat", "turut"))
JOINS = frozenset(
    [
        "dan",
        "serta",
        "seraya",
        "sambil",
        "sembari",
        "sekaligus",
        "lalu",
        "kemudian",
        "karena",
        "lantaran",
        "lantas",
    ]
)
MOODS = frozenset(
    [
        "keprihatinan",
        "kekhawatiran",
        "keinginan",
        "keyakinan",
        "harapan",
        "kekecewaan",
        "peringatan",
        "keberatan",
        "kesediaan",
        "pernyataan",
        "isyarat",
        "sinyal",
        "indikasi",
        "kemungkinan",
        "penyesalan",
        "dukungan",
        "optimisme",
    ]
)
MOOD_LINKS = frozenset(
    ["bahwa", "agar", "mengenai", "terkait", "atas", "tentang", "soal", "jika", "kalau", "akan"]
)
LIKE = frozenset(("seperti", "sebagaimana"))
CIRCUMSTANCE = frozenset(
    (
        "di",
        "pada",
        "dalam",
        "kepada",
        "saat",
        "ketika",
        "usai",
        "seperti",
        "lagi",
        "melalui",
        "lewat",
        "dikutip",
    )
)
THRESHOLD = 0.38
REACH = 160  # words; no reported sentence is longer
REACH_BACK = 120


class Candidate:
    """A draft with the word positions its features are read from."""

    __slots__ = (
        "begin",
        "clitic",
        "cue",
        "draft",
        "end",
        "ending",
        "first",
        "form",
        "p",
        "place",
        "source",
        "stop",
    )

    def __init__(
        self,
        draft: Draft,
        cue: int,
        form: Form,
        source: Words | None,
        begin: int,
        end: int,
        first: int,
        stop: int,
    ) -> None:
        self.draft, self.cue, self.form, self.source = draft, cue, form, source
        self.begin, self.end, self.first, self.stop = begin, end, first, stop
        self.clitic = False
        self.ending = "sentence"
        self.place = ""
        self.p = 0.0


def report(r: Reading, directs: list[Draft]) -> list[Draft]:
    """Drafts of indirect and mixed quotations outside the direct ones, in order."""
    found = list(candidates(r, directs))
    for candidate in found:
        candidate.p = score("reported", describe(r, candidate))
    chosen: list[Draft] = []
    taken: list[tuple[int, int]] = []
    cues: set[int] = set()
    for candidate in sorted(found, key=lambda c: -c.p):
        if candidate.p < THRESHOLD:
            break
        draft = candidate.draft
        if candidate.cue in cues or any(s < b and a < e for a, b in taken for s, e in draft.content):
            continue
        cues.add(candidate.cue)
        taken.extend(draft.content)
        draft.confidence = round(candidate.p, 3)
        if draft.relay is None and candidate.form.slot != "relay":
            add_leading_relay(r, draft, candidate.first, candidate.stop)
            if draft.relay is None and candidate.source is not None:
                add_carrier(r, draft, candidate.source[0], candidate.first)
        chosen.append(draft)
    return sorted(chosen, key=lambda d: d.start)


def candidates(r: Reading, directs: list[Draft]) -> Iterator[Candidate]:
    """All readings of all reporting words outside the direct quotations."""
    cued = {d.cue[0] for d in directs if d.cue}
    quoted = {r.piece_at[r.word_at(s)] for d in directs for s, _ in d.content if r.word_at(s) < len(r.low)}
    for k, low in enumerate(r.low):
        if r.piece_at[k] >= 0 or r.starts[k] in cued:
            continue
        form = CUES.get(low)
        found = None
        if form is None:
            if low in RELAYS:
                form = Form(low, "report", "relay")
            elif low.endswith(CLITIC):
                found = bare_form(r, k) or (
                    (Form("menurut", "frame", "prep"), True) if low == "menurutnya" else None
                )
        if (form is None and found is None) or r.entity_at[k] >= 0:
            continue
        yield from _at(r, k, form or found[0], found is not None, quoted, directs)  # type: ignore[index]


def _at(
    r: Reading, k: int, form: Form, clitic: bool, quoted: set[int], directs: list[Draft]
) -> Iterator[Candidate]:
    first, stop = r.sentence(k)
    first, stop = max(first, k - REACH_BACK), min(stop, k + REACH)
    stop = next((j for j in range(k, stop) if r.piece_at[j] in quoted), stop)
    first = next((j + 1 for j in range(k - 1, first - 1, -1) if r.piece_at[j] in quoted), first)
    if form.slot in ("prep", "bare"):
        yield from _frame(r, k, first, stop, form, clitic)
    elif form.slot == "relay":
        yield from _relayed(r, k, first, stop, form)
        if form.lemma.startswith("me"):
            yield from _active(r, k, first, stop, Form(form.lemma, "report", "active"), directs)
    elif form.slot == "active":
        yield from _active(r, k, first, stop, form, directs)
    else:
        yield from _passive(r, k, first, stop, form)


def _frame(r: Reading, k: int, first: int, stop: int, form: Form, clitic: bool) -> Iterator[Candidate]:
    """``menurut X, ...`` and ``..., kata X, ...``: content around the parenthesis."""
    source: Words | None = (k, k + 1) if clitic else source_behind(r, k + 1, stop, framed=True)
    if source is None:
        return
    if k == first and form.slot == "bare" and not clitic and r.text[r.starts[k]].isupper():
        yield from _back(r, k, first, stop, form, source)
    begin = strip_openers(r, first, k, content=True)
    if begin < k and r.low[k - 1] in ("dalam", "di", "dari", "demikian", "begitu") and begin >= k - 1:
        begin = k
    before_end = k
    if k > begin and r.low[k - 1] in ("demikian", "begitu", "dalam"):
        before_end = k - 1
    after = _skip_circumstance(r, source[1], stop)
    cue = (r.starts[k], r.ends[k] - 3 if clitic else r.ends[k])
    where = (r.ends[k] - 3, r.ends[k]) if clitic else r.span(*source)
    for place, start in _befores(r, begin, before_end):
        for ending, end in _endings(r, after, stop):
            pieces = [r.span(start, before_end)] if start < before_end else []
            if after < end:
                pieces.append(r.span(after, end))
            if not pieces:
                continue
            draft = Draft("indirect", pieces, f"frame-{form.slot}", cue, form.lemma, form.cls, where)
            candidate = Candidate(draft, k, form, source, after, end, first, stop)
            candidate.clitic, candidate.ending, candidate.place = clitic, ending, place
            add_relay(r, draft, end, stop)
            yield candidate
            if after >= end:
                break


def _befores(r: Reading, begin: int, end: int) -> Iterator[tuple[str, int]]:
    """Where the content before a parenthesis may begin: the sentence, its last clause, or not before it at all."""
    if begin >= end:
        yield ("none", end)
        return
    yield ("all", begin)
    chunk = chunk_start(r, end - 1, begin)
    inner = strip_openers(r, chunk, end, content=True)
    if inner > begin and inner < end:
        yield ("clause", inner)
    if inner >= end or r.low[end - 1] in LEAD:
        yield ("nothing", end)


def _skip_circumstance(r: Reading, k: int, stop: int) -> int:
    """The first content word behind a source: its place, time and ``bahwa`` belong to the attribution."""
    if k < stop and "," not in r.gap(k) and r.low[k] in CIRCUMSTANCE:
        k = next((j for j in range(k + 1, stop) if "," in r.gap(j) and not r.same_entity(j)), stop)
    while k < stop and r.time_at[k] >= 0:
        k += 1
    if k < stop and r.low[k] in ("bahwa", "bahwasanya"):
        k += 1
    return k


def _endings(r: Reading, begin: int, stop: int) -> Iterator[tuple[str, int]]:
    """Where the content that starts at ``begin`` may end, with the kind of ending."""
    limit = stop
    for j in range(begin + 2, stop):
        comma = "," in r.gap(j) and not r.same_entity(j)
        if comma and r.low[j] in TAIL and (r.low[j] not in LIKE or _is_relay(r, j + 1, stop)):
            limit = j
            break
        if comma and r.entity_at[j] < 0 and bare_form(r, j) and source_behind(r, j + 1, stop):
            limit = j
            break
    yield ("sentence" if limit == stop else "relay", limit)
    end = limit
    while end > begin + 3 and r.time_at[end - 1] >= 0:
        end -= 1
    if end < limit:
        while end > begin + 3 and r.low[end - 1] in ("pada", "hari", "sejak"):
            end -= 1
        yield ("time-comma" if "," in r.gap(end) else "time", end)
        place = next((j for j in range(end - 1, max(begin + 2, end - 8), -1) if r.low[j] == "di"), None)
        if place is not None and all(r.entity_at[j] >= 0 for j in range(place + 1, end)):
            yield ("place", place)
    for j in range(begin + 2, limit - 1):
        if r.low[j] in CONJUNCTION and r.entity_at[j] < 0 and r.piece_at[j] < 0:
            nxt = j + 1
            while nxt < limit - 1 and r.low[nxt] in BETWEEN:
                nxt += 1
            form = CUES.get(r.low[nxt])
            if form and form.slot == "active" and form.lemma not in ("benar",):
                yield ("second-verb", j)
                break


def _is_relay(r: Reading, k: int, stop: int) -> bool:
    """Whether a relay or passive reporting word follows (``seperti dikutip``, ``sebagaimana yang disampaikan``)."""
    k += k < stop and r.low[k] == "yang"
    return k < stop and (r.low[k] in RELAYS or (r.low[k] in CUES and CUES[r.low[k]].slot == "passive"))


def _active(
    r: Reading, k: int, first: int, stop: int, form: Form, directs: list[Draft]
) -> Iterator[Candidate]:
    """``X mengatakan ...``; a second verb of the same subject has no source of its own."""
    source = source_before(r, k, first)
    shared = None
    if source is None or _is_second(r, k, first):
        shared = _shared(r, k, first) or _quoted_source(r, k, first, directs)
    if source is None and shared is None:
        return
    yield from _final(r, k, first, stop, form, source)
    if shared or source:
        yield from _mood(r, k, first, stop, form, shared or source)
    for that, begin in _begins(r, k, stop, form):
        for ending, end in _endings(r, begin, stop):
            if end - begin < 1 or (
                r.piece_at[begin] >= 0 and r.piece_at[begin] == r.piece_at[end - 1] and end - begin > 30
            ):
                continue
            draft = Draft(
                "indirect", [r.span(begin, end)], "active", (r.starts[k], r.ends[k]), form.lemma, form.cls
            )
            subject = shared or source
            assert subject is not None
            draft.source = r.span(*subject)
            candidate = Candidate(draft, k, form, subject, begin, end, first, stop)
            candidate.ending = f"{ending}{'-shared' if shared else ''}{that}"
            add_relay(r, draft, end, stop)
            yield candidate
            lead = strip_openers(r, first, subject[0], content=True)
            if not shared and subject[0] - lead >= 2 and "," in r.gap(subject[0]):
                led = Draft(
                    "indirect",
                    [r.span(lead, subject[0]), *draft.content],
                    "active-lead",
                    draft.cue,
                    form.lemma,
                    form.cls,
                )
                led.source, led.relay, led.relay_cue = draft.source, draft.relay, draft.relay_cue
                with_lead = Candidate(led, k, form, subject, begin, end, first, stop)
                with_lead.ending = candidate.ending
                yield with_lead


def _mood(r: Reading, k: int, first: int, stop: int, form: Form, source: Words | None) -> Iterator[Candidate]:
    """``menyatakan keprihatinannya mengenai ...``: verb and noun together are the cue."""
    if k + 3 >= stop or r.low[k + 1].removesuffix("nya") not in MOODS or r.low[k + 2] not in MOOD_LINKS:
        return
    assert source is not None
    draft = Draft("indirect", [r.span(k + 3, stop)], "mood", r.span(k, k + 2), form.lemma, form.cls)
    draft.source = r.span(*source)
    yield Candidate(draft, k, form, source, k + 3, stop, first, stop)


def _final(
    r: Reading, k: int, first: int, stop: int, form: Form, source: Words | None
) -> Iterator[Candidate]:
    """``..., X melaporkan.``: subject and verb behind what was said."""
    if source is None or source[0] - first < 4 or "," not in r.gap(source[0]):
        return
    if any(
        r.time_at[j] < 0 and r.low[j] not in ("pada", "hari", "kepada") and r.entity_at[j] < 0
        for j in range(k + 1, stop)
    ):
        return
    begin = strip_openers(r, first, source[0], content=True)
    if begin < source[0]:
        draft = Draft(
            "indirect", [r.span(begin, source[0])], "final", (r.starts[k], r.ends[k]), form.lemma, form.cls
        )
        draft.source = r.span(*source)
        yield Candidate(draft, k, form, source, begin, source[0], first, stop)


def _is_second(r: Reading, k: int, first: int) -> bool:
    """Whether the verb at ``k`` is joined to an earlier one (``dan menegaskan``, ``karena menilai``)."""
    j = k - 1
    while j > first and r.low[j] in BETWEEN:
        j -= 1
    return j > first and r.low[j] in JOINS


def _shared(r: Reading, k: int, first: int) -> Words | None:
    """The subject of an earlier verb in the sentence, for a verb joined to it."""
    if not _is_second(r, k, first):
        return None
    for j in range(first + 1, k - 1):
        if r.piece_at[j] < 0 and is_verb(r, j) and r.low[j - 1] != "yang":
            found = source_before(r, j, first)
            if found:
                return found
    return None


def _quoted_source(r: Reading, k: int, first: int, directs: list[Draft]) -> Words | None:
    """The source of the direct quotation whose attribution the verb goes on (``kata X, seraya menambahkan``)."""
    here = r.starts[k]
    number = bisect_left(directs, here, key=lambda d: d.cue[0] if d.cue else d.start) - 1
    for draft in directs[max(0, number - 1) : number + 1]:
        if draft.cue and draft.source and r.starts[first] <= draft.cue[0] < here:
            if draft.source[1] - draft.source[0] == 3:
                return first, first + 1
            return r.word_at(draft.source[0]), r.word_at(draft.source[1])
    return None


def _begins(r: Reading, k: int, stop: int, form: Form) -> list[tuple[str, int]]:
    """Where the content of the verb at ``k`` may begin: behind addressee and conjunction."""
    begin = k + 1
    found: list[tuple[str, int]] = []
    if begin < stop and r.low[begin] in TO:
        that = next(
            (j for j in range(begin, min(stop, begin + 14)) if r.low[j] in CONNECTOR or "," in r.gap(j)), None
        )
        begin = that if that is not None else begin
    aim = next((j for j in range(begin, min(stop, begin + 14)) if r.low[j] in AIM), None)
    if aim is not None and aim + 1 < stop and form.cls in ("direct", "stress", "want"):
        found.append(("-aim", aim + 1))
    if begin < stop and r.low[begin] in CONNECTOR:
        begin += 1
    if not found or aim is None or found[0][1] != begin:
        found.append(("", begin))
    return [(kind, b) for kind, b in found if b < stop]


def _passive(r: Reading, k: int, first: int, stop: int, form: Form) -> Iterator[Candidate]:
    """``Hal itu disampaikan X`` (the sentence before) and ``... diharapkan X ...`` (around the agent)."""
    j = k + 1
    while j < stop and r.low[j] in ("oleh", "langsung", "sendiri"):
        j += 1
    source = source_behind(r, j, stop)
    if source is None:
        return
    if k - first <= BACK_LIMIT:
        yield from _back(r, k, first, stop, form, source)
    begin = strip_openers(r, first, k, content=True)
    after = _skip_circumstance(r, source[1], stop)
    if begin < k and after < stop and after == source[1]:
        draft = Draft(
            "indirect", [r.span(begin, k), r.span(after, stop)], "agent", (r.starts[k], r.ends[k]), form.lemma
        )
        draft.source = r.span(*source)
        yield Candidate(draft, k, form, source, after, stop, first, stop)


def _back(r: Reading, k: int, first: int, stop: int, form: Form, source: Words) -> Iterator[Candidate]:
    """What the sentence before says, attributed by ``Hal itu ...`` / ``Demikian dilansir ...``"""
    if first == 0 or (r.low[first] not in BACK_OPENERS and k > first):
        return
    begin, end = r.sentence(first - 1)
    if end - begin > REACH or any(r.piece_at[i] >= 0 for i in range(begin, end)):
        return
    begin = strip_openers(r, begin, end, content=True)
    if begin >= end:
        return
    draft = Draft(
        "indirect", [r.span(begin, end)], "backward", (r.starts[k], r.ends[k]), form.lemma, form.cls
    )
    draft.source = r.span(*source)
    yield Candidate(draft, k, form, source, begin, end, first, stop)


def _relayed(r: Reading, k: int, first: int, stop: int, form: Form) -> Iterator[Candidate]:
    """``Dilansir dari X, ...``: the medium is the only source."""
    medium = medium_after(r, k + 1, stop)
    if medium is not None:
        start = k + 1
        while start < medium[0] and r.low[start] in ("dari", "oleh", "pada", "melalui", "lewat", "berbagai"):
            start += 1
        medium = start, medium[1]
    if medium is None:
        medium = source_behind(
            r, k + 2 if r.low[k + 1 : k + 2] in (["dari"], ["oleh"], ["pada"]) else k + 1, stop, framed=True
        )
    if medium is None:
        return
    if r.low[first] in ("demikian", "begitu") and k - first <= 3:
        yield from _back(r, k, first, stop, form, medium)
        return
    begin = _skip_circumstance(r, medium[1], stop)
    for ending, end in _endings(r, begin, stop):
        if end - begin < 3:
            continue
        draft = Draft(
            "indirect", [r.span(begin, end)], "relay-frame", (r.starts[k], r.ends[k]), r.low[k], "report"
        )
        draft.source = r.span(*medium)
        candidate = Candidate(draft, k, form, medium, begin, end, first, stop)
        candidate.ending = ending
        yield candidate
