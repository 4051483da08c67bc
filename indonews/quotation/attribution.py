"""Direct quotations: which quoted pieces are somebody's words, and the cue and source that stand next to them."""

from __future__ import annotations

from .captions import captioned
from .drafts import Draft
from .leading_relays import add_leading_relay
from .marks import Piece
from .offhand import offhand
from .phrases import PERSONAL, POINTING, Words, clitic_span
from .reading import Reading
from .relays import add_relay
from .source_before import source_before
from .source_behind import source_behind
from .words import CUES, RELAYS, Form, matches_phrase, words

__all__ = ["attribute"]

LEADS = frozenset(("demikian", "begitu", "begitulah", "seperti", "sebagaimana", "yang", "lagi"))
CLITIC = "nya"
THUS = frozenset(("demikian", "begitu", "begitulah"))
VOICES = words("voice")
PAPER = VOICES | words("paper") | words("page_part")
KINDS = frozenset(("tertulis", "resmi", "dari"))
SENTENCE_END = ".?!…"
NARROW = 14
CLAUSE = 4  # words before marks that begin within a clause
SPAN = 160
ADDRESS = frozenset(("kepada", "ke", "pada", "bahwa", "dengan", "dalam", "saat", "di"))
THAT = "bahwa"
NEGATION = words("negation")
CITED = PAPER | RELAYS
WRITTEN = CITED | words("writing") | words("page")
WITHIN = frozenset(("dalam", "di", "pada"))


def bare_form(r: Reading, k: int) -> tuple[Form, bool] | None:
    """The bare cue at word ``k`` and whether it carries ``-nya``."""
    low = r.low[k]
    form = CUES.get(low)
    if form and form.slot == "bare":
        return None if matches_phrase("fixed", r.low, k) else (form, False)
    if low.endswith(CLITIC):
        form = CUES.get(low[: -len(CLITIC)])
        if form and form.slot == "bare" and not matches_phrase("fixed", r.low, k):
            return form, True
    return None


def attribute(r: Reading) -> list[Draft]:
    """Drafts of the direct quotations, in order; pieces that are no quotation are left to the reported clauses."""
    drafts: list[Draft] = []
    taken: dict[int, Draft] = {}
    for number, piece in enumerate(r.pieces):
        draft = _after(r, piece)
        if draft is None or draft.rule == "relay":
            draft = _relayed(r, draft, _before(r, piece) or captioned(r, piece))
        if draft:
            taken[number] = draft
    for number, piece in enumerate(r.pieces):
        previous = drafts[-1] if drafts else None
        draft = taken.get(number)
        if previous and _splits(r, number, taken, previous):
            if draft and draft.cue and not draft.rule.startswith("before"):
                pass
            else:
                previous.content.append((piece.start, piece.end))
                continue
        if draft is None:
            draft = _alone(r, piece, previous)
        if draft:
            drafts.append(draft)
            if draft.cue and draft.relay is None:
                add_leading_relay(r, draft, r.word_at(draft.cue[0]))
    return drafts


def _relayed(r: Reading, medium: Draft | None, spoken: Draft | None) -> Draft | None:
    """``X mengatakan, "...," dikutip Y``: who speaks, through the medium that stands behind the words."""
    if medium is None or spoken is None or spoken.source is None:
        return medium or spoken
    assert medium.cue
    k = r.word_at(medium.cue[0])
    add_relay(r, spoken, k, r.sentence(k)[1])
    return spoken


def _after(r: Reading, piece: Piece) -> Draft | None:
    """Attribution behind the piece: ``"...," kata X`` / ``ujarnya`` / ``, X menambahkan.``"""
    k = r.word_at(piece.outer_end)
    if k >= len(r.low) or r.piece_at[k] >= 0:
        return None
    if _within_clause(r, piece):
        return None
    gap = r.text[piece.outer_end : r.starts[k]]
    if any(c not in " \t\n\xa0Â,.;-–—‚¬†" for c in gap):
        return None
    if ("." in gap or "\n" in gap) and not r.text[r.starts[k]].islower():
        return None
    stop = _until_piece(r, k, r.sentence(k)[1])
    j = k
    while r.low[j] in LEADS and j + 1 < stop and j < k + 2:
        j += 1
    found = bare_form(r, j)
    if found:
        return _bare(r, piece, j, stop, *found)
    form = CUES.get(r.low[j])
    spoken = "," in gap or r.text[piece.end - 1] in SENTENCE_END + ","
    if form and form.slot == "passive" and j + 1 < stop and spoken:
        return _bare(r, piece, j, stop, form, False)
    next_sentence = r.text[r.starts[k]].isupper() and "," not in gap and r.text[piece.end - 1] in SENTENCE_END
    if r.low[j] in RELAYS and (spoken or r.low[k] != "yang") and not next_sentence:
        source = source_behind(r, j + 2 if r.low[min(j + 1, stop - 1)] in ("dari", "oleh") else j + 1, stop)
        return _draft(r, piece, "relay", j, Form(r.low[j], "report", "passive"), source)
    if r.low[k] in THUS and j > k:
        return _thus(r, piece, k, stop)
    return _verb_behind(r, piece, k, stop) or offhand(r, piece, k, stop)


