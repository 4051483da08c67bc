"""Stripping and repairs: separators, offsets, idempotence, any string."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.boilerplate import KINDS, find_repairs, segment, strip_boilerplate
from indonews.spans import OffsetMap

CASES = Path(__file__).parent.parent / "cases" / "boilerplate"
PIECES = st.sampled_from(
    [
        "JAKARTA, KOMPAS.com - ", "Bandung - ", "Baca juga: ", "Harga Cabai Naik di Pasar Induk", " Warga membeli beras. ",
        "“Kami siap,” kata Budi.", "\n", "\n\n", " ", "(abc)", "(abc/def)", "ADVERTISEMENT", "Editor: Siti Aminah", "&amp;nbsp;",
        "â€œ", "Sumber: Antara", "Halaman 1 2 3", "https://contoh.example/a", "[Gambas:Video]", "Tags:", "ekonomi",
        "Penulis: ", "loading...", "A", "Simak Video \"Pasar Pagi\"", "kepadaReuters", ",", "\x00", "\ud800", "\u202e",
    ]
)  # fmt: skip
PROSE = " ".join(
    f"Warga desa ke-{k} membeli {10 * k} kilogram beras di pasar induk pada pagi hari." for k in range(12)
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


@given(TEXTS)
@settings(deadline=None, max_examples=120)
def test_segments_tile_the_text(text: str) -> None:
    segments = segment(text)
    assert "".join(s.text for s in segments) == text
    assert all(s.text == text[s.start : s.end] and s.kind in KINDS and s.rule for s in segments)
    assert [s.start for s in segments[1:]] == [s.end for s in segments[:-1]]


@given(TEXTS)
@settings(deadline=None, max_examples=120)
def test_stripping_twice_changes_nothing(text: str) -> None:
    once = strip_boilerplate(text)
    assert once.source == text
    assert OffsetMap.apply(text, once.edits)[0] == once.text
    assert "".join(s.text for s in once.segments) == text
    assert strip_boilerplate(once.text).text == once.text


@given(st.lists(st.one_of(PIECES, st.just(PROSE)), min_size=10, max_size=40).map("".join))
@settings(deadline=None, max_examples=60)
def test_stripping_a_long_text_twice_changes_nothing(text: str) -> None:
    once = strip_boilerplate(text)
    assert strip_boilerplate(once.text).text == once.text


def test_only_near_repeats_go() -> None:
    passage = (
        "Petani Desa Sumbersari menanam bawang merah setelah tanggul selesai diperbaiki pekan lalu. Air sungai kini "
        "mengalir lancar ke sawah mereka, dan kelompok tani berharap panen raya tiba sebelum musim hujan kembali datang."
    )
    assert strip_boilerplate(f"{passage}\nPasar tutup.\n{passage}").text == f"{passage}\nPasar tutup."
    far = "\n".join([passage, *(f"Kabar {k} datang dari kota {k}." for k in range(1000)), passage])
    assert strip_boilerplate(far).text == far


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_repaired_text_maps_back(text: str) -> None:
    clean = strip_boilerplate(text, repair=True)
    assert OffsetMap.apply(text, clean.edits)[0] == clean.text


def test_a_domain_is_not_cut() -> None:
    text = "kata Hendro kepadaKabarTirta.com."
    assert OffsetMap.apply(text, find_repairs(text))[0] == "kata Hendro kepada KabarTirta.com."


@given(TEXTS)
@settings(deadline=None, max_examples=80)
def test_repairs_are_apart(text: str) -> None:
    repairs = find_repairs(text)
    assert all(text[e.start : e.end] == e.text for e in repairs)
    assert all(a.end <= b.start for a, b in itertools.pairwise(repairs))


@pytest.mark.parametrize("row", rows("clean"), ids=lambda r: r["text"][:40])
def test_clean(row: dict[str, Any]) -> None:
    assert (
        strip_boilerplate(row["text"], keep=row.get("keep", ()), repair=row.get("repair", False)).text
        == row["clean"]
    )


def test_every_clean_character_maps_back() -> None:
    text = "JAKARTA - Beras naik. Baca juga: Harga Cabai Turun\nWarga resah. (abc)"
    clean = strip_boilerplate(text)
    assert clean.text == "Beras naik.\nWarga resah."
    for k, character in enumerate(clean.text):
        start, end = clean.offsets.to_source(k, k + 1)
        assert character in text[start:end]


@pytest.mark.parametrize(
    "unit", [" ", "a", "(", "Baca juga: ", "A\n", "&amp;", "Editor: Budi ", ". ", "Tags:\n", "(Budi/Antara) "]
)
def test_long_strings_are_read(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    assert "".join(s.text for s in segment(text)) == text


def test_arguments_are_checked() -> None:
    with pytest.raises(TypeError, match="text must be str"):
        segment(b"")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no such kind: headline"):
        strip_boilerplate("", keep=("headline",))  # type: ignore[arg-type]
