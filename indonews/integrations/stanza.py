"""Stanza: the library's tokens, entities and quotations in a Stanza pipeline, and Stanza documents as articles.

Importing this module registers with Stanza

* ``tokenize: indonews``, a variant of its tokenizer: the library's sentences, tokens and syntactic words
  (``tokenize_clitics=False`` keeps ``rumahnya`` one word, ``tokenize_no_ssplit=True`` the text one sentence);
* ``newsner``, a processor that fills ``token.ner`` and ``doc.ents`` with the library's names;
* ``newsquotes``, a processor that puts the quotations into ``doc.quotes`` (``indonews.Quote`` objects).

    import stanza
    import indonews.integrations.stanza
    nlp = stanza.Pipeline("id", processors={"tokenize": "indonews", "newsner": "indonews", "newsquotes": "indonews"})

Needs the extra ``stanza``. Offsets are into the text that was given to the pipeline.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from stanza.models.common.doc import Document
from stanza.pipeline.processor import (
    Processor,
    ProcessorVariant,
    register_processor,
    register_processor_variant,
)

from ..article import Article
from ..boilerplate import Segment
from ..entities import NAME_LABELS, Entity, find_entities, link
from ..quotation import Quote, find_quotes
from ..spans import Span, SpanLike
from ..temporal import find_times, parse_published
from ..tokenization import Sentence, Token, split_sentences, split_words, tokenize

try:
    from stanza.models.common.doc import Document
    from stanza.pipeline.processor import (
        Processor,
        ProcessorVariant,
        register_processor,
        register_processor_variant,
    )
except ImportError as error:
    raise ImportError("indonews.integrations.stanza needs Stanza: pip install 'indonews[stanza]'") from error

__all__ = [
    "EntityProcessor",
    "IndonewsTokenizer",
    "QuoteProcessor",
    "sentences_and_tokens",
    "to_article",
    "to_document",
]

# Labels of the NER sets that Stanza models are trained on, as the library calls them.
_LABELS = {label: label for label in NAME_LABELS} | {
    "PER": "PERSON",
    "LOCATION": "LOC",
    "ORGANIZATION": "ORG",
}


@register_processor_variant("tokenize", "indonews")
class IndonewsTokenizer(ProcessorVariant):  # type: ignore[misc]
    """The library's tokenizer and sentence splitter in place of Stanza's."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.clitics = config.get("clitics", True)
        self.one_sentence = config.get("no_ssplit", False)

    def process(self, document: Document | str) -> Document:
        """A new Document of the text of ``document``."""
        text = document if isinstance(document, str) else document.text
        tokens = tokenize(text)
        sentences: Sequence[SpanLike] = split_sentences(text, tokens)
        if self.one_sentence and tokens:
            sentences = [Span.of(text, tokens[0].start, tokens[-1].end)]
        return _document(text, sentences, tokens, self.clitics)


@register_processor("newsner")
class EntityProcessor(Processor):  # type: ignore[misc]
    """Names by the library, on the tokens of the document: ``token.ner`` in BIOES and ``doc.ents``."""

    PROVIDES_DEFAULT = frozenset({"ner"})
    REQUIRES_DEFAULT = frozenset({"tokenize"})

    def process(self, document: Document) -> Document:
        """``document`` with its entities."""
        _set_entities(document, find_entities(document.text, labels=NAME_LABELS))
        return document


@register_processor("newsquotes")
class QuoteProcessor(Processor):  # type: ignore[misc]
    """Quotations by the library, from the sentences and entities that the document has: ``doc.quotes``."""

    PROVIDES_DEFAULT = frozenset({"newsquotes"})
    REQUIRES_DEFAULT = frozenset({"tokenize"})

    def process(self, document: Document) -> Document:
        """``document`` with its quotations."""
        document.quotes = list(to_article(document).quotes)
        return document


def sentences_and_tokens(source: Any, text: str) -> tuple[list[Sentence], list[Token]]:
    """Sentences and tokens of ``text`` by Stanza: ``source`` is a Pipeline, or the Document it made of ``text``.

    Raises ValueError when the Document is of another text or its tokens have no offsets.
    """
    document = source if isinstance(source, Document) else source(text)
    if document.text != text:
        raise ValueError("stanza: the document was made of another text")
    return _sentences(document), _tokens(document)


