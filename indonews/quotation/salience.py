"""How well somebody fits a pronoun, ``-nya``, a role alone or nothing at all: named features, whose weights are learned."""

from __future__ import annotations

from .member import office_of, tokens_of
from .phrases import DOCUMENT, PAPER, POINTING, ROLE
from .scene import Referent, Scene
from .standing import standing

__all__ = ["describe"]

POINTERS = POINTING | {"sang"}


def describe(scene: Scene, c: Referent) -> list[str]:
    """The features that hold for the candidate."""
    r, history, kind, form = scene.r, scene.history, scene.kind, scene.form
    label = c.member.label if c.member else "phrase"
    voice = c.name in scene.voices
    out = [f"{kind}|label={label}", f"voice={voice}|{label}"]
    rank = history.rank(c.name)
    out.append(f"{kind}|spoke={min(rank, 3)}")
    out.append(f"spoke={min(rank, 3)}|voice={voice}")
    out.append(f"{form}|spoke={min(rank, 3)}|{label}")
    if c.told:
        out.append(f"told|{c.place}|spoke={min(rank, 0)}")
    if c.name in scene.own:
        out.append(f"{form}|own")
    if rank == 0:
        gap = min(max(0, r.sentence_number(scene.here) - r.sentence_number(scene.last)), 6)
        out.append(f"{kind}|last-spoke={gap}")
        out.append(f"last-kind={history.kinds[-1]}|{min(gap, 4)}")
        rival = "self" if scene.newest == c.name else "other" if scene.newest else "none"
        out += [f"{kind}|last|rival={rival}", f"last|rival={rival}|{min(gap, 3)}|{label}"]
        out.append(f"{form}|last|rival={rival}|{min(gap, 3)}")
        report = history.classes[-1]
        out += [f"{kind}|last-report={report}|{label}", f"last-report={report}|{scene.cls}"]
        out.append(f"{form}|last-report={report}|{history.kinds[-1]}")
    if c.member and label == "PERSON":
        out.append(f"titled={bool(c.member.roles)}")
        out.append(f"mentions={min(len(c.member.mentions), 4)}")
    out += _mention(scene, c) if c.first >= 0 else [f"{kind}|no-mention"]
    out += _coming(scene, c, min(rank, 2), label)
    out += standing(scene, c, rank)
    if kind == "role":
        out += _role(c, scene.phrase)
    return out


def _coming(scene: Scene, c: Referent, rank: int, label: str) -> list[str]:
    """Whether the next source names him."""
    names, away = scene.coming
    named = str(c.name in names) if names else "none"
    return [
        f"coming={named}|spoke={rank}|{label}",
        f"{scene.kind}|coming={named}|{min(away, 3)}",
        f"{scene.kind}|coming={named}|{scene.form}|spoke={rank}",
    ]


def _mention(scene: Scene, c: Referent) -> list[str]:
    r, kind = scene.r, scene.kind
    distance = r.sentence_number(scene.here) - r.sentence_number(c.first)
    label = c.member.label if c.member else ""
    since = scene.since(c)
    out = [
        f"{kind}|mention={min(distance, 6) if distance >= 0 else 'after'}",
        f"{kind}|mention={min(distance, 3)}|{c.place}",
        f"{kind}|order={min(scene.order.get(c.name, 9), 5)}",
        f"{c.place}|since={since}|{label}",
        f"{kind}|newest={scene.newest == c.name}",
    ]
    if c.quoted:
        out.append(f"{kind}|quoted")
    if since and not c.quoted:
        out += [f"{kind}|new-since|{c.place}", f"new-since|{c.place}|voice={c.name in scene.voices}"]
        new = c.member is not None and c.member.mentions[:1] == [c.mention]
        out.append(f"{scene.form}|new-since|{c.place}|{min(distance, 2)}")
        out.append(f"first={new}|{c.place}|{label}")
    return out


def _role(c: Referent, phrase: list[str]) -> list[str]:
    wanted = {w for w in phrase if w not in POINTERS}
    heads = {w for w in wanted if w in ROLE}
    first = phrase[0]
    sort = (
        "paper" if first in PAPER else "person" if first in ROLE else "body" if first in DOCUMENT else "other"
    )
    if c.member is None:
        return ["role|unnamed", f"role|{sort}|unnamed={not wanted.isdisjoint(tokens_of(c.name))}"]
    shared = len(wanted & c.member.roles)
    office = office_of(phrase)
    return [
        f"role|{sort}|{c.member.label}",
        f"role|all={bool(wanted) and wanted <= c.member.roles}",
        f"role|heads={bool(heads & c.member.roles)}|pointing={phrase[-1] in POINTERS}",
        f"role|shared={min(shared, 3)}|titled={bool(c.member.roles)}",
        f"role|office={office is not None and office in c.member.offices}",
    ]
