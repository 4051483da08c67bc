"""What stands behind the text: topic tags with the headline before their initials, and the readers' comments."""

from __future__ import annotations

import regex

from .canvas import Canvas

__all__ = ["SLASHED", "mark_comments", "mark_tags", "mark_tail_tags"]

SLASHED = regex.compile(r"\(\p{Ll}{2,5}/\p{Ll}{2,5}\)")
_INITIALS = regex.compile(r"\(\p{Ll}{2,6}\)")
_TOPICS = regex.compile(r"[\p{Ll}\d\s/&'’.:@#-]{2,400}")
_PLAIN_TOPICS = regex.compile(r"\p{Ll}[\p{Ll}\d-]*(?:\s+[\p{Ll}\d-]+){2,40}")
_TAGS = regex.compile(r"(?:Tags?|TAGS?|Topik(?: Terkait)?|Label|Kata [Kk]unci|Keywords?)\s?:")
_CREDIT_LINE = regex.compile(r"\n\s{0,9}(?:Source|Via|Editor|Penulis|Reporter)\s?:")
_COMMENTS = regex.compile(r"(?:Komentar|Comments?|KOMENTAR)\s?\(\d{1,4}\)\s*\n")
_COMMENT = regex.compile(r"[\w.@][\w.@ -]{1,40}\s?:\s\S")
_COMMENTS_REACH = 3000
_WINDOW = 400
_WORD = regex.compile(r"(?<!\S)\p{Lu}")
_HEADLINE = 150
_SHORTEST = 20
_BEFORE_TOPICS = ("widget.gambas", "widget.page", "related.pager")


def mark_tags(canvas: Canvas) -> None:
    """Claims a list of topic tags at the end of a text that kept its lines."""
    text = canvas.text
    for match in _TAGS.finditer(text, max(0, len(text) - 3000)):
        if not canvas.opens_line(match.start()):
            continue
        credit = _CREDIT_LINE.search(text, match.end())
        stop = credit.start() if credit else len(text)
        lines = [line.rstrip() for line in text[match.end() : stop].split("\n") if line.strip()]
        prose = [line for line in lines if len(line) > 120 or line.endswith((".", ",", "”", '"'))]
        if 8 * len(prose) <= len(lines):
            canvas.claim(match.start(), stop, "tags", "tags.list")
            return


def mark_comments(canvas: Canvas) -> None:
    """Claims the readers' comments that close a text that kept its lines: a counted heading, lines ``name: text``."""
    text = canvas.text
    for match in _COMMENTS.finditer(text, max(0, len(text) - _COMMENTS_REACH)):
        lines = [line.strip() for line in text[match.end() :].split("\n") if line.strip()]
        if canvas.opens_line(match.start()) and lines and 2 * sum(map(_is_comment, lines)) >= len(lines):
            canvas.claim(match.start(), len(text), "comment", "comment.list")
            return


def _is_comment(line: str) -> bool:
    return _COMMENT.match(line) is not None


def mark_tail_tags(canvas: Canvas) -> bool:
    """Claims topics in small letters that close the text: behind initials, a player or a pager."""
    end = canvas.body_end()
    begin = canvas.skip_space(canvas.free_from(end))
    if begin >= end or end - begin > _WINDOW:
        return _tags_behind_initials(canvas, end)
    before = canvas.claim_before(begin)
    if before and before.rule in _BEFORE_TOPICS and _PLAIN_TOPICS.fullmatch(canvas.text, begin, end):
        return canvas.claim(begin, end, "tags", "tags.after_widget")
    return _tags_behind_initials(canvas, end)


def _tags_behind_initials(canvas: Canvas, end: int) -> bool:
    text = canvas.text
    k = text.rfind(")", max(0, end - _WINDOW), end)
    if k < 0 or k + 1 >= end:
        return False
    start = text.rfind("(", max(0, k - 12), k)
    begin = canvas.skip_space(max(k + 1, canvas.free_from(end)))
    if start < 0 or begin >= end:
        return False
    _claim_doubled_title(canvas, start)
    slashed = SLASHED.fullmatch(text, start, k + 1) and _TOPICS.fullmatch(text, begin, end)
    plain = _INITIALS.fullmatch(text, start, k + 1) and _PLAIN_TOPICS.fullmatch(text, begin, end)
    if slashed or (plain and canvas.after_break(start)):
        return canvas.claim(begin, end, "tags", "tags.after_initials")
    return False


def _claim_doubled_title(canvas: Canvas, end: int) -> None:
    """Claims a headline that was printed twice before ``end``."""
    window = canvas.text[max(0, end - 2 * _HEADLINE) : end].rstrip()
    for word in _WORD.finditer(window, len(window) // 2):
        title = window[word.start() :]
        before = window[: word.start()].rstrip()
        if len(title) >= _SHORTEST and before.endswith(title):
            start = end - len(canvas.text[max(0, end - 2 * _HEADLINE) : end]) + len(before) - len(title)
            canvas.claim(start, end, "related", "related.doubled_title")
            return
