"""Reading whole articles: the five modules in a chain, every result back in the scraped text."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

from .article import Article
from .boilerplate import CleanText, Segment, strip_boilerplate
from .entities import NAME_LABELS, VALUE_LABELS, Entity, find_amounts, link, recognise
from .quotation import Quote, find_quotes
from .spans import Span, apart, rebase, require_text
from .temporal import find_times, parse_published
from .tokenization import Sentence, Token, split_sentences, tokenize

__all__ = ["Reader", "Row", "read", "read_html", "read_many"]

T = TypeVar("T")
R = TypeVar("R")
Published = date | datetime | str | None
BATCH = 32


@dataclass(frozen=True, slots=True)
class Row:
    """An article to read: its text and what came with it."""

    text: str
    published: date | datetime | None = None
    id: str | int | None = None
    title: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, item: object) -> Row:
        """A row from a str, a Row or a mapping with ``text`` and, if there, ``published``, ``id``, ``title``, ``url``.

        Raises TypeError or ValueError that names the field that is wrong.
        """
        if isinstance(item, Row):
            return item
        if isinstance(item, str):
            return cls(item)
        if not isinstance(item, Mapping):
            raise TypeError(f"a row must be str or a mapping with 'text', not {type(item).__name__}")
        if "text" not in item:
            raise ValueError("row has no 'text'")
        published = item.get("published")
        return cls(
            require_text(item["text"]),
            parse_published(published) if published else None,
            item.get("id"),
            item.get("title"),
            item.get("url"),
        )


class Reader:
    """Reads articles with one configuration: which labels to return, which model to use.

    ``labels``: entity labels to return (default: names and amounts; ``DATE`` and ``TIME`` are there on demand).
    ``nlp``: a spaCy pipeline whose ``doc.ents`` take the place of the shipped model's names.
    ``stanza``: a Stanza pipeline whose tokens and sentences take the place of the library's.
    """

    def __init__(self, *, labels: Collection[str] | None = None, nlp: Any = None, stanza: Any = None) -> None:
        self.labels = frozenset(labels if labels is not None else (*NAME_LABELS, *VALUE_LABELS))
        self.nlp = nlp
        self.stanza = stanza

    def read(self, text: str, published: Published = None, **known: Any) -> Article:
        """One article; ``known`` may hold ``title``, ``url`` and ``id``. See ``indonews.read``."""
        require_text(text)
        return next(self._read_batch([Row(text, parse_published(published) if published else None, **known)]))

    def read_rows(self, rows: Iterable[Row]) -> Iterator[Article]:
        """Articles of the rows, in order, streaming; the model sees them in batches."""
        stream = iter(rows)
        while batch := list(islice(stream, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, rows: Sequence[Row]) -> Iterator[Article]:
        cleaned = [strip_boilerplate(row.text, keep={"title"}, repair=True) for row in rows]
        tokens = [tokenize(clean.text) for clean in cleaned]
        names = recognise([clean.text for clean in cleaned], self.nlp, tokens)
        for row, clean, own, named in zip(rows, cleaned, tokens, names, strict=True):
            yield self._assemble(row, clean, own, named)

    def _tokens_and_sentences(self, text: str, tokens: list[Token]) -> tuple[list[Token], list[Sentence]]:
        if self.stanza is None:
            return tokens, split_sentences(text, tokens)
        from .integrations.stanza import sentences_and_tokens

        sentences, tokens = sentences_and_tokens(self.stanza, text)
        return tokens, sentences

    def _assemble(self, row: Row, clean: CleanText, tokens: list[Token], named: Sequence[Entity]) -> Article:
        text = clean.text
        published = row.published or printed_date(clean.segments)
        tokens, sentences = self._tokens_and_sentences(text, tokens)
        times = find_times(text, published, masks=named)
        amounts = apart(find_amounts(text), [*named, *times])
        linked, actors = link(text, named)
        titles = [_in_clean(clean, segment) for segment in clean.segments if segment.kind == "title"]
        quotes = find_quotes(
            text, sentences=sentences, entities=linked, actors=actors, times=times, titles=titles
        )
        dated = [Entity.of(text, t.start, t.end, label=t.type, name=t.text, rule=t.rule) for t in times]
        wanted = [e for e in (*linked, *amounts, *dated) if e.label in self.labels]

        def back(values: Iterable[T]) -> tuple[T, ...]:
            return rebase(tuple(values), clean.offsets, row.text)

        return Article(
            text=row.text,
            body="".join(s.text for s in clean.segments if s.kind == "body").strip(),
            segments=clean.segments,
            sentences=back(sentences),
            tokens=back(tokens),
            entities=back(sorted(wanted, key=lambda e: (e.start, e.end))),
            actors=back(actors),
            times=back(times),
            quotes=tuple(without_boilerplate(quote, clean.segments) for quote in back(quotes)),
            published=published,
            flags=("published_in_text",) if published and not row.published else (),
            id=row.id,
            title=row.title,
            url=row.url,
        )


def _in_clean(clean: CleanText, segment: Segment) -> Span:
    start, end = clean.offsets.to_clean(segment.start), clean.offsets.to_clean(segment.end)
    return Span.of(clean.text, start, end)


def printed_date(segments: Iterable[Segment]) -> date | datetime | None:
    """The publication date that the page furniture shows (``Selasa, 12 September 2023 | 14:30 WIB``)."""
    for segment in segments:
        if segment.kind == "metadata":
            for time in find_times(segment.text):
                if (
                    time.type in ("DATE", "TIME")
                    and time.interval
                    and time.interval.begin
                    and time.anchor is None
                ):
                    return time.interval.begin.date()
    return None


def without_boilerplate(quote: Quote, segments: Sequence[Segment]) -> Quote:
    """The quote with its content cut where boilerplate stands in the middle of it."""
    content: list[Span] = []
    for piece in quote.content:
        inside = [s for s in segments if s.kind != "body" and s.overlaps(piece)]
        start = piece.start
        for segment in (*inside, None):
            end = segment.start if segment else piece.end
            cut = piece.text[start - piece.start : max(end, start) - piece.start]
            if stripped := cut.strip():
                begin = start + cut.index(stripped)
                content.append(Span(begin, begin + len(stripped), stripped))
            start = segment.end if segment else piece.end
    return replace(quote, content=tuple(content)) if content else quote


def read(
    text: str,
    published: Published = None,
    *,
    title: str | None = None,
    url: str | None = None,
    labels: Collection[str] | None = None,
    nlp: Any = None,
    stanza: Any = None,
) -> Article:
    """Read an article as it was scraped.

    Args:
        text: the article's text; any str.
        published: publication date, as a date, a datetime or as sites print it
            (``Selasa, 22 Januari 2019 / 08:16 WIB``). Without it relative times keep the value None, unless the
            article prints its own date.
        title: the headline, where it came apart from the text.
        url: the article's address, for links to its quotations.
        labels: entity labels to return; default names and amounts.
        nlp: a spaCy pipeline of your own whose entities take the place of the shipped model's.
        stanza: a Stanza pipeline of your own whose tokens and sentences take the place of the library's.

    Raises:
        TypeError: text is no str.
        ValueError: published cannot be read as a date.
    """
    return Reader(labels=labels, nlp=nlp, stanza=stanza).read(text, published, title=title, url=url)


def read_html(html: str, url: str | None = None, *, published: Published = None) -> Article:
    """Read an article's web page: main text, title and date by trafilatura (extra ``html``), then as ``read``."""
    from .boilerplate.html import extract_html

    page = extract_html(html, url)
    return read(page.text, published or page.published, title=page.title, url=url or page.url)


