"""Spans over a text, and the map between a cleaned text and its source.

Offsets are half-open code-point offsets into the string the caller passed: ``text[s.start:s.end] == s.text``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, Protocol, TypeVar, cast

__all__ = ["Edit", "Mention", "OffsetMap", "Span", "SpanLike", "apart", "plain", "rebase", "require_text"]

T = TypeVar("T")
S = TypeVar("S", bound="SpanLike")


class SpanLike(Protocol):
    """Anything with offsets: what one module asks of another module's spans."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Mention(SpanLike, Protocol):
    """A labelled name, as the entities module, spaCy or a caller's own recogniser gives it."""

    @property
    def text(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text: half-open offsets and the characters between them.

    >>> Span.of("Budi tiba.", 0, 4)
    Span(start=0, end=4, text='Budi')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls: type[T], text: str, start: int, end: int, **values: Any) -> T:
        """The span of this type over ``text[start:end]``, with the type's further fields in ``values``."""
        return cls(start=start, end=end, text=text[start:end], **values)  # type: ignore[call-arg]

    def overlaps(self, other: SpanLike) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: SpanLike) -> bool:
        """Whether ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; fields that are None or empty are left out."""
        result = plain(self)
        assert isinstance(result, dict)
        return result

    def _repr_html_(self) -> str:
        from .views import result_html

        return result_html(self)


@dataclass(frozen=True, slots=True)
class Edit(Span):
    """A change of the source text: ``text[start:end]`` becomes ``replacement``, by the rule named."""

    replacement: str = ""
    rule: str = ""


