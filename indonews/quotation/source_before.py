"""The subject of a reporting verb: ``Ketua KPU, Budi Santoso, juga mengatakan``, ``Dalam rapat itu Rina menilai``."""

from __future__ import annotations

from .phrases import (
    ADVERB,
    DOCUMENT,
    LIMIT,
    PERSONAL,
    POINTING,
    ROLE,
    Words,
    apart,
    chunk_start,
    comma_before,
    is_age,
    is_degree,
    is_titular,
    is_verb,
    names_person,
    strip_openers,
)
from .reading import Reading
from .words import CUES, RELAYS, words

__all__ = ["source_before"]

CLAUSE = frozenset(
    ("bahwa", "karena", "lantaran", "sebab", "jika", "kalau", "ketika", "saat", "setelah", "apabila")
)
LEADING = words("leading")
PREPOSITION = frozenset(
    [
        "di",
        "pada",
        "dalam",
        "dari",
        "ke",
        "kepada",
        "melalui",
        "lewat",
        "untuk",
        "dengan",
        "tanpa",
        "oleh",
        "terhadap",
        "sambil",
        "seraya",
        "sembari",
    ]
)
OBLIQUE = frozenset(("kepada", "oleh", "dari", "dengan", "bersama", "di", "pada", "dalam", "untuk", "soal"))
ASIDE = frozenset(
    ("saat", "ketika", "usai", "seusai", "setelah", "sebelum", "dalam", "melalui", "lewat", "sambil")
)
AFTER_NAME = frozenset(("sebelumnya", "pada", "sementara"))


def source_before(r: Reading, cue: int, first: int) -> Words | None:
    """The subject of the active reporting verb at ``cue``, at the earliest from word ``first``."""
    j = _subject_end(r, cue, first)
    if j < first or apart(r, j + 1) or r.piece_at[j] >= 0:
        return None
    if (r.low[j] in PERSONAL or r.low[j] == "pihaknya") and r.low[j - 1 : j] != ["studi"]:
        return j, j + 1
    start = chunk_start(r, j, first)
    if (r.low[start] in ASIDE and start > first and not apart(r, start) and comma_before(r, j + 1)) or (
        r.low[start] == "yang" and start > first and not apart(r, start)
    ):
        j, start = start - 1, chunk_start(r, start - 1, first)
    elif r.low[start] == "selaku" and start > first and not apart(r, start):
        start = chunk_start(r, start - 1, first)
    if start == j and r.low[j] in POINTING and start > first and not apart(r, start):
        start = next(
            (k for k in range(j - 1, max(first, j - LIMIT), -1) if r.low[k] in ROLE and r.entity_at[k] < 0),
            start,
        )
    begin = strip_openers(r, start, j + 1)
    begin = _widen(r, begin, start, j + 1, first)
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
        narrow = _widen(r, strip_openers(r, begin, j + 1), begin, j + 1, first)
    begin = narrow
    last = _subject_cut(r, begin, j + 1)
    if begin >= last or last - begin > LIMIT or _cannot_begin(r, begin):
        return None
    return begin, last


def _subject_end(r: Reading, cue: int, first: int) -> int:
    """The last word of the subject: adverbs and times between it and the verb are skipped."""
    j = cue - 1
    while j >= first and r.low[j] in ADVERB and r.entity_at[j] < 0 and not apart(r, j + 1):
        j -= 1
    time = j
    while time >= first and r.time_at[time] >= 0:
        time -= 1
    if time < j:
        j = time
        if j > first and r.low[j] == "pada":
            j -= 1
        if j > first and r.low[j - 1] == "yang" and is_verb(r, j):
            j -= 2
    return j


def _widen(r: Reading, begin: int, start: int, last: int, first: int) -> int:
    """Take in the comma chunk before: a role before the name, or the name before a role."""
    for _ in range(3):
        if start <= first or begin > start or apart(r, start) or r.piece_at[start - 1] >= 0:
            break
        previous = chunk_start(r, start - 1, first)
        opening = strip_openers(r, previous, start)
        if opening >= start:
            break
        here, there = names_person(r, begin, last), names_person(r, opening, start)
        role_first = here and not there and r.low[opening] in ROLE and start - opening <= 20
        titled = all(is_titular(r, k) for k in range(begin, last))
        name_first = (
            there
            and not here
            and (r.low[begin] in ROLE or is_age(r, begin) or (titled and r.label(opening) == "PERSON"))
        )
        chain = (
            not here and not there and titled and r.low[opening] in ROLE and names_person(r, first, opening)
        )
        degree = there and is_degree(r, begin) and last - begin <= 2
        agency = r.low[opening] in DOCUMENT and last - begin <= 3 and r.entity_at[begin] >= 0 and not there
        if not (role_first or name_first or chain or degree or agency):
            break
        begin, start = opening, previous
    return begin


def _narrow(r: Reading, begin: int, last: int) -> int:
    """Leave out what leads into the subject without a comma (``Dalam laporan itu UEFA``, ``Survei menunjukkan warga``)."""
    for k in range(last - 1, begin, -1):
        if r.entity_at[k - 1] >= 0:
            continue
        before = r.low[k - 1]
        verb = (before in RELAYS or (before in CUES and CUES[before].slot == "active")) and (
            k - 1 == begin or r.low[k - 2] != "yang"
        )
        through = before == "melalui" and names_person(r, k, last)
        if before in CLAUSE or verb or through:
            return strip_openers(r, k, last)
    if r.low[begin] not in LEADING:
        return begin
    k = last
    while k > begin and is_titular(r, k - 1):
        k -= 1
    return k if k < last else begin


def _subject_cut(r: Reading, begin: int, last: int) -> int:
    """Where the subject ends: before ``yang ...`` or ``dalam ...`` behind a name that opens or closes a title."""
    label = ""
    for k in range(begin, last):
        if r.entity_at[k] >= 0:
            label = r.label(k)
        elif label not in ("PERSON", "ORG", "GPE"):
            continue
        elif (
            (r.low[k] == "yang" and label == "PERSON")
            or r.low[k] in AFTER_NAME
            or (r.low[k] == "dalam" and (label == "PERSON" or k == begin + 1 or r.entity_at[begin] >= 0))
        ):
            return k
    return last


def _cannot_begin(r: Reading, k: int) -> bool:
    """Whether a verb, preposition or connective stands where a subject should begin."""
    low = r.low[k]
    if r.entity_at[k] >= 0:
        return False
    if low in CLAUSE or low in LEADING:
        return True
    if r.text[r.starts[k]].isupper() and low not in ADVERB:
        return False
    return low in ADVERB or low in PREPOSITION or low in CUES or is_verb(r, k)
