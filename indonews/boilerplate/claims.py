"""What has been claimed of a text so far: the only place where overlaps are decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from .types import Kind, Segment

__all__ = ["Claims"]


class Claims:
    """Claims over a text. A claim never overlaps an earlier one: what comes later is cut to the free part."""

    __slots__ = ("_claims", "_ends", "_starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._claims: dict[int, Segment] = {}
        self._starts: list[int] = []
        self._ends: list[int] = []

    def __len__(self) -> int:
        """How many claims there are."""
        return len(self._claims)

    def claims(self) -> list[Segment]:
        """The claims in order."""
        return [self._claims[start] for start in self._starts]

    def claim(
        self, start: int, end: int, kind: Kind, rule: str, fields: dict[str, str] | None = None
    ) -> bool:
        """Claims ``[start, end)`` without the space around it; whether anything of it was free."""
        start, end = self.trim(start, end)
        k = bisect_right(self._starts, start) - 1
        if k >= 0 and self._ends[k] > start:
            start = self._ends[k]
        following = self.next_claim(start)
        start, end = self.trim(start, max(start, min(end, following)))
        if start >= end:
            return False
        self._claims[start] = Segment.of(self.text, start, end, kind=kind, rule=rule, fields=fields or {})
        insort(self._starts, start)
        insort(self._ends, end)
        return True

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` without white space at its edges."""
        piece = self.text[start:end]
        return end - len(piece.lstrip()), start + len(piece.rstrip())

    def next_claim(self, position: int) -> int:
        """Where the first claim at or after ``position`` starts; the text's length if there is none."""
        k = bisect_left(self._starts, position)
        return self._starts[k] if k < len(self._starts) else len(self.text)

    def claimed(self, position: int) -> bool:
        """Whether the character at ``position`` is claimed."""
        k = bisect_right(self._starts, position) - 1
        return k >= 0 and position < self._ends[k]

    def claim_before(self, position: int) -> Segment | None:
        """The last claim that starts before ``position``."""
        k = bisect_left(self._starts, position)
        return self._claims[self._starts[k - 1]] if k else None

    def free_from(self, position: int) -> int:
        """Where the free text that reaches up to ``position`` starts: the end of the last claim before it, or 0."""
        k = bisect_right(self._ends, position) - 1
        return self._ends[k] if k >= 0 else 0
