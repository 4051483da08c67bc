"""The strings that rules wait for: all of them found, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.boilerplate.canvas import Canvas
from indonews.boilerplate.triggers import find_triggers, known_triggers

TRIGGERS = sorted(known_triggers())
TEXTS = st.lists(st.one_of(st.sampled_from(TRIGGERS), st.text(max_size=6)), max_size=20).map("".join)


def places(text: str, trigger: str) -> list[int]:
    found = []
    position = text.find(trigger)
    while position >= 0:
        found.append(position)
        position = text.find(trigger, position + len(trigger))
    return found


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_all_are_found(text: str) -> None:
    assert find_triggers(text) == {t: found for t in TRIGGERS if (found := places(text, t))}


@given(TEXTS, st.lists(st.integers(0, 80), max_size=6, unique=True).map(sorted))
@settings(deadline=None, max_examples=100)
def test_near_finds_those_that_start_there(text: str, edges: list[int]) -> None:
    near = list(zip(edges[::2], edges[1::2], strict=False))
    for trigger, found in find_triggers(text, near).items():
        assert all(text.startswith(trigger, k) and any(a <= k < b for a, b in near) for k in found)
    for trigger in find_triggers(text):
        starts = {k for a, b in near for k in range(a, b) if text.startswith(trigger, k)}
        assert bool(starts) == bool(find_triggers(text, near).get(trigger))


def test_others_are_refused() -> None:
    with pytest.raises(KeyError, match="not among"):
        Canvas("beras").hits("beras")
