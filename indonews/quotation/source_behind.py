"""The speaker's phrase behind a cue: ``kata Ketua KPU Budi Santoso, Senin``, ``menurut pria 40 tahun itu, ...``"""

from __future__ import annotations

from collections.abc import Iterator

from .appositions import apposition_end
from .awaited import body_end, is_clitic_role, is_named_person, is_unmarked_name, listed_end
from .phrases import (
    DOCUMENT,
    HEADS,
    LIMIT,
    MANY,
    OTHERS,
    PERSONAL,
    POINTING,
    ROLE,
    SOME,
    SPEAKING,
    STOP,
    Words,
    apart,
    chunk_end,
    comma_before,
    is_age,
    is_degree,
    is_titular,
    is_verb,
    names_person,
    person_start,
)
from .pointed import CLOSED, ENDS_RELATIVE, pointed_end
from .reading import Reading
from .source_titles import PLACES
from .words import CUES, words

__all__ = ["source_behind", "sources_behind"]

JOINERS = frozenset(("untuk", "dari", "dalam", "bidang", "di", "dengan"))
ONE = frozenset(("seorang", "salah"))
VOICES = words("page_part")
PAPERS = words("writing")
FINITE = words("finite")
SAYS_ON = frozenset(("ternyata", "memang", "sebenarnya", "kemungkinan", "sebaiknya", "seharusnya"))
STATING = frozenset(
    form for form, cue in CUES.items() if cue.slot == "active" and cue.cls in ("say", "continue", "write")
)
GOING_ON = FINITE | STATING | {"para", "setiap", "tiap"}  # the words behind menurut X
CLAUSE_LENGTH = 3
ASIDE = 6
DANGLING = frozenset(("yang", "dan", "dari", "pada", "per", "hingga")) | words("goes_on")
ATTRIBUTE = words("attribute")
NO_NAME = STOP | POINTING | JOINERS | {"yang", "dan"}
SOMEBODY = ROLE | ONE


def source_behind(r: Reading, k: int, stop: int, framed: bool = False) -> Words | None:
    """The speaker's phrase that starts at word ``k``, at most up to word ``stop``.

    ``framed``: the words that are reported follow it (``menurut X, ...``), so a role behind the name needs its own comma.
    """
    if k >= stop or r.piece_at[k] >= 0 or (apart(r, k) and r.piece_at[k - 1] < 0):
        return None
    if r.low[k] in PERSONAL and r.entity_at[k] < 0:
        return k, k + 1
    if _is_others(r, k, stop):
        return k, k + 2
    end = (
        (framed and _bare_name_end(r, k, stop))
        or pointed_end(r, k, stop, framed)
        or _walk(r, k, min(stop, k + LIMIT), framed)
    )
    while end > k and r.low[end - 1] in DANGLING and r.text[r.starts[end - 1]].islower():
        end -= 1
    return (k, end) if end > k else None


def _is_others(r: Reading, k: int, stop: int) -> bool:
    """Whether ``yang lain`` stands at ``k`` and ends there."""
    ends = k + 2 == stop or (k + 2 < stop and r.gap(k + 2) != " ")
    return ends and r.low[k] == "yang" and r.low[k + 1] in OTHERS


def sources_behind(r: Reading, k: int, stop: int, framed: bool = False) -> Iterator[Words]:
    """The speaker's phrase at word ``k``; then the name alone that opens it, where the sentence may go on behind it."""
    source = source_behind(r, k, stop, framed)
    if source is None:
        return
    yield source
    end = r.entity_end(k) if r.label(k) in SPEAKING else source[1]
    if end < source[1] and r.gap(end) == " " and r.low[end] != "yang":
        yield k, end


