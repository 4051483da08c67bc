"""What belongs to the subject across the commas before it: ``Menteri Hukum, Rina Sari,``, ``Rina Sari, Direktur X,``"""

from __future__ import annotations

import regex

from .lists import including, listing
from .phrases import (
    DOCUMENT,
    HEADS,
    MANY,
    ROLE,
    STAFF,
    TITLING,
    VERBAL,
    Words,
    apart,
    chunk_start,
    comma_before,
    is_age,
    is_degree,
    is_plain_capital,
    is_titular,
    is_verb,
    names_person,
    strip_openers,
)
from .reading import Reading
from .words import matches_phrase, words

__all__ = ["BEFORE_SUBJECT", "LEADING", "PLACES", "PREPOSITION", "is_nominal", "with_titles"]

LEADING = words("leading")
PREPOSITION = words("preposition")
FINITE = words("finite")
SUBORDINATE = words("lead") - words("opener")
COMPARING = words("comparing")
NEWCOMER = frozenset(("seorang", "salah"))
AGENT = regex.compile(r"(?:pe[mnrlt]|peng|penj|penc|peny)\p{L}{3,}(?<!an)|\p{L}{3,}(?:wan|wati|tor|log)")
PLACES = frozenset(("GPE", "LOC", "FAC"))
DIRECTIONS = frozenset(("bagian", "utara", "selatan", "timur", "barat", "tengah", "tenggara"))
CHUNKS = 5
BEFORE_SUBJECT = COMPARING | SUBORDINATE
HEADS_AND_STAFF = HEADS | STAFF


def with_titles(r: Reading, begin: int, start: int, last: int, first: int) -> int:
    """Where the subject ``begin..last`` begins with its titles, names and places in the comma chunks before ``start``."""
    for _ in range(CHUNKS):
        title = (
            _listed_title(r, start, last, first)
            or including(r, start, last, first)
            or listing(r, start, last, first)
        )
        if title is not None:
            begin, start = title
            continue
        if start <= first or begin > start or apart(r, start) or r.piece_at[start - 1] >= 0:
            break
        previous = chunk_start(r, start - 1, first)
        opening = strip_openers(r, previous, start)
        if r.low[previous] == "seperti" and not names_person(r, previous, start):
            opening = previous + 1
        elif r.low[previous] in BEFORE_SUBJECT:
            break
        if opening >= start:
            break
        name = _name_start(r, opening, start, previous == first) if r.low[begin] in ROLE else None
        if name is not None:
            begin, start = name, previous
            continue
        here, there = names_person(r, begin, last), names_person(r, opening, start)
        titled = all(is_titular(r, k) for k in range(begin, last))
        role_first = here and _is_role(r, opening, start, previous == first, titled)
        name_first = (
            there
            and not here
            and (is_age(r, begin) or is_degree(r, begin) or (titled and r.label(opening) == "PERSON"))
        )
        between = r.low[opening] in ROLE or all(is_degree(r, k) for k in range(opening, start))
        chain = not here and not there and titled and between and names_person(r, first, opening)
        degree = all(is_degree(r, k) for k in range(begin, last)) and (there or is_degree(r, opening))
        body = r.low[opening] in HEADS or r.label(opening) == "ORG"
        alone = r.label(opening) == "ORG" and r.entity_end(opening) == start
        located = _is_place(r, begin, last) and (r.label(start - 1) in PLACES or alone)
        closed = r.gap(last) != " "
        whose = closed or (body and is_nominal(r, opening, start)) or _of_places(r, start, first)
        places = located and whose
        awaited = not there and _awaits(r, opening, start, begin, last)
        if not (role_first or name_first or chain or degree or places or awaited):
            break
        begin, start = opening, previous
    return begin


def _listed_title(r: Reading, start: int, last: int, first: int) -> Words | None:
    """Where a title with a list in it begins (``Dirjen Energi Baru, Terbarukan, dan ...``), and its chunk.

    The role stands in the first chunk, ``dan`` in one of them, and no chunk names a person or shows a clause.
    """
    k, listed = start, "dan" in r.low[start:last]
    for _ in range(CHUNKS):
        if k <= first or apart(r, k) or r.piece_at[k - 1] >= 0 or not comma_before(r, k):
            return None
        before = chunk_start(r, k - 1, first)
        opening = strip_openers(r, before, k)
        if opening >= k or names_person(r, opening, k):
            return None
        listed = listed or "dan" in r.low[before:k]
        if r.low[opening] in ROLE:
            return (opening, before) if listed and is_nominal(r, opening, k) else None
        if not is_nominal(r, before, k):
            return None
        k = before
    return None


