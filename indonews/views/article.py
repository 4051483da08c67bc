"""The view of an article: its text with everything that was read in it, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .inline import marked
from .marks import boilerplate_marks, entity_css, entity_marks, quote_marks, time_marks
from .network import network
from .quotes import grouped
from .shell import esc, link, shell, tag
from .timeline import moments

if TYPE_CHECKING:
    from ..article import Article
    from ..boilerplate import CleanText

__all__ = ["article_html", "clean_html"]


def article_html(article: Article) -> str:
    """An article as it was scraped: boilerplate grey, names, times and quotations marked, speakers at their words.

    Below it, folded: who said what, the timeline, the network of names.
    """
    marks = [
        *boilerplate_marks(article.segments),
        *quote_marks(article.quotes),
        *entity_marks(article.entities),
        *time_marks(article.times),
    ]
    return shell(
        _head(article),
        _key(article),
        marked(article.text, marks),
        _folded(f"Who said what ({len(article.quotes)})", grouped(article) if article.quotes else ""),
        _folded(f"Timeline ({len(article.timeline())})", moments(article.timeline())),
        _folded("Named together", network(article)),
    )


def clean_html(clean: CleanText) -> str:
    """A text and what was cut from it: boilerplate grey, each piece with its kind."""
    cut = sum(s.end - s.start for s in clean.segments if s.kind != "body")
    share = f"{cut:,} of {len(clean.source):,} characters are boilerplate"
    return shell(
        tag("p", esc(share), class_="in-meta"), marked(clean.source, boilerplate_marks(clean.segments))
    )


def _head(article: Article) -> str:
    boilerplate = sum(s.end - s.start for s in article.boilerplate)
    speakers = {quote.speaker.name for quote in article.quotes if quote.speaker.name}
    facts = [
        f"{article.published:%Y-%m-%d}" if article.published else "no publication date",
        f"{len(article.actors)} names in {len(article.entities)} mentions",
        f"{len(article.quotes)} quotations of {len(speakers)} speakers",
        f"{len(article.times)} times",
        f"{boilerplate / max(1, len(article.text)):.0%} boilerplate",
    ]
    heading = (
        tag("h3", link(article.url, esc(article.title or article.url)))
        if article.title or article.url
        else ""
    )
    return heading + tag("p", esc(" · ".join(facts)), class_="in-meta")


def _key(article: Article) -> str:
    """What the marks mean, of those that the article has."""
    labels = {entity_css(e.label) for e in article.entities} | ({"in-time"} if article.times else set())
    words = {
        "in-person": "person", "in-org": "organisation", "in-place": "place", "in-other": "other name",
        "in-amount": "amount", "in-time": "time",
    }  # fmt: skip
    entries = [
        tag("span", tag("time" if css == "in-time" else "mark", esc(word), class_=css))
        for css, word in words.items()
        if css in labels
    ]
    if article.quotes:
        entries.append(tag("span", tag("span", "what was said", class_="in-quote in-first in-last")))
        entries.append(tag("span", tag("span", "reporting word", class_="in-cue")))
        entries.append(tag("span", tag("span", "source", class_="in-source")))
    if article.boilerplate:
        entries.append(tag("span", tag("span", "boilerplate", class_="in-bp")))
    return tag("div", "".join(entries), class_="in-key")


def _folded(title: str, content: str) -> str:
    return tag("details", tag("summary", esc(title)) + tag("div", content)) if content else ""
