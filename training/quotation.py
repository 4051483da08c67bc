"""Learns the weights of the two ranking models of quotation attribution: reported speech, and whom a pronoun means.

    python -m training.quotation GOLD CORPORA [-o indonews/lexicon/quotation_weights.tsv]

GOLD and CORPORA are folders. Learned from are ``train.jsonl``, the articles of ``annotations/articles.jsonl`` and the
written cases of ``tests/cases/quotation``, each four times, since all of it was annotated with care; ``seeds.jsonl`` eight
times, since they must come out right; and the articles of ``annotations/quotes.jsonl``, whose quotations alone were read.
The texts that belong to the annotations are in ``unannotated.jsonl`` and the corpora. Both models are logistic
regressions over named features with an L2 penalty, fitted by Newton's method; it takes seconds. Whom a pronoun means is
learned twice from every article: behind the annotated speakers, and behind those of the quotations as they are found
(with the weights for reported speech that stand in the lexicon), since there earlier speakers may be wrong.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from indonews.entities import link
from indonews.entities.types import Entity
from indonews.quotation import find_drafts, ranking, salience, scene, speakers
from indonews.quotation.attribution import attribute
from indonews.quotation.cast import Cast
from indonews.quotation.drafts import Draft
from indonews.quotation.features import describe
from indonews.quotation.member import tokens_of
from indonews.quotation.reading import Reading
from indonews.quotation.reported import candidates
from indonews.spans import Edit, OffsetMap, Span
from indonews.tokenization import split_sentences

from .ner_data import Row, read_rows
from .tables import articles

CASES = Path(__file__).parents[1] / "tests" / "cases" / "quotation"
OUT = Path(__file__).parents[1] / "indonews" / "lexicon" / "quotation_weights.tsv"
HEAD = """# Weights of the logistic models that quotation attribution ranks with, by named feature.
# source: learned by training/quotation.py from articles annotated for this project and from the written cases
# licence: Apache-2.0
model\tfeature\tweight
"""
MATCH = 0.8
FOUND = 0.5
PENALTY = 4.0
CHOICE_PENALTY = 15.0
MIN_COUNT = 2
MIN_REPORTED = 5
NEWTON_STEPS, GRADIENT_STEPS = 25, 80


@dataclass
class Example:
    """One article or case as attribution reads it, with its annotated quotations in offsets of ``text``."""

    text: str
    reading: Reading
    actors: Any
    quotes: list[dict[str, Any]]


def examples(rows: Iterable[Row]) -> Iterator[Example]:
    """Annotated articles without their boilerplate (titles stay)."""
    for row in rows:
        source = row["text"]
        edits = [
            Edit(s, e, source[s:e], "\n" if "\n" in source[s:e] else " ")
            for s, e, kind in row["boilerplate"]
            if kind != "title"
        ]
        text, offsets = OffsetMap.apply(source, edits)

        def moved(span: list[int], offsets: OffsetMap = offsets) -> tuple[int, int]:
            return offsets.to_clean(span[0]), offsets.to_clean(span[1] - 1) + 1

        names = [(*moved(x), x[2]) for x in row["entities"]]
        quotes = [
            {
                "kind": q["kind"],
                "content": [moved(c) for c in q["content"]],
                "cue": moved(q["cue"]) if q["cue"] else None,
                "source": moved(q["source"]) if q["source"] else None,
                "speaker": q["speaker"],
            }
            for q in row["quotes"]
        ]
        yield _example(text, names, [moved(x) for x in row["times"]], quotes)


def cases(folder: Path) -> Iterator[Example]:
    """The written cases; their quotations have a source only as text, so they teach the first model alone."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row["text"]
            quotes = []
            for q in row["quotes"]:
                content = list(locate(text, q["content"]))
                quotes.append({"content": content, "cue": None, "cue_text": q["cue"]})
            labels = [label for _, label in row["entities"]]
            places = locate(text, [name for name, _ in row["entities"]])
            names = [(s, e, label) for (s, e), label in zip(places, labels, strict=True)]
            yield _example(text, names, list(locate(text, row["times"])), quotes)


