"""The text as attribution reads it: words, sentence starts, names, times and quoted pieces by word index."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex

from ..spans import Mention, SpanLike
from .capitals import names_by_capitals
from .dotted import lost_commas
from .glued import seams as cue_seams
from .glyphs import ENTITY, MOJIBAKE
from .marks import Piece, pair_marks
from .misspelt import CUT, CUT_PRONOUN, DAMAGED, MISSPELT
from .words import CUES, RELAYS, words

__all__ = ["Reading"]

LETTERS = r"[^\W_]++(?:[-'’][^\W_]++|(?<=\d)[.,:/]\d++)*+"
PLAIN_WORD = regex.compile(LETTERS)
SCARS = regex.compile("[&‚âÂÃ]")  # what broken encodings and HTML residue begin with
WORD = regex.compile(rf"(?:{ENTITY}|{MOJIBAKE}|&(?:amp;){{0,3}}\w{{2,6}};|[ÂÃ](?=[\s\xa0]))++|({LETTERS})")
JOINT = regex.compile(
    r"[.?!](?:[\s\xa0¬†]|&(?:amp;){0,3}nbsp;){0,4}(?:,|&(?:amp;){0,3}nbsp;)(?:[\s,]|&(?:amp;){0,3}nbsp;){0,5}(?=[\p{Lu}\"“‚&])"
    r"|(?<=[\p{Ll}\d)\"”])[.?!](?=\p{Lu}\p{Ll}+[\s,])"
    r"|(?<=\p{Ll}{4}|\d{2})\.(?=\p{Lu}{2,}\s\p{L})(?!COM|CO|ID|NET|ORG)"
    r"|(?<=\p{Lu}{3})\.(?=\p{Lu}\p{Ll}{2,}+[\s,]|\p{Lu}{3,}\s\p{Ll})(?!(?i:com|net|org|id)\b)"
)
ABBREVIATIONS = words("abbreviation")
DEGREES = words("degree")
SEAM = regex.compile(r"(?<=\p{Ll}|\p{Lu}\p{Lu})\p{Lu}\p{Ll}{2,}+\b")
BEFORE_SEAM = regex.compile(r"\b\p{L}{2,30}+\Z")
TITLES = words("role") | words("many")
AFTER_SEAM = frozenset(("menteri", "ketua", "wakil", "kepala", "presiden", "gubernur", "direktur", "juru"))
NEAR = 3


class Reading:
    """Words of a text with what is known about them; positions are word indices unless they are called offsets."""

    __slots__ = (
        "_gap_ends", "_gap_starts", "commas", "ends", "entities", "entity_at", "lost_commas", "low", "piece_at", "pieces", "sentence_starts", "short_names", "starts", "text", "time_at", "times",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        sentences: Sequence[SpanLike] | None,
        entities: Sequence[Mention] | None,
        times: Sequence[SpanLike] | None,
    ) -> None:
        self.text = text
        if SCARS.search(text):
            spans = [match.span(1) for match in WORD.finditer(text)]
            spans = [(s, e - (text[e - 1] in "ÂÃ")) for s, e in spans]
        else:
            spans = [match.span() for match in PLAIN_WORD.finditer(text)]
        self.starts = [s for s, e in spans if e > s]
        self.ends = [e for s, e in spans if e > s]
        self.low = self._lowered()
        self.entities = (
            sorted(entities, key=lambda e: e.start) if entities is not None else names_by_capitals(text)
        )
        headings = self._cut_glued()
        self._gap_starts, self._gap_ends = [0, *self.ends], [*self.starts, len(text)]
        self._mend_cues()
        self.pieces = pair_marks(text)
        self.piece_at = self._cover(self.pieces)
        self.entity_at = self._cover(self.entities)
        self.times = list(times or ())
        self.short_names = self._short_names()
        self.time_at = self._cover(self.times)
        self.lost_commas = lost_commas(self)
        self.commas = frozenset(self._commas())
        self.sentence_starts = self._sentences(sentences, headings)

    def _lowered(self) -> list[str]:
        """Every word in lower case."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return [lower[s:e] for s, e in zip(self.starts, self.ends, strict=True)]
        return [self.text[s:e].lower() for s, e in zip(self.starts, self.ends, strict=True)]

    def _short_names(self) -> frozenset[str]:
        """The words of names of persons that have more than one."""
        names = (e.text.lower().split() for e in self.entities if e.label == "PERSON")
        return frozenset(word for name in names if len(name) > 1 for word in name)

    def _mend_cues(self) -> None:
        """Read reporting words that are misspelt or lost their last letter (``menjelaska. harga naik``) as they are meant."""
        for k in [k for k, low in enumerate(self.low) if low in DAMAGED]:
            if self.low[k] != CUT_PRONOUN:
                cut = CUT.get(self.low[k]) if self.gap(k + 1).startswith(".") else None
                self.low[k] = cut or MISSPELT.get(self.low[k], self.low[k])
            elif self._is_cut_pronoun(k):
                self.low[k] = "dia"

    def _is_cut_pronoun(self, k: int) -> bool:
        """Whether ``dia`` lost its last letter with the comma behind it (``kata di. harga naik``)."""
        if not 0 < k < len(self.low) - 1 or self.gap(k + 1) != ". ":
            return False
        form = CUES.get(self.low[k - 1])
        spoken = form is not None and form.slot in ("bare", "prep")
        return spoken and self.text[self.starts[k + 1]].islower()

    def _cut_glued(self) -> list[int]:
        """Part what scraping glued together: names (``dilansirReuters``) and titles (``PenerimaManfaatMenteri Sosial``).

        Returns the offsets at which a sentence starts: titles behind the last word of a heading, names behind ``ujarnya``.
        """
        seams = [seam for seam in map(self._title_seam, SEAM.finditer(self.text)) if seam]
        breaks = [title for start, title in seams if self._ends_heading(start, title)]
        edges = {edge for e in self.entities for edge in (e.start, e.end)} | {title for _, title in seams}
        inside: list[int] = []
        for edge in sorted(edges):
            k = bisect_right(self.starts, edge) - 1
            if k >= 0 and self.starts[k] < edge < self.ends[k]:
                inside.append(edge)
        cues = list(cue_seams(self.text, self.starts, self.ends))
        cut = {*inside, *cues}
        if cut:
            self.starts = sorted({*self.starts, *cut})
            self.ends = sorted({*self.ends, *cut})
            self.low = self._lowered()
        breaks += [edge for edge in inside if self._follows_clitic(edge)]
        return breaks + [cut for cut in cues if self._opens(cut)]

    def _opens(self, cut: int) -> bool:
        """Whether a reporting word that begins at the offset opens a sentence (``PlusDiberitakan Antara``)."""
        low = self.low[bisect_left(self.starts, cut)]
        return self.text[cut].isupper() and (low in CUES or low in RELAYS or low == "menurutnya")

    def _follows_clitic(self, edge: int) -> bool:
        """Whether a name is glued to a cue with ``-nya``, which ends the sentence before (``ujarnyaBudi``)."""
        k = bisect_left(self.starts, edge) - 1
        return self.low[k].endswith("nya") and self.low[k][:-3] in CUES

    def _title_seam(self, match: regex.Match[str]) -> tuple[int, int] | None:
        """Where a word and the title begin that it goes over into, no name (``PemerintahMenteri``, not ``UangTeman``)."""
        title, at = match.group().lower(), match.start()
        if title not in TITLES:
            return None
        k = bisect_right(self.entities, at, key=lambda e: e.start) - 1
        if title not in AFTER_SEAM and k >= 0 and self.entities[k].end > at:
            return None
        word = BEFORE_SEAM.search(self.text, max(0, at - 31), at)
        return (word.start(), at) if word else None

    def _ends_heading(self, start: int, end: int) -> bool:
        """Whether ``start:end``, to which a title is glued, ends a heading and no title or cue."""
        head = self.text[start:end]
        if not head[0].isupper() or head.lower() in CUES or head.lower() in RELAYS:
            return False
        k = bisect_left(self.starts, start)
        return TITLES.isdisjoint(self.low[max(0, k - NEAR) : k])

    def _cover(self, spans: Sequence[SpanLike | Piece]) -> list[int]:
        """For every word the index of the span it lies in, or -1."""
        covered = [-1] * len(self.starts)
        for number, span in enumerate(spans):
            k = max(0, bisect_right(self.starts, span.start) - 1)
            if k < len(self.starts) and self.ends[k] <= span.start:
                k += 1
            while k < len(self.starts) and self.starts[k] < span.end:
                covered[k] = number
                k += 1
        return covered

    def _commas(self) -> Iterator[int]:
        """Words with a comma before them, kept or lost, that is no part of a name."""
        position = self.text.find(",")
        while position >= 0:
            k = bisect_left(self.starts, position)
            outside = k == 0 or self.ends[k - 1] <= position
            if outside and not (k < len(self.starts) and self.same_entity(k)):
                yield k
            position = self.text.find(",", position + 1)
        yield from (k for k in self.lost_commas if not self.same_entity(k))

    def _sentences(self, sentences: Sequence[SpanLike] | None, headings: Sequence[int]) -> list[int]:
        """Word indices at which a sentence starts: the caller's or our own, never inside a quoted piece."""
        if sentences is not None:
            known = [bisect_left(self.starts, s.start) for s in sentences] + self._glued()
        else:
            known = [k for k in range(1, len(self.starts)) if self._breaks(k)]
        begins = sorted({*known, *(bisect_left(self.starts, at) for at in headings)})
        size = len(self.starts)
        kept = [
            k
            for k in begins
            if 0 < k < size
            and not self._inside_piece(k)
            and not self._runs_on(k)
            and not self._titled(k)
            and k not in self.lost_commas
            and not self._in_degrees(k)
        ]
        return [0, *kept] if size else []

    def _breaks(self, k: int) -> bool:
        gap = self.text[self.ends[k - 1] : self.starts[k]]
        if gap == " ":
            return False
        first = self.text[self.starts[k]]
        if "\n" in gap:
            return not first.islower() or "\n\n" in gap
        if not any(c in gap for c in ".?!…") or first.islower():
            return False
        same = self.entity_at[k] >= 0 and self.entity_at[k] == self.entity_at[k - 1]
        short = "." in gap and (
            self.low[k - 1] in ABBREVIATIONS or self.ends[k - 1] - self.starts[k - 1] == 1
        )
        return not same and not short

    def _inside_piece(self, k: int) -> bool:
        """Whether the words before and at ``k`` belong to one quoted piece."""
        return self.piece_at[k] >= 0 and self.piece_at[k] == self.piece_at[k - 1]

    def _runs_on(self, k: int) -> bool:
        """Whether a sentence goes on with a lower-case word (``?" tanya Budi``, ``... katanya. dan``)."""
        return self.text[self.starts[k]].islower() and "\n\n" not in self.gap(k) and self.entity_at[k] < 0

    def _titled(self, k: int) -> bool:
        """Whether a shortened title ends before the name at ``k`` (``Kombes Pol. Budi``)."""
        return self.label(k) == "PERSON" and self.gap(k) == ". " and self.low[k - 1] in ABBREVIATIONS

    def _in_degrees(self, k: int) -> bool:
        """Whether one degree follows another (``S.Sos., M.M.``)."""
        comma = "," in self.gap(k) and "\n" not in self.gap(k)
        before = self.low[k - 1] in DEGREES or (comma and self._is_letter(k - 1) and self._is_letter(k - 2))
        known = before and (self.low[k] in DEGREES or self._is_letter(k))
        return known and "\n" not in self.gap(k)

    def _is_letter(self, k: int) -> bool:
        return k >= 0 and self.ends[k] - self.starts[k] == 1

    def _glued(self) -> list[int]:
        """Sentence starts behind ``.,`` as paragraph joints look in some scraped texts."""
        joints = [bisect_left(self.starts, m.end()) for m in JOINT.finditer(self.text)]
        return [k for k in joints if 0 < k < len(self.starts) and not self.same_entity(k)]

    def sentence(self, k: int) -> tuple[int, int]:
        """First word and the word after the last of the sentence that holds word ``k``."""
        number = bisect_right(self.sentence_starts, k)
        end = self.sentence_starts[number] if number < len(self.sentence_starts) else len(self.starts)
        return self.sentence_starts[number - 1], end

    def sentence_number(self, k: int) -> int:
        """How many sentences start before or at word ``k``."""
        return bisect_right(self.sentence_starts, k)

    def gap(self, k: int) -> str:
        """What stands between the word before ``k`` and word ``k``."""
        return self.text[self._gap_starts[k] : self._gap_ends[k]]

    def word_at(self, offset: int) -> int:
        """Index of the first word that starts at or after ``offset``."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets from word ``first`` to the end of word ``last - 1``, with the marks and brackets that belong to them."""
        start, end = self.starts[first], self.ends[last - 1]
        piece = self.piece_at[first]
        if piece >= 0 and (first == 0 or self.piece_at[first - 1] != piece):
            start = self.pieces[piece].outer_start
        piece = self.piece_at[last - 1]
        if piece >= 0 and (last == len(self.starts) or self.piece_at[last] != piece):
            end = self.pieces[piece].outer_end
        end += self.text[end : end + 1] == "%"
        if self.text[end : end + 1] == ")" and self.text.rfind("(", start, end) > self.text.rfind(
            ")", start, end
        ):
            end += 1
        return start, end

    def label(self, k: int) -> str:
        """Label of the entity that covers word ``k``, or an empty string."""
        number = self.entity_at[k]
        return self.entities[number].label if number >= 0 else ""

    def same_entity(self, k: int) -> bool:
        """Whether word ``k`` and the word before belong to one entity."""
        return self.entity_at[k] >= 0 and self.entity_at[k] == self.entity_at[k - 1]

    def entity_end(self, k: int) -> int:
        """Index of the first word after the entity that covers word ``k``."""
        number = self.entity_at[k]
        while k < len(self.starts) and self.entity_at[k] == number:
            k += 1
        return k
