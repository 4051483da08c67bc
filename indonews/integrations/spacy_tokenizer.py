"""The library's tokens as a spaCy tokenizer, registered as ``indonews.Tokenizer.v1``.

>>> import spacy
>>> nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "indonews.Tokenizer.v1"}}})
>>> [token.text for token in nlp("PT Bumi Tbk. meraup Rp1,5 triliun.")]
['PT', 'Bumi', 'Tbk.', 'meraup', 'Rp', '1,5', 'triliun', '.']
"""

# No annotation is a string here: the config of older spaCy versions reads those of factories.

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from spacy import registry  # type: ignore[attr-defined]
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ..spans import require_text
from ..tokenization import Token, split_words, tokenize

__all__ = ["IndonewsTokenizer", "create_tokenizer"]


@registry.tokenizers("indonews.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer(clitics: bool = False) -> "Callable[[Language], IndonewsTokenizer]":
    """The factory that spaCy's config names. ``clitics``: they are tokens of their own, as in UD (``rumah|nya``)."""

    def of_language(nlp: Language) -> "IndonewsTokenizer":
        return IndonewsTokenizer(nlp.vocab, clitics)

    return of_language


class IndonewsTokenizer:
    """Makes a Doc of the library's tokens; ``doc.text == text``, other white space is tokens of its own.

    spaCy keeps its strings in UTF-8, which has no lone surrogates: each becomes U+FFFD in the Doc, so that the
    offsets stay those of the text.
    """

    def __init__(self, vocab: Vocab, clitics: bool = False) -> None:
        self.vocab = vocab
        self.clitics = clitics

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        text = _encodable(require_text(text))
        tokens = self.tokens(text)
        for token in split_words(tokens) if self.clitics else tokens:
            _add_gap(text[position : token.start], words, spaces)
            words.append(token.text)
            spaces.append(False)
            position = token.end
        _add_gap(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def tokens(self, text: str) -> list[Token]:
        """The tokens as spans of the text, which saves making a Doc."""
        return tokenize(_encodable(text))

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """Docs of ``texts``, one by one; ``batch_size`` is there for spaCy's sake."""
        return map(self, texts)

    def __reduce__(self) -> tuple[Any, ...]:
        return IndonewsTokenizer, (self.vocab, self.clitics)

    def to_bytes(self, **kwargs: Any) -> bytes:
        """Nothing: the rules come with the library, the vocabulary with the pipeline."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: Any) -> "IndonewsTokenizer":
        """The tokenizer itself."""
        return self

    def to_disk(self, path: str | Path, **kwargs: Any) -> None:
        """Writes an empty file, where spaCy looks for one."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **kwargs: Any) -> "IndonewsTokenizer":
        """The tokenizer itself."""
        return self


def _add_gap(gap: str, words: list[str], spaces: list[bool]) -> None:
    """White space between two tokens: the first blank belongs to the word before it, the rest is a token."""
    if gap.startswith(" ") and words:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        words.append(gap)
        spaces.append(False)


def _encodable(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