def locate(text: str, pieces: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Offsets of the pieces, which follow each other in ``text``."""
    position = 0
    for piece in pieces:
        start = text.index(piece, position)
        position = start + len(piece)
        yield start, position


def _example(
    text: str, names: list[tuple[int, int, str]], times: list[tuple[int, int]], quotes: list[dict[str, Any]]
) -> Example:
    found = [Entity(s, e, text[s:e], label=label) for s, e, label in names]
    entities, actors = link(text, found)
    spans = [Span(s, e, text[s:e]) for s, e in times]
    return Example(text, Reading(text, split_sentences(text), entities, spans), actors, quotes)


def letters(text: str, pieces: Iterable[tuple[int, int]]) -> set[int]:
    """Positions of the letters and digits of the pieces."""
    return {k for s, e in pieces for k in range(s, e) if text[k].isalnum()}


Rows = list[tuple[list[str], bool]]


def reported_rows(example: Example) -> Rows:
    """Candidates for reported speech with whether they are annotated."""
    gold = [(letters(example.text, q["content"]), q) for q in example.quotes]
    rows: Rows = []
    for candidate in candidates(example.reading, attribute(example.reading)):
        cue = candidate.draft.cue
        mine = letters(example.text, candidate.draft.content)
        right = False
        for theirs, q in gold:
            same = (
                q["cue"][0] == cue[0]
                if q["cue"] and cue
                else q.get("cue_text") == example.text[slice(*(cue or (0, 0)))]
            )
            right = right or (same and len(mine & theirs) >= MATCH * len(mine | theirs))
        rows.append((describe(example.reading, candidate), right))
    return rows


def speaker_groups(example: Example) -> list[Rows]:
    """For every source that points back its candidates, with whether they are the annotated speaker."""
    r = example.reading
    cast = Cast(r, example.actors)
    history = scene.History()
    quotes = sorted(example.quotes, key=lambda q: q["cue"][0] if q["cue"] else q["content"][0][0])
    drafts = [
        Draft(q["kind"], q["content"], "", q["cue"], source=q["source"], inherits=q["source"] is None)
        for q in quotes
    ]
    kinds = [speakers.anaphor(r, cast, draft) for draft in drafts]
    heard = speakers.voices(cast, drafts, kinds)
    reported = scene.reported_words(r, drafts)
    ahead = speakers.coming(cast, drafts, kinds)
    groups: list[Rows] = []
    for number, (q, draft, kind) in enumerate(zip(quotes, drafts, kinds, strict=True)):
        name = next((m.name for m in cast.members if _same(m.name, q["speaker"])), q["speaker"])
        if kind and name:
            around = scene.Scene(r, cast, history, draft, kind, heard, reported, ahead[number])
            _, options = speakers.candidates(around, cast, draft)
            rows = [(salience.describe(around, c), _same(c.name, name)) for c in options]
            if sum(right for _, right in rows) == 1:
                groups.append(rows)
        if name:
            history.add(name, r.word_at(scene.place_of(draft)), q["kind"], "", scene.cue_class(r, draft))
    return groups


def predicted_groups(example: Example, weights: dict[str, float]) -> list[Rows]:
    """The same for the quotations that are found, behind speakers as ``weights`` choose them, wrong ones among them."""
    gold = [(letters(example.text, q["content"]), q["speaker"]) for q in example.quotes]
    drafts = find_drafts(example.reading)
    names = {draft.start: _matched(letters(example.text, draft.content), gold) for draft in drafts}
    groups: list[Rows] = []

    def pick(draft: Draft, options: list[scene.Referent], features: list[list[str]]) -> tuple[int, float]:
        rows = [(f, _same(c.name, names[draft.start])) for f, c in zip(features, options, strict=True)]
        if sum(right for _, right in rows) == 1:
            groups.append(rows)
        totals = [sum(weights.get(f, 0.0) for f in found) for found in features]
        return max(range(len(totals)), key=totals.__getitem__), 1.0

    speakers.resolve(example.reading, drafts, example.actors, pick)
    return groups


def _matched(mine: set[int], gold: list[tuple[set[int], str | None]]) -> str | None:
    """The annotated speaker of the quotation that shares most with these letters, if that is half of them."""
    shares = [(len(mine & theirs) / max(1, len(mine | theirs)), name) for theirs, name in gold]
    share, name = max(shares, key=lambda s: s[0], default=(0.0, None))
    return name if share >= FOUND else None


def _same(a: str | None, b: str | None) -> bool:
    return bool(a and b) and tokens_of(a or "") == tokens_of(b or "")


def fit(rows: Rows) -> dict[str, float]:
    """Weights of a logistic regression."""

    def shares(totals: Any) -> Any:
        return 1.0 / (1.0 + np.exp(-np.clip(totals, -30, 30)))

    return _fitted(rows, MIN_REPORTED, PENALTY, shares, lambda p, along: p * (1 - p) * along)


def fit_choice(groups: list[Rows]) -> dict[str, float]:
    """Weights under which the right option of every group has the greatest share (conditional logit)."""
    sizes = np.array([len(rows) for rows in groups])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def spread(values: Any) -> Any:
        return np.repeat(values, sizes)

    def shares(totals: Any) -> Any:
        p = np.exp(totals - spread(np.maximum.reduceat(totals, starts)))
        return p / spread(np.add.reduceat(p, starts))

    def slopes(p: Any, along: Any) -> Any:
        return p * (along - spread(np.add.reduceat(p * along, starts)))

    return _fitted([option for rows in groups for option in rows], MIN_COUNT, CHOICE_PENALTY, shares, slopes)


def _fitted(
    rows: Rows, least: int, penalty: float, shares: Callable[[Any], Any], slopes: Callable[[Any, Any], Any]
) -> dict[str, float]:
    """Weights of features that occur ``least`` times, without those that are next to nothing, by Newton steps.

    ``shares`` makes probabilities of the rows' totals, ``slopes`` says how far they move with a change of the totals.
    """
    counts = Counter(f for features, _ in rows for f in set(features))
    index = {f: k for k, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}
    ones = [(n, index[f]) for n, (features, _) in enumerate(rows) for f in set(features) if f in index]
    row, column = np.array(ones).T
    y = np.array([float(right) for _, right in rows])
    b = np.zeros(len(index))
    for _ in range(NEWTON_STEPS):
        p = shares(np.bincount(row, b[column], len(rows)))
        residual = np.bincount(column, (y - p)[row], len(index)) - penalty * b

        def curved(direction: Any, p: Any = p) -> Any:
            moved = slopes(p, np.bincount(row, direction[column], len(rows)))
            return np.bincount(column, moved[row], len(index)) + penalty * direction

        step = _solved(curved, residual)
        b += step
        if np.abs(step).max() < 1e-3:
            break
    return {f: round(float(b[k]), 3) for f, k in index.items() if abs(b[k]) >= 0.02}


def _solved(curved: Callable[[Any], Any], residual: Any) -> Any:
    """The step that ``curved`` takes to ``residual``, by conjugate gradients."""
    step = np.zeros(len(residual))
    direction, size = residual.copy(), residual @ residual
    for _ in range(GRADIENT_STEPS):
        image = curved(direction)
        along = size / (direction @ image)
        step += along * direction
        residual = residual - along * image
        direction = residual + residual @ residual / size * direction
        size = residual @ residual
        if size < 1e-6:
            break
    return step


def learn_reported(annotated: Iterable[tuple[Example, int]]) -> dict[str, float]:
    """The weights of reported speech from articles, each so many times, and from the written cases."""
    rows = [row for example, times in annotated for row in reported_rows(example) * times]
    rows += [row for example in cases(CASES) for row in reported_rows(example) * 4]
    print(f"reported: {len(rows)} candidates, {sum(right for _, right in rows)} right")
    return fit(rows)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=OUT)
    parser.add_argument(
        "--keep-reported",
        action="store_true",
        help="the weights of reported speech stay as they are in the lexicon",
    )
    args = parser.parse_args()
    whole = [*read_rows(args.gold / "train.jsonl"), *articles(args.gold, args.corpora, "articles.jsonl")]
    annotated = [(example, 4) for example in examples(whole)]
    annotated += [(example, 8) for example in examples(read_rows(args.gold / "seeds.jsonl"))]
    annotated += [(example, 1) for example in examples(articles(args.gold, args.corpora, "quotes.jsonl"))]
    known = [group for example, times in annotated for group in speaker_groups(example) * times]
    weights = fit_choice(known)
    found = [group for example, times in annotated for group in predicted_groups(example, weights) * times]
    speaker = known + found
    print(f"speaker: {len(speaker)} sources that point back")
    models = {
        "reported": ranking.weights("reported") if args.keep_reported else learn_reported(annotated),
        "speaker": fit_choice(speaker),
    }
    with args.output.open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for model, weights in models.items():
            out.writelines(f"{model}\t{feature}\t{weight}\n" for feature, weight in sorted(weights.items()))
            print(f"{model}: {len(weights)} weights")


if __name__ == "__main__":
    main()
