"""Views of quotations: who said what, in place and by speaker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .inline import marked
from .marks import UNKNOWN, boilerplate_marks, quote_marks
from .shell import esc, link, shell, tag

if TYPE_CHECKING:
    from ..article import Article
    from ..quotation import Quote

__all__ = ["grouped", "quote_html", "quotes_html"]


def quotes_html(article: Article) -> str:
    """Who said what: the quotations in place, numbered, and below by speaker."""
    if not article.quotes:
        return shell(tag("p", "No quotations.", class_="in-note"))
    marks = [*boilerplate_marks(article.segments), *quote_marks(article.quotes, numbered=True)]
    return shell(marked(article.text, marks), grouped(article, numbered=True))


def quote_html(quote: Quote) -> str:
    """One quotation: the speaker, the words, how they are reported."""
    return shell(_heading(quote.speaker.name, [quote]), tag("ol", _item(quote, None, None), class_="in-said"))


def grouped(article: Article, *, numbered: bool = False) -> str:
    """The quotations by speaker, in order of first appearance."""
    numbers = {id(quote): number for number, quote in enumerate(article.quotes, 1)}
    sections = []
    for name, quotes in article.quotes_by_speaker().items():
        items = "".join(_item(q, numbers[id(q)] if numbered else None, article.quote_url(q)) for q in quotes)
        sections.append(
            tag("div", _heading(name, quotes) + tag("ol", items, class_="in-said"), class_="in-speaker")
        )
    return "".join(sections)


def _heading(name: str | None, quotes: Iterable[Quote]) -> str:
    """The speaker's name, with the first role that the article gives."""
    known = ((q.speaker.role, q.speaker.affiliation) for q in quotes)
    role, affiliation = next((pair for pair in known if pair[0]), (None, None))
    what = " · ".join(filter(None, [role, affiliation]))
    return tag("h4", esc(name or UNKNOWN) + (tag("span", f" {esc(what)}", class_="in-how") if what else ""))


def _item(quote: Quote, number: int | None, url: str | None) -> str:
    words = f" {tag('span', '[…]', class_='in-how')} ".join(esc(piece.text) for piece in quote.content)
    how = [
        quote.kind,
        f"“{quote.cue.text}”" if quote.cue else None,
        f"via {quote.relay.name or quote.relay.text}" if quote.relay else None,
        f"to {quote.addressee.text}" if quote.addressee else None,
        quote.time.text if quote.time else None,
        quote.place.text if quote.place else None,
        "denied" if quote.polarity == "negative" else None,
    ]
    details = esc(" · ".join(filter(None, how)))
    if url:
        details += " · " + link(url, "in the article")
    badge = tag("span", str(number), class_="in-number") if number else ""
    body = tag("blockquote", words, lang="id") + tag("div", details, class_="in-how")
    return tag("li", badge + tag("div", body))
