"""A name and what commas say of it as one speaker: ``Rina Sari, ahli gizi di Bogor, mengatakan``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .phrases import (
    ORIGIN,
    ROLE,
    SHORT,
    STAFF,
    STOP,
    TITLING,
    Words,
    apart,
    chunk_end,
    chunk_start,
    comma_before,
    is_age,
    is_degree,
    is_kin,
    is_plain_capital,
    is_titular,
    names_person,
    person_start,
    strip_openers,
)
from .reading import Reading
from .source_titles import AGENT, BEFORE_SUBJECT, PLACES, is_nominal
from .words import CUES, words

__all__ = ["apposition_end", "bearer", "described_name"]

BODY = words("body")
ONE = frozenset(("seorang", "salah", "sebuah", "sang"))
BEARING = ROLE | BODY | ONE | words("kin") | STAFF
TIED = words("client") | {"kuasa", "penasihat", "juru", "ajudan", "saudara"}
FINITE = words("finite")
DEGREE = regex.compile(r"[\p{Lu}.]{2,6}")
NUMBERED = regex.compile(r"\d\p{L}")  # ``4W Sales Director``
CHUNKS = 5
AS = frozenset(("sebagai", "selaku"))


def described_name(r: Reading, last: int, first: int, verb: int) -> Words | None:
    """The name, titles included, that the comma chunks up to ``last`` describe, before the verb; None if they describe none."""
    closed = comma_before(r, last) or comma_before(r, verb)
    relative = closed and r.low[last] == "yang"
    start = chunk_start(r, last - 1, first)
    for _ in range(CHUNKS):
        if start <= first or apart(r, start) or r.piece_at[start - 1] >= 0:
            return None
        previous = chunk_start(r, start - 1, first)
        opening = strip_openers(r, previous, start)
        if relative and r.label(start - 1) == "PERSON":
            opening = _name_start(r, start - 1, opening)
        name = _name_end(r, opening, start)
        if name:
            led = r.low[previous] in BEFORE_SUBJECT
            return None if led or not _describes(r, name, start, last, closed) else (opening, name)
        start = previous
    return None


def _name_start(r: Reading, k: int, first: int) -> int:
    """Where the name begins that ends at word ``k``."""
    while k > first and r.same_entity(k):
        k -= 1
    return k


def _name_end(r: Reading, opening: int, end: int) -> int:
    """Where the name ends that fills the chunk ``opening..end`` behind its titles, or opens it before ``dari``; 0 if none."""
    if opening >= end:
        return 0
    at = person_start(r, opening, end)
    if at == end:
        whole = r.entity_at[opening] >= 0 and r.label(opening) not in PLACES and r.entity_end(opening) == end
        return end if whole or _is_unmarked(r, opening, end) else 0
    if at > opening and (r.low[opening] not in ROLE or not all(is_titular(r, k) for k in range(opening, at))):
        return 0
    name = r.entity_end(at)
    whole = all(is_degree(r, k) or r.low[k].isdigit() or r.low[k] == "tahun" for k in range(name, end))
    from_somewhere = name < end and r.low[name] in ORIGIN and is_nominal(r, name + 1, end)
    return name if whole or (from_somewhere and not names_person(r, name, end)) else 0


def _is_unmarked(r: Reading, first: int, last: int) -> bool:
    """Whether capitalised words that are no known name fill ``first..last`` (``Kadafi Kadiso, panitia lomba,``)."""
    return 2 <= last - first <= 4 and all(is_plain_capital(r, k) for k in range(first, last))


def _describes(r: Reading, name: int, start: int, last: int, closed: bool) -> bool:
    """Whether the chunks ``start..last`` say who the bearer of the name is: by age, degree, role, kind or place."""
    k = start
    while k < last and (is_age(r, k) or is_degree(r, k)):
        k = chunk_end(r, k, last)
    k += k + 1 < last and r.low[k].isdigit() and r.low[k + 1] in BEARING  # an age without its comma
    if k >= last:
        return False
    k += r.low[k] in AS and k + 1 < last
    if r.label(name - 1) not in ("PERSON", ""):
        k += r.low[k] == "sebuah" and k + 1 < last
        return closed and r.low[k] in BODY and _is_description(r, k, last, closed)
    if (name < start or r.low[k] in ORIGIN) and _is_plain(r, k, last):
        return True
    bearing = r.low[k] in BEARING or is_kin(r, k) or (closed and AGENT.fullmatch(r.low[k]) is not None)
    if bearing and _is_description(r, k, last, closed):
        return True
    others = any(r.label(j) == "PERSON" and r.low[j] != r.low[name - 1] for j in range(k, last))
    return not others and _is_english_title(r, k, last)


def _is_plain(r: Reading, first: int, last: int) -> bool:
    """Whether nothing but places is named in ``first..last`` and no verb stands there."""
    return all(r.label(j) in PLACES or r.entity_at[j] < 0 for j in range(first, last)) and is_nominal(
        r, first, last
    )


def _is_description(r: Reading, k: int, last: int, closed: bool) -> bool:
    """Whether nothing in the chunks ``k..last`` opens a clause or brings in another speaker."""
    relative = closed or r.low[k] in ONE
    that = next((j for j in range(k, last) if r.low[j] == "yang"), last) if relative else last
    if not closed and not is_nominal(r, k, that):
        return False
    for j in range(k, last):
        if r.label(j) == "PERSON" and (not closed or r.text[r.starts[k]].isupper()):
            return False
        if comma_before(r, j) and j > k and (r.low[j] in STOP or r.low[j] in ("dan", "serta")):
            return False
        if j < that and r.entity_at[j] < 0 and r.low[j] in CUES:
            return False
    return True


def apposition_end(r: Reading, head: int, k: int, end: int) -> int:
    """What stands behind a name with a comma and still is the speaker: degree, age, role."""
    degrees = k
    while degrees < end and is_degree(r, degrees):
        degrees += 1
    if degrees > k:
        return degrees
    if is_age(r, k):
        return min(end, k + 2)
    at = person_start(r, k, end)
    if at < end and r.low[head] in TIED and all(is_titular(r, j) for j in range(k, at)):
        name = r.entity_end(at)
        if name == end or r.low[name] in STOP:
            return name
    if is_kin(r, k) and end == k + 1:
        return end
    tied = at < end and r.low[k] in TIED and r.entity_end(at) == end
    if r.low[k] in STOP or end - k > 16 or (at < end and not tied):
        return k
    if end < len(r.low) and r.label(end - 1) == r.label(end) != "ORG" and r.label(end):
        return k  # a list (``warga di Aceh, Medan, dan Padang``)
    if r.low[k] not in TITLING:
        return end if _is_english_title(r, k, end) else k
    that = next((j for j in range(k, end) if r.low[j] == "yang"), end)
    if any(r.entity_at[j] < 0 and r.low[j] in FINITE for j in range(k, that)):
        return k
    for j in range(k + 1, end):
        located = r.low[j] == "di" and any(r.entity_at[i] >= 0 for i in range(j + 1, min(end, j + 3)))
        if r.time_at[j] >= 0 or (r.low[j] in STOP and r.low[j] not in ("untuk", "bersama") and not located):
            return j
    return end


def _is_english_title(r: Reading, k: int, end: int) -> bool:
    """Whether the comma chunk is a title with its head behind (``People Operations Manager X``)."""
    titled = all(
        is_titular(r, j) or r.low[j] in ("of", "and") or NUMBERED.match(r.low[j]) for j in range(k, end)
    )
    return titled and end - k >= 2 and any(r.low[j] in ROLE and r.entity_at[j] < 0 for j in range(k, end))


def bearer(r: Reading, mentions: Sequence[int], last: int) -> int:
    """Which of the persons mentioned in a phrase up to word ``last`` it means: the one whose name commas set apart, the
    first one if the others stand in what is said of him (``Rina Sari, istri Budi``), or the last."""
    names = [m for m in mentions if not DEGREE.fullmatch(r.entities[m].text)]
    mentions = names or mentions
    first = r.word_at(r.entities[mentions[0]].start)
    for m in mentions[1:]:
        k = r.word_at(r.entities[m].start)
        behind = r.entity_end(k)
        if comma_before(r, k) and (behind >= last or comma_before(r, behind)):
            return m
    behind = r.entity_end(first)
    said = behind < last and comma_before(r, behind) and r.text[r.starts[behind]].islower()
    return mentions[0] if said and r.low[behind] in BEARING and r.low[behind] not in SHORT else mentions[-1]