def is_nominal(r: Reading, first: int, last: int) -> bool:
    """Whether nothing in ``first..last`` shows a clause: a verb, an auxiliary, a connective, a time."""
    for k in range(first, last):
        verbal = is_verb(r, k) and r.low[k] not in PREPOSITION
        clausal = verbal or r.low[k] in FINITE or r.low[k] in SUBORDINATE or r.low[k] in ("bahwa", "yang")
        if r.time_at[k] >= 0 or (clausal and r.entity_at[k] < 0 and r.text[r.starts[k]].islower()):
            return False
    return True


def _name_start(r: Reading, first: int, last: int, leads: bool) -> int | None:
    """Where a name with its honorific begins that fills ``first..last``; of a chunk that leads also an unmarked one."""
    if leads and _is_name(r, first, last):
        return first
    k = last
    while k > first and (is_degree(r, k - 1) or r.low[k - 1].isdigit() or r.low[k - 1] == "tahun"):
        k -= 1
    if k == first or r.label(k - 1) != "PERSON":
        return None
    while k > first and is_titular(r, k - 1) and r.low[k - 1] != "dan":
        if r.entity_at[k - 1] < 0 and matches_phrase("opener", r.low, k - 1):
            return k
        k -= 1
    return k if k == first else None


def _is_name(r: Reading, first: int, last: int) -> bool:
    """Whether ``first..last`` is a name and nothing else, known or by its capitals."""
    if r.entity_at[first] >= 0:
        return r.entity_end(first) >= last
    return 2 <= last - first <= 4 and all(is_plain_capital(r, k) for k in range(first, last))


def _awaits(r: Reading, opening: int, start: int, begin: int, last: int) -> bool:
    """Whether the chunk waits for the name behind it: ``kantor berita X, Y``; ``seorang pejabat di X, Y``."""
    if not is_nominal(r, opening, start):
        return False
    agency = r.low[opening] in DOCUMENT and last - begin <= 3 and r.entity_at[begin] >= 0
    return agency or (r.low[opening] in NEWCOMER and _is_name(r, begin, last))


def _is_place(r: Reading, begin: int, last: int) -> bool:
    """Whether the words are names of places alone (``Warga Desa Suka Maju, Kabupaten Bogor, berharap``)."""
    return all(r.label(k) in PLACES or (k > begin and r.low[k] in DIRECTIONS) for k in range(begin, last))


def _of_places(r: Reading, k: int, first: int) -> bool:
    """Whether the places before ``k`` are somebody's (``Keluarga korban di Desa X, Kecamatan Y, Bogor berharap``)."""
    for _ in range(CHUNKS):
        if k <= first or apart(r, k) or not comma_before(r, k):
            return False
        start = chunk_start(r, k - 1, first)
        opening = strip_openers(r, start, k)
        if opening < k and r.low[opening] in HEADS_AND_STAFF:
            return is_nominal(r, opening, k)
        if not _is_place(r, start, k):
            return False
        k = start
    return False


def _is_role(r: Reading, opening: int, start: int, leads: bool, titled: bool) -> bool:
    """Whether the chunk before a name is its title: it begins with a role, or opens the sentence without a verb."""
    if start - opening > 20 or r.label(opening) == "PERSON" or r.time_at[opening] >= 0:
        return False
    if r.low[opening] in TITLING:
        capital = r.low[opening : opening + 2] == ["ibu", "kota"]
        return not capital and (not names_person(r, opening, start) or titled)
    if not leads or not titled or r.low[opening] in LEADING or not 1 < start - opening <= 10:
        return False
    if matches_phrase("opener", r.low, opening) or VERBAL.match(r.low[opening]):
        return False
    somebody = r.low[opening] in MANY or AGENT.fullmatch(r.low[opening]) is not None
    if not somebody and all(r.entity_at[k] < 0 for k in range(opening, start)):
        return False
    return not any(is_verb(r, k) or r.low[k] == "yang" or r.time_at[k] >= 0 for k in range(opening, start))
