"""The views: what they show, and that article text stays text in them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indonews import views
from indonews.boilerplate import CleanText
from indonews.spans import OffsetMap
from indonews.timeline import Timeline
from indonews.views.inline import Mark, marked
from indonews.views.shell import LIMIT, esc

from .articles import TEXT, article, find

TAGS = {
    "div", "style", "h3", "h4", "p", "span", "mark", "time", "details", "summary", "a", "ol", "li", "blockquote",
    "svg", "line", "circle", "rect", "text", "title", "table", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "class", "title", "lang", "data-before", "data-after", "href", "rel", "role", "aria-label", "viewbox", "x", "y",
    "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "width", "height", "transform", "stroke", "stroke-width", "fill",
    "fill-opacity", "text-anchor",
}  # fmt: skip


class Reader(HTMLParser):
    """Reads HTML strictly: every element closed in order, nothing but elements and text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []  # what stands in the article's text
        self.style = ""
        self.feed(source)
        self.close()
        assert self.stack == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self.stack.append(f"{tag} {dict(attrs).get('class', '')}")

    def handle_endtag(self, tag):
        assert self.stack.pop().split(" ")[0] == tag

    def handle_data(self, data):
        if self.stack[-1].startswith("style"):
            self.style += data
        elif any(element == "div in-text" for element in self.stack):
            self.words.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"comment {data!r}")

    handle_decl = handle_pi = unknown_decl = handle_comment

    def labels(self, name):
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def rendered(read):
    """Every view of an article."""
    clean = CleanText(read.body, read.text, read.segments, (), OffsetMap([]))
    results = [*read.quotes, *read.entities, *read.times, *read.actors, *read.segments, *read.sentences]
    return [
        views.article_html(read),
        views.quotes_html(read),
        views.timeline_html(read.timeline()),
        views.network_html(read),
        views.clean_html(clean),
        *map(views.quote_html, read.quotes),
        *map(views.result_html, results),
    ]


def infected(value, payload):
    """``value`` with every str in it replaced, kinds excepted, which code sets."""
    if isinstance(value, str):
        return payload
    if isinstance(value, tuple):
        return tuple(infected(v, payload) for v in value)
    if isinstance(value, dict):
        return {payload: payload}
    if is_dataclass(value):
        changed = {
            f.name: infected(getattr(value, f.name), payload)
            for f in fields(value)
            if f.name != "kind" and not (f.name == "type" and hasattr(value, "interval"))
        }
        return replace(value, **changed)
    return value


