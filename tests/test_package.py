"""The package as a whole: who imports whom, what is public, what an import costs."""

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import indonews
from indonews import lexicon

PACKAGE = Path(indonews.__file__).parent
FIVE = {"tokenization", "boilerplate", "temporal", "entities", "quotation"}
BELOW = {"spans", "lexicon", "lazy", "views"}
# views: by the results' _repr_html_ alone, when a notebook asks
ALLOWED = {
    **{room: BELOW | {room} for room in FIVE},
    "entities": BELOW | {"entities", "models"},
    "spans": {"views"},
    "lexicon": {"lexicon"},
    "models": {"models", "tokenization", *BELOW},
    "samples": {"samples", *BELOW},
    "timeline": BELOW | FIVE | {"views", "integrations"},
    "views": BELOW | FIVE | {"article", "timeline", "views"},
    "article": BELOW | FIVE | {"timeline", "views"},
    "pipeline": BELOW | FIVE | {"article", "integrations"},
}


def modules():
    return sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def imported_rooms(path):
    """The rooms of the package that a module imports."""
    package = ("indonews", *path.parts[:-1])
    for node in ast.walk(ast.parse((PACKAGE / path).read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            names = [".".join((*base, *filter(None, [node.module]), alias.name)) for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("indonews.") and name.count("."))


@pytest.mark.parametrize("path", [p for p in modules() if p.parts[0].removesuffix(".py") in ALLOWED], ids=str)
def test_layering(path):
    room = path.parts[0].removesuffix(".py")
    public = {"__version__", *indonews.__all__}
    assert set(imported_rooms(path)) - public <= ALLOWED[room]


def test_nobody_but_the_outside_imports_integrations():
    users = {p.parts[0] for p in modules() if "integrations" in imported_rooms(p)}
    assert users <= {"integrations", "timeline.py", "cli.py", "pipeline.py", "files.py"}


@pytest.mark.parametrize("name", indonews.__all__)
def test_public_names_exist_and_are_documented(name):
    value = getattr(indonews, name)
    assert name == "__version__" or value.__doc__


@pytest.mark.parametrize("room", sorted(FIVE | {"spans", "lexicon", "article", "pipeline"}))
def test_module_exports_exist(room):
    module = import_module(f"indonews.{room}")
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


def imported_by(code):
    code += "; import sys, json; print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return set(json.loads(out))


def test_import_is_light():
    heavy = {"spacy", "numpy", "regex", "dateparser", "torch", "pandas", "holidays"}
    assert not heavy & imported_by("import indonews")


def test_read_does_not_import_spacy():
    assert "spacy" not in imported_by(
        "import indonews; indonews.read('Budi Santoso pulang, Senin (3/4/2023).')"
    )


@pytest.mark.parametrize("name", sorted(p.stem for p in (PACKAGE / "lexicon").glob("*.tsv")))
def test_tables_name_source_and_licence(name):
    head = (PACKAGE / "lexicon" / f"{name}.tsv").read_text(encoding="utf-8")
    assert "# source:" in head and "# licence:" in head
    assert lexicon.table(name)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'parse'"):
        getattr(indonews, "parse")  # noqa: B009
