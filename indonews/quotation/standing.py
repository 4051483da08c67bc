"""How a candidate for a pronoun stands in the story: what his name depends on, what he is called, how much he has said."""

from __future__ import annotations

from .phrases import is_titular, is_verb
from .reading import Reading
from .scene import Referent, Scene
from .unnamed import sort_of_speaker
from .words import words

__all__ = ["standing"]

TIES = words("preposition") | words("stop") | words("client") | words("kin") | words("joiner")
REACH = 12
EARLY, LATE = 2, 8  # words between the start of a sentence and a title


def standing(scene: Scene, c: Referent, rank: int) -> list[str]:
    """The features of the candidate, who was the last speaker (``rank`` 0), the one before (1) or none so far (-1)."""
    kind, since = scene.kind, scene.since(c)
    label = c.member.label if c.member else sort_of_speaker(c.name)
    said, run = scene.history.counts(c.name)
    spoke, last = min(rank, 2), min(rank, 1)
    out = [
        f"heard={scene.heard}|{label}|{kind}",
        f"sourced={min(scene.voices.get(c.name, 0), 3)}|spoke={spoke}",
        f"{kind}|said={min(said, 4)}|spoke={spoke}",
        f"run={min(run, 3)}|spoke={spoke}",
        f"first={scene.first_person}|{label}|spoke={last}",
        f"newcomers={min(scene.newcomers, 3)}|since={since}|spoke={last}",
        f"{scene.form}|paragraph={scene.opens_paragraph}|spoke={last}",
    ]
    if c.name in scene.own:
        out.append(f"own|direct={scene.direct}|{label}")
    if c.member is None:
        out.append(f"{kind}|phrase={label}|spoke={rank}")
    elif c.first >= 0:
        tie = _tie(scene.r, c.first)
        out += [f"tie={tie}", f"tie={tie}|since={since}|{label}"]
        if since and not c.quoted:
            distance = scene.r.sentence_number(scene.here) - scene.r.sentence_number(c.first)
            out.append(f"{scene.form}|tie={tie}|{min(distance, 2)}|alone={scene.newcomers == 1}")
    return out


def _tie(r: Reading, first: int) -> str:
    """What the name at word ``first``, its title included, depends on: the word before it, or where it stands."""
    start, _ = r.sentence(first)
    j = first
    while j > max(start, first - REACH) and r.piece_at[j - 1] < 0 and not r.gap(j).strip(" \xa0"):
        if not is_titular(r, j - 1) or r.low[j - 1] in TIES:
            break
        j -= 1
    if j == start:
        return "opening"
    if "," in r.gap(j):
        return "late-comma" if j - start > LATE else "comma"
    before = r.low[j - 1]
    if before in TIES and r.entity_at[j - 1] < 0:
        return before
    verb = "verb" if is_verb(r, j - 1) else "word"
    return verb if j - start > EARLY else f"early-{verb}"