PAYLOADS = [
    "<script>alert(1)</script>",
    "</style></div><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)//https://",
    "<!--", "]]>", "<![CDATA[", "<?php", "&lt;script&gt;", "&#60;script&#62;", "</svg><script>alert(1)</script>",
    "<svg/onload=alert(1)>", "</title><script>alert(1)</script>", "{{7*7}}", "\x00<b>\ud800", "\u202e<b>", "${alert(1)}",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_of_an_article_becomes_neither_markup_nor_script(payload):
    hostile = infected(article(), payload)
    sheet = Reader(views.quotes_html(article())).style
    for source in rendered(replace(hostile, text=payload * 40)):
        page = Reader(source)
        assert {name for name, _ in page.elements} <= TAGS
        assert {key for _, attributes in page.elements for key in attributes} <= ATTRIBUTES
        assert all(url.startswith(("http://", "https://")) for url in page.labels("href"))
        assert page.style == sheet
    assert Reader(views.result_html(hostile.times[0]).replace(payload, "")).style == sheet


def test_a_web_address_is_a_link_and_is_escaped():
    page = Reader(views.article_html(replace(article(), url='https://a.example/?q="><script>')))
    links = [attributes for name, attributes in page.elements if name == "a"]
    assert links[0]["href"] == 'https://a.example/?q="><script>'
    assert all(attributes["rel"] == "noopener noreferrer" for attributes in links)


def test_no_view_loads_anything():
    for source in [*rendered(article()), views.page_html(views.network_html(article()))]:
        assert (
            "url(" not in source
            and "@import" not in source
            and "src=" not in source
            and "<script" not in source
        )


def test_the_text_in_the_view_is_the_text_of_the_article():
    page = Reader(views.article_html(article()).split("<details>")[0] + "</div>")
    assert "".join(page.words) == TEXT


def test_article_shows_kinds_speakers_labels_and_values():
    page = Reader(views.article_html(article()).split("<details>")[0] + "</div>")
    before, after = page.labels("data-before"), page.labels("data-after")
    assert before == [
        "title", "dateline", "Surya Wibowo", "Surya Wibowo", "related", "…", "Ratna Dewi · via Kantor Berita Nusa",
        "Ratna Dewi", "signoff",
    ]  # fmt: skip
    assert after.count("PERSON") == 3 and "MONEY" in after and "2023-09-12TMO" in after
    assert any("IDR" in title for title in page.labels("title"))


def test_quotes_are_numbered_in_place_and_by_speaker():
    source = views.quotes_html(article())
    assert all(label in source for label in ("1 Surya Wibowo", "2 Surya Wibowo", "4 Ratna Dewi"))
    assert source.count("in the article") == 4
    assert "#:~:text=" in source


def test_views_of_an_article_with_nothing_in_it():
    empty = replace(
        article(), text="", body="", segments=(), sentences=(), entities=(), actors=(), times=(), quotes=(),
        published=None, title=None, url=None,
    )  # fmt: skip
    assert "No quotations." in views.quotes_html(empty)
    assert "No dated sentences." in views.timeline_html(Timeline(()))
    assert "No two names share a sentence." in views.network_html(empty)
    Reader(views.article_html(empty))


def test_network_is_the_same_each_time_and_inside_the_picture():
    source = views.network_html(article())
    assert source == views.network_html(article())
    page = Reader(source)
    height = float(page.labels("viewbox")[0].split()[3])
    assert all(
        0 <= float(a["x"]) <= 800 and 0 <= float(a["y"]) <= height for n, a in page.elements if n == "text"
    )
    assert sum(name == "line" for name, _ in page.elements) == 6


def test_timeline_is_in_order_with_the_speakers():
    source = views.timeline_html(article().timeline())
    assert source.index("2023-09-12TMO") < source.index(">2024-03<")
    assert "Speaking: Surya Wibowo" in source


def test_a_long_text_is_cut():
    source = marked("a" * (LIMIT + 1234), [Mark(LIMIT - 5, LIMIT + 5, 0, "x")])
    assert "1,234 further characters" in source
    assert len("".join(Reader(source).words)) == LIMIT


def test_page_is_a_document():
    page = views.page_html(views.timeline_html(article().timeline()), title="</title><b>")
    assert page.startswith("<!DOCTYPE html>") and "&lt;/title&gt;&lt;b&gt;" in page


def test_blank_lines_after_the_first_are_folded():
    source = marked("a\n\n \n\nb\n\nc", [])
    assert "".join(Reader(source).words) == "a\n\n \n\nb\n\nc"
    assert source.count("in-gap") == 1 and '<span class="in-gap in-first in-last"> \n\n</span>b' in source


def test_boilerplate_is_grey_among_the_quotations():
    assert views.quotes_html(article()).count('class="in-bp') == 4


def test_crossing_marks_are_cut_and_keep_one_label_each():
    start, end = find("Surya Wibowo mengatakan")
    source = marked(
        TEXT, [Mark(start, end, 0, "a", before="A"), Mark(start + 6, end + 5, 1, "b", before="B", after="C")]
    )
    page = Reader(source)
    assert page.labels("data-before") == ["A", "B"] and page.labels("data-after") == ["C"]
    assert "".join(page.words) == TEXT


MARKS = st.builds(
    lambda start, length, layer, name: Mark(start, start + length, layer, name, before=name, after=name),
    st.integers(0, 30), st.integers(0, 15), st.integers(0, 4), st.sampled_from("abc"),
)  # fmt: skip


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=40), st.lists(MARKS, max_size=12))
def test_any_marks_over_any_text(text, marks):
    page = Reader(marked(text, marks))
    assert "".join(page.words) == "".join(
        "\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text
    )
    shown = [mark for mark in marks if mark.start < min(mark.end, len(text))]
    assert len(page.labels("data-before")) == len(shown)
    assert len(page.labels("data-after")) == sum(mark.end <= len(text) for mark in shown)


@given(st.text())
def test_escaped_text_can_be_written_as_utf8(text):
    assert not {"<", ">", '"', "'"} & set(esc(text))
    esc(text).encode()
