"""Any string is read, without an exception, in steps linear in its length."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.temporal import find_times, to_timeml
from tests.steps import steps

PIECES = [
    "Senin", "minggu", "Mei", "Sept", "12", "2023", "0", "31", "/", "-", "–", "(", ")", ",", ".", " ", " ", "\n", "\xa0",
    "pukul", "jam", "hari", "bulan", "tahun", "lalu", "ini", "depan", "kemarin", "besok", "tadi", "malam", "dini hari",
    "sekitar", "lebih dari", "dua", "setengah", "ratus", "setiap", "per", "kali", "sekali", "awal", "akhir", "musim",
    "kuartal", "III", "abad", "ke-", "-an", "Natal", "Ramadan", "1444 H", "WIB", "waktu setempat", "hingga", "dan",
    "kemudian", "sebelumnya", "yang sama", "itu", "terakhir", "se", "tanggal", "H-7 Lebaran", "9999", "99999", "SM",
    "\ud800", "\x00", "\u202e", "é", "ÃƒÂ¢",
]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
    | st.lists(st.sampled_from(PIECES)).map(" ".join)
)
def test_any_words(text: str) -> None:
    for published in ("2024-02-29T12:00", None):
        times = find_times(text, published)
        assert all(text[t.start : t.end] == t.text and t.text.strip() and t.rule for t in times)
        assert all(a.end <= b.start for a, b in pairwise(times))
        assert published or all(t.anchor != "published" for t in times)
        to_timeml(text, times)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=80))
def test_any_string(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in find_times(text, "2023-01-01"))


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_edges_of_the_calendar(published: str) -> None:
    text = "kemarin besok pekan lalu pekan depan 500 tahun lalu 9999 tahun lagi abad lalu Senin Natal malam Natal 1 Januari"
    find_times(text, published)


@pytest.mark.parametrize(
    "piece",
    [
        "1234567890",
        "12/9/",
        "/",
        "Januari ",
        "12 Mei ",
        "12, 13, ",
        "1.",
        "Senin (",
        "dua ratus ",
        "musim ini ",
        "kini tahun itu ",
    ],
)
def test_linear(piece: str) -> None:
    def work(size: int) -> int:
        return steps(lambda: find_times(piece * (size // len(piece))))

    assert work(40_000) < 5 * work(10_000)
