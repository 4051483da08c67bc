"""What holds for any text: one check a part of the library, for the fuzzer and the tests.

A check takes a text and raises AssertionError where the library breaks a promise: spans lie in the text and say it,
in order; segments tile it; results are plain JSON; nothing raises but the errors that the documentation names. Where a
function has options, the length of the text chooses one, so that a check is quick and its finds come again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, partial
from importlib.resources import files
from itertools import pairwise
from typing import Any
from xml.dom import minidom

import regex

import indonews
from indonews import lexicon, views
from indonews.boilerplate import find_repairs
from indonews.boilerplate.html import extract_html
from indonews.entities import NAME_LABELS, Entity, find_amounts, link, recognise
from indonews.pipeline import Reader
from indonews.quotation import text_fragment
from indonews.spans import Edit, OffsetMap, Span, plain, rebase
from indonews.temporal import normalize, parse_published, to_timeml
from indonews.tokenization import split_words

__all__ = ["CHECKS", "text_of"]

PUBLISHED = date(2024, 2, 29)
_NAME = regex.compile(r"\p{Lu}\p{L}*+(?: \p{Lu}\p{L}*+){0,3}+")
_FREQUENT = [
    *" \n\t\r\xa0\u200b\u200f\u202e\u2028\x1c\x00\ud800\udc00é\u0301ﷺ🙂۳²½Ⅷ", "\n\n", "\r\n",
    *"\"“”‘’'«»`´.,;:!?…-–—()[]{}<>/\\|&%#@*_=+~$°", *"0123456789aAbBiIkKnNsSxX",
    "&amp;", "&quot;", "&#8220;", "â€œ", "Ã©", "...", "Rp", "ke-", "-nya", "nya", "https://", ".com", "00:00",
    "yang ", "dan ", "di ", "kata ", "ujarnya", "mengatakan ", "bahwa ", "menurut ", "itu ", "Budi ", "Jakarta ",
    "Senin ", "12/9", "2023", "pukul ", "lalu ", "Baca juga: ", "Editor: ",
]  # fmt: skip
_ESCAPE, _LONGEST = 160, 24


def text_of(data: bytes) -> str:
    """A text that the bytes stand for: as UTF-8 if the first is odd, else words of the library's own tables.

    Of the latter a byte below 160 is a mark or a frequent word, a higher one and the next are a table's cell.
    """
    if not data:
        return ""
    if data[0] % 2:
        return data[1:].decode("utf-8", "surrogateescape")
    rare, parts, following = _cells(), [], iter(data[1:])
    for byte in following:
        if byte < _ESCAPE:
            parts.append(_FREQUENT[byte % len(_FREQUENT)])
        else:
            parts.append(rare[((byte - _ESCAPE) * 256 + next(following, 0)) % len(rare)])
    return "".join(parts)


@cache
def _cells() -> tuple[str, ...]:
    """The cells of the tables of cues, markers and names, each with a blank behind it; no long word lists."""
    folder = files(lexicon.__name__)
    names = sorted(file.name.removesuffix(".tsv") for file in folder.iterdir() if file.name.endswith(".tsv"))
    tables = [table for name in names if len(table := lexicon.table(name)) < 1000]
    cells = {cell for table in tables for row in table for cell in row.values()}
    return tuple(sorted(cell + " " for cell in cells if len(cell) <= _LONGEST))


def hold(text: str, spans: Iterable[Any], ordered: bool = False) -> None:
    """The spans are in the text and say it; ``ordered``: they follow each other without overlap."""
    position = 0
    for span in spans:
        assert 0 <= span.start < span.end <= len(text), span
        assert text[span.start : span.end] == span.text, span
        assert not ordered or span.start >= position, span
        position = span.end


def _one_of(text: str, *options: Any) -> Any:
    return options[len(text) % len(options)]


def boilerplate(text: str) -> None:
    """Segments tile the text; clean texts are what their edits make of it; stripping twice changes nothing."""
    segments = indonews.segment(text)
    assert "".join(segment.text for segment in segments) == text
    hold(text, segments, ordered=True)
    options: dict[str, Any] = _one_of(
        text, {}, {"repair": True}, {"keep": {"title", "caption"}, "repair": True}
    )
    clean = indonews.strip_boilerplate(text, **options)
    assert OffsetMap.apply(text, clean.edits)[0] == clean.text
    if not options:
        assert indonews.strip_boilerplate(clean.text).text == clean.text
    assert all(a.end <= b.start for a, b in pairwise(find_repairs(text)))


def tokenization(text: str) -> None:
    """Tokens, words and sentences are in order and hold every character that is no white space."""
    tokens = indonews.tokenize(text)
    sentences = indonews.split_sentences(text, _one_of(text, None, tokens))
    for spans in (tokens, split_words(tokens), sentences):
        hold(text, spans, ordered=True)
        assert "".join("".join(span.text for span in spans).split()) == "".join(text.split())


def temporal(text: str) -> None:
    """Times are in order, end after they begin, need a publication date where they count from one, and make XML."""
    published = _one_of(text, PUBLISHED, None)
    times = indonews.find_times(text, published)
    hold(text, times, ordered=True)
    for time in times:
        assert time.rule
        assert published or time.anchor != "published"
        if time.interval and time.interval.begin and time.interval.end:
            assert time.interval.begin <= time.interval.end, time
        json.dumps(time.to_dict())
    minidom.parseString(to_timeml(text, times, published).encode())


def publication(text: str) -> None:
    """A date or ValueError; an expression alone has a value or none."""
    with suppress(ValueError):
        assert isinstance(parse_published(text), date)
    normalize(text[:100], PUBLISHED)


def amounts(text: str) -> None:
    """Amounts are in order."""
    found = find_amounts(text)
    hold(text, found, ordered=True)
    json.dumps([amount.to_dict() for amount in found], allow_nan=False)


def names_in(text: str) -> list[Entity]:
    """Capitalised words as names, their labels by position: a stand-in for the model."""
    found = list(_NAME.finditer(text))
    return [
        Entity(*m.span(), m[0], NAME_LABELS[k % 4], name=m[0], rule="stand-in") for k, m in enumerate(found)
    ]


def linking(text: str) -> None:
    """Every name has its actor."""
    entities, actors = link(text, names_in(text))
    hold(text, entities, ordered=True)
    for actor in actors:
        hold(text, (*actor.mentions, *actor.role_mentions))
    assert all(e.actor is not None and actors[e.actor].name == e.name for e in entities)
    json.dumps(plain(actors))


def _pieces(quotes: Iterable[indonews.Quote]) -> Iterator[Span]:
    for quote in quotes:
        singles = (quote.cue, quote.source, quote.relay, quote.addressee, quote.time, quote.place)
        yield from (*quote.content, *quote.fragments, *filter(None, singles))


def quotation(text: str) -> None:
    """Quotations have content in the text, whatever the caller knows of it."""
    quotes = indonews.find_quotes(text, **_one_of(text, dict, partial(_known, text))())
    hold(text, _pieces(quotes))
    assert all(quote.content and quote.rule and 0 <= quote.confidence <= 1 for quote in quotes)
    json.dumps(plain(quotes))
    for quote in quotes[:3]:
        text_fragment(quote, "https://contoh.id/a")


def _known(text: str) -> dict[str, Any]:
    entities, actors = link(text, names_in(text))
    return {"entities": entities, "actors": actors, "times": indonews.find_times(text)}


def model(text: str) -> None:
    """Names by the shipped model are in order and have their actors."""
    names = next(recognise([text]))
    hold(text, names, ordered=True)
    assert len(link(text, names)[0]) == len(names)


class _StandIn:
    """A spaCy pipeline as ``read`` uses one, with the names of ``names_in``."""

    def pipe(self, texts: Sequence[str]) -> Iterator[Any]:
        for text in texts:
            yield _Doc([_Ent(e.start, e.end, e.label) for e in names_in(text)])


class _Doc:
    def __init__(self, ents: list[_Ent]) -> None:
        self.ents = ents


class _Ent:
    def __init__(self, start: int, end: int, label: str) -> None:
        self.start_char, self.end_char, self.label_ = start, end, label


def reading(text: str) -> None:
    """Every span of an article is in the scraped text, and every export of it works."""
    article = _read(text)
    assert "".join(segment.text for segment in article.segments) == text
    for spans in (article.segments, article.sentences, article.tokens, article.entities, article.times):
        hold(text, spans)
        assert list(spans) == sorted(spans, key=lambda span: span.start)
    hold(text, _pieces(article.quotes))
    for actor in article.actors:
        hold(text, (*actor.mentions, *actor.role_mentions))
        article.said_by(actor.name)
    json.loads(article.to_json())
    article.timeline().to_dicts()


def showing(text: str) -> None:
    """Every view of an article escapes what it shows."""
    article = _read(text)
    for view in (views.article_html, views.quotes_html, views.network_html):
        assert "<script" not in view(article)
    views.timeline_html(article.timeline())


def _read(text: str) -> indonews.Article:
    return Reader(nlp=_StandIn()).read(text, PUBLISHED, url="https://contoh.id/a")


def edits(text: str) -> None:
    """Positions of an edited text lead back into its source."""
    changes = [Edit(k, min(k + 3, len(text)), text[k : k + 3], "ab"[: k % 3]) for k in range(0, len(text), 7)]
    clean, offsets = OffsetMap.apply(text, changes)
    for k in range(len(clean)):
        start, end = offsets.to_source(k, k + 1)
        assert 0 <= start < end <= len(text)
    moved = rebase([Span.of(clean, k, k + 2) for k in range(len(clean) - 1)], offsets, text)
    hold(text, moved)
    assert all(0 <= offsets.to_clean(k) <= len(clean) for k in range(len(text) + 1))


def page(text: str) -> None:
    """A web page, or what is left of one, gives a text."""
    paragraphs = "</p><p>".join(text.split("\n"))
    whole = f"<html><head><title>{text[:40]}</title></head><body><p>{paragraphs}</p></body></html>"
    assert isinstance(extract_html(_one_of(text, text, whole)).text, str)


CHECKS: dict[str, Callable[[str], None]] = {
    check.__name__: check
    for check in (
        boilerplate, tokenization, temporal, publication, amounts, linking, quotation, edits, reading, showing, model,
        page,
    )
}  # fmt: skip
