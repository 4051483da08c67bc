"""Accuracy on public sets: tokens and sentences, names, direct quotations, time expressions. Paths as in ../shared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import indonews
from indonews import models
from indonews.entities import recognise
from indonews.tokenization import split_words
from training.syntax import SCORED, score

from .scorer import intervals, load_tool, read_rows

__all__ = ["catalogue", "figures", "names", "statements", "syntax", "treebank"]

Offsets = tuple[int, int]
COARSE = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
TREEBANKS = {"CSUI (news)": "ud-csui", "PUD (news, wiki)": "ud-pud", "GSD (web, wiki)": "ud-gsd"}
MARKS = " \t\n\"'“”‘’.,;:!?-–—()[]"


def treebank(
    tool: Any, path: Path, block: int, readers: dict[str, Callable[[str], list[Offsets]]]
) -> dict[str, Any]:
    """F1 with its interval over texts of each reader (``tokens...``, ``words...``, ``sentences...``)."""
    scores = []
    for _, text, tokens, words, sentences in tool.blocks(str(path), block):
        gold = {
            name: tool.squeeze(text, spans)
            for name, spans in (("tokens", tokens), ("words", words), ("sentences", sentences))
        }
        score = {}
        for name, reader in readers.items():
            found = tool.squeeze(text, reader(text))
            expected = gold[name.split(":")[0]]
            score[name] = (2.0 * len(expected & found), float(len(expected) + len(found)))
        scores.append(score)
    return intervals(scores, readers)


def _offsets(spans: Iterable[Any]) -> list[Offsets]:
    return [(span.start, span.end) for span in spans]


OURS: dict[str, Callable[[str], list[Offsets]]] = {
    "tokens": lambda text: _offsets(indonews.tokenize(text)),
    "words": lambda text: _offsets(split_words(indonews.tokenize(text))),
    "sentences": lambda text: _offsets(indonews.split_sentences(text)),
}


def names(path: Path) -> dict[str, Any]:
    """Names of an IOB file, its sentences as single texts, exact spans under PER, ORG and LOC (GPE, LOC and FAC)."""
    sentences = list(_columns(path))
    joined = [_joined(sentence) for sentence in sentences]
    texts = [text for text, _ in joined]
    scores = []
    for (text, tagged), found in zip(joined, recognise(texts), strict=True):
        gold = {_without_marks(text, *name) for name in tagged}
        ours = {(e.start, e.end, COARSE[e.label]) for e in found if e.label in COARSE}
        ours = {_without_marks(text, *name) for name in ours}
        score = {"f1": _ratio(gold, ours)}
        for label in ("PER", "ORG", "LOC"):
            score[label] = _ratio({g for g in gold if g[2] == label}, {o for o in ours if o[2] == label})
        scores.append(score)
    return intervals(scores, ("f1", "PER", "ORG", "LOC"))


def _ratio(gold: set[Any], found: set[Any]) -> tuple[float, float]:
    return 2.0 * len(gold & found), float(len(gold) + len(found))


def _without_marks(text: str, start: int, end: int, label: str) -> tuple[int, int, str]:
    while start < end and text[start] in MARKS:
        start += 1
    while start < end and text[end - 1] in MARKS:
        end -= 1
    return start, end, label


def _columns(path: Path) -> Iterator[list[tuple[str, str]]]:
    """(word, tag) pairs sentence by sentence: the first and the last column."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines() if line.strip()]
        if rows:
            yield [(row[0], row[-1]) for row in rows]


def statements(path: Path) -> dict[str, Any]:
    """PFSA-ID: the share of annotated direct statements that a quotation covers with an overlap of 80 %, by article."""
    sentences = list(_columns(path))
    scores = []
    for first, count in _articles(path):
        words = [pair for sentence in sentences[first : first + count] for pair in sentence]
        text, tagged = _joined(words)
        quotes = [
            {k for span in q.content for k in _letters(text, span.start, span.end)} for q in _quotes(text)
        ]
        gold = [_letters(text, start, end) for start, end, label in tagged if label == "STATEMENT"]
        right = sum(any(len(g & q) >= 0.8 * len(g | q) for q in quotes) for g in gold if g)
        scores.append({"recall": (float(right), float(sum(bool(g) for g in gold)))})
    return intervals(scores, ("recall",))


def _quotes(text: str) -> list[indonews.Quote]:
    return [quote for quote in indonews.find_quotes(text) if quote.kind == "direct"]


def _letters(text: str, start: int, end: int) -> set[int]:
    return {k for k in range(start, end) if text[k].isalnum()}


def _articles(path: Path) -> Iterator[tuple[int, int]]:
    for line in path.with_suffix(".docs.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, first, count = line.split("\t")
        yield int(first), int(count)


CLOSING = frozenset(",.?!’):;”")
OPENING = frozenset("“‘(")


def _joined(words: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """The words as text and their tagged spans; blanks as print has them.

    Marks that close stand at the word before, those that open at the word behind; of the marks ``”``, which the set
    has at both ends, every other one opens.
    """
    text, glued, inside, places = "", True, False, []
    for word, tag in words:
        opens = word in OPENING or (word == "”" and not inside)
        inside = opens if word in "“”" else inside
        text += "" if glued or (word in CLOSING and not opens) else " "
        places.append((len(text), len(text) + len(word), tag))
        text += word
        glued = opens
    return text, _merged(places)


def _merged(places: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    previous = "O"
    for start, end, tag in places:
        prefix, _, kind = tag.partition("-")
        if prefix in "IL" and spans and previous != "O" and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], end, kind)
        elif prefix != "O":
            spans.append((start, end, kind))
        previous = prefix
    return spans


def catalogue(path: Path) -> dict[str, Any]:
    """How many expressions of the temporal catalogue get the value that it was handed over with."""
    rows = read_rows(path)
    right = sum(_value_of(row["expr"], row["dct"]) == row["value"] for row in rows)
    return {"expressions": len(rows), "as_handed_over": right}


def _value_of(expression: str, published: str) -> str | None:
    times = indonews.find_times(expression, published)
    return times[0].value if len(times) == 1 else None


def syntax(data: Path) -> dict[str, Any]:
    """Tags, lemmas and trees on the test files of CSUI and GSD, by the program of the CoNLL 2018 shared task."""
    nlp = models.syntax()
    with TemporaryDirectory() as folder:
        return {name: score(nlp, data / name, Path(folder)) for name in SCORED}


def figures(shared: Path) -> dict[str, Any]:
    """All figures on public sets."""
    data, tool = shared / "data", load_tool(shared, "score_tokens")
    trees = {
        name: {
            f"{block or 'all'}": treebank(tool, data / folder / "test.conllu", block, OURS)
            for block in (5, 0)
        }
        for name, folder in TREEBANKS.items()
    }
    return {
        "command": "python -m benchmarks public ../shared",
        "treebanks": trees,
        "idner": names(data / "ner-idner-news-2k" / "dev.conll"),
        "pfsa": statements(data / "quote-pfsa-id" / "dev.conll"),
        "catalogue": catalogue(shared / "design" / "temporal_catalogue.jsonl"),
        "syntax": syntax(data),
    }
