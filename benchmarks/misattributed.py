"""Why a speaker is wrong: the quotations that ``tools/score.py`` counts as such, by what went wrong with the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .scorer import score

__all__ = ["CAUSES", "counts"]

Row = Mapping[str, Any]

CAUSES = {
    "source": "the source phrase is read otherwise",
    "several": "several speak, or one of them is taken for all",
    "cut": "the name is found only cut short or run together with other words",
    "missed": "the name or the unnamed group is not found",
    "other": "the name is found, another one is chosen",
}
"""What may have gone wrong; the first that holds counts."""


def counts(shared: Path, gold: Sequence[Row], found: Iterable[Row]) -> dict[str, dict[str, int]]:
    """How often each cause makes a speaker wrong, by whether the source is a phrase, a pronoun or not there."""
    predicted = list(found)
    articles = {
        str(row["id"]): pair for row, pair in zip(gold, zip(gold, predicted, strict=True), strict=True)
    }
    wrong: list[tuple[str, int]] = []

    def note(article: str, _: str, mistake: str, __: str, start: int, ___: int) -> None:
        if mistake == "speaker":
            wrong.append((article, start))

    score(shared, gold, predicted, ["quotes"], note)
    result = {cause: Counter[str]() for cause in CAUSES}
    for article, start in wrong:
        row, prediction = articles[article]
        quote = next(quote for quote in row["quotes"] if quote["content"][0][0] == start)
        result[_cause(row, prediction, quote)][_how(row, quote)] += 1
    return {cause: dict(counted) for cause, counted in result.items()}


def _how(row: Row, quote: Row) -> str:
    if not quote["source"]:
        return "none"
    source = row["text"][slice(*quote["source"])].casefold()
    return "pronoun" if source in {"nya", "ia", "dia", "beliau", "mereka"} else "phrase"


def _cause(row: Row, prediction: Row, quote: Row) -> str:
    """Why the speaker of an annotated quotation is not the predicted one."""
    speaker = quote["speaker"] or ""
    names = {entity["text"] for entity in prediction["entities"]}
    names.update(actor["name"] for actor in prediction["actors"])
    ours = max(prediction["quotes"], key=lambda other: _shared(quote["content"], other["content"]))
    if quote["source"] and _span(ours["source"]) != tuple(quote["source"]):
        return "source"
    if ";" in speaker or ";" in (ours["speaker"] or ""):
        return "several"
    if speaker in names:
        return "other"
    return "cut" if any(name in speaker or speaker in name for name in names if speaker) else "missed"


def _span(value: Row | None) -> tuple[int, int] | None:
    return (value["start"], value["end"]) if value else None


def _shared(annotated: Iterable[Sequence[int]], predicted: Sequence[Row]) -> int:
    """How many characters two contents share."""
    return sum(
        max(0, min(end, piece["end"]) - max(start, piece["start"]))
        for start, end in annotated
        for piece in predicted
    )