def _bare_name_end(r: Reading, k: int, stop: int) -> int:
    """End of an unmarked name behind which the reported words go on without a comma (``menurut BKPSDM gaji ...``), or 0."""
    end = k + 1
    if end + CLAUSE_LENGTH >= stop or not r.text[r.starts[k]].isupper():
        return 0
    if r.entity_at[k] >= 0 or r.low[k] in HEADS:
        return 0
    if any(r.gap(j) != " " for j in range(end, end + CLAUSE_LENGTH)) or not r.text[r.starts[end]].islower():
        return 0
    return 0 if r.low[end] in NO_NAME else end


def _walk(r: Reading, k: int, stop: int, framed: bool) -> int:
    """Word by word to the end of the phrase."""
    j, person, relative = k, False, False
    while j < stop:
        if j > k and (r.piece_at[j] >= 0 or apart(r, j)):
            break
        if j > k and comma_before(r, j):
            body = body_end(r, k, j, stop, framed)
            if body:
                return body
            end = _next_chunk(r, k, j, stop, person, framed)
            if end == j or (framed and person and not (end < stop and comma_before(r, end))):
                break
            if person:
                j = end
                continue
        if r.time_at[j] >= 0 and not relative:
            behind = j if person else _behind_time(r, k, j, stop)
            if behind == j:
                break
            j = behind
        if r.entity_at[j] >= 0:
            person = person or r.label(j) == "PERSON"
            j = min(r.entity_end(j), stop)
            if person and not _goes_on(r, j, stop, framed):
                return _behind_age(r, k, j, stop)
            continue
        low = r.low[j]
        if low == "oleh" and j > k and not PAPERS.isdisjoint(r.low[k:j]):
            j += 1 + (j + 1 < stop and r.low[j + 1] == "para")
            continue
        if low == "yang":
            if person or j == k or (r.low[k] in DOCUMENT - MANY and j > k + 1):
                break
            relative = True
        elif (
            (relative and r.low[j - 1] in CLOSED and low in STOP)
            or (j > k and not relative and _acts(r, j))
            or (framed and j > k and (low in SAYS_ON or (low in GOING_ON and not relative)))
            or (low in STOP and (not relative or low in ENDS_RELATIVE) and not _joins(r, k, j, stop, person))
        ):
            break
        j += 1
    return j


def _acts(r: Reading, j: int) -> bool:
    """Whether a verb at ``j`` says what the speaker does or what is done (``warga mengunggah``), no purpose of a thing."""
    told = r.low[j].startswith(("me", "di")) and r.low[j] not in ATTRIBUTE and is_verb(r, j)
    return told and r.low[j - 1] not in JOINERS and r.low[j - 1] != "dan"


def _behind_time(r: Reading, head: int, j: int, stop: int) -> int:
    """Where ``Dirjen Pajak saat itu, Budi`` and ``survei tahun 2016 oleh X`` go on behind the time; ``j`` if nowhere."""
    k = j
    while k < stop and r.time_at[k] == r.time_at[j]:
        k += 1
    if k < stop and r.low[k] == "oleh" and r.low[head] in PAPERS:
        return k
    former = (
        r.low[head] in ROLE and r.low[j] in ("saat", "ketika", "waktu") and k < stop and comma_before(r, k)
    )
    return k if former and r.label(k) == "PERSON" else j


def _goes_on(r: Reading, j: int, stop: int, framed: bool) -> bool:
    """Whether more may follow a name that ends at ``j``: a comma, a second name, a rank (``Kapolsek SU I AKP Heri``)."""
    if j >= stop:
        return False
    ranked = j + 1 < stop and r.low[j] in ROLE and r.gap(j) == " " and r.label(j + 1) == "PERSON"
    return comma_before(r, j) or ranked or _joined(r, j, stop, framed)


def _behind_age(r: Reading, head: int, j: int, stop: int) -> int:
    """Behind ``Nada (32), warga setempat``: the age in brackets belongs to the phrase where a role follows it."""
    if j + 1 >= stop or "(" not in r.gap(j) or not r.low[j].isdigit() or r.gap(j + 1).strip() != "),":
        return j
    end = _next_chunk(r, head, j + 1, stop, True)
    return end if end > j + 1 else j


