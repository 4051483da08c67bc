"""What holds for any text."""

from __future__ import annotations

from collections import namedtuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indonews.entities import NAME_LABELS, Entity, find_amounts, link
from indonews.entities.consistency import settle
from indonews.entities.pieces import Glue, cuts, pieces

WORDS = st.sampled_from(
    [
        "Budi",
        "Santoso",
        "Presiden",
        "Rusia",
        "Rp2,9",
        "miliar",
        "(",
        ")",
        ",",
        ".",
        "\n",
        "alias",
        "KPK",
        "itu",
        "12",
        "ke-3",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join))
Given = namedtuple("Given", "start end text label")


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Given]]:
    """A text and labelled spans of it that do not overlap."""
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, [Given(s, e, text[s:e], draw(st.sampled_from([*NAME_LABELS, "DATE"]))) for s, e in pairs]


@settings(deadline=None, max_examples=150)
@given(TEXTS)
def test_amounts_are_spans_in_order(text: str) -> None:
    position = 0
    for amount in find_amounts(text):
        assert position <= amount.start < amount.end
        assert text[amount.start : amount.end] == amount.text
        position = amount.end


@example(("0´", [Given(0, 1, "0", "PERSON"), Given(1, 2, "´", "PERSON")]))
@settings(deadline=None, max_examples=150)
@given(marked())
def test_every_name_has_its_actor(case: tuple[str, list[Given]]) -> None:
    text, given_mentions = case
    linked, actors = link(text, given_mentions)
    assert [(e.start, e.end, e.label) for e in linked] == [(g.start, g.end, g.label) for g in given_mentions]
    assert [actor.id for actor in actors] == list(range(len(actors)))
    for entity in linked:
        if entity.label in NAME_LABELS:
            assert entity.actor is not None
            assert entity.name == actors[entity.actor].name
        else:
            assert entity.actor is None
    for actor in actors:
        assert {entity.label for entity in linked if entity.actor == actor.id} == {actor.label}
        for span in (*actor.mentions, *actor.role_mentions, *(r.mention for r in actor.roles if r.mention)):
            assert text[span.start : span.end] == span.text


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_pieces_make_the_token(token: str) -> None:
    glue = Glue({"Iran": 1}, {"akan": 1})
    assert "".join(pieces(token, glue)) == token
    assert all(0 < cut < len(token) for cut in cuts(token, glue))


@given(
    st.lists(
        st.tuples(st.sampled_from(["Budi", "Budi Santoso", "KPK"]), st.sampled_from(NAME_LABELS)), max_size=8
    )
)
def test_settling_keeps_names(names: list[tuple[str, str]]) -> None:
    labels = settle(names)
    assert len(labels) == len(names)
    assert set(labels) <= {label for _, label in names} | {"PERSON"}


def test_wrong_types_are_named() -> None:
    with pytest.raises(TypeError, match="text must be str"):
        link(b"Budi", [])  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="text must be str"):
        find_amounts(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "unit", ["Budi ", "1 ", "Rp", "ke", "Presiden ", "alias ", "(", "\ud800", "Kim Jong "]
)
def test_long_texts_are_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert find_amounts(text) is not None
    names = [
        Entity.of(text, k, k + len(unit), label="PERSON")
        for k in range(0, len(text) - len(unit), 5 * len(unit))
    ]
    assert len(link(text, names)[0]) == len(names)
