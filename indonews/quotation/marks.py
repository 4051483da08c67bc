"""Quotation marks of any glyph, paired by the part they play.

News texts open and close with the same glyph, lose marks and double them. So a mark opens or closes by what stands
around it, glyph and balance decide only where the context leaves both open, and an unclosed mark is given up at the
next opener or the end of its paragraph: a stray mark costs its own piece, never the rest of the text.
"""

from __future__ import annotations

import regex

from .glyphs import INNER_END, STRONG, Mark, Piece, find_marks
from .words import CUES, SPOKEN

__all__ = ["Piece", "find_marks", "pair_marks"]

BARE = "|".join(sorted(form for form, entry in CUES.items() if entry.slot == "bare"))
CUE = rf"(?:{BARE})(?:nya(?=[\s,.])|\s(?=\p{{Lu}}|(?:dia|ia|mereka|seorang|salah|para|juru|warga|akun)\b))"
SINGLE_CLOSE = regex.compile(rf"(?:&(?:amp;){{0,3}}(?:rsquo|#39|apos);|[’'])[\s,]{{0,3}}(?={CUE})")
CUE_AFTER = regex.compile(rf"[,?!]\s?(?={CUE})")
ACTIVE = "|".join(sorted(SPOKEN | {form for form, entry in CUES.items() if entry.slot == "active"}))
STATEMENT = regex.compile(
    rf"\s(?!(?:Saya|Kami|Kita|Aku)\b)(?:\p{{Lu}}[\w'’-]*+\s){{1,4}}(?:(?:juga|pun|kemudian|lalu)\s)?(?:{ACTIVE}),?\s"
)
ATTRIBUTED = regex.compile(
    rf"[,?!]\s?(?:{BARE})(?:nya(?=[.,])|\s(?=\p{{Lu}}|dia\b|ia\b))(?:[^.?!\n]|\.(?=\S)){{0,100}}+\.\s+(?=\p{{Lu}})"
)
CUE_BEFORE = regex.compile(rf"\b(?:{ACTIVE}|{CUE})")
SPOKEN_END = regex.compile(r"[\w)%][,?!]$")
CUE_BEHIND = regex.compile(rf"\s?(?={CUE})")
SENTENCE = regex.compile(r"(?<=[.?!…])(?:\s+|,++\s*)(?=\p{Lu})|(?<=[\p{Ll}\d)][.?!])(?=\p{Lu}\p{Ll})")
STRAY = regex.compile(r"(?<=[.?!)],{1,3})(?:‚Äù|[\"”])\s?(?=\p{Lu})")
VOICED = regex.compile(
    r"\b(?:saya|kami|kita|aku|anda|kamu|kalian|nggak|enggak|gak|ya|yuk|mari)\b|[?!]\s*$", regex.I
)
GOES_ON = regex.compile(r"(?:Dan|Jadi|Sehingga|Sekaligus|Tapi|Tetapi|Apalagi|Makanya)\b")
ASIDE = regex.compile(r"(?<!^),\s\p{Ll}")
BLANK = " \t\n\xa0¬†"
MAX_LENGTH = 6000
UNCLOSED_LENGTH = 1500
LISTED_LENGTH = 400
NAMES = 9  # marks
NAME_LENGTH = 60


def pair_marks(text: str) -> list[Piece]:
    """Quoted pieces in order, outermost only."""
    pieces: list[Piece] = []
    opened: Mark | None = None
    nested = False
    marks = find_marks(text)
    closing = 0
    for number, mark in enumerate(marks):
        following = marks[number + 1] if number + 1 < len(marks) else None
        if number < closing:
            continue
        if opened is not None and not nested and following and _strays(text, opened, mark, following):
            continue
        if opened is not None and not nested and mark.lean >= STRONG:
            closing = number + _past_names(text, opened, marks[number : number + NAMES])
            if number < closing:
                continue
        if opened is not None and _left_open(text, opened, mark, following):
            _give_up(text, opened, mark, pieces)
            opened, nested = None, False
        if opened is None:
            last_end = pieces[-1].outer_end if pieces else 0
            if _opens(text, mark, last_end):
                opened = mark
            elif SPOKEN_END.search(text, max(0, mark.start - 2), mark.start) and CUE_BEHIND.match(
                text, mark.end
            ):
                pieces.append(_unopened(text, last_end, mark))
        elif (
            mark.lean >= STRONG and not nested and _nests(text, opened, mark, marks[number + 1 : number + 3])
        ):
            nested = True
        elif mark.lean >= STRONG and not nested:
            _give_up(text, opened, mark, pieces)
            opened = mark
        elif nested and text[mark.start - 1] not in INNER_END:
            nested = False
        else:
            pieces.append(_piece(text, opened, mark.start, mark.end))
            opened, nested = None, False
    if opened is not None:
        _give_up(text, opened, None, pieces)
    return [p for p in pieces if p.start < p.end]


