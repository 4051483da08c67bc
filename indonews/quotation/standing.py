"""How a candidate for a pronoun stands in the story: what his name depends on, what he is called, how much he has said."""

from __future__ import annotations

from .scene import Referent, Scene
from .unnamed import sort_of_speaker

__all__ = ["standing"]


def standing(scene: Scene, c: Referent, rank: int) -> list[str]:
    """The features of the candidate, who was the last speaker (``rank`` 0), the one before (1) or none so far (-1)."""
    kind, since = scene.kind, scene.since(c)
    label = c.member.label if c.member else sort_of_speaker(c.name)
    said, run = scene.history.counts(c.name) if rank >= 0 else (0, 0)
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
        out.append(f"{kind}|phrase={label}|spoke={spoke}")
    elif c.first >= 0:
        out += [f"tie={c.tie}", f"tie={c.tie}|since={since}|{label}"]
        if since and not c.quoted:
            distance = scene.r.sentence_number(scene.here) - scene.r.sentence_number(c.first)
            out.append(f"{scene.form}|tie={c.tie}|{min(distance, 2)}|alone={scene.newcomers == 1}")
    return out
