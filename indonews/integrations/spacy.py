"""spaCy: the library's modules as pipeline components, found by ``nlp.add_pipe`` without an import.

>>> import spacy
>>> nlp = spacy.blank("id")
>>> _ = nlp.add_pipe("indonews")
>>> doc = nlp('"Harga beras turun," kata Menteri Rina Hapsari.')
>>> [(quote["speaker"], quote["content"][0]["text"]) for quote in doc._.indonews["quotes"]]
[('Rina Hapsari', 'Harga beras turun,')]

``indonews`` does all at once. The others do one thing each, on any Doc, and use what components before them found:
``indonews_boilerplate``, ``indonews_sentences``, ``indonews_entities``, ``indonews_temporal``, ``indonews_quotes``.
Where results go is written in ``spacy_doc``. The publication date that relative times are counted from is
``doc._.indonews_published``, to be set before: ``doc = nlp.make_doc(text); doc._.indonews_published = "2023-09-12"``.
"""

# No annotation is a string here: the config of older spaCy versions reads those of factories.

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import raise_error

from ..boilerplate import KINDS
from . import spacy_steps as steps
from .spacy_doc import ASSIGNED

__all__ = [
    "Component",
    "make_boilerplate",
    "make_entities",
    "make_quotes",
    "make_reader",
    "make_sentences",
    "make_temporal",
]

ErrorHandler = Callable[[str, Any, list[Doc], Exception], None]


class Component:
    """A pipeline component: what it does to a batch of Docs, and its settings. It has learned nothing."""

    def __init__(self, name: str, annotate: Callable[..., None], **settings: Any) -> None:
        self.name = name
        self.annotate = annotate
        self.settings = settings
        self.error_handler: ErrorHandler = raise_error

    def __call__(self, doc: Doc) -> Doc:
        self.annotate([doc], **self.settings)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The Docs of a stream, read in batches."""
        rest = iter(stream)
        while docs := list(islice(rest, batch_size)):
            try:
                self.annotate(docs, **self.settings)
            except Exception as error:
                self.error_handler(self.name, self, docs, error)
            else:
                yield from docs

    def set_error_handler(self, error_handler: ErrorHandler) -> None:
        """Where errors go, as ``nlp.set_error_handler`` sets it."""
        self.error_handler = error_handler

    def get_error_handler(self) -> ErrorHandler:
        """Where errors go."""
        return self.error_handler

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The settings as JSON."""
        return json.dumps(self.settings).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Component":
        """Take the settings from ``to_bytes``."""
        self.settings = json.loads(data)
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings to a file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Component":
        """Read the settings from a file."""
        return self.from_bytes(Path(path).read_bytes())


@Language.factory(
    "indonews",
    assigns=[*ASSIGNED, "doc.ents", "token.sent_start"],
    default_config={"labels": None, "set_ents": True, "overwrite_ents": False},
)
def make_reader(
    nlp: Language, name: str, labels: list[str] | None, set_ents: bool, overwrite_ents: bool
) -> Component:
    """Everything: boilerplate, sentences, entities, times, quotations."""
    return Component(name, steps.read, labels=labels, set_ents=set_ents, overwrite_ents=overwrite_ents)


@Language.factory(
    "indonews_boilerplate",
    assigns=["doc.spans", "doc._.indonews", "span._.indonews_segment"],
    default_config={"keep": ["title"], "repair": True},
)
def make_boilerplate(nlp: Language, name: str, keep: list[str], repair: bool) -> Component:
    """What is not article; the components after it read what is left. ``keep``: kinds they shall read as well."""
    if unknown := sorted(set(keep) - set(KINDS)):
        raise ValueError(f"keep: no kind {unknown[0]!r}; there are {', '.join(KINDS)}")
    return Component(name, steps.strip, keep=keep, repair=repair)


@Language.factory("indonews_sentences", assigns=["token.sent_start", "doc.spans", "doc._.indonews"])
def make_sentences(nlp: Language, name: str) -> Component:
    """Sentences, for ``doc.sents`` as well unless a parser has set them."""
    return Component(name, steps.split)


@Language.factory(
    "indonews_entities",
    assigns=["doc.ents", "doc.spans", "doc._.indonews", "span._.indonews_entity"],
    default_config={"labels": None, "set_ents": True, "overwrite_ents": False},
)
def make_entities(
    nlp: Language, name: str, labels: list[str] | None, set_ents: bool, overwrite_ents: bool
) -> Component:
    """Names and amounts by the shipped model, with the full name each stands for; added to ``doc.ents``."""
    return Component(name, steps.name, labels=labels, set_ents=set_ents, overwrite_ents=overwrite_ents)


@Language.factory(
    "indonews_temporal",
    assigns=["doc.spans", "doc._.indonews", "span._.indonews_time"],
    default_config={"set_ents": False, "overwrite_ents": False},
)
def make_temporal(nlp: Language, name: str, set_ents: bool, overwrite_ents: bool) -> Component:
    """Time expressions; inside a name nothing is one."""
    return Component(name, steps.date, set_ents=set_ents, overwrite_ents=overwrite_ents)


@Language.factory("indonews_quotes", assigns=["doc.spans", "doc._.indonews", "span._.indonews_quote"])
def make_quotes(nlp: Language, name: str) -> Component:
    """Quotations. Speakers are the names of ``indonews_entities``, else those of ``doc.ents``, whoever set them."""
    return Component(name, steps.quote)
