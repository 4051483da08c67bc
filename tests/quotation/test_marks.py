"""A stray or a lost quotation mark costs at most two quotations, and none outside the paragraph it stands in.

A paragraph is a line; in an article of one line (many are scraped so) only the number is bounded. Beyond the paragraph
the content stays; a speaker may follow (that of ``-nya`` or of words without a cue is found from what stands before).
Marks are put in at small words: one within a name makes another name of it, wherever that name speaks.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
import regex

from indonews import samples
from indonews.quotation import find_quotes
from indonews.quotation.marks import find_marks

Edges = tuple[int, int]
Known = tuple[tuple[Edges, ...], str, str | None]

SEED = 6
EDITS = 12
WORD = regex.compile(r"\b\p{Ll}+\b")
WRITTEN = {
    "closer lost before the next quotation": (
        "“Jembatan itu kami tutup sejak Senin,” kata Rahmat Wijaya. Warga memutar lewat Desa Sukaraja. "
        "“Kami minta maaf atas gangguan ini,” ujar Rahmat. Ia mengatakan perbaikan selesai bulan depan."
    ),
    "reported speech between quotations": (
        '"Harga cabai naik dua kali lipat di pasar," kata Sri Lestari. Sri menyatakan stok menipis. Selain itu, '
        'katanya, truk tertahan di pelabuhan. "Kami tidak bisa berbuat banyak," ujar Sri.\n'
        'Kepala Dinas Perdagangan Anton Hidayat mengatakan pasokan cukup. "Jangan panik," katanya.'
    ),
    "pieces in reported speech": (
        "Kementerian menyatakan “keprihatinan yang mendalam” atas kejadian itu dan mengatakan pihaknya memantau keadaan. "
        "Juru bicara Dian Kusuma menegaskan bahwa pemerintah “tidak akan diam” menghadapi pelanggaran.\n\n"
        "“Kami sudah memanggil duta besar,” kata Dian kepada wartawan, Rabu (4/6)."
    ),
    "straight marks, several sentences": (
        '"Saya tidak tahu. Mereka datang malam hari. Kami semua sudah tidur," ujar Tono, warga setempat. Polisi mengaku '
        'belum menangkap pelaku. "Penyelidikan masih berjalan," kata Kapolsek Iptu Bambang Sutejo.'
    ),
}  # fmt: skip
TEXTS = {**{name: samples.load(name).text for name in samples.names()}, **WRITTEN}


def known(text: str, original: Callable[[int], int]) -> list[Known]:
    """Content by the offsets of its first and last letters, kind and speaker of every quotation."""
    found: list[Known] = []
    for quote in find_quotes(text):
        letters = [[i for i in range(p.start, p.end) if text[i].isalnum()] for p in quote.content]
        edges = tuple((original(piece[0]), original(piece[-1])) for piece in letters if piece)
        found.append((edges or ((0, 0),), quote.kind, quote.speaker.name))
    return found


def changed(before: list[Known], after: list[Known]) -> tuple[int, list[Edges]]:
    """How many quotations differ, a lost one and one found in its place counted once; and where they are."""
    lost = list((Counter(before) - Counter(after)).elements())
    new = list((Counter(after) - Counter(before)).elements())
    where = [(edges[0][0], edges[-1][1]) for edges, _, _ in lost + new]
    places = where[: len(lost)]
    count = len(places)
    for start, end in where[len(lost) :]:
        place = next((p for p in places if p[0] <= end and start <= p[1]), None)
        if place:
            places.remove(place)
        else:
            count += 1
    return count, where


def edits(text: str) -> Iterator[tuple[int, int, str]]:
    """Marks to take out, and marks to put in before or behind a word: start, end and what stands there then."""
    chance = random.Random(SEED)
    marks = find_marks(text)
    words = [
        w for w in WORD.finditer(text) if not any(m.start < w.end() and w.start() < m.end for m in marks)
    ]
    for mark in chance.sample(marks, min(EDITS, len(marks))):
        yield mark.start, mark.end, ""
    for word in chance.sample(words, min(EDITS, len(words))):
        mark = chance.choice(marks)
        at = chance.choice(word.span())
        yield at, at, text[mark.start : mark.end]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_one_mark_more_or_less(text: str) -> None:
    before = known(text, lambda i: i)
    for start, end, glyph in edits(text):
        grown = len(glyph) - (end - start)
        edited = text[:start] + glyph + text[end:]
        count, where = changed(before, known(edited, lambda i: i if i < start else i - grown))  # noqa: B023
        line = text.rfind("\n", 0, start) + 1, (text + "\n").find("\n", end)
        shown = f"{count} {where} {text[max(0, start - 80) : start]}[{glyph or text[start:end]}]{text[end : end + 80]!r}"
        assert count <= 2, shown
        spans = [span for span in where if span[1] < line[0] or span[0] >= line[1]]
        assert all(spans.count(span) == 2 for span in spans), shown
