"""From an article's web page to its text: main content and metadata by trafilatura (extra ``html``)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import regex

from ..spans import require_text

__all__ = ["HtmlArticle", "extract_html"]

_SITE = regex.compile(
    r"\s(?:[|–—»]\s.{2,40}|-\s(?:[\w.]{2,30}\.(?:com|co|id|net|co\.id)|Tribun\w*|Kompas\w*|ANTARA)\b.{0,30})$"
)
_CELL = regex.compile(r"\s?\|\s?:")  # "Editor | : ..." in the cells of a table
_LINE_EDGE = " \t\r\xa0|"


@dataclass(frozen=True, slots=True)
class HtmlArticle:
    """What a page says: its text, one paragraph a line, and the metadata it carries (None where it has none)."""

    text: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None


def extract_html(html: str, url: str | None = None) -> HtmlArticle:
    """The main text of a web page with its title, publication date (ISO 8601) and author.

    The text is as trafilatura gives it, so page furniture may be left in it: pass it to ``strip_boilerplate``.
    A page without readable text gives an empty text. Raises ImportError if trafilatura is not installed and
    TypeError if ``html`` is not a str.
    """
    require_text(html, "html")
    try:
        import trafilatura
    except ImportError as error:
        raise ImportError('reading HTML needs trafilatura: pip install "indonews[html]"') from error
    extract: Any = trafilatura.bare_extraction
    page = extract(html, url=url, include_comments=False, with_metadata=True) if html.strip() else None
    if page is None:
        return HtmlArticle("", url=url)
    lines = [_CELL.sub(":", line).strip(_LINE_EDGE) for line in (page.text or "").split("\n")]
    title = _SITE.sub("", page.title).strip() if page.title else None
    return HtmlArticle(
        "\n".join(line for line in lines if line), title or None, page.date, page.author, page.url or url
    )
