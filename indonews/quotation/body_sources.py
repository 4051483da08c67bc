"""The body that a source names: with others, behind what it is called (``partai oposisi X``) or by a word of its name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from .cast import Cast
from .member import Member, tokens_of
from .phrases import PAPER, SPEAKING
from .reading import Reading
from .words import words

__all__ = ["LAST_LINK", "body_meant", "pair", "stands_last"]

CARRIERS = words("carrier")
GENERIC = words("generic")
PLATFORMS = words("platform")
ON_PLATFORM = frozenset(
    ("akun", "halaman", "kanal", "channel", "di", "sosial", "profil", "postingan", "unggahan")
)
KINDS = words("body") | {"pihak"}
NO_NAME = PAPER | words("paper_kind") | {"pihak"}
PLACES = frozenset(("GPE", "LOC", "FAC"))
OWNING = frozenset(("ORG", "LAW", "PRODUCT"))
BODIES = words("body")
SHORT_FORM = regex.compile(r" \([^()]*\)")
AFTER_BODY = frozenset(
    ("yang", "sebagai", "selaku", "melalui", "lewat", "dalam", "sendiri", "juga", "atau", "alias")
)
GROUPED = frozenset(("para", "sejumlah", "beberapa"))
JOINED = regex.compile(r"(?: \([^()]{2,12}\))? (?:dan|serta|maupun) (?P<other>.+)")
LAST_LINK = frozenset((" dan ", ", dan ", " serta ", ", serta "))


def body_meant(
    r: Reading, cast: Cast, bodies: Sequence[tuple[int, Member]], start: int, end: int
) -> str | None:
    """The name of the body, or the names, that the phrase ``start:end`` with these names means; None if it means another."""
    tokens = tokens_of(r.text[start:end].lower())
    if bodies and tokens:
        last = bodies[-1][1]
        kind = "GPE" if tokens[0] == "negara" else "ORG"
        if tokens[0] in BODIES and last.label == kind and stands_last(r, bodies[-1][0], end):
            return last.name
        opening = _opening_body(r, cast, bodies, start, end)
        if opening is not None:
            return opening
        named_last = [m for k, m in bodies if m.label in OWNING and not _carries(r, k)]
        if named_last and _speaks_for(r, tokens, start, end):
            return "; ".join(_owners(r, bodies) or [named_last[-1].name])
        if tokens[0] in KINDS and _set_apart(r, bodies, end):
            return bodies[-1][1].name
    name = [k for k in range(r.word_at(start), r.word_at(end)) if r.low[k] not in NO_NAME]
    return _called(r, cast, name[0]) if len(name) == 1 and not bodies else None


def _called(r: Reading, cast: Cast, k: int) -> str | None:
    """The name of the body that the one word ``k`` calls by the first of its name (``Komisi``)."""
    body = cast.body_called(r.low[k]) if r.text[r.starts[k]].isupper() else None
    return body.name if body else None


def _speaks_for(r: Reading, tokens: Sequence[str], start: int, end: int) -> bool:
    """Whether the phrase begins with what speaks for the body that it names (``data BPS``, ``sebuah kajian dari LIPI``)."""
    if tokens[0] == "sebuah" and "yang" not in tokens:
        return len(tokens) > 2 and tokens[1] in CARRIERS
    group = len(tokens) > 1 and tokens[0] in PAPER and tokens[1] in GENERIC
    several = r.low[r.word_at(start)] not in CARRIERS  # ``lembaga-lembaga PBB``
    return tokens[0] in CARRIERS and not group and not several


def _carries(r: Reading, entity: int) -> bool:
    """Whether the name is that of a platform on which somebody has an account (``akun Facebook resmi``, ``cuitan di Twitter``)."""
    k = r.word_at(r.entities[entity].start)
    return r.low[k] in PLATFORMS and k > 0 and r.low[k - 1] in ON_PLATFORM


def _set_apart(r: Reading, bodies: Sequence[tuple[int, Member]], end: int) -> bool:
    """Whether the last name ends the phrase behind a comma (``negara tetangga, Timor Leste``)."""
    last = r.entities[bodies[-1][0]]
    return last.end == end and r.text[max(0, last.start - 2) : last.start].lstrip() in (", ", ",")


def stands_last(r: Reading, entity: int, end: int) -> bool:
    """Whether a name stands behind the comma of ``seorang pejabat di kantor itu, Budi``, alone or with its short form."""
    name = r.entities[entity]
    closes = name.end == end or SHORT_FORM.fullmatch(r.text[name.end : end]) is not None
    return closes and r.text[max(0, name.start - 2) : name.start].strip() == ","


def pair(r: Reading, bodies: Sequence[tuple[int, Member]], start: int, end: int) -> list[str]:
    """The names of two bodies that speak together (``Dinkes dan Puskesmas Kota``, ``DPR dan pemerintah``)."""
    if not bodies or r.entities[bodies[0][0]].start != start or bodies[0][1].label not in SPEAKING:
        return []
    k, first = bodies[0]
    joined = JOINED.fullmatch(r.text, r.entities[k].end, end)
    if joined is None:
        return _listed(r, bodies, end)
    if len(bodies) == 1:
        return [first.name, joined["other"]] if joined["other"] == "pemerintah" else []
    (other, second) = bodies[1]
    whole = joined.span("other") == (r.entities[other].start, r.entities[other].end)
    return [first.name, second.name] if whole and second.label in SPEAKING and second is not first else []


def _listed(r: Reading, bodies: Sequence[tuple[int, Member]], end: int) -> list[str]:
    """The names of three bodies or more in a list that fills the phrase (``Iran, Irak, dan Oman``)."""
    bodies = [(k, m) for k, m in bodies if r.text[r.entities[k].start - 1] != "("]
    gaps = [
        SHORT_FORM.sub("", r.text[r.entities[a].end : r.entities[b].start])
        for (a, _), (b, _) in pairwise(bodies)
    ]
    whole = len(gaps) > 1 and r.entities[bodies[-1][0]].end == end and set(gaps[:-1]) == {", "}
    return list(dict.fromkeys(m.name for _, m in bodies)) if whole and gaps[-1] in LAST_LINK else []


def _owners(r: Reading, bodies: Sequence[tuple[int, Member]]) -> list[str]:
    """The names of two bodies that own a paper together (``kajian X dan Y``)."""
    for (a, x), (b, y) in pairwise(bodies):
        between = r.text[r.entities[a].end : r.entities[b].start].strip(" )")
        if between in ("dan", "serta", "bersama") and x.label == y.label == "ORG" and x is not y:
            return [x.name, y.name]
    return []


def _opening_body(
    r: Reading, cast: Cast, bodies: Sequence[tuple[int, Member]], start: int, end: int
) -> str | None:
    """The name of the body that the phrase begins with and means, with the others that stand beside it."""
    (k, member), (last, other) = bodies[0], bodies[-1]
    if r.entities[k].start != start:
        return None
    rest = r.text[r.entities[k].end : end].strip()
    if not rest:
        return _full_body(cast, member) or member.name
    parts = rest.split()
    same = other is member and last > k and r.entities[last].end == end
    if same or rest[0] in "(," or parts[0] in AFTER_BODY or _is_placed(r, k, end):
        return member.name
    beside = parts[0] == "dan" and len(parts) > 1 and parts[1] in GROUPED
    return f"{member.name}; {' '.join(parts[1:])}" if beside else None


def _is_placed(r: Reading, entity: int, end: int) -> bool:
    """Whether a place follows the name and more behind it (``Dinkes Aceh di Gayo yang mendata warga``)."""
    k = r.word_at(r.entities[entity].end)
    last = r.word_at(end)
    return k + 1 < last and r.low[k] == "di" and r.label(k + 1) in PLACES and r.entity_end(k + 1) < last


def _full_body(cast: Cast, member: Member) -> str | None:
    """The name of the body that is called by its kind alone (``Mahkamah`` for ``Mahkamah Konstitusi``)."""
    kind = member.name.lower()
    full = cast.body_called(kind) if kind in BODIES else None
    return full.name if full else None
