"""The benchmarks without their data: pages, tables, the command line, the fuzzer's book-keeping."""

import doctest
import json
import re

import pytest
from typer.testing import CliRunner

from benchmarks import __main__ as command
from benchmarks import fuzz, pages, results, variants
from benchmarks.anything import text_of
from benchmarks.scorer import intervals


@pytest.fixture
def apart(tmp_path, monkeypatch):
    """Results go into a folder of their own, and no page is written."""
    monkeypatch.setattr(results, "FOLDER", tmp_path / "results")
    monkeypatch.setattr(pages, "PAGES", [])
    return tmp_path


def test_pages_show_the_results():
    assert list(pages.stale()) == []


def test_every_table_is_shown():
    shown = {found[1] for page in pages.PAGES for found in pages.BLOCK.findall(page.read_text("utf-8"))}
    assert shown == set(pages.TABLES)


TYPED = re.compile(r"\|\s*\d+\.\d+\s*(?:\||%|\()|\d+\.\d+ ?%|\d MB/s|\d articles a second")


@pytest.mark.parametrize("page", pages.PAGES, ids=lambda page: page.name)
def test_no_figure_is_typed_by_hand(page):
    text = pages.BLOCK.sub("", page.read_text("utf-8"))
    assert not TYPED.findall(re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def test_results_come_back(apart):
    found = {"command": "x", "f1": [97.5, 95.0, 99.0], "rows": [{"name": "Kota – ”a”"}], "none": None}
    results.save("made", found)
    assert results.load("made") == found
    assert '"f1": [97.5, 95.0, 99.0]' in (apart / "results" / "made.json").read_text("utf-8")


def test_intervals_hold_the_value_and_are_the_same_again():
    scores = [{"f1": (8.0, 10.0)}, {"f1": (10.0, 10.0)}, {}]
    value, low, high = intervals(scores, ["f1"])["f1"]
    assert value == 90.0 and low <= value <= high
    assert intervals(scores, ["f1"])["f1"] == [value, low, high]
    assert intervals(scores, ["r"]) == {"r": None}


def test_variants_as_their_docstrings_say():
    assert doctest.testmod(variants).failed == 0


def test_the_command_says_what_is_missing(tmp_path):
    done = CliRunner().invoke(command.app, ["all", str(tmp_path), "--only", "accuracy"])
    assert done.exit_code == 2
    assert f"folder {tmp_path / 'gold'}" in done.output


def test_a_part_that_fails_does_not_stop_the_others(tmp_path, monkeypatch):
    taken = []

    def take(part, shared):
        taken.append(part)
        if part == "accuracy":
            raise ValueError("broken")

    monkeypatch.setattr(command, "_take", take)
    done = CliRunner().invoke(
        command.app, ["all", str(tmp_path), "--only", "accuracy, public", "--anyway"], catch_exceptions=False
    )
    assert taken == ["accuracy", "public"]
    assert done.exit_code == 1 and "--only accuracy" in done.output


def test_texts_of_bytes():
    assert text_of(b"") == ""
    assert text_of(b"\x01abc\xff") == "abc\udcff"
    assert text_of(b"\x02\x00\xff\xff")


def test_finds_are_kept_once_and_reports_add_up(apart):
    def check(text):
        if "x" in text:
            raise KeyError(text)

    for name in ("one", "two"):
        folder = apart / name
        watch = fuzz.Watch("temporal", check, folder)
        for text in ("a", "x", "xx"):
            watch(text)
        (find,) = (folder / "finds").glob("*.json")
        assert json.loads(find.read_text("utf-8"))["text"] == "x"
        row = {"check": "temporal", "seconds": 10, "executions": 3}
        (folder / "log.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (apart / "one" / f"temporal-crash-{'0a' * 20}").write_bytes(b"x")
    fuzz.report([apart / "one", apart / "two"])
    assert results.load("fuzz")["checks"] == {"temporal": {"executions": 6, "seconds": 20, "finds": 3}}