def to_article(document: Document, published: date | datetime | str | None = None) -> Article:
    """``document`` as an Article with the sentences, tokens and entities that Stanza found.

    The whole text is body. Entities are found by the library when the document has none, times and quotations
    always; a document that has ``quotes`` keeps them. Entity types that the library does not know are left out.
    Raises ValueError when the tokens have no offsets or ``published`` is no date.
    """
    text, day = document.text, parse_published(published) if published else None
    sentences, tokens = _sentences(document), _tokens(document)
    entities, actors = link(text, _entities(document) or find_entities(text, labels=NAME_LABELS))
    times = find_times(text, day, masks=entities)
    quotes: Sequence[Quote] | None = getattr(document, "quotes", None)
    if quotes is None:
        quotes = find_quotes(text, sentences=sentences, entities=entities, actors=actors, times=times)
    return Article(
        text=text,
        body=text.strip(),
        segments=(Segment.of(text, 0, len(text)),) if text else (),
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        entities=tuple(entities),
        actors=tuple(actors),
        times=tuple(times),
        quotes=tuple(quotes),
        published=day,
    )


def to_document(article: Article, *, clitics: bool = True) -> Document:
    """``article`` as a Stanza Document over its text: body sentences, tokens, ``doc.ents`` and ``doc.quotes``.

    What is boilerplate has no tokens. ``clitics``: split them off as words of their token.
    """
    document = _document(article.text, article.sentences, article.tokens, clitics)
    _set_entities(document, [entity for entity in article.entities if entity.label in NAME_LABELS])
    document.quotes = list(article.quotes)
    return document


def _document(text: str, sentences: Sequence[SpanLike], tokens: Sequence[Token], clitics: bool) -> Document:
    starts = [token.start for token in tokens]
    rows = []
    for sentence in sentences:
        inside = tokens[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if inside:
            rows.append(list(_entries(inside, clitics)))
    return Document(rows, text)


def _entries(tokens: Sequence[Token], clitics: bool) -> Iterator[dict[str, Any]]:
    """Stanza's rows for the tokens of a sentence: one each, or one and a row for each of its words."""
    number = 1
    for token in tokens:
        words = split_words([token]) if clitics else [token]
        offsets = {"text": token.text, "start_char": token.start, "end_char": token.end}
        if len(words) == 1:
            yield {"id": number, **offsets}
        else:
            yield {"id": (number, number + len(words) - 1), **offsets}
            yield from ({"id": number + k, "text": word.text} for k, word in enumerate(words))
        number += len(words)


def _sentences(document: Document) -> list[Sentence]:
    text = document.text
    return [
        Sentence.of(text, *_offsets(sentence.tokens[0], sentence.tokens[-1]))
        for sentence in document.sentences
    ]


def _tokens(document: Document) -> list[Token]:
    """The document's tokens, with the library's kind where it cuts the same token."""
    kinds = {(token.start, token.end): token.kind for token in tokenize(document.text)}
    spans = (_offsets(token, token) for sentence in document.sentences for token in sentence.tokens)
    return [Token.of(document.text, *span, kind=kinds.get(span, "word")) for span in spans]


def _offsets(first: Any, last: Any) -> tuple[int, int]:
    if first.start_char is None or last.end_char is None:
        raise ValueError("stanza: the document's tokens have no offsets")
    return first.start_char, last.end_char


def _entities(document: Document) -> list[Entity]:
    return [
        Entity.of(
            document.text, ent.start_char, ent.end_char, label=_LABELS[ent.type], name=ent.text, rule="stanza"
        )
        for ent in document.ents
        if ent.type in _LABELS
    ]


def _set_entities(document: Document, entities: Iterable[Entity]) -> None:
    """Marks the tokens that the entities reach into; of two entities in one token the first has it."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            token.ner = "O"
    tokens = [token for sentence in document.sentences for token in sentence.tokens]
    ends = [token.end_char for token in tokens]
    starts = [token.start_char for token in tokens]
    for entity in entities:
        inside = tokens[bisect_right(ends, entity.start) : bisect_left(starts, entity.end)]
        inside = [token for token in inside if token.ner == "O" and token.sent is inside[0].sent]
        for k, token in enumerate(inside):
            token.ner = f"{_position(k, len(inside))}-{entity.label}"
    document.build_ents()


def _position(k: int, length: int) -> str:
    """The BIOES letter of token ``k`` of ``length``."""
    if length == 1:
        return "S"
    return "B" if k == 0 else "E" if k == length - 1 else "I"
