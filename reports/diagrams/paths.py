"""A path model drawn from left to right: ellipses are latent, boxes observed, numbers coefficients."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist, sqrt

from reports.arrows import Point, arrow, between
from reports.diagrams.graph import Edge, Node, Stop, columns
from reports.labelling import Area
from reports.palette import ACCENT, AXIS, BAND, INK, MUTED, PAPER, SECOND
from reports.svg import SMALL, WIDTH, Drawing, text_width, wrapped

WIDEST, DOWN = 66.0, 25.0  # half of a node's width and height
SHARE = 0.31  # of a column, half of a node's width where columns are many
ROOM = 36.0  # of a number on a level arrow, or it stands above
GAP, AROUND = 92.0, 32.0  # between the middles of two nodes of a column, and above the first
SHARES = (0.5, 0.38, 0.62, 0.28, 0.72, 0.2, 0.8)  # of an arrow's length, where its number may stand


def draw_paths(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[Drawing, float]:
    """The drawing and its height."""
    stops = columns(nodes, edges)
    across = min(WIDEST, SHARE * WIDTH / len(stops))
    rows = max(len(column) for column in stops)
    height = 2 * AROUND + (rows - 1) * GAP + (20 if any(node.below for node in nodes) else 0)
    places = _places(stops, across, 2 * AROUND + (rows - 1) * GAP)
    drawing = Drawing()
    taken = [_area(places[node.name], across) for node in nodes]
    routes = [_route(edge, stops, places, {node.name: node.is_latent for node in nodes}, across) for edge in edges]
    for edge, route in zip(edges, routes, strict=True):
        arrow(drawing, route, _colour(edge), 2 if edge.is_significant else 1.5, "" if edge.is_significant else "5 4")
    for node in nodes:
        _node(drawing, node, places[node.name], across)
    for edge, route in zip(edges, routes, strict=True):
        taken.append(_number(drawing, edge, route, taken))
    return drawing, height


def _places(stops: Sequence[Sequence[Stop]], across: float, height: float) -> dict[Stop, Point]:
    """The middle of every node and of every passing edge."""
    span = WIDTH - 2 * across - 8
    found: dict[Stop, Point] = {}
    for at, column in enumerate(stops):
        x = WIDTH / 2 if len(stops) == 1 else across + 4 + span * at / (len(stops) - 1)
        for row, stop in enumerate(column):
            found[stop] = (x, height / 2 + (row - (len(column) - 1) / 2) * GAP)
    return found


def _area(place: Point, across: float) -> Area:
    return Area(place[0] - across, place[1] - DOWN, place[0] + across, place[1] + DOWN + 18)


def _colour(edge: Edge) -> str:
    if not edge.is_significant:
        return AXIS
    return SECOND if edge.is_negative else ACCENT


def _route(
    edge: Edge, stops: Sequence[Sequence[Stop]], places: dict[Stop, Point], latent: dict[str, bool], across: float
) -> list[Point]:
    """From the edge of one node through the places where the arrow passes to the edge of the other."""
    passing = [places[stop] for column in stops for stop in column if isinstance(stop, tuple) and stop[0] == edge]
    middle = [places[edge.start], *passing, places[edge.end]]
    first = _border(middle[0], middle[1], latent[edge.start], across)
    last = _border(middle[-1], middle[-2], latent[edge.end], across)
    return [first, *passing, last]


def _border(middle: Point, towards: Point, is_latent: bool, wide: float) -> Point:
    """Where the straight line from the middle of a node leaves it."""
    across, down = towards[0] - middle[0], towards[1] - middle[1]
    if is_latent:
        share = 1 / sqrt((across / wide) ** 2 + (down / DOWN) ** 2)
    else:
        share = min(wide / abs(across) if across else 9e9, DOWN / abs(down) if down else 9e9)
    return middle[0] + share * across, middle[1] + share * down


def _node(drawing: Drawing, node: Node, place: Point, across: float) -> None:
    x, y = place
    if node.is_latent:
        drawing.ellipse(x, y, across, DOWN, BAND, INK)
    else:
        drawing.frame(x - across, y - DOWN, 2 * across, 2 * DOWN, BAND, INK)
    drawing.lines(x, y, wrapped(node.label, 2 * across * (0.8 if node.is_latent else 0.94), SMALL), "middle", SMALL)
    if node.below:
        drawing.text(x, y + DOWN + 12, node.below, "middle", MUTED, size=SMALL)


def _number(drawing: Drawing, edge: Edge, route: Sequence[Point], taken: Sequence[Area]) -> Area:
    """The coefficient on its arrow, or above a short level one, where it covers least; returns the room it takes."""
    wide = text_width(edge.text, SMALL) / 2 + 3
    level = abs(route[0][1] - route[-1][1]) < DOWN
    short = level and sum(dist(*ends) for ends in pairwise(route)) < 2 * wide + ROOM
    spots = [between(route, share) for share in ((0.5,) if short else SHARES)]
    lift = 14 if short else 0
    areas = [Area(x - wide, y - lift - 9, x + wide, y - lift + 9) for x, y in spots]
    chosen = min(areas, key=lambda area: sum(map(area.overlap, taken)))
    if not short:
        drawing.rect(chosen.left, chosen.top, 2 * wide, 18, PAPER)
    middle, colour = (chosen.left + wide, chosen.top + 9), INK if edge.is_significant else MUTED
    drawing.text(*middle, edge.text, "middle", colour, edge.is_significant, SMALL)
    return chosen
