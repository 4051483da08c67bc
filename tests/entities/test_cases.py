"""Runs the written cases: amounts and links, known failures included."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import regex

from indonews.entities import Entity, find_amounts, link

CASES = Path(__file__).parents[1] / "cases" / "entities"


def rows(name: str) -> list[Any]:
    """The cases of a file; a known failure must fail."""
    cases = [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        pytest.param(case, id=case.get("what", case["text"])[:60], marks=_marks(case.get("known_failure")))
        for case in cases
    ]


def _marks(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def mentions(text: str, names: list[list[str]]) -> list[Entity]:
    """Every occurrence of the names, longest first."""
    taken: list[Entity] = []
    for name, label in sorted(names, key=lambda pair: -len(pair[0])):
        for match in regex.finditer(rf"(?<!\w){regex.escape(name)}(?!\w)", text):
            entity = Entity.of(text, *match.span(), label=label)
            if not any(map(entity.overlaps, taken)):
                taken.append(entity)
    return taken


@pytest.mark.parametrize("case", rows("amounts"))
def test_amounts(case: dict[str, Any]) -> None:
    found = [[e.text, e.label, e.value, e.unit] for e in find_amounts(case["text"])]
    assert found == case["amounts"]


@pytest.mark.parametrize("case", rows("links"))
def test_links(case: dict[str, Any]) -> None:
    text = case["text"]
    linked, actors = link(text, mentions(text, case["names"]))
    by_name = {actor.name: actor for actor in actors}
    for name, aliases in case["actors"].items():
        assert sorted(by_name[name].aliases) == sorted(aliases)
    for name, roles in case.get("roles", {}).items():
        assert [[role.title, role.affiliation] for role in by_name[name].roles] == roles
    for name, role_mentions in case.get("role_mentions", {}).items():
        assert [mention.text for mention in by_name[name].role_mentions] == role_mentions
    for entity in linked:
        assert entity.actor is not None
        assert entity.name == actors[entity.actor].name
