"""The name tagger as a spaCy component: sets ``doc.ents``."""

# No annotation is a string here: the config of older spaCy versions reads those of factories.

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from .floret import Floret
from .tagger import WEIGHTS, Tagger

__all__ = ["NameTagger", "create"]

FACTORY = "indonews_names"


@Language.factory(FACTORY, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
def create(nlp: Language, name: str) -> "NameTagger":
    """The component without weights; ``from_disk`` or ``from_bytes`` gives it some."""
    return NameTagger(nlp.vocab)


class NameTagger:
    """Tags the names of Docs. Words are the Doc's own tokens; line breaks are read from its white space."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._weights: bytes = b""
        self._tagger: Tagger | None = None

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 32) -> Iterator[Doc]:
        """Docs with their names, in order, read ``batch_size`` at a time. Raises ValueError before there are weights."""
        if self._tagger is None:
            raise ValueError(f"component {FACTORY!r} has no weights: load a pipeline that holds them")
        docs = iter(stream)
        while batch := list(islice(docs, batch_size)):
            places = [[token.i for token in doc if not token.is_space] for doc in batch]
            documents = [
                ([doc[i].text for i in own], [i == 0 or _breaks(doc, i) for i in own], [False] * len(own))
                for doc, own in zip(batch, places, strict=True)
            ]
            for doc, own, names in zip(batch, places, self._tagger.names(documents), strict=True):
                doc.ents = [
                    Span(doc, own[first], own[last - 1] + 1, label=label) for first, last, label in names
                ]
                yield doc

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The weights."""
        return self._weights

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "NameTagger":
        """Takes weights that ``to_bytes`` gave."""
        with np.load(io.BytesIO(data), allow_pickle=False) as weights:
            self._tagger = Tagger(weights, Floret.of(self._vocab.vectors))
        self._weights = data
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the weights into the folder ``path``."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / WEIGHTS).write_bytes(self._weights)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "NameTagger":
        """Takes the weights in the folder ``path``."""
        return self.from_bytes((Path(path) / WEIGHTS).read_bytes())


def _breaks(doc: Doc, i: int) -> bool:
    """Whether a line break stands between the token and the word before it."""
    k = i - 1
    while k >= 0 and doc[k].is_space:
        if "\n" in doc[k].text:
            return True
        k -= 1
    return k < 0
