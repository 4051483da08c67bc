"""Written cases: tokens, syntactic words, sentences, and what is known to fail."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from indonews import split_sentences, tokenize
from indonews.tokenization import split_words

CASES = Path(__file__).parents[1] / "cases" / "tokenization"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("row", rows("tokens"), ids=lambda row: row["text"][:30])
def test_tokens(row: dict[str, Any]) -> None:
    assert [token.text for token in tokenize(row["text"])] == row["tokens"]


@pytest.mark.parametrize("row", rows("words"), ids=lambda row: row["token"])
def test_words(row: dict[str, Any]) -> None:
    assert [word.text for word in split_words(tokenize(row["token"]))] == row["words"]


@pytest.mark.parametrize("row", rows("sentences"), ids=lambda row: row["text"][:30])
def test_sentences(row: dict[str, Any]) -> None:
    assert [sentence.text for sentence in split_sentences(row["text"])] == row["sentences"]


@pytest.mark.parametrize("row", rows("known_failures"), ids=lambda row: row["why"])
def test_known_failures(row: dict[str, Any]) -> None:
    assert [sentence.text for sentence in split_sentences(row["text"])] != row["sentences"]
