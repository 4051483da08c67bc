"""Whose a paper is that speaks: ``laporan dari X``, ``data yang disediakan oleh X``, ``pernyataan forum itu``, ``situs resminya``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..spans import Span
from .accounts import account_owner
from .cast import Cast
from .drafts import Draft, Offsets
from .member import tokens_of
from .phrases import MANY, POINTING, is_plain_capital, is_verb
from .pointing import WRITING, A, author_of
from .reading import Reading
from .relays import OUTLETS, medium_after
from .scene import History
from .types import Speaker
from .words import CUES, RELAYS, words

__all__ = ["authored", "behind_heads", "owned", "remember", "reporter"]

PAPERS = words("paper") | words("page_part") | WRITING | words("owned")
KINDS = words("paper_kind") - {"dari", "di", "dalam"}
BELONGS = frozenset(("dari", "oleh", "milik"))
GROUPS = words("generic") | words("body") | words("group")
KIN = words("kin")
CARRIERS = words("carrier")
CLITIC = "nya"
RESMINYA = "resminya"
SAME = ["yang", "sama"]
POLLS = frozenset(("survei", "riset", "laporan", "jajak"))
JOINING = ("dan", "serta")
NAMED_BY_HEAD = KIN | {"kantor"}
FROM = 5
REPORTS = words("report")
RECEIVED = words("received")
REPORTING = frozenset(("report", "write"))
SPOKE = 4
REACH = 60
OWNED = PAPERS | KINDS
CROWDS = GROUPS | MANY
COUNTING = (MANY - PAPERS) | A


def owned(r: Reading, draft: Draft) -> Draft:
    """The draft with the owner for its source where that is a paper which names him."""
    owner = _account_owner(r, draft.source) or _owner_of(r, draft.source) if draft.source else None
    return replace(draft, source=owner) if owner else draft


def authored(r: Reading, cast: Cast, draft: Draft) -> Speaker | None:
    """A paper that says no more of itself (``survei``) is one of which the article has named the owner."""
    if draft.source is None or draft.owner is not None or not _is_bare(r, draft.source):
        return None
    mention = Span.of(r.text, *draft.source)
    author = author_of(r, cast, tokens_of(mention.text), r.word_at(draft.source[1]))
    return Speaker(author.name, mention, type="organization", resolution="role") if author else None


def remember(r: Reading, history: History, source: Offsets | None, name: str | None) -> None:
    """Keep who spoke by a paper (``Laporan media Rusia``), for ``laporan itu`` behind it."""
    if source is None or not name:
        return
    first, last = r.word_at(source[0]), r.word_at(source[1])
    k = behind_heads(r, first, last)
    for word in r.low[first : k if k is not None and k < last else first]:
        if word in WRITING:
            history.papers[word] = name


def reporter(r: Reading, history: History, phrase: Sequence[str], here: int) -> str | None:
    """The body that wrote or reported last, for a report that points back (``lanjut laporan tersebut``), or who spoke by the paper."""
    known = next((history.papers[word] for word in phrase if word in history.papers), None)
    if known is not None or phrase[0] not in REPORTS:
        return known
    last = [*zip(history.names[-SPOKE:], history.types[-SPOKE:], history.classes[-SPOKE:], strict=True)]
    wrote = (
        n for n, kind, cls in reversed(last) if kind == "organization" and (cls in REPORTING or n in OUTLETS)
    )
    return next(wrote, None) or _reported_by(r, here)


def _reported_by(r: Reading, here: int) -> str | None:
    """The medium of the sentences before that is said to have reported something (``seperti dilaporkan X``)."""
    for k in range(here - 1, max(-1, here - REACH), -1):
        if r.low[k] in RELAYS and r.entity_at[k] < 0:
            medium = medium_after(r, k + 1, here)
            if medium:
                return r.text[slice(*r.span(*medium))]
    return None


def _account_owner(r: Reading, source: Offsets) -> Offsets | None:
    """Where he stands whose account or page on a platform the source is."""
    last = r.word_at(source[1])
    if r.low[last - 1] == RESMINYA:
        return source[1] - len(CLITIC), source[1]
    found = account_owner(r, r.word_at(source[0]), last)
    return (r.starts[found[0]], r.ends[found[1] - 1]) if found else None


def _owner_of(r: Reading, source: Offsets) -> Offsets | None:
    """Where those stand in the source whose paper it is; None where it is no paper, or has them only as ``named`` reads them."""
    first, last = r.word_at(source[0]), r.word_at(source[1])
    k = behind_heads(r, first, last)
    if k is None:
        return None
    if k == last:
        by_clitic = r.low[last - 1].endswith(CLITIC) and r.low[last - 1] not in OWNED
        return (source[1] - len(CLITIC), source[1]) if by_clitic else None
    j = _belonging(r, k, last)
    if r.entity_at[j] >= 0:
        return (r.starts[j], source[1]) if _is_named_owner(r, first, k, j, last) else None
    if any(r.label(i) == "PERSON" for i in range(j, last)) and r.low[j] not in NAMED_BY_HEAD:
        return None
    if not _is_owner(r, j, last, j > k):
        return None
    name = _name_behind(r, j, last)
    end = next((i for i in range(j + 1, last - 1) if r.low[i] in JOINING and is_verb(r, i + 1)), last)
    return r.starts[name], r.ends[end - 1] if end < last else source[1]


def behind_heads(r: Reading, first: int, last: int) -> int | None:
    """The word behind the paper's nouns and what they are called (``hasil survei terbaru``); None if there is none."""
    k = first
    while k < last and r.low[k] in COUNTING and r.entity_at[k] < 0:
        k += 1
    head = k
    while k < last and r.entity_at[k] < 0:
        word = r.low[k].removesuffix(CLITIC)
        if word not in PAPERS and (k == head or word not in KINDS):
            break
        k += 1
    return k if k > head else None


