"""The subject of a reporting verb: ``Ketua KPU, Budi Santoso, juga mengatakan``, ``Dalam rapat itu Rina menilai``."""

from __future__ import annotations

from .appositions import described_name
from .phrases import (
    ADVERB,
    DOCUMENT,
    HEADS,
    LIMIT,
    MANY,
    OTHERS,
    PAPER,
    PERSONAL,
    POINTING,
    ROLE,
    STOP,
    Words,
    apart,
    chunk_start,
    comma_before,
    is_titular,
    is_verb,
    names_person,
    strip_openers,
)
from .reading import Reading
from .relays import before_relay
from .run_in import past_run_in
from .source_titles import LEADING, PLACES, PREPOSITION, with_titles
from .subject_end import ASIDE, CALLED, is_described, subject_end
from .subject_start import behind_clause, is_brief, relative_head
from .words import CUES, RELAYS, matches_phrase, words

__all__ = ["source_before"]

CLAUSE = frozenset(
    ("bahwa", "karena", "lantaran", "sebab", "jika", "kalau", "ketika", "saat", "setelah", "apabila", "sebelum",
     "sehingga", "sementara", "sedangkan")
)  # fmt: skip
WHEN = frozenset(("saat", "ketika", "setelah", "sebelum"))
FRAMES = frozenset(("menurut", "berdasarkan", "kata"))
INSIDE = frozenset(("dalam", "dari", "pada"))
OBLIQUE = frozenset(("kepada", "oleh", "dari", "dengan", "bersama", "di", "pada", "dalam", "untuk", "soal"))
THROUGH = frozenset(("melalui", "lewat"))
ALONG = frozenset(("dengan", "sambil", "seraya", "sembari"))
HEADING = frozenset(("sementara", "namun", "adapun", "sedangkan", "sebelumnya"))
HEADLESS = words("headless")
CAUSING = words("causing") | {"memicu"}
ADJECTIVE = words("adjective")
PART = 5
DASHES = frozenset((" -- ", " – ", " — ", "—", " --- "))
DANGLING = frozenset(("atau", "dan", "serta"))
NO_START = ASIDE | LEADING | CLAUSE
NO_SUBJECT = CLAUSE | LEADING | ASIDE | HEADLESS


def source_before(r: Reading, cue: int, first: int) -> Words | None:
    """The subject of the active reporting verb at ``cue``, at the earliest from word ``first``."""
    led = _leading_verb(r, cue, first) if r.low[cue - 1] in ALONG else 0
    leader = source_before(r, led, first) if led else None
    if leader is not None:
        return leader
    j = _subject_end(r, cue, first)
    j = _before_dashes(r, j, first)
    dashed = r.gap(j + 1) in DASHES
    if j < first or (apart(r, j + 1) and not dashed) or r.piece_at[j] >= 0:
        return None
    if comma_before(r, j + 1) and r.low[j + 1] != "yang":
        verb = _verb_of_clause(r, chunk_start(r, j, first), j)
        if verb:
            return source_before(r, verb, first)
    if (r.low[j] in PERSONAL or r.low[j] == "pihaknya") and r.low[j - 1 : j] != ["studi"]:
        return _part_of(r, j, first), j + 1
    described = described_name(r, j + 1, first, cue)
    if described is not None:
        begin, name = described
        return with_titles(r, begin, chunk_start(r, begin, first), name, first), j + 1
    start = behind_clause(r, chunk_start(r, j, first), j)
    aside = (
        (r.low[start] in ASIDE and (comma_before(r, j + 1) or is_brief(r, start, j + 1)))
        or (r.low[start] in THROUGH and not names_person(r, start, j + 1))
        or r.low[start] in CALLED
        or _is_place(r, start, j + 1)
    )
    if (aside or r.low[start] == "yang") and start > first and not apart(r, start):
        j, start = start - 1, chunk_start(r, start - 1, first)
    elif r.low[start] == "selaku" and start > first and not apart(r, start):
        start = chunk_start(r, start - 1, first)
    if start == j and r.low[j] in POINTING and start > first and not apart(r, start):
        start = next(
            (k for k in range(j - 1, max(first, j - LIMIT), -1) if r.low[k] in ROLE and r.entity_at[k] < 0),
            start,
        )
    begin = strip_openers(r, start, j + 1)
    begin += r.low[begin] == "baik" and begin < j
    begin = with_titles(r, begin, start, j + 1, first)
    if begin < j and (r.low[begin] in FRAMES or (r.low[begin] in INSIDE and r.low[begin + 1] in DOCUMENT)):
        begin += 1
    while begin < j and r.low[begin] in ADVERB and r.entity_at[begin] < 0:
        begin += 1
    narrow = _narrow(r, begin, j + 1)
    if (
        narrow > begin + 1
        and r.low[narrow - 1] in OBLIQUE
        and r.low[begin] in LEADING
        and start > first
        and not apart(r, start)
    ):
        j = start - 1
        begin = chunk_start(r, j, first)
        narrow = with_titles(r, strip_openers(r, begin, j + 1), begin, j + 1, first)
    begin = past_run_in(r, _after_heading(r, narrow, j + 1), j + 1)
    if j + 1 < cue and r.low[j + 1] == "yang":
        begin = relative_head(r, begin, j + 1)
    last = subject_end(r, begin, j + 1)
    last -= last > begin and r.low[last - 1] in DANGLING
    if begin >= last or last - begin > LIMIT or _cannot_begin(r, begin, last == begin + 1):
        return None
    others = first < begin == j and r.low[j] in OTHERS and r.low[j - 1] == "yang"
    return begin - others, last


