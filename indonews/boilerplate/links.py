"""Links to other articles and videos, with the headline that was printed behind them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from .. import lazy
from ..lexicon import table
from .canvas import Canvas
from .dateline import OUTLET
from .headline import headline_end, reads_as_title
from .tags import SLASHED
from .triggers import Groups, by_trigger, present
from .types import Kind

__all__ = ["mark_last_title", "mark_links", "mark_player_titles"]

_QUOTED_TO_COLON = lazy.pattern(r"[\"“'‘][^\n]{5,200}?[\"”'’]{1,2}(?:\s?di ?sini)?\s?:(?=\s*(?:$|\n|\[))")
_QUOTED = lazy.pattern(
    r"(?P<open>[\"“'‘])[^\n]{5,250}?[\"”'’](?=\s?:|\s*[,;.]?\s*(?:$|\n|\[|\(|di (?:sini|bawah)|[\p{Lu}]|\p{Ll}[\p{Ll}\d -]*$))(?:\s?di (?:sini|bawah(?: ini)?))?\s?:?"
)
_SHOWN_IN = (
    r"(?i:(?:artikel|berita|tulisan) ini (?:sebagian )?(?:(?:tel?ah|sudah|juga|pernah|pertama kali) ){0,3}"
    r"(?:tayang|terbit|dimuat|dipublikasikan|diterbitkan)(?: sebelumnya| lebih dulu){0,2}\s(?:di|oleh|pada)\s?)"
)
_ORIGINAL = lazy.pattern(
    rf"{_SHOWN_IN}"
    r"(?:(?P<name>[\w.\- ]{3,40}?)|,)?,?(?:\s?deng?an judul(?: asli)?|\sjudul)\s?:?\s{0,3}"
)
_ORIGINAL_ALONE = lazy.pattern(
    rf"{_SHOWN_IN}(?P<name>{OUTLET}|detik\p{{Lu}}\p{{L}}{{2,10}})(?:\s?\.|,(?= baca ))?(?=\s*$|\s*\n|\s(?i:baca ))"
)
_GLUED = lazy.pattern(r"(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})")
_BULLET = lazy.pattern(r"\s*[-–—•*·]\s*\S")
_BRACKETED = lazy.pattern(r"(?:[^()\n]|\([^()\n]{0,40}\)){0,250}+\)\.?")
_JOINED = lazy.pattern(r"(?<=\p{L}[?!]?),+(?=\"?[“\p{Lu}])")  # paragraphs that a scraper joined by commas
_CLOSES = lazy.pattern(r"[\"“'‘]?\p{Lu}[^.\n]*[\p{L}\d?!)]")
_REST = 120  # characters of a headline behind its quotation or comma
_HEADLINE_LOST = lazy.pattern(
    r"\s*,+(?=[^\s,)])"
)  # the scraper lost the link with its headline, the next paragraph follows
_SENTENCE_END = lazy.pattern(r"(?<=\p{L}|[)\d])[.!?][\"”’')]{0,2}\s{1,4}(?=\p{Lu})|\s{3,9}(?=\p{Lu})")
_INITIALS = lazy.pattern(r"\s\((?:\p{L}{2,5}/)?\p{L}{2,5}\)$")
_LIST_FOLLOWS = lazy.pattern(r"(?i)\b(?:berikut|antaranya|yaitu|yakni|adalah)\b|\[")
_PLAYER = "[gambas"
_LAST_HEADLINE = 120
_PLAYER_NEAR = 200


class _Link(NamedTuple):
    start: int
    end: int
    rule: str
    title: str
    kind: Kind


class _Cue(NamedTuple):
    rule: str
    where: str
    title: str
    trigger: str
    pattern: regex.Pattern[str]


@cache
def _cues() -> Groups[_Cue]:
    rows = [
        _Cue(row["rule"], row["where"], row["title"], row["trigger"], lazy.pattern(row["pattern"]))
        for row in table("boilerplate_links")
    ]
    return by_trigger(rows)


def mark_links(canvas: Canvas) -> None:
    """Claims every link cue with its headline, list or player."""
    links = _find(canvas)
    for k, link in enumerate(links):
        limit = links[k + 1].start if k + 1 < len(links) else len(canvas.text)
        end = _title_end(canvas, link, min(limit, canvas.next_claim(link.end)))
        if end >= canvas.body_end() and (initials := _INITIALS.search(canvas.text, link.end, end)):
            end = initials.start()
        canvas.claim(link.start, end, link.kind, link.rule)


def mark_player_titles(canvas: Canvas) -> None:
    """Claims a bare headline that closes with a colon: before a player, or set apart at the end of the text."""
    text = canvas.text
    players = [c.start for c in canvas.claims() if c.rule == "widget.gambas"]
    for position in [*players, canvas.body_end()]:
        end = canvas.space_before(position)
        if not end or text[end - 1] != ":" or canvas.claimed(end - 1):
            continue
        floor = max(canvas.free_from(end), end - _LAST_HEADLINE)
        ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, floor - 1), end)]
        if ends and (position in players or text[ends[-1] - 2 : ends[-1]].isspace()):
            title = text[ends[-1] : end]
            if reads_as_title(title) and not _LIST_FOLLOWS.search(title):
                canvas.claim(ends[-1], end, "related", "related.player_title")


def mark_last_title(canvas: Canvas) -> None:
    """Claims a bare headline, without full stop, between the last sentence and the initials that close the text."""
    text, end = canvas.text, canvas.body_end()
    if not SLASHED.match(text, canvas.skip_space(end)):
        return
    ends = [m.end() for m in _SENTENCE_END.finditer(text, max(0, end - _LAST_HEADLINE), end)]
    title = text[ends[-1] : end].strip() if ends else ""
    if title and title[-1].isalnum() and title[0].isupper() and reads_as_title(title):
        canvas.claim(ends[-1], end, "related", "related.last_title")


def _find(canvas: Canvas) -> list[_Link]:
    found: dict[int, _Link] = {}
    for cue in present(_cues(), canvas.places):
        for position in canvas.hits(cue.trigger):
            match = cue.pattern.match(canvas.text, position)
            if position and canvas.text[position - 1] == "(":
                match = cue.pattern.match(canvas.text, position - 1) or match
            if (
                match
                and match.start() not in found
                and _may_stand(canvas, cue.where, match)
                and _is_whole(canvas, cue, match.end())
            ):
                found[match.start()] = _Link(match.start(), match.end(), cue.rule, cue.title, "related")
    for trigger in ("artikel ini", "berita ini", "tulisan ini"):
        for position in canvas.hits(trigger):
            if (match := _ORIGINAL.match(canvas.text, position)) and _may_stand(canvas, "any", match):
                found[position] = _Link(position, match.end(), "source.original", "headline", "source")
            elif match := _ORIGINAL_ALONE.match(canvas.text, position):
                found[position] = _Link(position, match.end(), "source.original", "none", "source")
    return _without_nested(found)


def _without_nested(found: dict[int, _Link]) -> list[_Link]:
    links: list[_Link] = []
    for start in sorted(found):
        if not links or start >= links[-1].end:
            links.append(found[start])
    return links


def _may_stand(canvas: Canvas, where: str, match: regex.Match[str]) -> bool:
    if canvas.claimed(match.start()):
        return False
    if where == "line":
        return canvas.opens_line(match.start())
    if where == "close" and canvas.body_end() > match.end() + _LAST_HEADLINE:
        return False
    start = match.start()
    if canvas.after_break(start):
        return not _opens_quotation(canvas.text, start)
    if where == "break" and not _before_player(canvas, match.end()):
        return False
    return where != "close" and canvas.text[start].isupper() and not canvas.word_before(start)


def _before_player(canvas: Canvas, position: int) -> bool:
    """Whether a video player stands a headline's length behind ``position``."""
    player = canvas.next_claim(position)
    return player - position < _PLAYER_NEAR and canvas.lower.startswith(_PLAYER, player)


