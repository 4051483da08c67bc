"""What holds for any text: spans are in the text, in order, and no input raises or takes more than linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews.quotation import find_quotes
from indonews.spans import Span
from tests.steps import steps

WORDS = st.sampled_from(
    [
        '"', "“", "”", "”", "‘", "'", "&quot;", "&amp;ldquo;", "‚Äú", "â", ",", ".", "?", "\n", "\n\n", "(", ")", ":",
        "kata", "ujarnya", "mengatakan", "bahwa", "menurut", "dia", "Rina", "Budi Santoso", "dan", "juga", "dikutip",
        "dari", "AFP", "hal itu disampaikan", "meminta", "agar", "kami", "siap", "KPK", "itu", "yang", "di", "Senin",
        "\x00", "\ud800", "\u202e", "🙂",
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=120)
@given(st.lists(WORDS, max_size=60), st.sampled_from(["", " "]))
def test_spans_lie_in_the_text(words: list[str], glue: str) -> None:
    text = glue.join(words)
    quotes = find_quotes(text)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for quote in quotes:
        spans = [
            *quote.content,
            *quote.fragments,
            quote.cue,
            quote.source,
            quote.relay,
            quote.addressee,
            quote.time,
        ]
        for span in spans:
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end] == span.text
        assert quote.rule
        assert 0 <= quote.confidence <= 1


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    for quote in find_quotes(text):
        assert all(text[p.start : p.end] == p.text for p in quote.content)


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "a", ", ", "kata Budi ", '"a," kata dia. ', '"a," kata mereka. ', '"a," kata warga itu. ', '"a," kata militer. ', "menurut ", "dan mengatakan ", "Budi mengatakan bahwa ", "‘", "&amp;", "itu ", "Budi Santoso, ", "agar "],
)  # fmt: skip
def test_work_is_linear(unit: str) -> None:
    def work(size: int) -> int:
        return steps(lambda: find_quotes(unit * (size // len(unit))))

    assert work(40_000) < 5 * work(10_000)


@pytest.mark.parametrize("wrong", [None, 3, b"kata"])
def test_wrong_type(wrong: object) -> None:
    with pytest.raises(TypeError, match="text"):
        find_quotes(wrong)  # type: ignore[arg-type]


def test_title_is_skipped() -> None:
    text = "KPK: Kami Serius\n\n“Kami serius,” kata Budi."
    assert len(find_quotes(text, titles=[Span.of(text, 0, 16)])) == 1
