"""The body that is called by its kind alone (``perusahaan``, ``pihak klub``): the one that the article is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from .phrases import ROLE
from .reading import Reading
from .relays import OUTLETS
from .scene import Referent, Scene
from .words import words

__all__ = ["body_of_kind", "called", "kind_of", "without_media"]

KINDS = words("body_kind")
MENTIONS = 12
MEDIA = words("medium_kind")
BEFORE = words("paper") | words("paper_kind") | {"pihak"}
AS = frozenset(("selaku", "sebagai"))
HOSPITAL = frozenset(("rumah", "rs", "rsud", "rsup"))
SPOKE = 3
FITS = 6
NEAR = 5
NOT_OF_NAME = BEFORE | KINDS | ROLE


def kind_of(phrase: Sequence[str]) -> str:
    """The kind of body that the words name and no more (``pihak klub``, ``pernyataan rumah sakit``); empty if they do not."""
    k = next((k for k, word in enumerate(phrase) if word not in BEFORE), len(phrase))
    kind = " ".join(phrase[k:])
    return kind if kind in KINDS else ""


def without_media(options: list[Referent], phrase: Sequence[str], relays: Collection[str]) -> list[Referent]:
    """The candidates for a kind of body without the media, who only report, unless the kind is one of media."""
    if not MEDIA.isdisjoint(phrase):
        return options
    return [c for c in options if c.name not in OUTLETS and c.name not in relays] or options


def body_of_kind(scene: Scene, options: list[Referent]) -> Referent | None:
    """The organisation that the kind means: the one named most often so far, where one that spoke counts for more."""
    spoken = set(scene.history.names)
    bodies = [c for c in options if _is_body(c, c.name in spoken)]
    kind = kind_of(scene.phrase)
    return max(bodies, key=lambda c: _weight(scene, c, kind), default=None)


def called(scene: Scene, options: list[Referent]) -> list[Referent]:
    """The candidates whom the article calls by the kind that the phrase names."""
    kind = next((word for word in scene.phrase if word in KINDS), "")
    return [c for c in options if kind and _fits(scene, c, kind)]


def _is_body(c: Referent, spoke: bool) -> bool:
    """Whether the candidate may be a body: an organisation, or a speaker with a name that was taken for something else."""
    if c.member is not None:
        return c.member.label == "ORG" or (spoke and c.member.label not in ("PERSON", "GPE"))
    parts = c.name.split()
    return all(part[:1].isupper() for part in parts) and parts[0].lower() not in NOT_OF_NAME


def _weight(scene: Scene, c: Referent, kind: str) -> tuple[int, int]:
    spoke = scene.history.rank(c.name)
    heard = FITS if spoke == 0 else SPOKE * (spoke > 0)
    return len(_known(scene, c)) + heard + FITS * _fits(scene, c, kind), c.first


def _known(scene: Scene, c: Referent) -> list[int]:
    """The mentions of the candidate so far."""
    here = scene.r.starts[scene.here]
    return [m for m in c.member.mentions if scene.r.entities[m].start < here] if c.member else []


def _fits(scene: Scene, c: Referent, kind: str) -> bool:
    return any(_called(scene.r, scene.r.entities[m].start, kind) for m in _known(scene, c)[:MENTIONS])


def _called(r: Reading, start: int, kind: str) -> bool:
    """Whether the name at ``start`` is called by the kind: in it, before it or behind its comma (``agensinya, X``)."""
    k = r.word_at(start)
    end = r.entity_end(k)
    wanted = HOSPITAL if kind in ("rs", "rumah sakit") else {kind, kind + "nya"}
    first = next((j + 1 for j in range(k - 1, max(0, k - NEAR), -1) if "." in r.gap(j + 1)), max(0, k - NEAR))
    said = end < len(r.low) and ("," in r.gap(end) or r.low[end] in AS)
    behind = r.low[end : end + 2] if said else []
    return not wanted.isdisjoint([*r.low[first:end], *behind])
