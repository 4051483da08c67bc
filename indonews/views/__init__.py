"""Results as pictures: HTML fragments for notebooks, reports and the docs.

Each function returns one self-contained ``<div>``: its own style, no script, nothing loaded from anywhere. What
comes from the article is escaped, so that no text can become markup. Colours follow the reader's light or dark
theme and are told apart by colour-blind readers; what a colour says is always written as well.
"""

from __future__ import annotations

from .article import article_html, clean_html
from .network import network_html
from .quotes import quote_html, quotes_html
from .result import result_html
from .shell import page_html
from .timeline import timeline_html

__all__ = [
    "article_html",
    "clean_html",
    "network_html",
    "page_html",
    "quote_html",
    "quotes_html",
    "result_html",
    "timeline_html",
]
