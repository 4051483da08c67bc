"""What the readers of a speaker's phrase share: where clauses part, what a title, a degree or a verb looks like."""

from __future__ import annotations

from functools import lru_cache

import regex

from .reading import ABBREVIATIONS, DEGREES, Reading
from .words import CUES, matches_phrase, words

__all__ = [
    "ADVERB",
    "AIM",
    "DOCUMENT",
    "HEADS",
    "LIMIT",
    "MANY",
    "ORIGIN",
    "OTHERS",
    "PAPER",
    "PERSONAL",
    "POINTING",
    "ROLE",
    "SHORT",
    "SOME",
    "SPEAKING",
    "STAFF",
    "STOP",
    "TITLING",
    "Words",
    "apart",
    "chunk_end",
    "chunk_start",
    "clitic_span",
    "comma_before",
    "is_age",
    "is_degree",
    "is_kin",
    "is_plain_capital",
    "is_titular",
    "is_verb",
    "names_person",
    "person_start",
    "strip_openers",
]

Words = tuple[int, int]

ADVERB = words("adverb")
AIM = frozenset(("agar", "untuk", "supaya"))
KIN = words("kin")
PAPER = words("paper")
SPEAKING = frozenset(("ORG", "GPE"))
DOCUMENT = words("document")
MANY = words("many")
ROLE = words("role")
STAFF = words("staff")
TITLING = ROLE | STAFF
SOME = ROLE | MANY
HEADS = SOME | DOCUMENT
"""What a phrase for somebody may begin with."""
ORIGIN = frozenset(("dari", "asal"))
STOP = words("stop")
NO_VERB = words("no_verb")
PERSONAL = frozenset(("dia", "ia", "beliau", "mereka", "dirinya", "keduanya", "ketiganya"))
POINTING = frozenset(("itu", "ini", "tersebut"))
SHORT = ABBREVIATIONS | DEGREES
VERBAL = regex.compile(r"(?:men[cdjgst]?|mem[bp]?|me[lrnwmy]|ber|di(?!r))\p{L}{4,}")
PARTS = frozenset('.?!;:"“”…\u2014\u2013|[')
COUNTED = frozenset(("kedua", "ketiga", "keempat"))
"""What opens a phrase (``kedua negara``), and with a comma stands before it."""
OTHERS = frozenset(("lain", "lainnya"))
LIMIT = 30


def apart(r: Reading, k: int) -> bool:
    """Whether a full stop, colon or mark parts word ``k`` from the word before (abbreviations and web addresses do not)."""
    gap = r.gap(k)
    if gap == " " or r.same_entity(k) or k in r.lost_commas:
        return False
    if gap == "." and r.text[r.starts[k]].islower():
        return False
    before = r.low[k - 1]
    if gap.strip(" ,") == "." and (before in SHORT or (len(before) <= 2 and not before.isdigit())):
        return False
    return not PARTS.isdisjoint(gap) or " - " in gap or "\n\n" in gap


def comma_before(r: Reading, k: int) -> bool:
    """Whether a comma stands before word ``k``, outside names."""
    return k in r.commas


def chunk_end(r: Reading, k: int, stop: int) -> int:
    """End of the comma chunk that starts at ``k``."""
    j = k + 1
    while j < stop and not comma_before(r, j) and not apart(r, j) and r.piece_at[j] < 0:
        j += 1
    return j


def chunk_start(r: Reading, k: int, first: int) -> int:
    """Start of the comma chunk that holds ``k``."""
    while k > first and not comma_before(r, k) and not apart(r, k) and r.piece_at[k - 1] < 0:
        k -= 1
    return k


def names_person(r: Reading, first: int, last: int) -> bool:
    """Whether a person is named in ``first..last``."""
    return person_start(r, first, last) < last


def person_start(r: Reading, first: int, last: int) -> int:
    """Where the first person is named in ``first..last``; ``last`` if nowhere."""
    return next((j for j in range(first, last) if r.label(j) == "PERSON"), last)


def is_degree(r: Reading, k: int) -> bool:
    """Academic degrees behind a name (``S.H.``, ``M.Si.``)."""
    return r.low[k] in DEGREES or (r.ends[k] - r.starts[k] <= 2 and r.text[r.starts[k]].isupper())


def is_plain_capital(r: Reading, k: int) -> bool:
    """A capitalised word that is part of no known name, time or title."""
    word = r.text[r.starts[k] : r.ends[k]]
    return word.istitle() and r.entity_at[k] < 0 and r.time_at[k] < 0 and r.low[k] not in ROLE


def is_age(r: Reading, k: int) -> bool:
    """An age behind a name (``Rinto, 32 tahun,``)."""
    return r.low[k].isdigit() and k + 1 < len(r.low) and r.low[k + 1] == "tahun"


def is_kin(r: Reading, k: int) -> bool:
    """A relative of him whom the story is about (``ibunya``)."""
    return r.low[k].endswith("nya") and r.low[k][:-3] in KIN


def is_titular(r: Reading, k: int) -> bool:
    """Whether a word may stand in a title before a name."""
    return (
        r.entity_at[k] >= 0
        or r.low[k] in ROLE
        or r.text[r.starts[k]].isupper()
        or r.low[k] in ("dan", "bidang", "atau", "alias")
    )


def is_verb(r: Reading, k: int) -> bool:
    """Whether a lower-case word looks like a verb, by list or by prefix."""
    return r.entity_at[k] < 0 and not r.text[r.starts[k]].isupper() and _is_verbal(r.low[k])


@lru_cache(maxsize=16_384)
def _is_verbal(low: str) -> bool:
    if low in NO_VERB:
        return False
    reports = low in CUES and CUES[low].slot in ("active", "passive")
    return reports or VERBAL.match(low) is not None


def clitic_span(r: Reading, k: int) -> tuple[int, int]:
    """The offsets of ``-nya`` at the end of word ``k``, of ``-ny`` in a page that cut its words (``jelasny. harga ...``)."""
    end = r.ends[k]
    return end - (2 if r.text.endswith("ny", 0, end) else 3), end


def strip_openers(r: Reading, first: int, last: int, content: bool = False) -> int:
    """The first word after the connectives that open ``first..last``; before a subject also times and ``saat``."""
    k = first
    while k < last:
        size = matches_phrase("opener", r.low, k)
        said = matches_phrase("said", r.low, k) if content else 0
        if said and said >= size and (k + said < last or r.time_at[last - 1] >= 0 or comma_before(r, last)):
            return k
        if not content:
            size = max(size, matches_phrase("lead", r.low, k))
        if r.low[k] in COUNTED and not comma_before(r, k + 1):
            break
        if size and k + size < last + content and r.entity_at[k] < 0:
            k += size
        elif r.time_at[k] >= 0 and k + 1 < last and not content:
            k += 1
        else:
            break
    if content and all(r.time_at[j] >= 0 or r.low[j] in ("pada", "hingga", "sejak") for j in range(k, last)):
        return last
    return k
