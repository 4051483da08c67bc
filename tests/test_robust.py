"""Hostile input and hostile surroundings: any text, any thread, any hash seed, no way out of the process."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import indonews
from benchmarks.anything import CHECKS, text_of
from benchmarks.growth import FUNCTIONS
from indonews import samples
from tests.worst_texts import LETTERS

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "cases/robust/texts.jsonl").read_text(encoding="utf-8").splitlines()
]
FAST = [name for name in CHECKS if name not in ("model", "page")]
PACKAGE = Path(indonews.__file__).parent


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["what"])
def test_texts_that_were_trouble(row):
    for name in row.get("checks", FAST):
        if name != "page" or find_spec("trafilatura"):
            CHECKS[name](row["text"] * row.get("times", 1))


@pytest.mark.parametrize("name", FAST)
def test_promises_hold_for_any_text(name):
    @settings(deadline=None, max_examples=40)
    @given(st.binary(max_size=200))
    def holds(data):
        CHECKS[name](text_of(data))

    holds()


def test_no_pattern_backtracks_without_bound():
    """Every pattern of the package, see there."""
    done = subprocess.run([sys.executable, "-B", "-m", "tests.worst_texts"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "unit", [*LETTERS, '"a," kata dia. ', "Baca juga: A\n", "Budi Santoso, ", "FOTO ", "12/9/", "JAKARTA - "]
)
def test_long_texts_end(unit):
    """Hundreds of times what a part needs for as many characters is allowed: only what grows with the square fails."""
    text = unit * (20_000 // len(unit))
    for function in FUNCTIONS.values():
        begin = process_time()
        function(text)
        assert process_time() - begin < 20


def test_threads_read_alike():
    texts = [samples.load(name).text for name in samples.names()[:6]] * 2
    alone = [indonews.read(text).to_json() for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: indonews.read(text).to_json(), texts))
    assert together == alone


READ = """
import hashlib, indonews
from indonews import samples
from tests.worst_texts import LETTERS
texts = [samples.load(name).text for name in samples.names()[:4]]
print(hashlib.sha256("".join(a.to_json() for a in indonews.read_many(texts)).encode()).hexdigest())
"""


def run(program, **environment):
    done = subprocess.run(
        [sys.executable, "-B", "-c", program],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


LINK = """
from indonews import link
from indonews.entities import Entity
text = "".join(f"{name} (Persija Raya), " for name in
               ("Budi Hartono", "Made Sudarma", "Ahmad Fauzi", "Yosef Lelu", "Rio Saputra", "Tono Wijaya"))
spans, start = [], 0
for part in text.replace("(", ",").replace(")", ",").split(","):
    name = part.strip()
    if name:
        start = text.index(name, start)
        spans.append(Entity.of(text, start, start + len(name), label="PERSON"))
        start += len(name)
print(link(text, spans))
"""


@pytest.mark.parametrize("program", [READ, LINK], ids=["read", "link"])
def test_hash_seeds_change_nothing(program):
    assert len({run(program, PYTHONHASHSEED=seed) for seed in ("0", "1", "2", "77")}) == 1


WATCHED = (
    """
import sys
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes or event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "pickle.")):
        raise SystemExit(f"{event} {arguments}")
import spacy, dateparser.search, holidays, hijridate, ftfy, numpy
sys.addaudithook(watch)
"""
    + READ
)


def test_reading_opens_no_connection_and_writes_nothing():
    run(WATCHED)


def test_nothing_in_the_package_runs_data():
    banned = {
        "pickle",
        "marshal",
        "shelve",
        "socket",
        "subprocess",
        "requests",
        "urllib.request",
        "http.client",
    }
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not {alias.name for alias in node.names} & banned, path
            elif isinstance(node, ast.ImportFrom):
                assert node.module not in banned, path
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile"}, path


def test_every_file_of_the_models_has_its_checksum():
    folder = PACKAGE / "models"
    listed = {
        list_file.parent / name
        for list_file in folder.rglob("checksums.json")
        for name in json.loads(list_file.read_text(encoding="utf-8"))
    }
    there = {file for file in folder.rglob("*") if file.is_file() and file.suffix not in {".py", ".pyc"}}
    assert {file for file in there - listed if file.name != "checksums.json"} == set()
