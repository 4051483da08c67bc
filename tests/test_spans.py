"""Spans and the offset map."""

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.entities.types import Actor, Entity, Role
from indonews.spans import Edit, OffsetMap, Span, plain, rebase, require_text


@st.composite
def edited_texts(draw):
    text = draw(st.text(min_size=0, max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10, unique=True)))
    edits = [
        Edit.of(text, start, end, replacement=draw(st.sampled_from(["", " ", "ab", text[start:end]])))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    return text, edits


@settings(deadline=None)
@given(edited_texts())
def test_every_clean_character_maps_back(case):
    text, edits = case
    clean, offsets = OffsetMap.apply(text, edits)
    for index, character in enumerate(clean):
        start, end = offsets.to_source(index, index + 1)
        replaced = any(edit.start <= start and end <= edit.end for edit in edits)
        assert 0 <= start < end <= len(text)
        assert replaced or text[start:end] == character


@settings(deadline=None)
@given(edited_texts())
def test_source_positions_outside_edits_come_back(case):
    text, edits = case
    _, offsets = OffsetMap.apply(text, edits)
    for position in range(len(text)):
        if not any(edit.start <= position < edit.end for edit in edits):
            index = offsets.to_clean(position)
            assert offsets.to_source(index, index + 1) == (position, position + 1)


def test_overlapping_edits_are_refused():
    with pytest.raises(ValueError, match=r"edits overlap: one ends at 3, the next is 2-4"):
        OffsetMap.apply("abcdef", [Edit(0, 3, "abc"), Edit(2, 4, "cd")])


def test_pieces_part_where_text_was_removed():
    clean, offsets = OffsetMap.apply("satu BACA dua", [Edit.of("satu BACA dua", 5, 10)])
    assert clean == "satu dua"
    assert offsets.pieces(0, 8) == [(0, 5), (10, 13)]


def test_empty_text():
    clean, offsets = OffsetMap.apply("", [])
    assert (clean, offsets.to_source(0, 0), offsets.to_clean(0), offsets.pieces(0, 0)) == ("", (0, 0), 0, [])


def test_rebase_moves_nested_spans():
    source = "XX Budi Santoso, Ketua"
    clean, offsets = OffsetMap.apply(source, [Edit.of(source, 0, 3)])
    actor = Actor(0, "Budi Santoso", "PERSON", roles=(Role("Ketua", mention=Span.of(clean, 14, 19)),),
                  mentions=(Entity.of(clean, 0, 12, name="Budi Santoso"),))  # fmt: skip
    moved = rebase(actor, offsets, source)
    assert [(s.start, s.text) for s in (moved.mentions[0], moved.roles[0].mention)] == [
        (3, "Budi Santoso"),
        (17, "Ketua"),
    ]


def test_results_are_plain_equal_and_picklable():
    entity = Entity.of("Budi tiba", 0, 4, name="Budi")
    assert pickle.loads(pickle.dumps(entity)) == entity
    assert entity.to_dict() == {
        "start": 0,
        "end": 4,
        "text": "Budi",
        "label": "PERSON",
        "name": "Budi",
        "rule": "",
    }
    assert plain({"a": (entity,)})["a"][0]["text"] == "Budi"
    with pytest.raises(AttributeError):
        entity.start = 3


def test_text_must_be_str():
    with pytest.raises(TypeError, match="text must be str, not bytes"):
        require_text(b"abc")
