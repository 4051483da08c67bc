"""The five articles the project was created from, read as their gold says. Runs where ../shared is there."""

import json
from pathlib import Path

import pytest

import indonews

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "seeds.jsonl"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the seeds are not here")


def gold_rows():
    return (
        [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()] if GOLD.exists() else []
    )


@pytest.fixture(scope="module")
def articles():
    return {row["id"]: indonews.read(row["text"], row["published"]) for row in gold_rows()}


def visible(text, start, end):
    """The positions of the characters of a span that can be seen."""
    return {position for position in range(start, end) if not text[position].isspace()}


def trimmed(text, start, end):
    return text[start:end].strip(" \n\t\"'“”‘’.,:;!?()")


@pytest.mark.parametrize("row", gold_rows(), ids=lambda row: row["id"])
class TestSeed:
    def test_boilerplate(self, row, articles):
        text = row["text"]
        found = {
            (k, p)
            for s in articles[row["id"]].boilerplate
            for p in visible(text, s.start, s.end)
            for k in [s.kind]
        }
        assert found == {
            (kind, p) for start, end, kind in row["boilerplate"] for p in visible(text, start, end)
        }

    def test_times(self, row, articles):
        found = {(t.start, t.end, t.type, t.value, t.mod) for t in articles[row["id"]].times}
        gold = {
            (s, e, kind, value if value != "?" else None, *(mod or [None]))
            for s, e, kind, value, *mod in row["times"]
        }
        assert found == gold

    def test_quotes(self, row, articles):
        text = row["text"]
        found = [
            (
                [trimmed(text, c.start, c.end) for c in q.content],
                q.speaker.name,
                q.relay.name if q.relay else None,
            )
            for q in articles[row["id"]].quotes
        ]
        gold = [
            ([trimmed(text, *c) for c in q["content"]], q["speaker"], q["relay"][2] if q["relay"] else None)
            for q in row["quotes"]
        ]
        assert found == gold

    def test_most_entities(self, row, articles):
        hidden = [(start, end) for start, end, kind in row["boilerplate"] if kind != "title"]
        found = {
            (e.start, e.end, e.label)
            for e in articles[row["id"]].entities
            if e.label in indonews.entities.NAME_LABELS and not any(s <= e.start < t for s, t in hidden)
        }
        gold = {tuple(entity) for entity in row["entities"]}
        assert len(found & gold) / len(found | gold) >= 0.8


@pytest.mark.parametrize(
    "names",
    [
        ("Kim Jong Un", "Kim"),
        ("Kim Jong-un", "Jong-un", "Kim Jong Un"),
        ("Sergei Shoigu", "Shoigu"),
        ("Vladimir Putin", "Putin"),
    ],
)
def test_forms_of_one_name_are_one_actor(names, articles):
    for article in articles.values():
        mentions = {m.text: actor.id for actor in article.actors for m in actor.mentions if m.text in names}
        assert len(set(mentions.values())) <= 1, mentions