def _within_clause(r: Reading, piece: Piece) -> bool:
    """Whether the marks hold the end of a clause that begins before them (``tindakan itu sebagai "kejam," kata X``)."""
    k = r.word_at(piece.outer_start)
    if k >= len(r.low) or k - r.sentence(k)[0] < CLAUSE:
        return False
    return r.text[r.ends[k - 1] : piece.outer_start] == " " and r.text[piece.start].islower()


def _thus(r: Reading, piece: Piece, k: int, stop: int) -> Draft | None:
    """``"...," demikian pernyataan X`` / ``begitu tulisan di papan itu``."""
    j = k + 2
    if r.low[k + 1] in VOICES:
        while j < stop and r.low[j] in KINDS:
            j += 1
        source = source_behind(r, j, stop)
        if source and _has_voice(r, *source):
            draft = _draft(r, piece, "after", k + 1, Form(r.low[k + 1], "say", "bare"), source, stop)
            draft.cue = r.span(k + 1, j)
            return draft
    source = source_behind(r, k + 1, stop) or _paper(r, k + 1, stop)
    return _draft(r, piece, "after", k, Form("demikian", "say", "bare"), source, stop) if source else None


def _paper(r: Reading, k: int, stop: int) -> Words | None:
    """The paper behind the preposition at ``k`` that says which one it is (``demikian dalam surat itu``)."""
    if k + 1 >= stop or r.low[k] not in WITHIN or r.low[k + 1] not in WRITTEN:
        return None
    source = source_behind(r, k + 1, stop)
    return source if source and (r.low[source[1] - 1] in POINTING or r.label(source[1] - 1)) else None


def _has_voice(r: Reading, first: int, last: int) -> bool:
    """Whether the words are a name, a pronoun or a body (``militer Thailand``), no paper or relay (``surat itu``)."""
    if r.entity_at[first] >= 0 or r.low[first] in PERSONAL:
        return True
    return r.low[first] not in CITED and r.low[last - 1] not in POINTING


def _until_piece(r: Reading, k: int, stop: int) -> int:
    return next((j for j in range(k, min(stop, k + SPAN)) if r.piece_at[j] >= 0), min(stop, k + SPAN))


def _bare(r: Reading, piece: Piece, j: int, stop: int, form: Form, clitic: bool) -> Draft | None:
    if clitic:
        nya = clitic_span(r, j)
        cue = (r.starts[j], nya[0])
        draft = Draft("direct", [(piece.start, piece.end)], "after-nya", cue, form.lemma, form.cls, nya)
        add_relay(r, draft, j + 1, stop)
        return draft
    k = j + 1
    while k < stop and r.low[k] in ("dari", "oleh", "langsung", "lagi"):
        k += 1
    source = source_behind(r, k, stop) or (_paper(r, k, stop) if form.slot == "passive" else None)
    return _draft(r, piece, "after", j, form, source, stop)


def _draft(
    r: Reading, piece: Piece, rule: str, cue: int, form: Form, source: tuple[int, int] | None, stop: int = 0
) -> Draft:
    draft = Draft(
        "direct", [(piece.start, piece.end)], rule, (r.starts[cue], r.ends[cue]), form.lemma, form.cls
    )
    if source:
        draft.source = r.span(*source)
    if stop:
        add_relay(r, draft, source[1] if source else cue + 1, stop)
    draft.inherits = source is None
    draft.flags.extend(piece.flags)
    return draft


