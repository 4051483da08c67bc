"""What is article and what is page furniture, as segments that tile the text."""

from __future__ import annotations

from collections.abc import Collection

from ..spans import Edit, require_text
from .clean import clean, find_segments
from .repair import apart, find_character_repairs, find_glue_repairs
from .types import KINDS, CleanText, Kind, Segment

__all__ = ["KINDS", "CleanText", "Kind", "Segment", "find_repairs", "segment", "strip_boilerplate"]


def segment(text: str) -> list[Segment]:
    """The segments of ``text``: ordered, without gap or overlap; joined they are the text.

    White space between two segments belongs to one of them. Raises TypeError if ``text`` is not a str.

    >>> for s in segment("JAKARTA - Harga beras naik. Baca juga: Harga Cabai Turun\\n(abc)"):
    ...     print(s.kind, repr(s.text), s.rule)
    dateline 'JAKARTA -' dateline.place
    body ' Harga beras naik. ' body
    related 'Baca juga: Harga Cabai Turun' related.baca_juga
    signoff '\\n(abc)' signoff.initials
    """
    return find_segments(require_text(text))


def strip_boilerplate(text: str, *, keep: Collection[Kind] = (), repair: bool = False) -> CleanText:
    """``text`` without its boilerplate, with the map back to it. ``body`` and the kinds in ``keep`` stay.

    Where something stood between two pieces of body, one line break (if there was one) or one space is left.
    With ``repair``, the edits of `find_repairs` are applied to what stays. Stripping again changes nothing.
    Raises TypeError if ``text`` is not a str and ValueError for a kind that does not exist.

    >>> clean = strip_boilerplate("JAKARTA - Harga beras naik. (abc)")
    >>> clean.text, clean.offsets.to_source(0, 5)
    ('Harga beras naik.', (10, 15))
    """
    unknown = sorted(set(keep) - set(KINDS))
    if unknown:
        raise ValueError(f"keep: no such kind: {', '.join(unknown)}")
    return clean(require_text(text), keep, repair)


def find_repairs(text: str) -> list[Edit]:
    """Edits that undo scraping damage: HTML entities, mojibake, glued link words; in order, without overlap.

    >>> [(e.text, e.replacement, e.rule) for e in find_repairs("Tom &amp;amp; Jerry, kata dia kepadaReuters")]
    [('&amp;amp;', '&', 'repair.entity'), ('', ' ', 'repair.glued_word')]
    """
    return apart([*find_character_repairs(require_text(text)), *find_glue_repairs(text)])