def _piece(text: str, opened: Mark, end: int, outer_end: int, *flags: str) -> Piece:
    start = opened.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Piece(start, end, opened.start, outer_end, flags)


def _unopened(text: str, since: int, mark: Mark) -> Piece:
    """The words that a mark without an opener closes: its sentence, and those before it in which somebody speaks."""
    since = max(since, text.rfind("\n", since, mark.start) + 1, mark.start - UNCLOSED_LENGTH)
    since = max([since, *(match.end() for match in STRAY.finditer(text, since, mark.start))])
    starts = [since, *(match.end() for match in SENTENCE.finditer(text, since, mark.start))]
    first = len(starts) - 1
    while first > 0:
        before = text[starts[first - 1] : starts[first]]
        if CUE_BEFORE.search(before) or not (VOICED.search(before) or GOES_ON.match(text, starts[first])):
            break
        first -= 1
    start = starts[first]
    return _piece(text, Mark(start, start, 0), mark.start, mark.end, "unbalanced")


def _opens(text: str, mark: Mark, last_end: int) -> bool:
    """Whether a mark opens while none is open; one that stands free on both sides does."""
    if mark.lean > -2:
        return not (text[mark.end : mark.end + 1] == " " and STATEMENT.match(text, mark.end))
    before = text[mark.start - 1] if mark.start else " "
    return mark.lean == -2 and (before.isspace() or mark.start == last_end)


def _left_open(text: str, opened: Mark, mark: Mark, following: Mark | None) -> bool:
    """Whether the opener has lost its partner: too far back, in an earlier paragraph, or the mark opens anew."""
    if mark.start - opened.end > MAX_LENGTH:
        return True
    if mark.lean <= 0:
        if mark.lean == 0 and _stands_free(text, opened) and _opens_next(text, mark):
            return True
        attributed = ATTRIBUTED.search(text, opened.end, mark.start) if mark.lean < 0 else None
        if attributed is None:
            return False
        return not (CUE_BEHIND.match(text, mark.end) and ASIDE.search(attributed[0]))
    if "\n" in text[opened.end : mark.start].strip():
        return True
    if mark.lean >= STRONG:
        return False
    answered = following is not None and following.lean <= -2 and following.start - mark.end < MAX_LENGTH
    return answered or CUE_AFTER.search(text, opened.end, mark.start) is not None


def _stands_free(text: str, mark: Mark) -> bool:
    """Whether spaces part the mark from the words on both sides, as pages write their openers (``" Kami siap,"``)."""
    return mark.start > 0 and text[mark.end : mark.end + 1] == " " and text[mark.start - 1] in " \n"


def _opens_next(text: str, mark: Mark) -> bool:
    """Whether a free mark behind a full stop opens the next words of somebody (``... itu. " Kami siap,"``)."""
    if not _stands_free(text, mark) or text[max(0, mark.start - 4) : mark.start].rstrip()[-1:] not in (
        ".",
        "?",
        "!",
    ):
        return False
    return text[mark.end + 1 : mark.end + 2].isupper() and not STATEMENT.match(text, mark.end)


def _past_names(text: str, opened: Mark, marks: list[Mark]) -> int:
    """How many marks only set off names and words inside an open piece that is closed and attributed after them, or 0."""
    count = 0
    while count + 2 < len(marks) and _sets_off(text, marks[count], marks[count + 1]):
        count += 2
    length = marks[count].start - opened.end
    if count == 0 or length > UNCLOSED_LENGTH or "\n" in text[opened.end : marks[count].start]:
        return 0
    end = marks[count]
    spoken = end.lean < 0 and SPOKEN_END.search(text, max(0, end.start - 2), end.start)
    attributed = spoken and CUE_BEHIND.match(text, end.end) is not None
    return count if attributed and not CUE_BEFORE.search(text, opened.end, end.start) else 0