def _is_place(r: Reading, start: int, last: int) -> bool:
    """Whether the comma chunk says where somebody spoke: ``Rina Sari, di Kalianda, Minggu, mengatakan``."""
    named = start + 1 < last and r.low[start] == "di" and r.label(start + 1) in PLACES
    timed = comma_before(r, last) or r.time_at[last] >= 0
    return named and r.entity_end(start + 1) == last and timed


def _leading_verb(r: Reading, cue: int, first: int) -> int:
    """The verb that ``dengan mengatakan`` goes on; 0 if there is none."""
    verbs = (k for k in range(cue - 2, first, -1) if is_verb(r, k) and r.low[k - 1] != "yang")
    return next(verbs, 0)


def _before_dashes(r: Reading, j: int, first: int) -> int:
    """The last word before a parenthesis between dashes that ends at ``j``; ``j`` if there is none."""
    if r.gap(j + 1) not in DASHES:
        return j
    return next((k - 1 for k in range(j, max(first, j - LIMIT), -1) if r.gap(k) in DASHES), j)


def _part_of(r: Reading, j: int, first: int) -> int:
    """Where ``sebagian dari mereka`` begins; ``j`` itself where the pronoun stands alone."""
    if j - 2 < first or r.low[j - 1] not in ("dari", "antara", "di"):
        return j
    return next((k for k in range(j - 2, max(first, j - PART) - 1, -1) if r.low[k] in MANY), j)


def _verb_of_clause(r: Reading, start: int, last: int) -> int:
    """The verb of a whole clause before the comma (``China mengecam UU itu, mengatakan``), whose subject speaks; 0 if none."""
    if r.low[start] in NO_START:
        return 0
    for k in range(start + 1, last + 1):
        if r.low[k] == "yang":
            return 0
        if r.low[k].startswith("me") and is_verb(r, k) and r.low[k] not in STOP:
            return k
    return 0


def _subject_end(r: Reading, cue: int, first: int) -> int:
    """The last word of the subject: adverbs and times between it and the verb are skipped."""
    j = cue - 1
    while j >= first and r.low[j] in ADVERB and r.entity_at[j] < 0 and not apart(r, j + 1):
        if r.low[j] in ADJECTIVE and j > first and r.low[j + 1] != "yang" and _is_plain_noun(r, j - 1):
            break
        j -= 1
    j -= j > first and r.low[j] == "pada" and r.low[j + 1] in ADVERB  # ``pada umumnya``
    time = j
    while time >= first and r.time_at[time] >= 0:
        time -= 1
    if time < j:
        j = time
        if j > first and r.low[j] in ("pada", "hingga", "sampai", "sejak"):
            j -= 1
        if j > first and r.low[j - 1] == "yang" and (is_verb(r, j) or r.low[j] in RELAYS):
            j -= 2
    return before_relay(r, j, first)