def _is_whole(canvas: Canvas, cue: _Cue, end: int) -> bool:
    """Whether a heading over a list of links stands alone on its line, or closes with a colon."""
    return cue.where != "line" or cue.title != "lost" or canvas.ends_line(end) or canvas.text[end - 1] == ":"


def _opens_quotation(text: str, position: int) -> bool:
    """Whether the mark directly before ``position`` opens a quotation: then the words are somebody's."""
    mark, before = text[position - 1 : position], text[position - 2 : position - 1]
    return bool(mark) and (mark in "“‘" or (mark in "\"'" and not before.strip()))


def _title_end(canvas: Canvas, link: _Link, limit: int) -> int:
    text = canvas.text
    if link.title == "none":
        return link.end
    if _HEADLINE_LOST.match(text, link.end):
        return len(text[: link.end].rstrip())
    bulleted = _bullets_end(canvas, link.end, limit)
    if bulleted > link.end:
        return bulleted
    if text[link.start] == "(" and (closed := _BRACKETED.match(text, link.end)):
        return closed.end()
    if quoted := _QUOTED_TO_COLON.match(text, link.end, limit) or _QUOTED.match(text, link.end, limit):
        return _quoted_end(canvas, link, quoted.end(), limit)
    if "\n" in text[link.start : link.end] or canvas.ends_line(link.end):
        return _headline_line(canvas, link, limit)
    if link.title == "lost":
        return link.end
    line_end = canvas.line(link.end)[1]
    joined = _JOINED.search(text, link.end, min(limit, line_end, link.end + _LAST_HEADLINE))
    if joined and not _closes_line(canvas, joined.end(), limit):
        return joined.start()
    if limit < len(text) and limit <= line_end:
        return headline_end(text, link.end, limit, closed=True)
    return headline_end(text, link.end, line_end, closed=True)