def _sets_off(text: str, mark: Mark, closer: Mark) -> bool:
    """Whether two marks hold a few words in the midst of a sentence (``bukan "sekadar ada" tetapi ...``)."""
    before = text[max(0, mark.start - 2) : mark.start].rstrip()
    return (
        mark.lean > 0
        and closer.lean < 0
        and closer.start - mark.end < NAME_LENGTH
        and (before[-1:].isalpha() or before[-1:] == ",")
        and text[closer.end : closer.end + 1] == " "
        and text[closer.end + 1 : closer.end + 2].islower()
    )


def _nests(text: str, opened: Mark, mark: Mark, following: list[Mark]) -> bool:
    """Whether an opener within an open piece starts a quotation inside it, which is closed as well, and no new one."""
    between = text[opened.end : mark.start].rstrip(BLANK)
    if not between or between[-1] in INNER_END + '"”:;' or "\n" in between:
        return False
    if not _reaches(text, opened, mark.start) or SINGLE_CLOSE.search(text, opened.end, mark.start):
        return False
    if ATTRIBUTED.search(text, opened.end, mark.start):
        return False
    closed = bool(following) and following[0].lean < 0 and text[following[0].start - 1] in INNER_END
    return closed or (len(following) == 2 and all(other.lean < 0 for other in following))


def _strays(text: str, opened: Mark, mark: Mark, following: Mark) -> bool:
    """Whether a closer stands within a sentence that a later one closes (``"Kami" siap berangkat," kata Budi``)."""
    if mark.lean >= 0 or following.lean >= 0 or text[mark.start - 1] in INNER_END:
        return False
    goes_on = text[mark.end : mark.end + 2]
    return (
        goes_on[:1] == " "
        and goes_on[1:].islower()
        and _starts_sentence(text, opened)
        and SPOKEN_END.search(text, max(0, following.start - 2), following.start) is not None
        and CUE_BEHIND.match(text, following.end) is not None
        and "\n" not in text[opened.end : following.start]
        and not CUE_BEFORE.search(text, mark.end, following.start)
    )


def _give_up(text: str, opened: Mark, mark: Mark | None, pieces: list[Piece]) -> None:
    """Close an opener without a partner at the cue behind its words, else at the sentence end before the next mark."""
    stop = mark.start if mark else len(text)
    line = text.find("\n", opened.end, stop)
    paragraph = stop if line < 0 else line
    stop = min(paragraph, opened.end + UNCLOSED_LENGTH)
    cue = SINGLE_CLOSE.search(text, opened.end, stop) or CUE_AFTER.search(text, opened.end, stop)
    free = _stands_free(text, opened)
    if cue and _reaches(text, opened, cue.start(), free):
        pieces.append(
            _piece(text, opened, cue.start() + (text[cue.start()] in ",?!"), cue.end(), "unbalanced")
        )
    elif (mark or free) and (paragraph == stop or free) and _starts_sentence(text, opened):
        end = _voiced_end(text, opened, stop) if free else stop
        closed = text[max(0, end - 9) : end].rstrip().endswith(tuple(INNER_END))
        reported = free and CUE_BEFORE.search(text, opened.end, end) is not None
        if closed and not reported and end - opened.end < LISTED_LENGTH:
            pieces.append(_piece(text, opened, end, end, "unbalanced"))


def _voiced_end(text: str, opened: Mark, stop: int) -> int:
    """Where the words behind an opener end that nothing closes: its first sentence, and those after it in the first person."""
    end = opened.end
    for match in SENTENCE.finditer(text, opened.end, stop):
        if end > opened.end and not VOICED.search(text, end, match.start()):
            return end
        end = match.start()
    return stop if end == opened.end or VOICED.search(text, end, stop) else end


def _reaches(text: str, opened: Mark, stop: int, free: bool = False) -> bool:
    """Whether words behind an opener may go on to ``stop``: in their sentence, or beyond it if nobody else is reported."""
    end = SENTENCE.search(text, opened.end, stop)
    if end is None:
        return True
    if text[opened.end : opened.end + 2].lstrip()[:1].islower():
        return False
    if STATEMENT.search(text, end.start(), stop) is None:
        return True
    return not free and VOICED.search(text, end.end(), stop) is not None


def _starts_sentence(text: str, mark: Mark) -> bool:
    """Whether the words before the mark are closed by a full stop, comma, colon or line end."""
    before = text[max(0, mark.start - 3) : mark.start].rstrip(" \xa0")
    return not before or before[-1] in INNER_END + ":\n"
