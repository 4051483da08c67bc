"""Quoted titles of works."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.entities.titles import with_titles

PARTS = [
    "film ",
    "Lagu",
    "konser ",
    " berjudul ",
    "“",
    "”",
    '"',
    "'",
    " dan ",
    "Hujan",
    "Hujan Pagi",
    ",",
    " ",
    "\n",
    ".",
]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Ia membintangi film “Senja di Tegal”.", ["Senja di Tegal"]),
        ('Novel terbarunya yang berjudul "Rumah Angin," laris.', ["Rumah Angin"]),
        ("Kata “film” jarang dipakai. “Lagu itu bagus,” katanya.", []),
        ("Filmografi “lengkap” ada di laman itu.", []),
        ("Lagu 'Do'a Ibu', “Jauh” dan “Pulang” diputar.", ["Do'a Ibu", "Jauh", "Pulang"]),
        ("Buku “Tanah Kami” laris. Dalam Tanah Kami dan “Tanah Kami,” ia jujur.", ["Tanah Kami"] * 3),
        ("Ia merilis tiga singel sejak itu, di antaranya 'Senja' dan 'Kita Lagi'.", ["Senja", "Kita Lagi"]),
        ("Ia menyebut kata seperti “galau” dan “baper”.", []),
        ("Tulisan itu berjudul “Kebun”. Artikel di laman itu berjudul “Banjir Lagi”.", []),
        ("Ia mengunggah video berjudul: “Pagi, Siang, Malam!”", ["Pagi, Siang, Malam!"]),
    ],
)
def test_titles(text, titles):
    assert [text[start:end] for start, end, *_ in with_titles(text, [])] == titles


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ia tampil dalam konser tunggal bertajuk “Pulang”.", "EVENT"),
        ("Gim lokal buatan mereka berjudul “Rawa”.", "PRODUCT"),
        ("Di acara itu ia merilis album berjudul “Rawa”.", "WORK_OF_ART"),
    ],
)
def test_what_is_announced_gives_the_label(text, label):
    assert [found for *_, found, _ in with_titles(text, [])] == [label]


def test_a_title_takes_the_place_of_names_inside_it():
    text = "Album “Malam di Jakarta” dirilis di Jakarta."
    names = [(16, 23, "GPE"), (36, 43, "GPE")]
    assert with_titles(text, names) == [(7, 23, "WORK_OF_ART", "title"), (36, 43, "GPE", "model")]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_titles_are_apart_and_in_order(text):
    position = 0
    for start, end, *_ in with_titles(text, []):
        assert position <= start < end <= len(text)
        position = end
