"""The trained pipeline that ships with the package, loaded on first use.

``entities/`` is a spaCy pipeline with subword vectors and a named entity recogniser; ``spacy.load(path())`` loads it
wherever indonews is installed. ``words.txt`` lists frequent words for cutting glued ones. ``checksums.json`` holds
the SHA-256 of every file: a damaged or exchanged file is refused.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.language import Language

    from .component import NameTagger

__all__ = ["load", "name_tagger", "path", "verify", "words"]

_HERE = Path(__file__).parent


def path() -> Path:
    """The folder of the spaCy pipeline."""
    return _HERE / "entities"


@cache
def verify() -> None:
    """Raises ValueError naming the file whose content is not the one that was released."""
    expected: dict[str, str] = json.loads((_HERE / "checksums.json").read_text(encoding="utf-8"))
    for name, digest in expected.items():
        if hashlib.sha256((_HERE / name).read_bytes()).hexdigest() != digest:
            raise ValueError(f"model file {name} is damaged: its SHA-256 is not {digest}")


@cache
def load() -> Language:
    """The pipeline, loaded and checked once a process."""
    import spacy

    verify()
    return spacy.load(path())


def name_tagger() -> NameTagger:
    """The pipeline's name tagger."""
    component: Any = load().get_pipe("indonews_names")
    return cast("NameTagger", component)


@cache
def words() -> tuple[str, ...]:
    """Frequent words of Indonesian news, capitalised ones and others, by falling frequency."""
    verify()
    return tuple((_HERE / "words.txt").read_text(encoding="utf-8").split())
