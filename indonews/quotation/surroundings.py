"""Named features of what stands around reported words: their source, other reporting verbs, the words beside the cue."""

from __future__ import annotations

from .candidate import Candidate
from .phrases import ADVERB, AIM, DOCUMENT, MANY, ROLE, is_verb
from .predicates import FINITE
from .reading import Reading
from .words import CUES, words

__all__ = ["BEFORE_CUE", "NEGATION", "nested_reports", "second_verbs", "size", "subject", "surroundings"]

NEGATION = words("negation")
CONNECTOR = words("connector")
MARKS = frozenset('"“”&‚')
BETWEEN = frozenset(("juga", "bahkan", "kembali", "telah", "turut", "sempat"))
SECOND = frozenset(["dan", "serta", "seraya", "sambil", "sembari", "sekaligus", "lalu"])
ANIMATE = frozenset(("PERSON", "ORG", "GPE", "NORP"))
ASKED = ROLE | MANY | DOCUMENT | {"kepada", "bagi", "mereka", "dia", "dirinya"}
BEFORE_CUE = words("before_cue")
BESIDE = ADVERB | NEGATION | {"^"}
UNDER = frozenset(form for form, entry in CUES.items() if entry.slot in ("active", "prep"))
REPORTING = frozenset(form for form, entry in CUES.items() if entry.slot != "bare")
VERBS = frozenset(form for form, entry in CUES.items() if entry.slot == "active")


def second_verbs(r: Reading, c: Candidate) -> list[str]:
    """Features of a further reporting verb in or behind the content, and of the words before ``agar``."""
    out = []
    last = min(c.stop - 1, c.begin + 60)
    for k in () if SECOND.isdisjoint(r.low[c.begin + 2 : last]) else range(c.begin + 2, last):
        if r.low[k] in SECOND and r.piece_at[k] < 0:
            k += r.low[k + 1] in BETWEEN
            form = CUES.get(r.low[k + 1]) if k + 1 < c.stop else None
            if form is None:
                continue
            if form.slot == "active":
                where = "kept" if k < c.end else "cut"
                that = k + 2 < c.stop and (r.low[k + 2] in CONNECTOR or "," in r.gap(k + 2))
                out += [f"second={where}|{form.cls}", f"second={where}|that={that}"]
                out.append(f"second={where}|{r.low[k]}|{'comma' if ',' in r.gap(k) else 'none'}")
                break
    aim = (
        c.begin - 1
        if r.low[c.begin - 1] in AIM
        else next((k for k in range(c.begin, min(c.end, c.begin + 14)) if r.low[k] in AIM), None)
    )
    if aim is not None and aim > c.cue:
        verbs = any(is_verb(r, k) or r.low[k] in FINITE for k in range(c.cue + 1, aim))
        out.append(f"aim={'cut' if aim < c.begin else 'kept'}|verb={verbs}|{r.low[aim]}")
        out.append(f"aim={'cut' if aim < c.begin else 'kept'}|{c.form.cls}|{r.low[c.cue]}")
        asked = r.label(c.cue + 1) in ANIMATE or r.low[c.cue + 1] in ASKED
        out.append(f"aim={'cut' if aim < c.begin else 'kept'}|asked={asked}|{r.low[aim]}")
    return out


def nested_reports(r: Reading, c: Candidate, kind: str) -> list[str]:
    """Features of a reporting verb inside the content, and of one before the source."""
    out = []
    slot = c.form.slot
    if slot in ("prep", "relay", "bare"):
        last = min(c.end, c.begin + 16)
        for k in () if VERBS.isdisjoint(r.low[c.begin + 1 : last]) else range(c.begin + 1, last):
            form = CUES.get(r.low[k])
            if form and form.slot == "active" and r.piece_at[k] < 0 and r.entity_at[k] < 0:
                that = k + 1 < c.end and (r.low[k + 1] in CONNECTOR or "," in r.gap(k + 1))
                out += [f"inner={form.cls}|{slot}", f"inner|that={that}|{kind}"]
                break
    elif slot == "active" and c.source:
        start = c.source[0]
        for k in () if UNDER.isdisjoint(r.low[c.first : start]) else range(start - 1, c.first, -1):
            form = CUES.get(r.low[k])
            if form and form.slot in ("active", "prep") and r.piece_at[k] < 0 and r.entity_at[k] < 0:
                that = any(r.low[j] in CONNECTOR for j in range(k + 1, c.source[0]))
                out += [f"under={form.cls}", f"under={form.slot}|that={that}|near={c.source[0] - k < 4}"]
                break
    return out


