"""Where a subject ends before its verb: behind a name or pronoun, before adverbs and what else is said of it."""

from __future__ import annotations

from .phrases import HEADS, MANY, PAPER, PERSONAL, POINTING, ROLE, comma_before, is_verb
from .pointed import CLOSED
from .reading import Reading
from .source_titles import AGENT
from .words import words

__all__ = ["ASIDE", "CALLED", "is_described", "pronoun_end", "subject_end"]

GENERIC = words("generic")
GROUP = words("group")
ATTRIBUTE = words("attribute")
ANSWERING = frozenset(("menanggapi", "merespons", "merespon"))
ASIDE = ANSWERING | frozenset(
    ("saat", "ketika", "usai", "seusai", "setelah", "sebelum", "dalam", "melalui", "lewat", "sambil", "seraya",
     "sembari", "didampingi", "tanpa", "meski", "meskipun", "walau", "walaupun", "kendati")
)  # fmt: skip
CALLED = frozenset(("sapaan", "panggilan"))
MOTION = words("motion")
GOES_ON = words("goes_on")
AFTER_NAME = frozenset(("sebelumnya", "pada", "sementara", "misalnya", "tidak", "tak"))
NAMING = words("naming")
AFTER_PRONOUN = frozenset(("yang", "semua", "berdua", "bertiga", "dan", "sendiri"))
OCCASION = 5
UNNAMED = ROLE | MANY | GENERIC | GROUP
BEHIND_NAME = AFTER_NAME | CALLED


def subject_end(r: Reading, begin: int, last: int) -> int:
    """Where the subject ends that begins at ``begin`` and stands before a reporting verb at or behind ``last``."""
    last = _before_occasion(r, begin, last)
    return min(_named_end(r, begin, last), _unnamed_end(r, begin, last))


def _before_occasion(r: Reading, begin: int, last: int) -> int:
    """Where the subject ends before what it is said in or to whom (``jaksa dalam dakwaannya``, ``seorang saksi kepada BBC``)."""
    k = next(
        (k for k in range(last - 2, max(begin, last - OCCASION), -1) if r.low[k] in ("dalam", "kepada")), last
    )
    if (
        k == last
        or r.entity_at[k] >= 0
        or r.low[begin] in PAPER
        or (r.low[k] == "dalam" and "yang" in r.low[begin:k])
    ):
        return last
    if r.low[k] == "kepada":
        return k if r.entity_at[k + 1] >= 0 and r.entity_end(k + 1) == last else last
    return k if r.low[k + 1] in PAPER or r.low[last - 1].removesuffix("nya") in PAPER else last


def _unnamed_end(r: Reading, begin: int, last: int) -> int:
    """Where the subject ``begin..last`` ends: ``dia`` of ``dia tanpa segan``, ``warga`` of ``warga memakai hal itu``."""
    if r.entity_at[begin] >= 0:
        return last
    if r.low[begin] in PERSONAL:
        acts = any(is_verb(r, k) for k in range(begin + 1, last))
        return last if acts else pronoun_end(r, begin, last)
    if r.low[begin] not in UNNAMED or r.label(last - 1) == "PERSON":
        return last
    for k in range(begin + 1, last):
        if r.low[k] == "yang":
            pointed = (j for j in range(k + 2, last) if r.low[j - 1] in POINTING and _acts(r, j))
            return next(pointed, last)
        if _acts(r, k) or (r.low[k] in MOTION and r.entity_at[k] < 0):
            return k
    return last


def _acts(r: Reading, k: int) -> bool:
    """Whether a verb stands at ``k`` that says what the subject does, and none that tells it from others."""
    return r.low[k].startswith("me") and is_verb(r, k) and r.low[k] not in ATTRIBUTE


def pronoun_end(r: Reading, begin: int, last: int) -> int:
    """Where the mention ``begin..last`` ends: behind its first word where that is a pronoun (``ia datang untuk``)."""
    alone = r.low[begin] in PERSONAL and r.entity_at[begin] < 0 and begin + 1 < last
    return begin + 1 if alone and r.low[begin + 1] not in AFTER_PRONOUN else last


def _named_end(r: Reading, begin: int, last: int) -> int:
    """Where the subject ends: before ``yang ...``, a verb or ``dalam ...`` behind a name that opens or closes a title."""
    if is_described(r, begin, last):
        return last
    label, ends_in_name = "", r.label(last - 1) == "PERSON"
    for k in range(begin, last):
        if r.entity_at[k] >= 0:
            label = r.label(k)
        elif (
            r.low[k] in GOES_ON
            and not ends_in_name
            and r.text[r.starts[k]].islower()
            and k > begin
            and "yang" not in r.low[begin:k]
        ):
            return k
        elif label not in ("PERSON", "ORG", "GPE"):
            continue
        elif (
            (r.low[k] == "yang" and label == "PERSON")
            or r.low[k] in BEHIND_NAME
            or (r.low[k] == "secara" and label == "ORG" and r.label(k - 1) == "ORG")
            or (_leaves_name(r, k) and "yang" not in r.low[begin:k])
            or (
                label != "GPE"
                and k < last - 1
                and (is_verb(r, k) or r.low[k] in MOTION)
                and not comma_before(r, k)
                and "yang" not in r.low[begin:k]
            )
            or (r.low[k] == "dalam" and (label == "PERSON" or k == begin + 1 or r.entity_at[begin] >= 0))
        ):
            return k
    return last


def _leaves_name(r: Reading, k: int) -> bool:
    """Whether a word directly behind a person's name begins what he does (``Rina takut dan``), not who he is."""
    if r.label(k - 1) != "PERSON" or r.gap(k) != " " or not r.text[r.starts[k]].islower():
        return False
    return r.low[k] not in NAMING and r.low[k] not in HEADS and AGENT.fullmatch(r.low[k]) is None


def is_described(r: Reading, begin: int, last: int) -> bool:
    """Whether a relative clause closed by ``itu`` describes somebody (``warga yang tak ingin disebut namanya itu``)."""
    head = r.low[begin] in HEADS and r.entity_at[begin] < 0
    return head and r.low[last - 1] in CLOSED and "yang" in r.low[begin + 1 : last]
