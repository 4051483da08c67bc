"""The law that a phrase points back to: ``aturan itu``, ``perpres tersebut``, ``isi SE ini``, ``pasal tersebut``."""

from __future__ import annotations

from collections.abc import Sequence

from .cast import Cast
from .member import Member, tokens_of
from .spelling import is_contraction
from .words import words

__all__ = ["law_meant"]

LAWS = words("law")
FORMS = words("law_form")
ARTICLES = words("article")
NEAR = 60
HEADS = 2  # words that an abbreviation shortens (``perpres``)


def law_meant(cast: Cast, phrase: Sequence[str], offset: int) -> Member | None:
    """The law that is named last before ``offset`` and is of the kind that the phrase names.

    ``aturan`` is any law, if there is one no mere article; ``perpres`` only a ``Peraturan Presiden``.
    """
    kind = next((word for word in phrase if word in LAWS or word in FORMS), None)
    if kind is None:
        return None
    last = cast.mentions_before(offset)
    named = (cast.member_of[k] for k in range(last - 1, max(-1, last - 1 - NEAR), -1))
    near = [member for member in named if member.label == "LAW"]
    fit = next((law for law in near if _is_called(law, kind)), None)
    if fit is not None or kind in FORMS:
        return fit
    whole = next((law for law in near if not _is_article(law)), None) if kind not in ARTICLES else None
    return whole or (near[0] if near else None)


def _is_called(law: Member, kind: str) -> bool:
    """Whether the name begins with the kind, holds it as an abbreviation or is what it shortens."""
    parts = tokens_of(law.name)
    if law.name.lower().startswith(kind):
        return True
    if kind not in FORMS:
        return False
    initials = "".join(part[0] for part in parts[: len(kind)])
    return kind in parts or initials == kind or is_contraction(kind, parts[:HEADS])


def _is_article(law: Member) -> bool:
    """Whether the name is that of an article whose law it does not say (``Pasal 23 ayat (1)``)."""
    return all(part in ARTICLES or part.isdigit() or len(part) == 1 for part in tokens_of(law.name))
