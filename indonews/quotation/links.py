"""Links to quotations in their page, and quotations grouped by speaker."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote as percent

from .types import Quote

__all__ = ["by_speaker", "text_fragment"]

WHOLE = 8
ENDS = 4


def text_fragment(quote: Quote, url: str) -> str:
    """``url`` with a text fragment that makes a browser scroll to the quotation and mark it.

    The fragment is the first content piece, or its first and last words if it is long
    (WICG Scroll To Text Fragment: https://wicg.github.io/scroll-to-text-fragment/).

    >>> from indonews.quotation import find_quotes
    >>> text_fragment(find_quotes('"Kami siap," kata Budi.')[0], "https://example.org/a")
    'https://example.org/a#:~:text=Kami%20siap'
    """
    words = quote.content[0].text.strip(' ,."“”').split()
    runs = [words] if len(words) <= WHOLE else [words[:ENDS], words[-ENDS:]]
    encoded = ",".join(percent(" ".join(run), safe="", errors="replace").replace("-", "%2D") for run in runs)
    joint = ":~:" if "#" in url else "#:~:"
    return f"{url}{joint}text={encoded}"


def by_speaker(quotes: Iterable[Quote]) -> dict[str, list[Quote]]:
    """Quotations by the name of their speaker, speakers in the order of their first words; unknown ones under ``""``.

    >>> from indonews.quotation import find_quotes
    >>> list(by_speaker(find_quotes('"Siap," kata Budi. "Ayo," ujar Rina.')))
    ['Budi', 'Rina']
    """
    groups: dict[str, list[Quote]] = {}
    for quote in quotes:
        for name in (quote.speaker.name or "").split("; "):
            groups.setdefault(name, []).append(quote)
    return groups