def _joins(r: Reading, k: int, j: int, stop: int, person: bool) -> bool:
    """Whether a preposition at ``j`` stands inside the title (``Manajer untuk Asia, Budi``) or names a page."""
    if person or j == k:
        return False
    if r.low[j] == "kepada" and j + 1 < stop:
        return r.text[r.starts[j + 1]].isupper() and r.low[j - 1] == "pengabdian"
    if r.low[j] not in JOINERS:
        return False
    end = chunk_end(r, j, stop)
    if (
        r.low[j] == "di"
        and r.low[k - 1] == "menurut"
        and j + 1 < end
        and r.label(j + 1) in PLACES
        and r.entity_end(j + 1) == end
    ):
        return True
    if names_person(r, j, end) or (
        end < stop and _next_chunk(r, k, end, stop, False) > end and r.low[k] in SOME
    ):
        return True
    held = r.low[k] in DOCUMENT and j + 1 < stop and r.low[j] in ("dalam", "di")
    if held and (r.low[j + 1] in DOCUMENT or r.label(j + 1) == "PRODUCT"):
        return r.low[j + 1] == "media" or any(r.label(i) in ("ORG", "PRODUCT") for i in range(j, end))
    return r.low[k] in VOICES and any(r.label(i) in ("ORG", "PRODUCT") for i in range(j, end))


def _next_chunk(r: Reading, head: int, k: int, stop: int, person: bool, framed: bool = False) -> int:
    """End of what belongs to the phrase in the comma chunk at ``k``; ``k`` if nothing does.

    Of a ``framed`` phrase a name belongs to it only where it does not open a clause (``menurut jaksa, Budi menagih``).
    """
    end = chunk_end(r, k, stop)
    if r.low[k] == "yang" and not person and r.low[head] in ROLE and end < stop and comma_before(r, end):
        return end if r.label(end) == "PERSON" else k
    if r.low[k] == "termasuk" and end < stop and comma_before(r, end):
        return end
    if r.low[k] == "yang" or (r.time_at[k] >= 0 and not is_age(r, k)):
        return k
    if person:
        return apposition_end(r, head, k, end)
    if r.low[head] in DOCUMENT - ROLE or r.low[k - 1] in POINTING:
        return end if is_clitic_role(r, k - 1) and is_named_person(r, k, end, stop) else k
    itemised = listed_end(r, k, stop) if r.low[head] in ROLE else 0
    if itemised:
        return itemised
    here = k
    for _ in range(3):
        if r.time_at[here] >= 0 or r.low[here] in STOP or r.low[here] in MANY:
            return k
        least = 1 if r.low[head] in ONE else 2
        if r.low[head] in SOMEBODY and is_unmarked_name(r, here, end, stop, least):
            return end
        at = person_start(r, here, end)
        if at < end and all(is_titular(r, j) for j in range(here, at)):
            name = r.entity_end(at)
            aside = (
                name < end <= name + ASIDE and end < stop and (r.low[name] in STOP or r.time_at[name] >= 0)
            )
            closes = end == stop and r.low[name : name + 1] == ["di"]
            clause = framed and name < stop and r.gap(name) == " " and not aside and not closes
            return k if clause and not is_degree(r, name) else k + 1
        if end >= stop or apart(r, end) or r.piece_at[end] >= 0:
            return k
        if not all(is_titular(r, j) for j in range(here, end)):
            return k
        here, end = end, chunk_end(r, end, stop)
    return k


def _joined(r: Reading, j: int, stop: int, framed: bool) -> bool:
    """Whether the phrase goes on without a comma behind a person's name (``Budi dan Rina``, ``Budi cs``)."""
    if j >= stop:
        return False
    if r.low[j] in ("dan", "serta") and not apart(r, j) and "," not in r.gap(j):
        return names_person(r, j + 1, min(stop, j + 12))
    pointing = r.low[j] in POINTING and (not framed or (j + 1 < stop and comma_before(r, j + 1)))
    return r.gap(j) == " " and (pointing or r.low[j] in ("cs", "dkk"))
