"""What every view shares: escaping, the style sheet, the frame around a fragment, a page of its own."""

from __future__ import annotations

import html
import re
from importlib.resources import files

__all__ = ["LIMIT", "esc", "link", "page_html", "shell", "tag"]

LIMIT = 50_000
"""Characters of an article that a view shows; a browser chokes on what is longer."""

_NOT_IN_HTML = re.compile("[\x00\ud800-\udfff]")
_STYLE = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
_LIGHT, _DARK, _RULES = _STYLE.split("/* --- */")
_SHEET = "".join(
    (
        f".indonews{{{_LIGHT}}}",
        f"@media (prefers-color-scheme:dark){{.indonews{{{_DARK}}}}}",
        *(f"{light} .indonews{{{_LIGHT}}}{dark} .indonews{{{_DARK}}}" for light, dark in (
            ('[data-jp-theme-light="true"]', '[data-jp-theme-light="false"]'),
            (".vscode-light", ".vscode-dark"),
            ('[data-md-color-scheme="default"]', '[data-md-color-scheme="slate"]'),
        )),
        _RULES,
    )
)  # fmt: skip


def esc(value: object) -> str:
    """``value`` as characters of HTML, in an element or an attribute; NUL and lone surrogates become U+FFFD."""
    return html.escape(_NOT_IN_HTML.sub("\ufffd", str(value)), quote=True)


def tag(name: str, content: str = "", **attributes: object) -> str:
    """An element around ``content``, which is HTML already; attributes are escaped, those that are None left out.

    >>> tag("b", esc("1 < 2"), class_="big", title=None)
    '<b class="big">1 &lt; 2</b>'
    """
    pairs = (
        (key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None
    )
    written = "".join(f' {key}="{esc(value)}"' for key, value in pairs)
    return f"<{name}{written}>{content}</{name}>"


def link(url: str | None, content: str, **attributes: object) -> str:
    """``content`` as a link if ``url`` is a web address; as it is otherwise (``javascript:`` never becomes a link)."""
    if not url or not url.casefold().startswith(("https://", "http://")):
        return content
    return tag("a", content, href=url, rel="noopener noreferrer", **attributes)


def shell(*parts: str) -> str:
    """The fragment of a view."""
    return f'<div class="indonews"><style>{_SHEET}</style>{"".join(parts)}</div>'


def page_html(*views: str, title: str = "indonews") -> str:
    """A whole HTML document that holds the views, to be written to a file."""
    head = (
        '<meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{esc(title)}</title>"
    )
    body = '<body style="max-width:60rem;margin:2rem auto;padding:0 1rem">'
    return f'<!DOCTYPE html>\n<html lang="id"><head>{head}</head>{body}{"".join(views)}</body></html>\n'