def read_many(
    articles: Iterable[str | Row | Mapping[str, Any]],
    *,
    workers: int = 1,
    progress: bool = False,
    on_error: Callable[[int, Exception], None] | None = None,
    labels: Collection[str] | None = None,
) -> Iterator[Article]:
    """Read a stream of articles, in order, in bounded memory.

    Args:
        articles: texts, Rows, or mappings with ``text`` and, if there, ``published``, ``id``, ``title``, ``url``.
        workers: processes; with more than one each loads the model once.
        progress: a progress bar on stderr.
        on_error: called with the index and the error of an item that is not an article (wrong type, unreadable
            date); the item is left out. Without it the error is raised.
        labels: as for ``read``.
    """
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    rows = _rows(articles, on_error)
    reader = Reader(labels=labels)
    results = reader.read_rows(rows) if workers == 1 else map_chunks(reader.read_rows, rows, workers)
    if not progress:
        return results
    from tqdm.auto import tqdm

    return iter(tqdm(results, unit=" articles"))


def _rows(articles: Iterable[object], on_error: Callable[[int, Exception], None] | None) -> Iterator[Row]:
    for index, item in enumerate(articles):
        try:
            row = Row.of(item)
        except (TypeError, ValueError) as error:
            if on_error is None:
                raise type(error)(f"article {index}: {error}") from error
            on_error(index, error)
        else:
            yield row


def map_chunks(
    function: Callable[[list[Row]], Iterable[R]], rows: Iterable[Row], workers: int
) -> Iterator[R]:
    """``function`` over chunks of ``rows`` in worker processes: results in order, a bounded number under way."""
    stream = iter(rows)
    pending: deque[Future[list[R]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            while True:
                while len(pending) < 3 * workers and (chunk := list(islice(stream, BATCH))):
                    pending.append(pool.submit(_listed, function, chunk))
                if not pending:
                    return
                yield from pending.popleft().result()
        finally:
            for future in pending:
                future.cancel()


def _listed(function: Callable[[list[Row]], Iterable[R]], rows: list[Row]) -> list[R]:
    return list(function(rows))