def subject(r: Reading, c: Candidate) -> list[str]:
    """Features of the source's head noun."""
    if c.source is None or c.clitic:
        return []
    first, last = c.source
    out = []
    low = r.low[first]
    slot = c.form.slot
    if r.entity_at[first] < 0:
        out.append(f"source-head={low}|{slot}")
        if slot == "prep":
            owners = {r.label(k) for k in range(first, last)}
            owner = next((label for label in ("LAW", "PERSON", "ORG", "GPE") if label in owners), "none")
            out.append(f"owner={owner}|{c.form.lemma}")
        out.append(f"source-shape={'verb' if is_verb(r, first) else _affixes(low)}|{slot}")
        if r.text[r.starts[first]].islower():
            out.append(f"source-lower|{slot}")
    verb = any(is_verb(r, k) for k in range(first, last))
    out.append(f"source-verb={verb}|yang={'yang' in r.low[first:last]}|{slot}")
    return out


def _affixes(low: str) -> str:
    """The affixes by which a noun names an act or a state rather than somebody (``pemeriksaan``, ``kegagalan``)."""
    if not low.endswith("an") or len(low) < 6:
        return "none"
    return f"{low[:2]}-an" if low[:2] in ("pe", "ke") else "-an"


def surroundings(r: Reading, c: Candidate) -> list[str]:
    """Features of the words beside the cue, of where it stands and of what follows the sentence."""
    out = []
    k = c.cue
    previous = r.low[k - 1] if k > c.first else "^"
    out.append(
        f"previous={previous if previous in BESIDE else 'source' if c.source and c.source[1] == k else 'word'}"
    )
    if k > c.first and r.entity_at[k - 1] < 0:
        out.append(f"word-before={previous}|{c.form.slot}")
    if c.draft.rule == "backward":
        said = any(r.low[j] in VERBS and r.entity_at[j] < 0 for j in range(c.begin, c.end))
        out += [f"back-cue={said}", f"back-opens={r.low[c.first]}", f"back-opens={r.low[c.begin]}"]
    if any(r.low[j] in NEGATION for j in range(max(c.first, k - 2), k)) and c.form.slot == "active":
        out.append(f"unsaid|{c.form.cls}")
    if r.low[k - 1] == "yang" and k > c.first:
        out.append(f"relative|{c.form.slot}")
    if c.source and c.form.slot == "active":
        out.append(f"lead={size(c.source[0] - c.first)}")
        out.append(f"source-gap={size(k - c.source[1])}")
    if c.draft.rule == "active-lead":
        lead = r.word_at(c.draft.start)
        out += [
            f"lead-opens={r.low[lead] if lead < len(r.low) else ''}",
            f"lead-size={size(c.source[0] - lead) if c.source else 0}",
        ]
    if c.form.slot in ("bare", "prep", "relay"):
        out.append(
            f"cue-place={'start' if k == c.first else 'early' if k - c.first <= 3 else 'late'}|{c.form.slot}"
        )
    if c.form.slot == "prep" and c.begin >= c.end and "," in r.gap(k):
        out.append(f"final={r.low[k]}|{c.place}")
    earlier = sum(1 for j in range(c.first, k) if r.low[j] in REPORTING and r.piece_at[j] < 0)
    out.append(f"earlier-cues={min(earlier, 2)}")
    if r.text[r.starts[k]].isupper() and k > c.first:
        out.append("cue-capital")
    after = r.text[r.ends[c.stop - 1] : r.ends[c.stop - 1] + 12] if c.stop else ""
    out.append(f"quote-follows={not MARKS.isdisjoint(after)}")
    return out


def size(n: int) -> str:
    """A number of words as the least bound that holds it: the features tell sizes apart no finer."""
    for bound in (1, 2, 3, 5, 8, 12, 20, 35):
        if n <= bound:
            return str(bound)
    return "more"
