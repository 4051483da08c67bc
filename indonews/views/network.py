"""Picture of who and what an article names together."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from .shell import esc, shell, tag

if TYPE_CHECKING:
    from ..article import Article
    from ..entities import Actor

__all__ = ["network", "network_html"]

NODES = 20
KEY = "round: person · square: organisation · diamond: place · larger: named more often · thicker: together more often"
_WIDTH = 800
_LABELS = ("PERSON", "ORG", "NORP", "GPE", "LOC")
_STEPS = 150
_GRAVITY = 0.6
Point = tuple[float, float]
Edges = Mapping[tuple[int, int], int]


def network_html(article: Article) -> str:
    """People, organisations and places of an article; a line joins those that share a sentence.

    The more mentions, the larger the mark; the more shared sentences, the thicker the line. People are round,
    organisations square, places diamonds. Shows the 20 most mentioned.
    """
    return shell(network(article) or tag("p", "No two names share a sentence.", class_="in-note"))


def network(article: Article) -> str:
    """The picture without its frame; empty if no two names share a sentence."""
    known = [actor for actor in article.actors if actor.label in _LABELS]
    actors = sorted(known, key=lambda a: (-_count(a), a.id))[:NODES]
    edges = _edges(article, actors)
    joined = sorted({k for pair in edges for k in pair})
    if not joined:
        return ""
    number = {k: n for n, k in enumerate(joined)}
    actors = [actors[k] for k in joined]
    edges = {(number[a], number[b]): count for (a, b), count in edges.items()}
    height = min(160 + 20 * len(actors), 480)
    points = _layout(actors, edges, height)
    lines = "".join(_line(actors, points, pair, count) for pair, count in edges.items())
    nodes = "".join(map(_node, actors, points))
    left_out = len(known) - len(actors)
    note = tag("p", KEY + (f" · {left_out} more names are not shown" if left_out else ""), class_="in-note")
    picture = tag("svg", lines + nodes, viewBox=f"0 0 {_WIDTH} {height}", class_="in-net", role="img",
                  aria_label=f"{len(actors)} names, {len(edges)} pairs named together")  # fmt: skip
    return picture + note


def _count(actor: Actor) -> int:
    return len(actor.mentions) + len(actor.role_mentions)


def _edges(article: Article, actors: Sequence[Actor]) -> dict[tuple[int, int], int]:
    """How many sentences each pair of actors shares."""
    starts = [sentence.start for sentence in article.sentences]
    present: dict[int, set[int]] = {}
    for k, actor in enumerate(actors):
        for mention in (*actor.mentions, *actor.role_mentions):
            present.setdefault(bisect_right(starts, mention.start), set()).add(k)
    return dict(Counter(pair for together in present.values() for pair in combinations(sorted(together), 2)))


def _layout(actors: Sequence[Actor], edges: Edges, height: int) -> list[Point]:
    """Where the marks go: joined names near each other, no name over another; the same picture each time."""
    return _apart(actors, _fitted(_springs(len(actors), edges), height), height)


def _springs(count: int, edges: Edges) -> list[Point]:
    """Points by the method of Fruchterman and Reingold (1991), started from a circle and held by its centre."""
    points = [(math.cos(2 * math.pi * k / count), math.sin(2 * math.pi * k / count)) for k in range(count)]
    ideal = math.sqrt(4 / count)
    for step in range(_STEPS):
        moves = [[-_GRAVITY * x, -_GRAVITY * y] for x, y in points]
        for a, b in combinations(range(count), 2):
            dx, dy = points[a][0] - points[b][0], points[a][1] - points[b][1]
            distance = max(math.hypot(dx, dy), 1e-3)
            force = ideal * ideal / distance - ((a, b) in edges) * distance * distance / ideal
            for k, sign in ((a, 1), (b, -1)):
                moves[k][0] += sign * force * dx / distance
                moves[k][1] += sign * force * dy / distance
        heat = 0.2 * (1 - step / _STEPS)
        points = [_moved(point, move, heat) for point, move in zip(points, moves, strict=True)]
    return points


def _moved(point: Point, move: Sequence[float], heat: float) -> Point:
    length = max(math.hypot(*move), 1e-9)
    scale = min(length, heat) / length
    return point[0] + move[0] * scale, point[1] + move[1] * scale


def _fitted(points: Sequence[Point], height: int) -> list[Point]:
    """The points stretched over the picture."""

    def along(axis: int, size: int, margin: int) -> list[float]:
        values = [point[axis] for point in points]
        low, width = min(values), max(max(values) - min(values), 1e-9)
        return [margin + (value - low) / width * (size - 2 * margin) for value in values]

    return list(zip(along(0, _WIDTH, 110), along(1, height, 50), strict=True))


def _apart(actors: Sequence[Actor], points: Sequence[Point], height: int) -> list[Point]:
    """The points moved so that each name can be read."""
    half = [(max(4 * len(_label(a)), 16) + 4, _size(a) + 12) for a in actors]
    places = [list(point) for point in points]
    for _ in range(_STEPS):
        for a, b in combinations(range(len(places)), 2):
            dx, dy = places[b][0] - places[a][0], places[b][1] - places[a][1]
            over_x = half[a][0] + half[b][0] - abs(dx)
            over_y = half[a][1] + half[b][1] - abs(dy)
            if over_x > 0 and over_y > 0:
                axis, push = (
                    (1, math.copysign(over_y / 2, dy))
                    if over_y < over_x
                    else (0, math.copysign(over_x / 2, dx))
                )
                places[a][axis] -= push
                places[b][axis] += push
        for place, (x, y) in zip(places, half, strict=True):
            place[0] = min(max(place[0], x), _WIDTH - x)
            place[1] = min(max(place[1], y), height - y - 8)
    return [(round(x, 1), round(y, 1)) for x, y in places]


def _label(actor: Actor) -> str:
    return actor.name if len(actor.name) <= 28 else f"{actor.name[:27]}…"


def _size(actor: Actor) -> float:
    return round(6 + 3 * math.sqrt(_count(actor)), 1)


def _line(actors: Sequence[Actor], points: Sequence[Point], pair: tuple[int, int], count: int) -> str:
    (x1, y1), (x2, y2) = points[pair[0]], points[pair[1]]
    names = f"{actors[pair[0]].name} + {actors[pair[1]].name}: {count} sentences"
    return tag("line", tag("title", esc(names)), x1=x1, y1=y1, x2=x2, y2=y2, stroke_width=min(1 + count, 7))


def _node(actor: Actor, point: Point) -> str:
    x, y = point
    size = _size(actor)
    css = (
        "in-person" if actor.label == "PERSON" else "in-org" if actor.label in ("ORG", "NORP") else "in-place"
    )
    title = tag("title", esc(f"{actor.name} · {actor.label} · {_count(actor)} mentions"))
    if css == "in-person":
        mark = tag("circle", title, class_=f"in-node {css}", cx=x, cy=y, r=size)
    else:
        turn = f"rotate(45 {x} {y})" if css == "in-place" else None
        side = round(1.7 * size, 1)
        mark = tag("rect", title, class_=f"in-node {css}", x=round(x - side / 2, 1), y=round(y - side / 2, 1),
                   width=side, height=side, rx=2, transform=turn)  # fmt: skip
    return mark + tag("text", esc(_label(actor)), x=x, y=round(y + size + 16, 1))