class OffsetMap:
    """Maps positions and spans of an edited text back to its source, character by character.

    The edited text is the source with ``edits`` applied. Characters between edits map one to one; every
    character of a replacement maps to the whole of what it replaced.

    >>> source = "kepada&nbsp;Budi"
    >>> clean, offsets = OffsetMap.apply(source, [Edit(6, 12, "&nbsp;", " ")])
    >>> clean, offsets.to_source(7, 11)
    ('kepada Budi', (12, 16))
    """

    __slots__ = ("_clean", "_pieces", "_source")

    def __init__(self, pieces: Iterable[tuple[int, int, int, int]]) -> None:
        """``pieces``: (clean start, clean end, source start, source end), in order, clean side without gaps."""
        self._pieces = tuple(pieces)
        self._clean = [p[0] for p in self._pieces]
        self._source = [p[2] for p in self._pieces]

    @classmethod
    def apply(cls, text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
        """The edited text and its map. Edits must not overlap; ValueError names the pair that does."""
        pieces: list[tuple[int, int, int, int]] = []
        out: list[str] = []
        position = length = 0
        for edit in sorted(edits, key=lambda e: (e.start, e.end)):
            if edit.start < position:
                raise ValueError(
                    f"edits overlap: one ends at {position}, the next is {edit.start}-{edit.end}"
                )
            for chunk, start, end in (
                (text[position : edit.start], position, edit.start),
                (edit.replacement, edit.start, edit.end),
            ):
                if chunk:
                    out.append(chunk)
                    pieces.append((length, length + len(chunk), start, end))
                    length += len(chunk)
            position = edit.end
        if position < len(text):
            out.append(text[position:])
            pieces.append((length, length + len(text) - position, position, len(text)))
        return "".join(out), cls(pieces)

    def _source_of(self, index: int) -> tuple[int, int]:
        """Source span of the clean character at ``index``."""
        clean_start, clean_end, start, end = self._pieces[bisect_right(self._clean, index) - 1]
        if clean_end - clean_start == end - start:
            return start + index - clean_start, start + index - clean_start + 1
        return start, end

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of the clean span ``[start, end)``; an empty span stays empty."""
        if not self._pieces:
            return 0, 0
        last = self._pieces[-1]
        if start >= end:
            point = self._source_of(start)[0] if start < last[1] else last[3]
            return point, point
        return self._source_of(start)[0], self._source_of(end - 1)[1]

    def run_at(self, index: int) -> tuple[int, int, int]:
        """(start, end, shift) of the run of clean text around ``index`` whose characters map one to one.

        Empty where they do not.
        """
        if self._pieces:
            clean_start, clean_end, start, end = self._pieces[max(0, bisect_right(self._clean, index) - 1)]
            if clean_end - clean_start == end - start:
                return clean_start, clean_end, start - clean_start
        return 0, 0, 0

    def to_clean(self, position: int) -> int:
        """Clean position of a source position; one inside removed text maps to the place where it was cut."""
        k = bisect_right(self._source, position) - 1
        if k < 0:
            return 0
        clean_start, clean_end, start, end = self._pieces[k]
        if clean_end - clean_start == end - start:
            return min(clean_start + position - start, clean_end)
        return clean_start if position < end else clean_end

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The clean span ``[start, end)`` as source spans, one for each run that is unbroken in the source."""
        runs: list[tuple[int, int]] = []
        k = max(0, bisect_right(self._clean, start) - 1)
        while k < len(self._pieces) and self._pieces[k][0] < end:
            a, b = max(start, self._pieces[k][0]), min(end, self._pieces[k][1])
            if a < b:
                s, e = self.to_source(a, b)
                if runs and runs[-1][1] == s:
                    s = runs.pop()[0]
                runs.append((s, e))
            k += 1
        return runs


def apart(spans: Iterable[S], others: Iterable[SpanLike]) -> list[S]:
    """The spans that share no character with ``others``."""
    taken = {position for other in others for position in range(other.start, other.end)}
    return [span for span in spans if taken.isdisjoint(range(span.start, span.end))]


def rebase(value: T, offsets: OffsetMap, source: str) -> T:
    """``value`` with every span in it moved from the edited text to ``source``.

    Walks spans, dataclasses, tuples, lists and mappings; everything else is returned as it is.
    """
    return cast(T, _Mover(offsets, source).moved(value))


class _Mover:
    """Moves values to a source. Most spans lie in the same run of text as the one before: its shift is kept."""

    __slots__ = ("_high", "_low", "_offsets", "_shift", "_source")

    def __init__(self, offsets: OffsetMap, source: str) -> None:
        self._offsets = offsets
        self._source = source
        self._low = self._high = self._shift = 0

    def moved(self, value: Any) -> Any:
        """The value with its spans moved."""
        if isinstance(value, Span):
            return self._span(value)
        if isinstance(value, (tuple, list)):
            flat = len(value) >= _MANY and _flat_kind(value)
            moved = self._flat(flat, value) if flat else map(self.moved, value)
            return type(value)(moved) if value else value
        if isinstance(value, Mapping):
            return {k: self.moved(v) for k, v in value.items()} if value else value
        if is_dataclass(value):
            kind: Any = type(value)
            copy = object.__new__(kind)
            self._fill(copy, value, _setters(kind))
            return copy
        return value

    def _span(self, span: Span) -> Span:
        start, end = span.start, span.end
        if not self._low <= start < end <= self._high:
            self._low, self._high, self._shift = self._offsets.run_at(start)
        if self._low <= start < end <= self._high:
            start, end = start + self._shift, end + self._shift
        else:
            start, end = self._offsets.to_source(start, end)
        kind: Any = type(span)
        copy: Span = object.__new__(kind)
        set_start, set_end, set_text = _place_setters(kind)
        set_start(copy, start)
        set_end(copy, end)
        set_text(copy, self._source[start:end])
        self._fill(copy, span, _setters(kind))
        return copy

    def _flat(self, kind: Any, spans: Iterable[Span]) -> Iterator[Span]:
        """Spans of one kind that hold no others, which is what most spans are: tokens."""
        low = high = shift = 0
        source = self._source
        set_start, set_end, set_text = _place_setters(kind)
        ways = [(attrgetter(name), set_field) for name, set_field in _setters(kind)]
        for span in spans:
            start, end = span.start, span.end
            if not low <= start < end <= high:
                low, high, shift = self._offsets.run_at(start)
            if low <= start < end <= high:
                start, end = start + shift, end + shift
            else:
                start, end = self._offsets.to_source(start, end)
            text = source[start:end]
            if start == span.start and text == span.text:
                yield span
                continue
            copy: Span = object.__new__(kind)
            set_start(copy, start)
            set_end(copy, end)
            set_text(copy, text)
            for get, set_field in ways:
                set_field(copy, get(span))
            yield copy

    def _fill(self, copy: Any, value: Any, setters: Iterable[tuple[str, Callable[[Any, Any], None]]]) -> None:
        for name, set_field in setters:
            held = getattr(value, name)
            set_field(copy, held if type(held) in _PLAIN else self.moved(held))


_PLAIN = frozenset({str, int, float, bool, type(None)})
_SCALARS = frozenset({"str", "int", "float", "bool", "str | None", "int | None", "float | None"})
_MANY = 16


def _flat_kind(values: Iterable[Any]) -> Any:
    """The one kind of the values, if it is flat."""
    kinds = set(map(type, values))
    kind = kinds.pop()
    return kind if not kinds and _is_flat(kind) else None


@cache
def _is_flat(kind: Any) -> bool:
    """Whether it is a kind of span whose fields hold scalars alone."""
    return issubclass(kind, Span) and all(f.type in _SCALARS for f in fields(kind))


@cache
def _place_setters(kind: Any) -> tuple[Callable[[Any, Any], None], ...]:
    """What sets a span's own fields: on Python 3.10 each kind of span has slots of its own for them."""
    return tuple(getattr(kind, name).__set__ for name in ("start", "end", "text"))


@cache
def _setters(kind: Any) -> tuple[tuple[str, Callable[[Any, Any], None]], ...]:
    """The fields of a slotted dataclass, without a span's own, and what sets each: five times as fast as ``replace``."""
    own = ("start", "end", "text") if issubclass(kind, Span) else ()
    return tuple((f.name, getattr(kind, f.name).__set__) for f in fields(kind) if f.name not in own)


def plain(value: object) -> Any:
    """``value`` as JSON types: spans and dataclasses become dicts, dates ISO strings; empty fields are left out."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        items = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {k: plain(v) for k, v in items if v is not None and v != () and v != {}}
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(v) for v in value]
    return value


def require_text(text: object, argument: str = "text") -> str:
    """``text`` if it is a str; TypeError naming the argument otherwise."""
    if not isinstance(text, str):
        raise TypeError(f"{argument} must be str, not {type(text).__name__}")
    return text
