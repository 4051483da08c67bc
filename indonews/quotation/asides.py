"""What stands between a source and the words: ``menurut Budi, pengacara korban, ...``, ``dikutip X, Jakarta, Senin, ...``"""

from __future__ import annotations

from .phrases import DOCUMENT, ORIGIN, POINTING, ROLE, STAFF, Words, apart, comma_before, is_verb
from .predicates import FINITE, predicate
from .reading import Reading
from .relays import LIKE
from .words import RELAYS, words

__all__ = ["behind_aside", "behind_occasion", "is_rest"]

BEARING = (
    ROLE | STAFF | DOCUMENT | {"seorang", "salah", "sebuah", "kelompok", "komunitas", "pendiri", "anggota"}
)
NAMED = frozenset(("PERSON", "ORG"))
PLAIN = frozenset(("main", "state", "first-main", "first-state"))
TIES = words("lead") | {"untuk", "dengan", "guna", "sebagai"}
OCCASION = words("occasion") | words("paper") | words("voice")
MET = frozenset(("ditemui", "dihubungi", "dikonfirmasi", "diwawancarai", "ditanya", "dimintai"))
MANNER = frozenset(("terpisah", "tertulis", "resmi", "singkat", "virtual", "daring", "langsung", "terbuka"))
LINKS = frozenset(("dan", "of", "and", "for"))
HOLDING = (["yang", "juga"], ["yang", "merupakan"], ["yang", "menjabat"])
PAPERS = DOCUMENT | words("paper")
BOUND = frozenset(
    ("terhadap", "oleh", "yang", "dari", "untuk", "ke", "tentang", "mengenai", "bertajuk", "berjudul")
)
CALLED = frozenset(("sapaan", "panggilan", "julukan", "yakni", "yaitu"))
TITLE = 3  # words of a medium's name
ROUNDS = 3
LONGEST = 14
LEADS_IN = RELAYS | LIKE | {"yang"}


def behind_aside(r: Reading, source: Words, k: int, stop: int) -> int:
    """The first word of what is said behind ``source``, at ``k`` or behind comma chunks that still tell of the source."""
    for _ in range(ROUNDS):
        end = _chunk_end(r, k, stop)
        if end is None or not _tells(r, source, k, end, stop):
            return k
        k = end
        while k < stop and r.time_at[k] >= 0 and (behind := _time_end(r, k, stop)) is not None:
            k = behind
    return k


def behind_occasion(r: Reading, k: int, stop: int) -> int:
    """The first word behind how or where something was said, which a comma parts from the words; ``k`` if none.

    ``mengatakan | dalam siaran pers, ...``, ``mengatakan | di Jakarta, Senin (4/5), ...``, ``mengatakan | secara terpisah, ...``
    """
    end = _chunk_end(r, k, stop) if k < stop and not comma_before(r, k) else None
    if end is None or any(r.entity_at[j] < 0 and r.low[j] in FINITE for j in range(k, end)):
        return k
    timed = r.time_at[end] >= 0 and (behind := _time_end(r, end, stop)) is not None
    if not _is_occasion(r, k, end, timed):
        return k
    begin = behind if timed and behind is not None else end
    said = r.low[begin] not in LEADS_IN and predicate(r, begin, stop) != "none"
    return begin if said else k


def _is_occasion(r: Reading, k: int, end: int, timed: bool) -> bool:
    """Whether the chunk names a manner, an occasion or a paper in which somebody speaks, or a place before the day."""
    low = r.low[k]
    if low in ("saat", "ketika", "usai"):
        return r.low[k + 1] in MET
    if low == "secara":
        return end == k + 2 and r.low[k + 1] in MANNER
    if low == "di" and r.entity_at[k + 1] >= 0 and r.entity_end(k + 1) >= end:
        return timed
    if low not in ("dalam", "lewat", "melalui", "di", "pada"):
        return False
    return any(
        r.entity_at[j] < 0 and r.low[j].removesuffix("nya") in OCCASION for j in range(k + 1, min(end, k + 4))
    )


