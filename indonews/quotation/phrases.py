"""The noun phrase of a speaker: behind a cue (``kata Ketua KPU Budi, Senin``) and before one (``Budi juga mengatakan``)."""

from __future__ import annotations

import regex

from .reading import ABBREVIATIONS, Reading
from .words import CUES, matches_phrase, words

__all__ = ["source_after", "source_before", "strip_openers"]

STOP = words("stop")
ROLE = words("role")
ADVERB = words("adverb")
MANY = words("many")
DOCUMENT = words("document")
PERSONAL = frozenset(("dia", "ia", "beliau", "mereka", "dirinya", "keduanya", "ketiganya"))
POINTING = frozenset(("itu", "ini", "tersebut"))
LIMIT = 30
VERBAL = regex.compile(r"(?:men[cdjgst]?|mem[bp]?|me[lrnwmy]|ber|di(?!r))\p{L}{4,}")
DEGREES = frozenset(
    "sh mh mm msi mkes se st spd mpd sos si sik mik phd ma mba ba bsc msc mag lc spog spog amd".split()
)

Words = tuple[int, int]


def _hard(r: Reading, k: int) -> bool:
    """Whether a full stop, colon or mark parts word ``k`` from the word before (abbreviations do not)."""
    gap = r.gap(k)
    if gap == " ":
        return False
    if r.entity_at[k] >= 0 and r.entity_at[k] == r.entity_at[k - 1]:
        return False
    if gap.strip() == "." and (r.low[k - 1] in ABBREVIATIONS or r.ends[k - 1] - r.starts[k - 1] <= 2):
        return False
    return any(c in gap for c in '.?!;:"“”…\u2014\u2013|[') or "\n\n" in gap


def _chunk_end(r: Reading, k: int, stop: int) -> int:
    """End of the comma chunk that starts at ``k``."""
    j = k + 1
    while (
        j < stop
        and not ("," in r.gap(j) and not r.same_entity(j))
        and not _hard(r, j)
        and r.piece_at[j] < 0
    ):
        j += 1
    return j


def _names_person(r: Reading, first: int, last: int) -> bool:
    return any(r.label(j) == "PERSON" for j in range(first, last))


def _is_degree(r: Reading, k: int) -> bool:
    return r.low[k] in DEGREES or (r.ends[k] - r.starts[k] <= 2 and r.text[r.starts[k]].isupper())


def _goes_on(r: Reading, k: int, stop: int, person: bool) -> int:
    """End of the comma chunk at ``k`` if it belongs to the speaker's phrase, else ``k``."""
    end = _chunk_end(r, k, stop)
    low = r.low[k]
    if low == "yang" or r.time_at[k] >= 0 and not (low.isdigit() and r.low[min(k + 1, stop - 1)] == "tahun"):
        return k
    if person:
        if _is_degree(r, k) and end - k <= 3:
            return end
        if low.isdigit() and k + 1 < stop and r.low[k + 1] == "tahun":
            return min(end, k + 2)
        if low in STOP or end - k > 16:
            return k
        apposed = low in ROLE and (r.label(k) != "PERSON") and not _names_person(r, k, end)
        return _cut_stop(r, k, end) if apposed else k
    here = k
    for _ in range(3):
        at = _person_start(r, here, end)
        if r.time_at[here] >= 0 or r.low[here] in STOP or r.low[here] in MANY:
            return k
        if at < end and all(_titular(r, j) for j in range(here, at)):
            return k + 1
        if end >= stop or _hard(r, end) or r.piece_at[end] >= 0 or r.entity_at[here] < 0:
            break
        here, end = end, _chunk_end(r, end, stop)
    return k


def _titular(r: Reading, k: int) -> bool:
    """Whether a word may stand in a title before a name."""
    return r.entity_at[k] >= 0 or r.low[k] in ROLE or r.text[r.starts[k]].isupper() or r.low[k] in ("dan", "bidang")


def _person_start(r: Reading, first: int, last: int) -> int:
    return next((j for j in range(first, last) if r.label(j) == "PERSON"), last)


def _cut_stop(r: Reading, first: int, end: int) -> int:
    for j in range(first + 1, end):
        if r.low[j] in STOP and r.low[j] not in ("untuk", "bersama", "di") or r.time_at[j] >= 0:
            return j
    return end


