"""Reading the samples: every piece of boilerplate of the right kind, the right speaker for every direct quote.

``known_failures.tsv`` lists what reading still gets wrong and why. The annotation stays right: a listed failure
that no longer happens and one that is not listed both fail.
"""

import csv
from pathlib import Path

import pytest

import indonews
from indonews import samples

from .scoring import failures

with (Path(__file__).parent / "known_failures.tsv").open(encoding="utf-8", newline="") as file:
    KNOWN = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def known(name):
    return {(row["check"], row["item"]) for row in KNOWN if row["sample"] == name}


def test_known_failures_are_explained():
    assert {row["sample"] for row in KNOWN} <= set(samples.names())
    assert all(row["reason"] for row in KNOWN)


@pytest.mark.parametrize("name", samples.names())
def test_reading(name):
    sample = samples.load(name)
    wrong = failures(name, indonews.read(sample.text, published=sample.published))
    new = ["\t".join((name, *key, f"? {found!r}")) for key, found in wrong.items() if key not in known(name)]
    assert not new, "not in known_failures.tsv:\n" + "\n".join(new)
    mended = known(name) - wrong.keys()
    assert not mended, f"no longer fails, take it out of known_failures.tsv: {mended}"
