"""What the text itself calls a name: ``koran Harian Karsa`` and ``serikat pilot Balpi`` are bodies, ``Brigadir AS`` is a person.

>>> text = "Serikat Pilot Balpi menolak. Brigadir AS diam. Kata koran Karsa Simbun, Balpi setuju."
>>> names = [Entity.of(text, 14, 19, label="PERSON"), Entity.of(text, 38, 40, label="GPE"),
...          Entity.of(text, 58, 70, label="PERSON"), Entity.of(text, 72, 77, label="PERSON")]
>>> [(name.text, name.label) for name in as_called(text, names)]
[('Balpi', 'ORG'), ('AS', 'PERSON'), ('Karsa Simbun', 'ORG'), ('Balpi', 'ORG')]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

import regex

from ..lexicon import table
from .capitals import ANY_WORD, RULE, is_title
from .names import initials, key
from .types import Entity

__all__ = ["as_called"]

_BODY = regex.compile(
    r"(?:\b(?:[Kk]oran|[Ss]urat kabar|[Mm]ajalah|[Tt]abloid|[Kk]antor berita|[Ss]tasiun (?:televisi|radio|TV)|[Dd]eveloper"
    r"|[Ff]irma(?: \p{Ll}++)?|[Ss]tartup|[Mm]askapai(?: penerbangan)?|[Pp]roduse[rn]|[Pp]erusahaan (?:induk|teknologi|rintisan|keamanan siber)"
    r"|[Kk]elompok (?:militan|bersenjata|pemberontak|teroris|perlawanan|milisi)|[Mm]ilisi)"
    r"|(?<!\p{Lu}\p{L}{1,20} )\b[Ss]erikat(?: [Pp]ekerja| [Bb]uruh| [Pp]ilot| [Gg]uru)?) $"
)
_RANK = regex.compile(
    rf"\b(?i:{'|'.join(sorted(row['head'] for row in table('roles') if row['kind'] == 'rank'))}|(?:ber)?inisial) $"
)
_OF_PERSONS = regex.compile(r"\b(?i:tersangka|terduga|pelaku|korban|saksi|pria|wanita|perempuan|remaja),? $")
_NO_INITIALS = frozenset({"RI", "TNI", "AD", "AL", "AU", "POLRI"})


def as_called(text: str, names: Sequence[Entity]) -> list[Entity]:
    """The names in order: persons that the text calls bodies, or that are the initials of one, as organisations;
    initials behind a rank as persons."""
    whole = {name.text for name in names if name.label == "PERSON" and " " in name.text}
    persons = Counter(initials(key(name)) for name in whole)
    short = {initials(key(name.text)) for name in names if name.label == "ORG" and " " in name.text}
    alone = {name.text for name in names if name.label == "PERSON"}
    bodies = {name.text for name in names if name.label == "PERSON" and _is_body(text, name, alone)}
    return [_relabelled(text, name, bodies, {one for one in short if not persons[one]}) for name in names]


def _is_body(text: str, name: Entity, alone: Collection[str]) -> bool:
    """Whether a kind of body stands before the name; two words behind a title and one may be its holder's (``Ketua serikat
    buruh Rina Karsono``), and those of whom one is a person ``alone`` are one's (``developer Rina Karsono``)."""
    kind = _BODY.search(text, max(0, name.start - 40), name.start)
    if kind is None:
        return False
    before = ANY_WORD.findall(text[max(0, kind.start() - 30) : kind.start()])
    words = name.text.split(" ")
    return len(words) == 1 or not (any(map(is_title, before[-2:])) or any(word in alone for word in words))


def _relabelled(text: str, name: Entity, bodies: set[str], short: set[str]) -> Entity:
    label = name.label
    capitals = name.text.isupper() and name.text.isalpha() and 1 < len(name.text) < 5
    if (
        capitals
        and label != "ORG"
        and name.text not in _NO_INITIALS
        and _RANK.search(text, max(0, name.start - 20), name.start)
    ):
        label = "PERSON"
    elif label == "PERSON" and name.text in bodies:
        label = "ORG"
    elif label == "PERSON" and capitals and name.text.casefold() in short:
        label = label if _OF_PERSONS.search(text, max(0, name.start - 15), name.start) else "ORG"
    return name if label == name.label else replace(name, label=label, rule=RULE)