def source_after(r: Reading, k: int, stop: int) -> Words | None:
    """The speaker's phrase that starts at word ``k`` behind a cue, at most up to word ``stop``."""
    if k >= stop or r.piece_at[k] >= 0 or _hard(r, k):
        return None
    if r.low[k] in PERSONAL and r.entity_at[k] < 0:
        return k, k + 1
    pointing = _pointing_end(r, k, stop)
    if pointing:
        return k, pointing
    stop = min(stop, k + LIMIT)
    j, person, relative = k, False, False
    while j < stop:
        if j > k and (r.piece_at[j] >= 0 or _hard(r, j)):
            break
        if j > k and "," in r.gap(j) and not r.same_entity(j):
            end = _goes_on(r, j, stop, person)
            if end == j:
                break
            if person:
                j = end
                continue
        if r.time_at[j] >= 0 and not relative:
            break
        if r.entity_at[j] >= 0:
            person = person or r.label(j) == "PERSON"
            j = min(r.entity_end(j), stop)
            if person and not _person_goes_on(r, j, stop):
                continue_with_comma = j < stop and "," in r.gap(j) and r.gap(j).strip() == ","
                if not continue_with_comma:
                    break
            continue
        low = r.low[j]
        if low == "yang":
            if person or j == k:
                break
            relative = True
        elif low in STOP and not (
            relative and low not in ("seperti", "sebagaimana", "dikutip", "dilansir", "saat", "ketika")
        ):
            if (
                not _person_ahead(r, j, stop)
                or person
                or j == k
                or low not in ("untuk", "dari", "dalam", "bidang", "di", "dengan")
            ):
                break
        j += 1
    while j > k and r.low[j - 1] in ("yang", "dan", "dari"):
        j -= 1
    return (k, j) if j > k else None


def _person_goes_on(r: Reading, j: int, stop: int) -> bool:
    """Whether the phrase goes on without a comma behind a person's name (``Budi dan Rina``, ``Budi (45)``)."""
    if j >= stop:
        return False
    if r.low[j] in ("dan", "serta") and not _hard(r, j) and "," not in r.gap(j):
        return _names_person(r, j + 1, min(stop, j + 9))
    return r.gap(j) == " " and r.low[j] in ("itu", "ini", "cs", "dkk")


def _person_ahead(r: Reading, j: int, stop: int) -> bool:
    """Whether a person's name follows in the same comma chunk."""
    return _names_person(r, j, _chunk_end(r, j, stop))


def _pointing_end(r: Reading, k: int, stop: int) -> int:
    """End of a descriptive phrase closed by ``itu`` / ``tersebut`` (``pria asal Indramayu, Jawa Barat itu``)."""
    if r.text[r.starts[k]].isupper() and r.low[k] not in ROLE | DOCUMENT | MANY:
        return 0
    for j in range(k + 1, min(stop, k + 16)):
        if (
            _hard(r, j)
            or r.piece_at[j] >= 0
            or r.low[j] in ("yang", "seperti", "dikutip", "dilansir", "saat", "kepada")
        ):
            return 0
        if r.low[j] in CUES and r.low[j] != "kata" and r.entity_at[j] < 0 and CUES[r.low[j]].slot == "active":
            return 0
        if r.label(j) == "PERSON":
            return 0
        if r.low[j] in POINTING:
            return j + 1
    return 0


def strip_openers(r: Reading, first: int, last: int, content: bool = False) -> int:
    """The first word after the connectives that open ``first..last``; before a subject also times and ``saat``."""
    k = first
    while k < last:
        size = matches_phrase("opener", r.low, k)
        if not content:
            size = max(size, matches_phrase("lead", r.low, k))
        if size and k + size < last + content and r.entity_at[k] < 0:
            k += size
        elif r.time_at[k] >= 0 and k + 1 < last and not content:
            k += 1
        else:
            break
    if content and all(r.time_at[j] >= 0 or r.low[j] in ("pada", "hingga", "sejak") for j in range(k, last)):
        return last
    return k


