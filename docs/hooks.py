"""Hooks of the docs build: the notebooks as pages, and live views in place of ``<!-- view NAME SAMPLE -->``."""

import re
from pathlib import Path

from mkdocs.plugins import event_priority
from mkdocs.structure.files import File

import indonews
from indonews import samples, views

ROOT = Path(__file__).parent.parent
VIEWS = {
    "article": views.article_html,
    "quotes": views.quotes_html,
    "timeline": lambda article: views.timeline_html(article.timeline()),
    "network": views.network_html,
}


@event_priority(100)
def on_files(files, config):
    """Add the notebooks, before the plugin that renders them looks for them."""
    for path in sorted(ROOT.glob("notebooks/*.ipynb")):
        files.append(File(f"notebooks/{path.name}", str(ROOT), config.site_dir, config.use_directory_urls))
    return files


def on_page_content(html, page, config, files):
    """Put in the views."""
    return re.sub(r"<!-- view (\w+) ([\w-]+) -->", lambda found: _view(*found.groups()), html)


def _view(name, sample):
    article = samples.load(sample)
    read = indonews.read(article.text, article.published, title=article.title, url=article.url)
    return VIEWS[name](read)
