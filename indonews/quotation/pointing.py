"""What a phrase that points back may mean (``pria itu``, ``laporan tersebut``, ``kelompok itu``) by the noun it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from .cast import Cast
from .member import Member
from .phrases import POINTING, ROLE, apart
from .reading import Reading
from .words import CUES, RELAYS, words

__all__ = [
    "CALLED",
    "NUMBERS",
    "A",
    "author_of",
    "brings_in",
    "called_in",
    "pointing_back",
    "points",
    "sort_of",
    "unpointed",
]

WRITING = words("writing")
RESEARCH = words("research")
BODY = words("body")
PUBLISHING = words("publishing")
MAKING = words("making")
KINDS = words("paper_kind")
A = frozenset(("sebuah", "suatu", "satu"))
WITHIN = frozenset(("dalam", "melalui", "lewat"))
TOPIC = words("topic")
CLAUSE = words("subordinate")
CALLED = words("called")
NUMBERS = frozenset(("dua", "tiga", "empat", "lima", "enam"))
UNNAMED = frozenset(("sumber", "narasumber", "orang", "saksi", "pejabat"))
MATTERS = {(word,) for word in words("matter")}
REACH = 400
OWNER_REACH = 14
BESIDE = 5
SUBJECT_REACH = 20


def points(phrase: Sequence[str]) -> bool:
    """Whether the words point back to something named before."""
    return bool(phrase) and (phrase[-1] in POINTING or phrase[0] == "sang")


def pointing_back(phrase: Sequence[str]) -> tuple[str, ...]:
    """The words with ``tersebut`` for ``yang sama`` at their end (``sumber yang sama``)."""
    return (*phrase[:-2], "tersebut") if tuple(phrase[-2:]) == ("yang", "sama") else tuple(phrase)


def brings_in(phrase: Sequence[str]) -> bool:
    """Whether a pointing word only closes what is said of somebody new (``dua sumber yang mengetahui masalah ini``)."""
    new = phrase[0] in NUMBERS or phrase[0] in UNNAMED or phrase[-2:-1] in MATTERS
    return new and "yang" in phrase[:-2]


def unpointed(phrase: str) -> str:
    """The phrase without the word that points."""
    parts = phrase.removesuffix(" yang sama").split()
    return " ".join(parts[:-1]) if len(parts) > 1 and parts[-1].lower() in POINTING else phrase


def sort_of(phrase: Sequence[str]) -> str:
    """What the phrase means by its first nouns: a ``writing``, a ``body``, a ``person``, or something ``other``."""
    head = phrase[1] if phrase[0] == "sang" and len(phrase) > 1 else phrase[0]
    if head in WRITING or (phrase[-1] in POINTING and phrase[-2:-1] and phrase[-2] in WRITING):
        return "writing"
    if head in BODY:
        return "body"
    return "person" if head in ROLE or phrase[0] == "sang" else "other"


def called_in(cast: Cast, phrase: Sequence[str]) -> Member | None:
    """The person whom the phrase calls by a name (``pria yang akrab disapa Gus Nabil itu``)."""
    k = max((k for k, word in enumerate(phrase) if word in CALLED), default=len(phrase))
    name = tuple(
        word for word in phrase[k + 1 :] if word not in POINTING and word not in ROLE and len(word) > 1
    )
    return cast.person_called(name) if name else None


def author_of(r: Reading, cast: Cast, phrase: Sequence[str], here: int) -> Member | None:
    """Whose the writing is that the phrase points back to: named behind its last mention, or as its publisher before."""
    heads = {word for word in phrase if word in WRITING}
    for wanted in (heads, RESEARCH if heads & RESEARCH else frozenset[str]()):
        for k in range(here - 1, max(-1, here - REACH), -1):
            if r.low[k] in wanted and r.entity_at[k] < 0 and r.piece_at[k] < 0:
                owner = (
                    _maker(r, cast, k, here)
                    or _owner(r, cast, k, here, BESIDE)
                    or _publisher(r, cast, k)
                    or _owner(r, cast, k, here, OWNER_REACH)
                )
                if owner is not None:
                    return owner
    return None


def _maker(r: Reading, cast: Cast, k: int, here: int) -> Member | None:
    """``laporan yang dirilis X``, ``survei tersebut dilakukan oleh X``: the name behind a verb of making."""
    j = k + 1
    while j < here and (r.low[j] in POINTING or r.low[j] in KINDS or r.low[j] == "yang"):
        j += 1
    if j >= here or r.low[j] not in MAKING or apart(r, j):
        return None
    j += 1 + (j + 1 < here and r.low[j + 1] == "oleh")
    while j < here and r.entity_at[j] < 0 and r.low[j] in BODY:
        j += 1
    made = j < here and not apart(r, j) and r.label(j) == "ORG"
    return cast.member_of[r.entity_at[j]] if made else None


def _owner(r: Reading, cast: Cast, k: int, here: int, reach: int) -> Member | None:
    """``laporan lembaga riset X``, ``surat dari X``, ``petisi yang ditandatangani X``: the name behind the noun."""
    topic = False
    for j in range(k + 1, min(here, k + reach)):
        told = r.low[j] in CUES or r.low[j] in RELAYS
        if apart(r, j) or r.low[j] in POINTING or (told and r.entity_at[j] < 0):
            return None
        topic = (topic or r.low[j] in TOPIC) and r.low[j] != "oleh"
        if not topic and r.label(j) in ("PERSON", "ORG"):
            return cast.member_of[r.entity_at[j]]
    return None


def _publisher(r: Reading, cast: Cast, k: int) -> Member | None:
    """``X merilis laporan``, ``X dalam sebuah laporan``: the last name before the verb, in the sentence of the noun."""
    start, _ = r.sentence(k)
    led = k - (r.low[k - 1] in A)
    if led - 1 > start and r.low[led - 1] in WITHIN and r.label(led - 2) in ("PERSON", "ORG"):
        return cast.member_of[r.entity_at[led - 2]]
    verb = next((j for j in range(k - 1, max(start, k - 3) - 1, -1) if r.low[j] in PUBLISHING), None)
    if verb is None:
        return None
    for j in range(verb - 1, max(start, verb - SUBJECT_REACH) - 1, -1):
        if r.low[j] in CLAUSE and r.entity_at[j] < 0:
            return None
        if r.label(j) in ("PERSON", "ORG"):
            return cast.member_of[r.entity_at[j]]
    return None
