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
PAPERS = words("voice") | words("writing") | words("law")
LEADS_IN = words("preposition") | words("topic")
UTTERANCE = words("utterance")
SOMEBODY = SOME | words("generic") | words("group") | {"media"}
BY = frozenset(("dari", "oleh"))
ABOUT = frozenset(("soal", "tentang", "mengenai"))
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
    if r.low[begin] in ROLE and not any(_tells(r, k) for k in range(begin, last)):
        return begin
    speaker = _whose_words(r, begin, last)
    if speaker:
        return speaker
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


def _tells(r: Reading, k: int) -> bool:
    """Whether a word shows that what stands before it is no title of who follows: a verb, ``tentang``."""
    return is_verb(r, k) or (r.entity_at[k] < 0 and r.low[k] in ABOUT)


def _whose_words(r: Reading, begin: int, last: int) -> int:
    """Where somebody is named of whose words the sentence speaks (``menanggapi tudingan dari para petani yang menyebut``), or 0."""
    for k in range(last - 2, begin - 1, -1):
        if r.low[k] not in UTTERANCE or r.entity_at[k] >= 0 or r.low[k - 1] == "jajak":
            continue
        whose = k + 1 + (r.low[k + 1] in BY and k + 2 < last)
        named = r.label(last - 1) == "PERSON" or r.label(whose) == "ORG"
        return whose if named or (r.low[whose] in SOMEBODY and r.entity_at[whose] < 0) else 0
    return 0


def _is_object(r: Reading, k: int) -> bool:
    """Whether a paper stands at ``k`` behind a preposition or verb (``buntut dari putusan 3/2024``, ``terkait pernyataannya``)."""
    if r.low[k].removesuffix("nya") not in PAPERS or r.entity_at[k] >= 0:
        return False
    return r.entity_at[k - 1] < 0 and (r.low[k - 1] in LEADS_IN or is_verb(r, k - 1))
