"""Speakers that are no known name: what their words make them (``seorang warga``, ``polisi``, ``Rinto``), as far as one can tell."""

from __future__ import annotations

from .groups import CROWDS
from .member import tokens_of
from .phrases import MANY, ROLE, SOME
from .words import words

__all__ = ["ONE", "sort_of_speaker"]

ONE = frozenset(("generic", "name", "office", "one", "role"))
"""The sorts that may mean one person."""
SEVERAL = CROWDS | words("writing") | words("paper") | words("body") | words("count")
PEOPLE = ROLE | words("nameless")
OPENERS = words("opener") | words("stop") | words("subordinate") | words("joiner")
HEAD = 3
PARTICLE = 3
MARKS = "'\"‘“"


def sort_of_speaker(phrase: str) -> str:
    """``several`` for a crowd, body, paper, count or list; ``name``, ``office``, ``generic`` (``polisi``), ``one``
    (``seorang warga``) or ``role`` for what may be one person; ``other`` for what may not, as a clause cut short.
    """
    tokens = tokens_of(phrase)
    if not tokens:
        return "other"
    if tokens[0] in SEVERAL or tokens[0].isdigit() or "persen" in tokens or ";" in phrase:
        return "several"
    if len(tokens) == 1 and tokens[0] in SOME:
        return "generic"
    if phrase[0] == "@":
        return "name"
    if phrase[0].isupper() and all(_in_name(word) for word in phrase.split()):
        shred = len(tokens) == 1 and tokens[0] in OPENERS
        return "other" if shred else "office" if tokens[0] in SOME else "name"
    if not MANY.isdisjoint(tokens[:HEAD]):
        return "one"
    return "other" if PEOPLE.isdisjoint(tokens[:HEAD]) else "role"


def _in_name(word: str) -> bool:
    return len(word) <= PARTICLE or word.lstrip(MARKS)[:1].isupper()
