"""Shouted lines in the case of running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.entities.shouting import quieted


@pytest.mark.parametrize(
    ("shouted", "quiet"),
    [
        ("PRESIDEN PRABOWO TIBA DI KOTA BANDUNG", "Presiden Prabowo tiba di Kota Bandung"),
        ("WARGA SURABAYA MENGELUH. DPR DIAM SAJA", "Warga Surabaya mengeluh. DPR diam saja"),
        ("“KAMI SIAP,” KATA MENTERI KESEHATAN", "“Kami siap,” kata Menteri Kesehatan"),
        ("KPK Periksa Bupati Sleman", "KPK Periksa Bupati Sleman"),
        ("KOALISI ( FORWA ) DIBUBARKAN , KATA FORWA", "Koalisi ( FORWA ) dibubarkan , kata FORWA"),
        ("GEMPA BUMI", "GEMPA BUMI"),
    ],
)
def test_lines_in_capitals(shouted, quiet):
    words = shouted.replace("“", "“ ").replace(",”", " , ”").replace(".", " .").split()
    expected = quiet.replace("“", "“ ").replace(",”", " , ”").replace(".", " .").split()
    assert quieted(words, [True] + [False] * (len(words) - 1)) == expected


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(st.text(min_size=1, max_size=6).map(str.upper), st.booleans()), max_size=30))
def test_lengths_stay(words):
    forms = [word for word, _ in words]
    quiet = quieted(forms, [starts for _, starts in words])
    assert list(map(len, quiet)) == list(map(len, forms))
    assert [word.upper() for word in quiet] == [word.upper() for word in forms]