def _quoted_end(canvas: Canvas, link: _Link, end: int, limit: int) -> int:
    """End of a headline of which ``end`` closes a quotation: it may only open with one."""
    if not link.rule.startswith("related.video") and _closes_line(canvas, end, limit):
        return len(canvas.text[: min(limit, canvas.line(end)[1])].rstrip())
    return end


def _closes_line(canvas: Canvas, position: int, limit: int) -> bool:
    """Whether the line ends soon, and with no sentence."""
    line_end = canvas.line(position)[1]
    rest = canvas.text[position : min(limit, line_end)].strip()
    return line_end < len(canvas.text) and 0 < len(rest) <= _REST and bool(_CLOSES.fullmatch(rest))


def _bullets_end(canvas: Canvas, position: int, limit: int) -> int:
    """End of the list that follows: lines that open with a bullet."""
    text, end = canvas.text, position
    start = text.find("\n", position - 1, limit)
    if start < 0 or text[position:start].strip():
        return end
    start += 1
    while start < limit:
        line_end = canvas.line(start)[1]
        if text[start:line_end].strip():
            if not _BULLET.match(text, start, line_end):
                break
            end = line_end
        start = line_end + 1
    return end


def _headline_line(canvas: Canvas, link: _Link, limit: int) -> int:
    """The cue stands alone on its line: the next line is its headline, unless it reads like a sentence."""
    text = canvas.text
    start = (
        canvas.body_start(canvas.line(link.end - 1)[1])
        if text[link.end - 1] != "\n"
        else canvas.body_start(link.end)
    )
    start, end = (
        canvas.trim(start, min(limit, canvas.line(start)[1])) if start < len(text) else (start, start)
    )
    if start >= limit or not _may_be_headline(text[start:end]):
        return canvas.space_before(link.end)
    following = canvas.body_start(end)
    while following < limit and following > end:
        begin, stop = canvas.trim(following, min(limit, canvas.line(following)[1]))
        if not _may_be_headline(text[begin:stop]) or not reads_as_title(text[begin:stop]):
            break
        end, following = stop, canvas.body_start(stop)
    return end


def _may_be_headline(line: str) -> bool:
    longest = 400 if _GLUED.search(line) else 160
    return bool(line) and len(line) <= longest and line[-1] not in '.:;,"”' and len(line.split()) >= 3