def _is_plain_noun(r: Reading, k: int) -> bool:
    """Whether a word stands at ``k`` that an adjective may describe: no name, pronoun or adverb, nobody who may act."""
    if r.entity_at[k] >= 0 or r.low[k] in PERSONAL or r.low[k] in POINTING or r.low[k] in ADVERB:
        return False
    return r.low[k] in PAPER or r.low[k] not in HEADS


def _narrow(r: Reading, begin: int, last: int) -> int:
    """Leave out what leads into the subject without a comma (``Dalam laporan itu UEFA``, ``Survei menunjukkan warga``)."""
    if is_described(r, begin, last):
        return begin
    for k in range(last - 1, begin, -1):
        if r.entity_at[k - 1] >= 0:
            continue
        before = r.low[k - 1]
        verb = (before in RELAYS or (before in CUES and CUES[before].slot == "active")) and (
            k - 1 == begin or r.low[k - 2] != "yang"
        )
        through = (before == "melalui" or before in CAUSING) and names_person(r, k, last)
        described = r.low[begin] in MANY and "yang" in r.low[begin + 1 : k - 1]
        if before in WHEN and is_verb(r, k) and names_person(r, begin, k) and not names_person(r, k, last):
            continue
        if (before in CLAUSE and not described) or verb or through:
            return strip_openers(r, k, last)
    if r.low[begin] not in LEADING:
        return begin
    k = last
    while k > begin and is_titular(r, k - 1):
        k -= 1
    k -= begin < k < last and r.low[k - 1] in MANY
    return k if k < last else begin


def _after_heading(r: Reading, begin: int, last: int) -> int:
    """Leave out a subheading that scraping glued to the subject (``Evakuasi bus Kapolsek Pare AKP Bowo``)."""
    for k in range(last - 2, begin, -1):
        if r.low[k] in HEADING and r.text[r.starts[k]].isupper() and r.entity_at[k] < 0:
            return k + 1
    headline = next((k for k in range(begin + 1, last - 2) if _is_headline_verb(r, k)), 0)
    if headline:
        roles = (j for j in range(headline + 1, last) if r.low[j] in ROLE and r.entity_at[j] < 0)
        return next(roles, begin)
    numbered = begin > 0 and r.low[begin - 1].isdigit() and r.gap(begin) == ". "
    if not numbered and (
        r.low[begin] in HEADS or r.entity_at[begin] >= 0 or not r.text[r.starts[begin]].isupper()
    ):
        return begin
    k = last
    while k > begin and is_titular(r, k - 1) and r.low[k - 1] != "dan" and not comma_before(r, k - 1):
        k -= 1
    heads = [
        j for j in range(k, last) if r.low[j] in ROLE and r.entity_at[j] < 0 and r.text[r.starts[j]].isupper()
    ]
    plain = numbered or any(not is_titular(r, j) for j in range(begin, k))
    return heads[0] if heads and plain and names_person(r, heads[0], last) else begin


def _is_headline_verb(r: Reading, k: int) -> bool:
    """Whether a bare verb in capitals stands at ``k``, as headlines have it (``Ketua KPU Bantah Surat Suara Rusak``)."""
    form = CUES.get(r.low[k])
    bare = form is not None and form.slot == "bare" and r.low[k] not in STOP
    return bare and r.entity_at[k] < 0 and r.text[r.starts[k] : r.ends[k]].istitle()


def _cannot_begin(r: Reading, k: int, alone: bool) -> bool:
    """Whether a verb, preposition or connective stands where a subject should begin; ``alone``: nothing follows it."""
    low = r.low[k]
    if r.entity_at[k] >= 0:
        return False
    if low in NO_SUBJECT or (alone and matches_phrase("opener", r.low, k)):
        return True
    if r.text[r.starts[k]].isupper() and low not in ADVERB:
        return False
    return low in ADVERB or low in PREPOSITION or low in CUES or is_verb(r, k)
