"""Syntactic words: tokens with their clitics split off, as Universal Dependencies has them.

A clitic is split where what remains is a word of the corpus (``tokenization_words.tsv``); ``clitics.tsv`` lists the
forms that only look so (``hanya``, ``masalah``) and those that treebanks keep whole (``sebelumnya``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from ..lexicon import column, table
from .gaps import begins_sentence
from .types import Token, Word

__all__ = ["cut_by_rule", "words_of"]

_ENCLITICS = ("nya", "lah", "kah", "pun", "ku", "mu")
_PROCLITICS = ("kau", "ku")
_LEAST_STEM, _LEAST_HOST = 3, 4


def words_of(tokens: Sequence[Token]) -> list[Word]:
    """Words of ``tokens``: what ``split_words`` returns."""
    words: list[Word] = []
    for token in tokens:
        start, text = token.start, token.text
        begin = 0
        for cut in _cuts(text) if token.kind == "word" else ():
            words.append(Word(start + begin, start + cut, text[begin:cut]))
            begin = cut
        words.append(Word(start + begin, token.end, text[begin:] if begin else text))
    return words


@lru_cache(maxsize=1 << 14)
def _cuts(text: str) -> tuple[int, ...]:
    """Where ``text`` is cut into words: by the list of known forms, else by rule."""
    form = text.lower()
    if len(form) != len(text):
        return ()
    listed = _listed().get(form)
    if listed is None and _listed().get(form.rpartition("-")[2]) == ():
        return ()
    return cut_by_rule(text) if listed is None else listed


def cut_by_rule(text: str) -> tuple[int, ...]:
    """Where ``text`` is cut when no list has it: at a clitic whose host is a known word."""
    form = text.lower()
    attested = form in _known() or not text[0].isupper()
    for clitic in _ENCLITICS:
        host = form[: -len(clitic)]
        if form.endswith(clitic) and len(host) >= _LEAST_STEM and _is_host(host, clitic, attested):
            return (*_inner_cut(host, clitic), len(host))
    for clitic in _PROCLITICS:
        host = form[len(clitic) :]
        if attested and form.startswith(clitic) and len(host) >= _LEAST_HOST and host in _known():
            return (len(clitic),)
    return ()


def _is_host(host: str, clitic: str, attested: bool) -> bool:
    """Whether ``clitic`` can have been added to ``host``; what may be a name takes no other than ``-nya``."""
    last = host.rstrip("-").rpartition("-")[2]
    if last in _known():
        return attested or clitic == "nya" or begins_sentence(last.capitalize())
    return clitic == "nya" and attested and len(last) >= _LEAST_HOST


def _inner_cut(host: str, clitic: str) -> tuple[int, ...]:
    """The cut before a ``-nya`` that a particle follows: ``akhir|nya|pun``."""
    if (
        clitic in ("pun", "lah", "kah")
        and host.endswith("nya")
        and host not in _listed()
        and host[:-3] in _known()
    ):
        return (len(host) - 3,)
    return ()


@cache
def _known() -> frozenset[str]:
    return frozenset(column("tokenization_words", "form"))


@cache
def _listed() -> dict[str, tuple[int, ...]]:
    """Known forms and their cuts, from parts such as ``akhir nya``."""
    cuts = {}
    for row in table("clitics"):
        parts = row["parts"].split(" ")
        cuts["".join(parts)] = tuple(sum(map(len, parts[:k])) for k in range(1, len(parts)))
    return cuts