def is_rest(r: Reading, said: Words, k: int, stop: int) -> bool:
    """Whether what follows a source at the end of its sentence still tells of it (``..., kata pejabat AS itu``)."""
    if k < stop and comma_before(r, k) and (r.low[k] == "kepada" or r.low[k : k + 2] in HOLDING):
        return stop - k <= LONGEST and not any(comma_before(r, j) for j in range(k + 1, stop))
    if k >= stop or stop - k > LONGEST or r.low[k] in TIES or predicate(r, k, stop) != "none":
        return False
    if "," not in r.gap(k):
        return not any(comma_before(r, j) for j in range(k + 1, stop))
    named = r.label(k) in NAMED or r.label(k) == "GPE" or (r.entity_at[k] < 0 and r.low[k] in BEARING)
    return named and predicate(r, *said) in PLAIN


def _chunk_end(r: Reading, k: int, stop: int) -> int | None:
    """Where the next comma parts the chunk at ``k`` from a clause; None without one near."""
    for j in range(k + 1, min(stop - 2, k + LONGEST)):
        if r.piece_at[j - 1] >= 0 or apart(r, j):
            return None
        if comma_before(r, j):
            return j
    return None


def _time_end(r: Reading, k: int, stop: int) -> int | None:
    """Where a comma ends the time at ``k``; None if the clause goes on without one."""
    j = k
    while j < stop and r.time_at[j] >= 0:
        j += 1
        if j < stop and comma_before(r, j):
            return j
    return None


def _tells(r: Reading, source: Words, k: int, end: int, stop: int) -> bool:
    """Whether the chunk ``k``-``end`` is still about the source."""
    if k <= source[0] or r.low[end - 1] in POINTING or r.low[end] in ("yang", "dan"):
        return False
    if r.low[k] in LIKE and r.low[k + 1] in RELAYS:
        return True
    if not comma_before(r, k):
        return k == source[1] and (_is_rest(r, k, end) or _is_bound(r, source, k, end, stop))
    if r.label(end - 1) == r.label(end) != "":
        return False
    if r.entity_at[k] >= 0 and r.entity_end(k) == end:
        return r.time_at[end] >= 0 if r.label(k) == "GPE" else _names(r, source, k, end, stop)
    return r.entity_at[k] < 0 and r.time_at[k] < 0 and (r.low[k] in CALLED or _describes(r, source, k, end))


def _is_rest(r: Reading, k: int, end: int) -> bool:
    """Whether the words are the remains of a name (``Bloomberg | Dollar Index, ...``, ``Ani | dari Kadin, ...``)."""
    if r.low[k] in ORIGIN and k + 1 < end:
        k += 1
    return all(
        r.entity_at[j] >= 0 or r.text[r.starts[j]].isupper() or r.low[j] in LINKS for j in range(k, end)
    )


def _is_bound(r: Reading, source: Words, k: int, end: int, stop: int) -> bool:
    """Whether the chunk says of what or whose a paper is (``survei | oleh X, ...``), or ends a medium before its day."""
    if r.time_at[end] >= 0:
        return end - k <= TITLE and r.time_at[k] < 0 and predicate(r, k, end) == "none"
    paper = r.low[source[0]] in PAPERS and r.low[k] in BOUND
    return paper and predicate(r, end, _chunk_end(r, end, stop) or stop) in PLAIN


def _names(r: Reading, source: Words, k: int, end: int, stop: int) -> bool:
    """Whether the name ``k``-``end`` says who a described source is, and a clause follows (``kakaknya, Ani, ...``)."""
    described = source[1] - source[0] >= 2 and not any(r.label(j) in NAMED for j in range(*source))
    if not described or r.label(k) not in NAMED:
        return False
    return predicate(r, end, _chunk_end(r, end, stop) or stop) in PLAIN


def _describes(r: Reading, source: Words, k: int, end: int) -> bool:
    """Whether the chunk says who a named source is (``seorang profesor di X``, ``lembaga yang mengatur bantuan``)."""
    named = any(r.label(j) in NAMED for j in range(*source))
    if not named or r.low[k] not in BEARING:
        return False
    that = next((j for j in range(k, end) if r.low[j] == "yang"), end)
    return not any(
        r.low[j] in POINTING or (r.entity_at[j] < 0 and (r.low[j] in FINITE or is_verb(r, j)))
        for j in range(k, that)
    )
