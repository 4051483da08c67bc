"""The command line over files, stdin and broken rows."""

import gzip
import json
import lzma
import os
import signal
import subprocess
import sys
import time

import pytest
from typer.testing import CliRunner

from indonews import samples
from indonews.cli import app

TEXT = "BOGOR, KABARTIRTA.COM – Wali Kota Bogor Rudi Hartono tiba pada Selasa (12/9/2023) pagi.\n“Kami siap,” katanya.\n"


def run(*args, stdin=None):
    return CliRunner().invoke(app, list(args), input=stdin)


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def articles(tmp_path):
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps({"id": f"a{k}", "text": TEXT.replace("siap", f"siap {k}"), "published": "2023-09-13"})
        for k in range(5)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_read_writes_the_exchange_format(articles, tmp_path):
    out = tmp_path / "out.jsonl"
    result = run("read", str(articles), "-o", str(out))
    assert result.exit_code == 0, result.output
    row = rows(out)[2]
    assert row["id"] == "a2" and row["published"] == "2023-09-13"
    assert row["body"].startswith("Wali Kota Bogor")
    assert [b["kind"] for b in row["boilerplate"]] == ["dateline"]
    assert {"sentences", "tokens", "entities", "actors", "times", "quotes"} <= set(row)
    assert [(t["type"], t["value"]) for t in row["times"]] == [("TIME", "2023-09-12TMO")]
    (quote,) = row["quotes"]
    assert (quote["kind"], quote["speaker"], quote["content"][0]["text"]) == (
        "direct",
        "Rudi Hartono",
        "Kami siap 2,",
    )
    text = TEXT.replace("siap", "siap 2")
    assert text[quote["cue"]["start"] : quote["cue"]["end"]] == "kata"


@pytest.mark.parametrize(
    "command, key", [("strip", "body"), ("entities", "actors"), ("times", "times"), ("quotes", "quotes")]
)
def test_each_layer_alone(articles, command, key):
    result = run(command, str(articles))
    assert result.exit_code == 0
    parsed = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in parsed] == [f"a{k}" for k in range(5)]
    assert all(row[key] for row in parsed)


def test_tokenize_gives_offsets_into_the_text():
    result = run("tokenize", "-", stdin='{"id": "x", "text": "Rumahnya terbakar. Ia selamat."}\n')
    row = json.loads(result.stdout)
    assert row["tokens"] == [[0, 8], [9, 17], [17, 18], [19, 21], [22, 29], [29, 30]]
    assert row["words"][:2] == [[0, 5], [5, 8]]
    assert row["sentences"] == [[0, 18], [19, 30]]


def test_a_malformed_row_is_named_and_the_rest_goes_through(tmp_path):
    path = tmp_path / "bad.jsonl"
    lines = ['{"text": "Satu."}', "{broken", '{"title": "x"}', '{"text": 7}', "[1]",
             '{"text": "Dua.", "published": "kapan-kapan"}', '{"text": "Tiga."}']  # fmt: skip
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("strip", str(path))
    assert result.exit_code == 1
    assert [json.loads(line)["body"] for line in result.stdout.splitlines()] == ["Satu.", "Tiga."]
    errors = result.stderr
    for number, words in [
        (2, "not JSON"),
        (3, "no 'text'"),
        (4, "text must be str, not int"),
        (5, "JSON object"),
        (6, "kapan-kapan"),
    ]:
        assert any(f"line {number}:" in line and words in line for line in errors.splitlines()), (
            number,
            errors,
        )


def test_missing_and_undecodable_files_are_named(tmp_path):
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "good.txt").write_text("Baik.", encoding="utf-8")
    result = run("strip", str(tmp_path / "none.txt"), str(tmp_path / "latin.txt"), str(tmp_path / "good.txt"))
    assert result.exit_code == 1
    assert "none.txt" in result.stderr and "latin.txt" in result.stderr
    assert json.loads(result.stdout)["body"] == "Baik."


@pytest.mark.parametrize("suffix, opener", [(".gz", gzip.open), (".xz", lzma.open)])
def test_compressed_in_and_out(articles, tmp_path, suffix, opener):
    packed, out = tmp_path / f"in.jsonl{suffix}", tmp_path / f"out.jsonl{suffix}"
    with opener(packed, "wt", encoding="utf-8") as file:
        file.write(articles.read_text(encoding="utf-8"))
    assert run("strip", str(packed), "-o", str(out)).exit_code == 0
    with opener(out, "rt", encoding="utf-8") as file:
        assert len(file.readlines()) == 5


def test_line_ends_keep_their_offsets(tmp_path):
    path = tmp_path / "crlf.txt"
    path.write_bytes(b"Satu.\r\nDua.\r\n")
    row = json.loads(run("tokenize", str(path)).stdout)
    assert row["sentences"] == [[0, 5], [7, 11]]


def test_lone_surrogates_pass(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text('{"text": "Baik \\ud83d saja."}\n', encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run("strip", str(path), "-o", str(out)).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["body"] == "Baik \ud83d saja."


def test_published_for_rows_without_a_date(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Ia tiba kemarin.", encoding="utf-8")
    for option, value in [([], None), (["--published", "13 September 2023"], "2023-09-12")]:
        (time_,) = json.loads(run("times", str(path), *option).stdout)["times"]
        assert time_["value"] == value
    assert run("times", str(path), "--published", "entah").exit_code == 2


def test_resume_cuts_a_broken_line_and_goes_on(articles, tmp_path):
    whole, part = tmp_path / "whole.jsonl", tmp_path / "part.jsonl"
    assert run("read", str(articles), "-o", str(whole)).exit_code == 0
    full = whole.read_text(encoding="utf-8")
    part.write_text(full[: len(full) // 2], encoding="utf-8")
    assert run("read", str(articles), "-o", str(part), "--resume").exit_code == 0
    assert part.read_text(encoding="utf-8") == full
    assert run("read", str(articles), "-o", "x.gz", "--resume").exit_code == 2


def test_a_killed_run_resumes_without_loss(articles, tmp_path):
    many, out = tmp_path / "many.jsonl", tmp_path / "out.jsonl"
    many.write_text(articles.read_text(encoding="utf-8") * 60, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "indonews",
        "read",
        str(many),
        "-o",
        str(out),
        "--workers",
        "2",
        "--resume",
    ]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    deadline = time.monotonic() + 60
    while (
        time.monotonic() < deadline and not (out.exists() and out.stat().st_size) and process.poll() is None
    ):
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    assert [row["id"] for row in rows(out)] == [f"a{k}" for k in range(5)] * 60


def test_demo_shows_a_sample():
    assert set(run("demo", "--list").stdout.split()) == set(samples.names())
    name = samples.names()[-1]
    assert "Who said what" in run("demo", name).stdout
    assert json.loads(run("demo", name, "--json").stdout)["quotes"]
    assert run("demo", "entah").exit_code == 2


def test_human_output_on_request_of_a_terminal(articles, monkeypatch):
    monkeypatch.setattr("indonews.cli._on_terminal", lambda: True)
    shown = run("read", str(articles)).stdout
    assert "Rudi Hartono" in shown and "2023-09-12TMO" in shown and "dateline" in shown
