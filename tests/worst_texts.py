"""Tries every pattern that the package makes on texts that are hard for it: ``python -m tests.worst_texts``.

Patterns are noted as they are compiled, wherever that is, while all modules are imported and all checks are run. Printed,
with exit status 1: places in the source where a pattern is compiled that was never reached, and patterns that take longer
than the limit. It runs in a process of its own, since the package must not be imported before the notes begin.
"""

import ast
import json
import random
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages

import regex

TESTS = Path(__file__).parent
PACKAGE = Path(str(find_spec("indonews").origin)).parent
LENGTH, LIMIT = 1_500, 3
"""Characters, and processor seconds: a pattern that backtracks with the cube of the length takes longer than that."""
LETTERS = ["a", "A", "1", " ", "\n", ".", ",", '"', "(", "/", "-", "Aa ", "a.", "1/", "A. ", "&amp;", "1 a "]
RARE = (
    "Rina menulis novel “Angin Malam” dan “Hujan”. Buku berjudul “Angin Malam” terbit Senin (12/9/2023).",
    "Pasar Induk Kemang Dibuka Rina Hapsari - detikNews Senin, 12 Sep 2023 14:30 WIB Suasana pasar Bogor - Pasar dibuka.",
    "Bantuan datang pada Senin pagi. Warga lega. (REPUBLIKA)",
)
"""What reaches patterns that no other text does; a line for each that is named as never reached."""
USES = ("compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer")
Place = tuple[str, int]


def note_patterns(package: Path) -> tuple[dict[str, tuple[Place, regex.Pattern]], set[Place]]:
    """What is compiled from now on by the package's code, by its source, and all places where something was."""
    found: dict[str, tuple[Place, regex.Pattern]] = {}
    places: set[Place] = set()
    compile_regex = regex.compile

    def noting(function):
        def noted(pattern, *args, **options):
            frame = sys._getframe(1)
            file = Path(frame.f_code.co_filename)
            made = function(pattern, *args, **options)
            if package in file.parents:
                place = (file.relative_to(package).as_posix(), frame.f_lineno)
                places.add(place)
                kept = made if function.__name__ == "compile" else pattern
                if not isinstance(kept, regex.Pattern):  # the standard library's have no timeout
                    kept = compile_regex(*(kept,) if isinstance(kept, str) else (kept.pattern, kept.flags))
                found.setdefault(kept.pattern, (place, kept))
            return made

        return noted

    for module in (re, regex):
        for name in USES:
            setattr(module, name, noting(getattr(module, name)))
    return found, places


def written_places(package: Path) -> Iterator[tuple[str, int, int]]:
    """(file, first line, last line) of every call in the source that compiles a pattern."""
    for path in sorted(package.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr in (*USES, "pattern"):
                owner = called.value
                if isinstance(owner, ast.Name) and owner.id in ("re", "regex", "lazy"):
                    yield path.relative_to(package).as_posix(), node.lineno, node.end_lineno


def exercise() -> None:
    """Imports every module but those that need other libraries, and runs what compiles at its first use."""
    import indonews
    from indonews import lazy, samples

    lazy.pattern("").match("")
    lazy.pattern = regex.compile  # at once, and noted where it is written
    from benchmarks.anything import CHECKS

    for info in walk_packages(indonews.__path__, "indonews."):
        if ".integrations." not in info.name and not info.name.endswith("__main__"):
            import_module(info.name)
    for name in samples.names():
        indonews.read(samples.load(name).text, "1 Januari 2024")
    for text in RARE:
        indonews.read(text)
    for text in case_texts("boilerplate"):
        indonews.segment(text)
    for text in case_texts("temporal", "quotation", "tokenization")[::5]:
        for check in ("publication", "linking", "reading"):
            CHECKS[check](text)


def case_texts(*modules: str) -> list[str]:
    """Texts of the written cases."""
    paths = (path for module in modules for path in sorted((TESTS / "cases" / module).glob("*.jsonl")))
    rows = (json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines())
    return [row.get("text") or row.get("expr") or row.get("token") or "" for row in rows]


def worst(pattern: regex.Pattern, prose: str) -> Iterator[str]:
    """Texts that repeat what the pattern is made of, its words, marks and each behind the other, and what it finds."""
    own = [
        word for word in dict.fromkeys(regex.findall(r"[\p{L}\d]{2,12}", pattern.pattern)) if word.isalpha()
    ]
    chosen = random.Random(0).sample(own, min(6, len(own)))
    mixed = [a + b for a, b in zip(chosen, LETTERS[3:], strict=False)]
    matches = [found[0] for found in pattern.finditer(prose, timeout=LIMIT) if len(found[0]) > 1][:2]
    found = [piece for match in matches for piece in (match, match + " ", match[: -len(match) // 3])]
    for unit in dict.fromkeys([*LETTERS, *chosen, *(word + " " for word in chosen), *mixed, *found]):
        if unit:
            yield unit * (LENGTH // len(unit) + 1) + "\x00"


def main() -> int:
    found, places = note_patterns(PACKAGE)
    exercise()
    reached = {(file, line) for file, line in places}
    missed = [
        f"{file}:{first}: never reached"
        for file, first, last in written_places(PACKAGE)
        if "integrations/" not in file and not any((file, line) in reached for line in range(first, last + 1))
    ]
    modules = ("boilerplate", "temporal", "quotation", "tokenization")
    prose = "\n".join("\n".join(case_texts(module))[:15_000] for module in modules)
    slow = []
    for (file, line), pattern in found.values():
        try:
            for text in worst(pattern, prose):
                pattern.search(text, timeout=LIMIT)
        except TimeoutError:
            slow.append(f"{file}:{line}: {pattern.pattern[:80]!r}")
    print(f"{len(found)} patterns", *missed, *slow, sep="\n")
    return bool(missed or slow)


if __name__ == "__main__":
    sys.exit(main())
