"""Where a name begins and ends: small repairs of what the model marks.

>>> text = "kota Bogor dan Dinas Kesehatan (Dinkes) serta E. Kurniawan,"
>>> [text[s:e] for s, e, _ in tidy(text, [(0, 10, "GPE"), (15, 38, "ORG"), (46, 47, "PERSON"), (49, 59, "PERSON")])]
['Bogor', 'Dinas Kesehatan (Dinkes)', 'E. Kurniawan']
>>> text = "Badan Legislasi (Baleg) DPR dan PT Garam (Persero)"
>>> [text[s:e] for s, e, _ in tidy(text, [(0, 15, "ORG"), (17, 22, "ORG"), (24, 27, "ORG"), (32, 40, "ORG")])]
['Badan Legislasi (Baleg) DPR', 'PT Garam (Persero)']
>>> text = "resolusi dewan keamanan PBB dan badan Unesco"
>>> [text[s:e] for s, e, _ in tidy(text, [(9, 27, "ORG"), (32, 44, "ORG")])]
['dewan keamanan PBB', 'Unesco']
>>> text = "kepada KabarTirta.com"
>>> [text[s:e] for s, e, _ in tidy(text, [(12, 21, "ORG")])]
['KabarTirta.com']
>>> text = "Rina Wati SPd, M.H. dari Pesisir.co.id dan Wakil Ketua II S. Hadi, Sp.OG"
>>> found = [(0, 13, "PERSON"), (15, 18, "PERSON"), (25, 35, "ORG"), (61, 72, "PERSON")]
>>> [text[s:e] for s, e, _ in tidy(text, found)]
['Rina Wati', 'Pesisir.co.id', 'S. Hadi']
>>> tidy("Pangdam XVII/Cenderawasih", [(13, 25, "PERSON")])
[]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from .names import words_of

__all__ = ["tidy"]

Name = tuple[int, int, str]

_LOWER_START = regex.compile(
    r"(?!(?:dewan|komisi|mahkamah|majelis) \p{Ll})(?:[\p{Ll}-]++[ \xa0]++){1,3}(?=\p{Lu})"
)
"""Words in small letters before a name; not those of a body (``dewan keamanan PBB``)."""
_KIND_START = regex.compile(
    r"(?:Asosiasi|Firma|Grup|Kelompok|Klub|Koran|Lembaga|Majalah|Maskapai|Organisasi|Perusahaan|Platform|Portal|Produsen"
    r"|Raksasa|Startup|Stasiun|Situs|Yayasan) (?:(?!(?:antar|atas|bagi|dalam|dan|dari|di|ke|of|pada|untuk|yang) )\p{Ll}++ ){1,3}(?=\p{Lu})"
)
"""What kind of body opens a sentence before its name (``Lembaga survei Indikator``)."""
_CAPITALISED = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG", "EVENT"})
_LOOSE_END = regex.compile(r"[\s,;:/(\[“\"–-]++$")
_LOOSE_START = regex.compile(r"[\s,;:/)\]”\"–-]++")
_LINE = regex.compile(r"[^\n]++")
_DEGREES = words_of("degree")
_NUMBERED = regex.compile(
    r"(?:I{2,3}|IV) (?=\p{Lu})|(?<=\b(?:Ketua|Komisi|Asisten|Deputi|Teradu) )I (?=\p{Lu})"
)
_INITIAL_BEFORE = regex.compile(r"(?<![\p{L}\p{N}.’'-])\p{Lu}\. ?$")
_COMMAND = regex.compile(r"\b(?:[IVX]{1,5}|\d{3})/$")
"""Before the name of a military command behind an office (``Pangdam XVII/Cenderawasih``), which is no person."""
_INITIAL = regex.compile(r"\p{Lu}\.?")
_DOMAIN_END = regex.compile(r"(?<=\.(?:com|co|or|org|go|ac|net))\.\p{L}{2}\b", regex.I)
_DOMAIN = regex.compile(r"\p{Lu}\p{L}++\.(?:com|co\.id|id|net|org)", regex.I)
_DOMAIN_START = regex.compile(r"(?:\p{Lu}\p{Ll}*+){1,3}$")
_DEGREE_BEHIND = regex.compile(r",\s?(?:\p{Lu}\p{Ll}{0,2}\.){1,4}(?:\p{Lu}\p{L}{0,3})?$")
_LAST_WORD = regex.compile(r"[ ,.]*+([^\s,]++)$")
_WRITTEN_AS_DEGREE = regex.compile(r".*\..*|.*\p{Lu}.*\p{Lu}.*|Lc")
_NO_LETTERS = regex.compile(r"\P{L}+")
_STATE_OWNED = regex.compile(r" \((?:Persero|Perseroda)\)(?: Tbk\b)?")
_BRACKETED = regex.compile(r".+ \([^()\n]{2,20}\)")


def tidy(text: str, names: Iterable[Name]) -> list[Name]:
    """The names without a lower-case type word before them and marks around them, with the bracket that they open.

    An initial is joined to the person's name that it belongs to, the number of an office and degrees are not; a web
    domain is whole; an organisation goes on behind its abbreviation in brackets; no name goes on in the next line. In
    order, without overlaps; a name of marks alone is dropped, and a command taken for a person.
    """
    tidied: list[Name] = []
    for start, end, label in _lines(text, names):
        if label in _CAPITALISED:
            start += _length(_LOWER_START.match(text, start, end))
        if label == "ORG":
            start += _length(_KIND_START.match(text, start, end))
        start += _length(_LOOSE_START.match(text, start, end))
        end -= _length(_LOOSE_END.search(text, start, end))
        inside = text[start:end]
        if inside.count("(") == inside.count(")") + 1 and text[end : end + 1] == ")":
            end += 1
        if label == "ORG":
            end += _length(_STATE_OWNED.match(text, end)) + _length(_DOMAIN_END.match(text, end))
            if _DOMAIN.fullmatch(text, start, end):
                before = _DOMAIN_START.search(text, max(start - 20, tidied[-1][1] if tidied else 0), start)
                start -= _length(before)
        elif label == "PERSON":
            start += _length(_NUMBERED.match(text, start, end))
            before = _INITIAL_BEFORE.search(text, max(start - 3, tidied[-1][1] if tidied else 0), start)
            start -= _length(before)
            end = _before_degrees(text, start, end)
            if _COMMAND.search(text, max(0, start - 6), start):
                continue
        if start >= end:
            continue
        if tidied and label == tidied[-1][2] == "PERSON" and _is_initial(text, tidied[-1], start):
            start = tidied.pop()[0]
        if label in ("ORG", "GPE") and (first := _before_bracket(text, tidied, start)) is not None:
            start, label = first, "ORG"
            while tidied and tidied[-1][0] >= start:
                tidied.pop()
        if not tidied or start >= tidied[-1][1]:
            tidied.append((start, end, label))
    return tidied


def _before_degrees(text: str, start: int, end: int) -> int:
    """Where a person's name ends before its degrees; at ``start`` where nothing but a degree behind a comma is left."""
    if dotted := _DEGREE_BEHIND.search(text, start, end):
        end = dotted.start()
    while match := _LAST_WORD.search(text, start, end):
        word, first = match[1], match.start() == start
        if (
            _NO_LETTERS.sub("", word).lower() not in _DEGREES
            or not _WRITTEN_AS_DEGREE.fullmatch(word)
            or (first and "," not in text[max(0, start - 2) : start])
        ):
            break
        end = match.start()
    return end


def _before_bracket(text: str, names: Sequence[Name], start: int) -> int | None:
    """Where the organisation begins that goes on at ``start`` behind its abbreviation: ``Badan Legislasi (Baleg) DPR``."""
    if names and names[-1][2] == "ORG":
        begin, end, _ = names[-1]
        if text[end:start] == " " and _BRACKETED.fullmatch(text, begin, end):
            return begin
        if text[end:start] == ") " and len(names) > 1 and names[-2][2] == "ORG":
            return names[-2][0] if text[names[-2][1] : begin] == " (" else None
    return None


def _lines(text: str, names: Iterable[Name]) -> Iterator[Name]:
    for start, end, label in names:
        for line in _LINE.finditer(text, start, end):
            yield *line.span(), label


def _length(match: regex.Match[str] | None) -> int:
    return len(match[0]) if match else 0


def _is_initial(text: str, before: Name, start: int) -> bool:
    return _INITIAL.fullmatch(text, before[0], before[1]) is not None and text[before[1] : start] in (
        ". ",
        ".",
        " ",
    )
