"""The trained pipelines that ship with the package, loaded on first use.

``entities/`` is a spaCy pipeline with subword vectors and a named entity recogniser; ``spacy.load(path())`` loads it
wherever indonews is installed, and ``name_tagger()`` reads its files without spaCy. ``syntax/`` is one with tagger,
morphologizer, lemmatizer and parser, which uses the same vectors; ``read`` does not need it. ``words.txt`` lists frequent
words for cutting glued ones. ``checksums.json`` and ``syntax/checksums.json`` hold the SHA-256 of every file: a damaged
or exchanged file is refused.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from ..tokenization import Token
    from .tagger import Tagger

__all__ = ["load", "name_tagger", "path", "syntax", "tokens", "verify", "words"]

_HERE = Path(__file__).parent


def path(name: str = "entities") -> Path:
    """The folder of a spaCy pipeline: ``entities`` or ``syntax``."""
    return _HERE / name


@cache
def verify(folder: str = ".") -> None:
    """Raises ValueError naming the file whose content is not the one that was released."""
    expected: dict[str, str] = json.loads((_HERE / folder / "checksums.json").read_text(encoding="utf-8"))
    for name, digest in expected.items():
        if hashlib.sha256((_HERE / folder / name).read_bytes()).hexdigest() != digest:
            raise ValueError(f"model file {name} is damaged: its SHA-256 is not {digest}")


@cache
def load() -> Language:
    """The pipeline, loaded and checked once a process."""
    import spacy

    verify()
    return spacy.load(path())


def syntax() -> Language:
    """A new pipeline for tags, features, lemmas and dependencies after Universal Dependencies, loaded and checked.

    Its tokens are syntactic words (``rumah|nya``), its sentences the library's. It is yours to change, and works in
    ``nlp.pipe``.

    >>> [(token.text, token.lemma_, token.pos_, token.dep_) for token in syntax()("Harga beras turun.")]
    [('Harga', 'harga', 'NOUN', 'nsubj'), ('beras', 'beras', 'NOUN', 'nmod'), ('turun', 'turun', 'VERB', 'ROOT'), ('.', '.', 'PUNCT', 'punct')]
    """
    import spacy

    from . import vectors  # noqa: F401  (registers the vectors that the pipeline's config names)

    verify("syntax")
    return spacy.load(path("syntax"))


@cache
def name_tagger() -> Tagger:
    """The name tagger of the pipeline without spaCy, which takes long to import; loaded and checked once a process."""
    from .tagger import Tagger

    verify()
    return Tagger.read(path())


def tokens(text: str) -> list[Token]:
    """The words that the pipelines read: the library's tokens."""
    from ..tokenization import tokenize

    return tokenize(text)


@cache
def words() -> tuple[str, ...]:
    """Frequent words of Indonesian news, capitalised ones and others, by falling frequency."""
    verify()
    return tuple((_HERE / "words.txt").read_text(encoding="utf-8").split())