def source_before(r: Reading, cue: int, first: int) -> Words | None:
    """The subject of the active reporting verb at ``cue``, at the earliest from word ``first``."""
    j = cue - 1
    while j >= first and r.low[j] in ADVERB and r.entity_at[j] < 0 and not _hard(r, j + 1):
        j -= 1
    while j >= first and r.time_at[j] >= 0:
        j -= 1
    if j >= first and r.low[j] == "pada" and j + 1 < cue:
        j -= 1
    if j < first or _hard(r, j + 1) or r.piece_at[j] >= 0:
        return None
    if r.low[j] in PERSONAL or r.low[j] in ("pihaknya",):
        return j, j + 1
    start = _chunk_start(r, j, first)
    if r.low[start] == "yang" and start > first and not _hard(r, start):
        j, start = start - 1, _chunk_start(r, start - 1, first)
    elif r.low[start] == "selaku" and start > first and not _hard(r, start):
        start = _chunk_start(r, start - 1, first)
    begin = strip_openers(r, start, j + 1)
    begin = _widen(r, begin, start, j + 1, first)
    begin = _narrow(r, begin, j + 1)
    last = _name_end(r, begin, j + 1)
    if begin < last and _no_noun(r, begin):
        return None
    return (begin, last) if begin < last and last - begin <= LIMIT else None


def _no_noun(r: Reading, k: int) -> bool:
    """Whether a verb or connective stands where a subject should begin."""
    low = r.low[k]
    if r.entity_at[k] >= 0 or r.text[r.starts[k]].isupper() and low not in ADVERB:
        return False
    return low in ADVERB or low in STOP or low in CUES or VERBAL.match(low) is not None


def _name_end(r: Reading, begin: int, last: int) -> int:
    """Where the subject ends: before ``yang ...`` or ``dalam ...`` behind a name that opens or closes a title."""
    seen = False
    for k in range(begin, last):
        if r.entity_at[k] >= 0:
            seen = r.label(k) in ("PERSON", "ORG", "GPE")
            person = r.label(k) == "PERSON"
        elif seen and (person and r.low[k] == "yang" or r.low[k] in ("sebelumnya", "pada", "melalui", "sementara") or r.low[k] == "dalam" and (person or k == begin + 1)):
            return k
    return last


def _chunk_start(r: Reading, j: int, first: int) -> int:
    k = j
    while (
        k > first
        and not ("," in r.gap(k) and not r.same_entity(k))
        and not _hard(r, k)
        and r.piece_at[k - 1] < 0
    ):
        k -= 1
    return k


def _widen(r: Reading, begin: int, start: int, last: int, first: int) -> int:
    """Take in the comma chunk before: a role before the name, or the name before a role."""
    for _ in range(3):
        if start <= first or begin > start or _hard(r, start) or r.piece_at[start - 1] >= 0:
            break
        previous = _chunk_start(r, start - 1, first)
        opening = strip_openers(r, previous, start)
        has_person = _names_person(r, begin, last)
        before_person = _names_person(r, opening, start)
        role_before = r.low[opening] in ROLE and not before_person and start - opening <= 20
        name_before = before_person and not has_person and (r.low[begin] in ROLE or _is_age(r, begin))
        degree = before_person and _is_degree(r, begin) and last - begin <= 2
        kantor = (
            r.low[opening] in DOCUMENT and last - begin <= 3 and r.entity_at[begin] >= 0 and not before_person
        )
        if not (role_before and has_person or name_before or degree or kantor):
            break
        begin, start = opening, previous
    return begin


def _is_age(r: Reading, k: int) -> bool:
    return r.low[k].isdigit()


def _narrow(r: Reading, begin: int, last: int) -> int:
    """Leave out what leads into the subject without a comma (``Dalam laporan itu UEFA``, ``terlihat bahwa Budi``)."""
    for k in range(last - 1, begin, -1):
        if (
            r.low[k - 1]
            in ("bahwa", "karena", "lantaran", "sebab", "jika", "kalau", "ketika", "saat", "setelah")
            and r.entity_at[k - 1] < 0
        ):
            return strip_openers(r, k, last)
    if r.low[begin] not in (
        "dalam",
        "di",
        "pada",
        "melalui",
        "usai",
        "saat",
        "ketika",
        "setelah",
        "menanggapi",
        "merespons",
        "merespon",
        "terkait",
        "soal",
        "dari",
        "kepada",
        "lewat",
        "sebelum",
        "untuk",
        "dengan",
        "ditemui",
        "ditanya",
    ):
        return begin
    k = last
    while k > begin and (
        r.entity_at[k - 1] >= 0 or r.low[k - 1] in ROLE or r.text[r.starts[k - 1]].isupper()
    ):
        if r.low[k - 1] in ROLE and k - 1 > begin and r.low[k - 2] in ("dalam", "di", "pada"):
            return last
        k -= 1
    return k if k < last else begin
