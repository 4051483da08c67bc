"""Measures the reading of web pages: trafilatura alone, and with our stripping behind it.

    python -m training.html_pages HTML_FOLDER

``annotations/html_pages.jsonl`` says for each page, by the numbers of its block-level lines, which of them are the
article's own prose; ``from`` and ``to`` cut a line that opens with a dateline or closes with initials. Figures are
F1 over the multiset of words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any

import lxml.html
import regex

from indonews.boilerplate import strip_boilerplate
from indonews.boilerplate.html import extract_html

MARKS = Path(__file__).parent / "annotations" / "html_pages.jsonl"
BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "td",
        "tr",
        "br",
        "article",
        "section",
        "ul",
        "ol",
        "figure",
        "figcaption",
        "blockquote",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "table",
        "form",
        "dd",
        "dt",
    ]
)
SILENT = frozenset(["script", "style", "noscript", "template", "head"])


def block_lines(html: str) -> list[str]:
    """The text of the page, one line for each block-level element, white space made single."""
    lines: list[str] = []
    buffer: list[str] = []

    def flush() -> None:
        line = " ".join("".join(buffer).split())
        buffer.clear()
        if line:
            lines.append(line)

    def walk(element: Any) -> None:
        if not isinstance(element.tag, str) or element.tag in SILENT:
            return
        if element.tag in BLOCKS:
            flush()
        buffer.append(element.text or "")
        for child in element:
            walk(child)
            buffer.append(child.tail or "")
        if element.tag in BLOCKS:
            flush()

    parser = lxml.html.HTMLParser(encoding="utf8")
    walk(lxml.html.fromstring(html.encode("utf8", errors="replace"), parser=parser))
    flush()
    return lines


def gold_text(lines: list[str], marks: dict[str, Any]) -> str:
    """The lines that the marks say are prose."""
    kept = []
    for first, last in marks["body"]:
        for k in range(first, last + 1):
            end = marks.get("to", {}).get(str(k))
            kept.append(lines[k][marks.get("from", {}).get(str(k), 0) : end])
    return "\n".join(kept)


def word_f1(text: str, gold: str) -> float:
    ours, theirs = (Counter(regex.findall(r"\w+", t.lower())) for t in (text, gold))
    both = (ours & theirs).total()
    return 200 * both / max(1, ours.total() + theirs.total())


def scores(folder: Path) -> Iterator[tuple[str, float, float]]:
    """For each page its file, and the f1 of what trafilatura finds before and behind stripping."""
    for row in map(json.loads, MARKS.read_text(encoding="utf-8").splitlines()):
        html = (folder / row["file"]).read_text(encoding="utf-8", errors="replace")
        gold = gold_text(block_lines(html), row)
        text = extract_html(html).text
        yield row["file"], word_f1(text, gold), word_f1(strip_boilerplate(text).text, gold)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    pages = list(scores(parser.parse_args().folder))
    for file, alone, stripped in pages:
        print(f"{file:50} {alone:6.2f} {stripped:6.2f} {stripped - alone:+6.2f}")
    before, behind = (mean(column) for column in zip(*(page[1:] for page in pages), strict=True))
    worse = sum(stripped < alone - 0.1 for _, alone, stripped in pages)
    print(
        f"{len(pages)} pages: trafilatura {before:.2f}, with stripping {behind:.2f} ({behind - before:+.2f}), {worse} pages worse"
    )


if __name__ == "__main__":
    main()
