"""Reading web pages."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from indonews.boilerplate import strip_boilerplate
from indonews.boilerplate.html import extract_html

PARAGRAPHS = [
    "SLEMAN, KABARDESA.ID - Warga Desa Sumbersari memperbaiki tanggul yang jebol akibat hujan deras sejak Senin malam.",
    "Kepala desa mengatakan perbaikan dikerjakan bergotong royong oleh lebih dari dua ratus warga dari empat dusun.",
    "“Kami ingin tanggul kuat sebelum musim tanam,” kata Siti Rahma, petani yang sawahnya terendam selama tiga hari.",
]
PAGE = (
    "<html><head><title>Warga Sumbersari Perbaiki Tanggul | kabardesa.id</title>"
    '<meta property="article:published_time" content="2025-03-04T08:00:00+07:00"></head><body><nav>Beranda</nav><article>'
    "<h1>Warga Sumbersari Perbaiki Tanggul</h1>"
    + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    + "</article></body></html>"
)


def test_page() -> None:
    pytest.importorskip("trafilatura")
    page = extract_html(PAGE, "https://kabardesa.example/a")
    assert page.title == "Warga Sumbersari Perbaiki Tanggul"
    assert page.published == "2025-03-04"
    assert strip_boilerplate(page.text).text.startswith("Warga Desa Sumbersari memperbaiki")
    assert page.text.endswith(PARAGRAPHS[-1])


def test_empty_page() -> None:
    pytest.importorskip("trafilatura")
    assert extract_html("").text == ""


def test_says_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ImportError, match="pip install"):
        extract_html(PAGE)
