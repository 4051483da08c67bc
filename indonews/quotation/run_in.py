"""What ran into a subject from before it: a heading that scraping glued on, an opener without its comma."""

from __future__ import annotations

from .phrases import HEADS, POINTING, STAFF, apart, comma_before
from .reading import Reading
from .words import words

__all__ = ["past_run_in"]

TITLED = HEADS | STAFF
TITLE_START = words("title_start")
JOINERS = frozenset(("dan", "atau", "serta", "maupun", "bin", "binti"))


def past_run_in(r: Reading, begin: int, last: int) -> int:
    """Where the subject ``begin..last`` begins behind what ran into it."""
    begin = _behind_pointed(r, begin, last)
    begin = _behind_twin(r, begin, last)
    begin = _before_title(r, begin, last)
    return _behind_heading(r, begin, last)


def _before_title(r: Reading, begin: int, last: int) -> int:
    """Behind a heading that ends in a name where the title of a person begins (``Tanggapan DPRD Ketua Fraksi Budi``)."""
    if r.label(last - 1) != "PERSON":
        return begin
    for k in range(begin, last):
        if r.entity_at[k] >= 0:
            continue
        if r.low[k] in TITLED or comma_before(r, k):
            ran_in = (
                k > begin and r.label(k - 1) in ("ORG", "GPE") and r.low[k] in TITLE_START and r.gap(k) == " "
            )
            return k if ran_in and r.text[r.starts[k]].isupper() else begin
    return begin


def _behind_pointed(r: Reading, begin: int, last: int) -> int:
    """Behind an opener that ``itu`` closes (``Dengan cara itu Kemenperin``, ``Kali ini warga``)."""
    for k in range(last - 2, begin, -1):
        if r.low[k] in POINTING and r.entity_at[k] < 0 and not comma_before(r, k + 1):
            opens = r.entity_at[k + 1] >= 0 or r.low[k + 1] in HEADS
            return k + 1 if opens and r.low[begin] not in HEADS else begin
    return begin


def _behind_twin(r: Reading, begin: int, last: int) -> int:
    """Behind a heading that ends in the name which the subject is (``Rahasia Rina Sari Rina Sari mengatakan``)."""
    k = _name_start(r, last)
    if k <= begin or r.label(k - 1) != "PERSON":
        return begin
    here, there = (r.entities[r.entity_at[i]].text.lower() for i in (k, k - 1))
    return k if here in there or there in here else begin


def _behind_heading(r: Reading, begin: int, last: int) -> int:
    """Behind words that are no title before a short form of somebody's name (``Harus Tepat Waktu Rina``)."""
    k = _name_start(r, last)
    if k <= begin or k < last - 1 or r.low[k] not in r.short_names:
        return begin
    if any(r.low[i] in TITLED or comma_before(r, i) for i in range(begin, k)) or r.low[k - 1] in JOINERS:
        return begin
    alone = begin == k - 1 and r.text[r.starts[begin]].isupper()
    return begin if alone and (r.sentence(begin)[0] == begin or apart(r, begin)) else k


def _name_start(r: Reading, last: int) -> int:
    """Where the person's name begins that ends at ``last`` and stands behind a blank or nothing; -1 if none does."""
    k = last - 1
    while r.same_entity(k):
        k -= 1
    return k if r.label(k) == "PERSON" and r.gap(k) in ("", " ") else -1
