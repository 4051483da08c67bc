"""Where a subject begins behind what else stands in its comma chunk: a clause, a short aside, the verb it is the object of."""

from __future__ import annotations

from .phrases import ADVERB, POINTING, ROLE, SOME, is_verb, names_person
from .reading import Reading
from .words import words

__all__ = ["behind_clause", "is_brief", "relative_head"]

BREAKS = frozenset(
    ("dengan", "oleh", "kepada", "ada", "adanya", "bersama", "terhadap", "lewat", "melalui", "mengenai", "soal",
     "tentang", "atas")
)  # fmt: skip
VOICES = words("voice")
PAPERS = words("voice") | words("writing") | words("law")
LEADS_IN = words("preposition") | words("topic")
ASIDE = 5  # words


def behind_clause(r: Reading, start: int, last: int) -> int:
    """Where the subject begins behind a clause that ``dan`` joins to it (``X membuka pasar dan perusahaan itu mengatakan``)."""
    k = next((k for k in range(last, start, -1) if is_verb(r, k) or r.low[k] in ("dan", "yang")), start)
    if r.low[k] != "dan" or r.entity_at[k] >= 0 or "yang" in r.low[start:k]:
        return start
    opens = r.low[last] in POINTING or r.low[k + 1] in ROLE or r.label(k + 1) in ("PERSON", "ORG", "GPE")
    return k + 1 if opens and any(is_verb(r, i) for i in range(start, k)) else start


def is_brief(r: Reading, start: int, last: int) -> bool:
    """Whether a short aside without its closing comma stands behind a name (``Jaksa Rina, dalam tuntutannya menyatakan``)."""
    plain = all(r.entity_at[k] < 0 and r.low[k] not in SOME for k in range(start, last))
    return last - start <= ASIDE and plain and start > 0 and r.label(start - 1) == "PERSON"


def relative_head(r: Reading, begin: int, last: int) -> int:
    """Where the noun of ``... bertemu dengan peramal yang mengatakan`` begins, behind what the sentence says of it."""
    if r.low[begin] in ROLE and not any(is_verb(r, k) for k in range(begin, last)):
        return begin
    if r.low[begin] in VOICES and r.label(last - 1) == "PERSON":
        return begin + 1 + (r.low[begin + 1] == "dari")
    paper = next((k for k in range(last - 1, begin, -1) if _is_object(r, k)), begin)
    if paper > begin:
        return paper
    breaks = (
        k
        for k in range(last - 1, begin - 1, -1)
        if r.entity_at[k] < 0
        and (r.low[k] in BREAKS or is_verb(r, k) or (r.low[k] == "dari" and names_person(r, k, last)))
    )
    head = next(breaks, begin - 1) + 1
    while head < last - 1 and r.low[head] in ADVERB and r.entity_at[head] < 0:
        head += 1
    return head


def _is_object(r: Reading, k: int) -> bool:
    """Whether a paper stands at ``k`` behind a preposition or verb (``buntut dari putusan 3/2024``, ``terkait pernyataannya``)."""
    if r.low[k].removesuffix("nya") not in PAPERS or r.entity_at[k] >= 0:
        return False
    return r.entity_at[k - 1] < 0 and (r.low[k - 1] in LEADS_IN or is_verb(r, k - 1))
