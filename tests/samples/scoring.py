"""What reading a sample got wrong, as items that a table can list: boilerplate kinds, speakers of direct quotes."""

from collections.abc import Iterator
from typing import Any

from indonews import Article, samples

Piece = tuple[int, int, str]


def failures(name: str, article: Article) -> dict[tuple[str, str], str]:
    """(check, item) of everything that is wrong, with what was found instead."""
    gold = samples.expected(name)
    wrong = dict(_boilerplate(article, gold["boilerplate"]))
    for quote in gold["quotes"]:
        if quote["kind"] == "direct" and (found := _speaker(article, quote)) != quote["speaker"]:
            wrong["speaker", _item(article.text, *_ends(quote["content"]))] = f"found {found!r}"
    return wrong


def _boilerplate(article: Article, gold: list[list[Any]]) -> Iterator[tuple[tuple[str, str], str]]:
    """Stretches of one kind that are missed, and those that should not be there, edge by edge."""
    expected = _stretches(article.text, [(s, e, kind) for s, e, kind in gold])
    found = _stretches(article.text, [(s.start, s.end, s.kind) for s in article.boilerplate])
    for start, end, kind in sorted(expected - found):
        yield ("missed " + kind, _item(article.text, start, end)), article.text[start:end]
    for start, end, kind in sorted(found - expected):
        yield ("wrong " + kind, _item(article.text, start, end)), article.text[start:end]


def _stretches(text: str, pieces: list[Piece]) -> set[Piece]:
    """Pieces without the space around them; neighbours of one kind with only space between are one."""
    merged: list[Piece] = []
    for start, end, kind in pieces:
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        if merged and merged[-1][2] == kind and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end, kind)
        elif start < end:
            merged.append((start, end, kind))
    return set(merged)


def _speaker(article: Article, quote: dict[str, Any]) -> str | None:
    """The speaker of the quotation that shares four fifths of its content with the expected one."""
    expected = _letters(article.text, quote["content"])
    for found in article.quotes:
        letters = _letters(article.text, [(piece.start, piece.end) for piece in found.content])
        if len(expected & letters) >= 0.8 * len(expected | letters):
            return found.speaker.name
    return "no such quotation"


def _letters(text: str, pieces: Any) -> set[int]:
    return {i for start, end in pieces for i in range(start, end) if text[i].isalnum()}


def _ends(pieces: list[list[int]]) -> tuple[int, int]:
    return pieces[0][0], pieces[-1][1]


def _item(text: str, start: int, end: int) -> str:
    """The first words, on one line."""
    return " ".join(text[start:end].split())[:40].strip()