def _belonging(r: Reading, k: int, last: int) -> int:
    """The word behind ``dari``, ``oleh`` or ``milik``, right here or in ``yang disampaikan oleh``; ``k`` itself without."""
    if r.low[k] in BELONGS and k + 1 < last:
        return k + 1
    if r.low[k] == "yang":
        for j in range(k + 1, min(last - 1, k + FROM)):
            if r.entity_at[j] >= 0:
                break
            if r.low[j] in BELONGS:
                return j + 1
        by = r.low[k + 1] if k + 2 < last else ""
        if by.startswith("di") and by not in RECEIVED and is_verb(r, k + 1):
            return k + 2
    return k


def _is_named_owner(r: Reading, first: int, k: int, j: int, last: int) -> bool:
    """Whether the name at ``j`` owns a paper of which ``named`` would not know it."""
    label = r.label(j)
    if label == "PERSON":
        return r.low[first] in MANY or j > k + 1
    if r.low[first] in CARRIERS:
        return False
    return label == "ORG" or (label in ("FAC", "PRODUCT") and r.entity_end(j) == last)


def _name_behind(r: Reading, j: int, last: int) -> int:
    """Where the unmarked name begins that ends ``perusahaan keamanan siber X``; ``j`` without one."""
    k = last
    while k > j and is_plain_capital(r, k - 1):
        k -= 1
    common = r.text[r.starts[j]].islower() or r.low[j] in GROUPS
    return k if common and j < k < last and r.low[j] not in KIN else j


def _is_bare(r: Reading, source: Offsets) -> bool:
    """Whether the source is a paper and says no more of it (``survei``, ``laporan yang sama``)."""
    first, last = r.word_at(source[0]), r.word_at(source[1])
    k = behind_heads(r, first, last)
    if k is None:
        return False
    return r.low[k:last] == SAME or (k == last and not POLLS.isdisjoint(r.low[first:last]))


def _is_owner(r: Reading, j: int, last: int, belongs: bool) -> bool:
    """Whether the words from ``j`` on are somebody: unmarked capitals, a group, a body, a relative of somebody."""
    if all(r.text[r.starts[i]].isupper() and r.time_at[i] < 0 and r.entity_at[i] < 0 for i in range(j, last)):
        return r.low[j] not in CUES and not any(r.low[i].isdigit() for i in range(j, last))
    if r.low[j] == "mereka":
        return j + 1 == last
    if r.low[j] in POINTING:
        return False
    if r.low[j] in KIN:
        return any(r.label(i) == "PERSON" for i in range(j, last))
    if r.low[j].split("-")[0] not in CROWDS:
        return False
    return belongs or r.low[last - 1] in POINTING or last - j <= 3