def _verb_behind(r: Reading, piece: Piece, k: int, stop: int) -> Draft | None:
    """``"...," X menambahkan.``: subject and verb behind the piece, the verb last in its clause."""
    goes_on = "," in r.text[piece.end - 1 : r.starts[k]] or r.text[r.starts[k]].islower()
    if not goes_on and r.text[piece.end - 1] not in "?!":
        return None
    for j in range(k + 1, min(stop, k + NARROW)):
        form = CUES.get(r.low[j])
        if form and form.slot in ("active", "passive"):
            ends = (
                j + 1 >= stop
                or "." in r.gap(j + 1)
                or (goes_on and ("," in r.gap(j + 1) or r.low[j + 1] in ("kepada", "dalam", "saat")))
            )
            source = source_before(r, j, k)
            if ends and source and source[0] <= k + 1:
                return _draft(r, piece, "after-verb", j, form, source, stop)
            return None
    return None


def _before(r: Reading, piece: Piece) -> Draft | None:
    """Attribution before the piece: ``X mengatakan, "..."`` / ``X: "..."``"""
    k = r.word_at(piece.outer_start)
    if k == 0:
        return None
    first, _ = r.sentence(k)
    if first == k:
        return None
    gap = r.text[r.ends[k - 1] : piece.outer_start]
    if any(c in gap for c in SENTENCE_END):
        return None
    colon, comma = ":" in gap, "," in gap
    for j in range(k - 1, max(first - 1, k - NARROW), -1):
        if r.piece_at[j] >= 0:
            return None
        form = CUES.get(r.low[j])
        if form is None or r.entity_at[j] >= 0:
            found = bare_form(r, j) if r.low[j].endswith(CLITIC) else None
            if found and (colon or comma):
                nya = clitic_span(r, j)
                cue = (r.starts[j], nya[0])
                content = [(piece.start, piece.end)]
                return Draft("direct", content, "before-nya", cue, found[0].lemma, source=nya)
            continue
        if form.slot == "active" or (form.slot == "bare" and form.lemma in ("bunyi", "kata")):
            if not _leads(r, piece, j, k, colon, comma):
                return None
            source = source_before(r, j, first) if form.slot == "active" else source_behind(r, j + 1, k)
            return _draft(r, piece, "before", j, form, source)
        if form.slot == "prep":
            return None
    return None


def _leads(r: Reading, piece: Piece, cue: int, k: int, colon: bool, comma: bool) -> bool:
    """Whether nothing but an addressee or circumstance stands between the cue and the opening mark."""
    if any(r.low[j] in NEGATION for j in range(max(0, cue - 2), cue) if r.low[j] not in ("untuk",)):
        return False
    if cue == k - 1 or (r.low[cue + 1] in ADDRESS and (r.low[cue + 1] != THAT or cue + 2 == k)):
        return colon or comma or _clausal(r, piece)
    return (colon or comma) and _clausal(r, piece)


def _clausal(r: Reading, piece: Piece) -> bool:
    """Whether the piece reads as a sentence of its own."""
    count = r.word_at(piece.end) - r.word_at(piece.start)
    closed = r.text[piece.end - 1] in SENTENCE_END + ","
    return count >= 4 and (closed or count >= 8) and r.text[piece.start].isupper()


def _splits(r: Reading, number: int, taken: dict[int, Draft], previous: Draft) -> bool:
    """Whether the piece goes on with the quotation before it, parted only by ``kata X,``."""
    if number == 0 or number - 1 not in taken or previous.cue is None or previous.rule.startswith("before"):
        return False
    piece, before = r.pieces[number], r.pieces[number - 1]
    if previous.content[-1] != (before.start, before.end):
        return False
    between = r.text[before.outer_end : piece.outer_start]
    return (
        len(between) < 250
        and between.rstrip().endswith(",")
        and not any(c in between for c in ".?!\n" if c != ".")
        and r.sentence_number(r.word_at(piece.start)) == r.sentence_number(r.word_at(before.outer_end))
    )


def _alone(r: Reading, piece: Piece, previous: Draft | None) -> Draft | None:
    """A piece without a cue: a quotation if it is a sentence of its own right behind an attributed one."""
    if not _clausal(r, piece):
        return None
    k = r.word_at(piece.outer_start)
    lead = r.text[max(0, piece.outer_start - 3) : piece.outer_start].rstrip()
    starts = k == 0 or r.sentence(k)[0] == k or lead.endswith((".", ",", "?", "!", ":"))
    after = r.text[piece.outer_end : piece.outer_end + 1]
    if not starts or after in ("(",):
        return None
    draft = Draft("direct", [(piece.start, piece.end)], "continuation")
    draft.inherits = True
    draft.confidence = 0.6
    draft.flags.append("no_cue")
    return draft
