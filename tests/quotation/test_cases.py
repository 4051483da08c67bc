"""The written cases: what is said, by which word, by whom, through which medium; and what is no quotation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from indonews.quotation import Quote, find_quotes
from indonews.spans import Span

CASES = Path(__file__).parents[1] / "cases" / "quotation"


class Name(Span):
    """A labelled name as a caller passes it."""

    label = ""

    @classmethod
    def make(cls, text: str, start: int, end: int, label: str) -> Name:
        name = cls(start, end, text[start:end])
        object.__setattr__(name, "label", label)
        return name


def rows() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            marks = [pytest.mark.xfail(reason=row["fails"], strict=True)] if row.get("fails") else []
            found.append(pytest.param(row, id=row["id"], marks=marks))
    return found


def locate(text: str, pieces: Iterable[str]) -> Iterator[tuple[int, int]]:
    position = 0
    for piece in pieces:
        start = text.index(piece, position)
        position = start + len(piece)
        yield start, position


def shown(quote: Quote) -> dict[str, Any]:
    return {
        "kind": quote.kind,
        "content": [piece.text for piece in quote.content],
        "cue": quote.cue.text if quote.cue else None,
        "source": quote.source.text if quote.source else None,
        "speaker": quote.speaker.name,
        "relay": quote.relay.name if quote.relay else None,
    }


@pytest.mark.parametrize("row", rows())
def test_case(row: dict[str, Any]) -> None:
    text = row["text"]
    places = locate(text, [name for name, _ in row["entities"]])
    names = [Name.make(text, s, e, label) for (s, e), (_, label) in zip(places, row["entities"], strict=True)]
    times = [Span.of(text, s, e) for s, e in locate(text, row["times"])]
    assert [shown(q) for q in find_quotes(text, entities=names, times=times)] == row["quotes"]


def test_every_lemma_has_a_case() -> None:
    """Every bare form of the lexicon stands in some case."""
    from indonews.lexicon import table

    texts = " ".join(
        line.lower()
        for path in CASES.glob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    words = set(texts.replace('"', " ").replace(",", " ").split())
    bare = {form for row in table("cues") for form in row["bare"].split()}
    missing = {
        form
        for form in bare
        if form not in words and f"{form}nya" not in words and f"{form}nya." not in words
    }
    assert missing <= {"kara", "catatan", "singkat", "demikian", "alasan"}
