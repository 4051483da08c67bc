"""CoNLL-U in and out: Universal Dependencies treebanks as spaCy Docs, Docs as CoNLL-U to be scored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from indonews.spans import Span
from indonews.tokenization import tokenize

__all__ = ["Tree", "read_trees", "to_conllu", "to_doc"]

ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, _DEPS, MISC = range(10)


@dataclass(slots=True)
class Tree:
    """A sentence: its text, its rows of words, and whether a blank follows each."""

    text: str
    rows: list[list[str]] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)


def read_trees(path: Path) -> Iterator[Tree]:
    """The sentences of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        tree = Tree(next(line[9:].strip() for line in lines if line.startswith("# text = ")))
        last, last_spaced = 0, True
        for cells in (line.split("\t") for line in lines if not line.startswith("#")):
            spaced = "SpaceAfter=No" not in cells[MISC]
            if "-" in cells[ID]:
                last, last_spaced = int(cells[ID].split("-")[1]), spaced
            elif "." not in cells[ID]:
                number = int(cells[ID])
                tree.rows.append(cells)
                tree.spaces.append(spaced if number > last else number == last and last_spaced)
        yield tree


def to_doc(vocab: Vocab, trees: Iterable[Tree]) -> Doc:
    """Sentences that follow each other, as one Doc; ``_`` is no lemma and no tag."""
    rows, spaces, heads, starts = [], [], [], []
    for tree in trees:
        first = len(rows)
        heads += [first + (int(row[HEAD]) or k + 1) - 1 for k, row in enumerate(tree.rows)]
        starts += [k == 0 for k in range(len(tree.rows))]
        rows += tree.rows
        spaces += [*tree.spaces[:-1], True]
    columns: dict[str, list[str]] = {
        name: ["" if row[column] == "_" else row[column] for row in rows]
        for name, column in (("lemmas", LEMMA), ("tags", XPOS))
    }
    return Doc(
        vocab,
        words=[row[FORM] for row in rows],
        spaces=spaces,
        pos=[row[UPOS] for row in rows],
        morphs=[row[FEATS] for row in rows],
        heads=heads,
        deps=["ROOT" if row[DEPREL] == "root" else row[DEPREL] for row in rows],
        sent_starts=starts,
        **columns,
    )


def to_conllu(doc: Doc) -> str:
    """The sentences of a parsed Doc; words of one surface token become a multiword token.

    A sentence that the parser left in pieces is joined: later roots hang on the first, as ``parataxis``.
    """
    ends = {token.end for token in tokenize(doc.text)}
    lines: list[str] = []
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        if not words:
            continue
        number = {token.i: k for k, token in enumerate(words, 1)}
        root = next(token for token in words if token.head == token or token.head.i not in number)
        group: list[str] = []
        for token in words:
            hangs = token.head.i in number and token.head != token
            head = number[token.head.i] if hangs else 0 if token == root else number[root.i]
            label = token.dep_ if hangs else "root" if token == root else "parataxis"
            group.append(
                "\t".join(
                    [
                        str(number[token.i]), token.text, token.lemma_ or "_", token.pos_ or "_",
                        token.tag_ or "_", str(token.morph) or "_", str(head), label, "_", "_",
                    ]
                )
            )  # fmt: skip
            if token.idx + len(token) in ends:
                if len(group) > 1:
                    first = number[token.i] - len(group) + 1
                    span = Span.of(doc.text, doc[token.i - len(group) + 1].idx, token.idx + len(token))
                    lines.append(f"{first}-{number[token.i]}\t{span.text}" + "\t_" * 8)
                lines += group
                group = []
        lines += [*group, ""]
    return "\n".join(lines) + "\n"
