"""The name that an actor goes by: the fullest form that an article has, in its commonest spelling.

>>> fullest(["Rian", "Rian Kusuma", "Rian Kusuma Official"]), fullest(["Tarsan", "Tarsaan", "Tarsan"])
('Rian Kusuma', 'Tarsan')
>>> fullest(["Badan Sampah Antariksa BSA", "BSA"])
'Badan Sampah Antariksa'
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .names import initials, key, words_of
from .short_forms import is_respelt

__all__ = ["fullest"]

_ACCOUNT = words_of("account")
_MANY = 200
_SHOUTED = 5


def fullest(forms: Sequence[str]) -> str:
    """The form with the most words, then letters, the account of somebody (``Rian Official``) and shouted ones last;
    of its misspellings the one whose words are the commonest. An abbreviation of the whole at its end is left out."""
    counts = {form: forms.count(form) for form in forms} if len(forms) < _MANY else dict.fromkeys(forms, 1)
    order = {form: -k for k, form in enumerate(counts)}

    def weight(form: str) -> tuple[bool, int, bool, int, int, int]:
        words = key(form)
        account = not _ACCOUNT.isdisjoint(words[-1:])
        shouted = form.isupper() and len(form) > _SHOUTED
        return not account, len(words), not shouted, sum(map(len, words)), counts[form], order[form]

    best = max(counts, key=weight)
    spellings = (
        [form for form in counts if is_respelt(key(form), key(best))] if len(counts) < _MANY else [best]
    )
    return _without_abbreviation(max(spellings, key=lambda form: (_support(form, counts), weight(form))))


def _support(form: str, counts: Mapping[str, int]) -> int:
    """How often the words of the form stand in any form."""
    return sum(count for word in key(form) for other, count in counts.items() if word in key(other))


def _without_abbreviation(form: str) -> str:
    whole, _, last = form.rpartition(" ")
    return whole if last.isupper() and len(last) > 2 and initials(key(whole)) == last.casefold() else form
