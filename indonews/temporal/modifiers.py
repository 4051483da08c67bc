"""Words that go with any period: `awal`, `sekitar` in front, `lalu`, `ini`, `mendatang` behind."""

from __future__ import annotations

from ..lexicon import table
from .vocabulary import MODIFIERS, POINT_MOD, key

__all__ = ["MOD", "POINT_WORDS", "REL", "YEAR_REL", "mod_of"]

MOD = rf"(?P<mod>{POINT_MOD}(?:\s{POINT_MOD})?\s)?"
REL = r"""(?:ini|(?:yang\s)?(?:lalu|silam|lampau)|kemarin|kemaren|depan|mendatang|nanti|yang\sakan\sdatang)
    (?!\slintas)"""
YEAR_REL = r"(?:tahun\s(?:ini|lalu|kemarin|depan|mendatang|yang\ssama|sebelumnya|berikutnya))"
POINT_WORDS = frozenset(
    row["form"].split()[0].partition("-")[0]
    for row in table("temporal_modifiers")
    if row["place"] != "amount"
)


def mod_of(printed: str | None) -> str | None:
    """The TIMEX3 mod of the words in front; of two (`sekitar pertengahan`) the one next to the period."""
    words = key(printed or "").split()
    known = (MODIFIERS[form] for form in (" ".join(words), *reversed(words)) if form in MODIFIERS)
    return next(known, None)
