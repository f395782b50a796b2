"""A path model drawn from left to right: ellipses are latent, boxes observed, numbers coefficients."""

from collections.abc import Sequence
from itertools import pairwise
from math import dist, sqrt

from reports.arrows import Point, arrow, between
from reports.diagrams.graph import Edge, Node, Stop, columns
from reports.labelling import Area
from reports.palette import ACCENT, AXIS, BAND, INK, MUTED, PAPER, SECOND
from reports.svg import SMALL, WIDTH, Drawing, text_width, wrapped

WIDEST, DOWN = 66.0, 28.0  # half of a node's width and height
SHARE = 0.27  # of a column, half of a node's width where columns are many
ROOM = 36.0  # of a number on a level arrow, or it stands above
FEW, MOST_ROOM = 3, 40.0  # arrows between two columns that need no more room, and the most they are given
GAP, AROUND = 92.0, 32.0  # between the middles of two nodes of a column, and above the first
ROUNDS = 5
SHARES = sorted((at / 40 for at in range(4, 37)), key=lambda share: abs(share - 0.5))
"""Of an arrow's length, where its number may stand."""


def draw_paths(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[Drawing, float]:
    """The drawing and its height."""
    stops = columns(nodes, edges)
    across = min(WIDEST, SHARE * WIDTH / len(stops))
    rows, gap = max(len(column) for column in stops), GAP + _crowding(edges, stops)
    height = 2 * AROUND + (rows - 1) * gap
    places = _places(stops, across, gap, height)
    drawing = Drawing()
    routes = [_route(edge, stops, places, {node.name: node.is_latent for node in nodes}, across) for edge in edges]
    for edge, route in zip(edges, routes, strict=True):
        arrow(drawing, route, _colour(edge), 2 if edge.is_significant else 1.5, "" if edge.is_significant else "5 4")
    for node in nodes:
        _node(drawing, node, places[node.name], across)
    spots = [_spots(edge, route) for edge, route in zip(edges, routes, strict=True)]
    for edge, area in zip(edges, _clear(spots, [_area(places[node.name], across) for node in nodes]), strict=True):
        _number(drawing, edge, area)
    return drawing, height


def _crowding(edges: Sequence[Edge], stops: Sequence[Sequence[Stop]]) -> float:
    """How much further apart the rows stand where many arrows start from one column."""
    starts = [sum(edge.start in column for edge in edges) for column in stops]
    return min(8.0 * max(0, max(starts) - FEW), MOST_ROOM)


def _places(stops: Sequence[Sequence[Stop]], across: float, gap: float, height: float) -> dict[Stop, Point]:
    """The middle of every node and of every passing edge."""
    span = WIDTH - 2 * across - 8
    found: dict[Stop, Point] = {}
    for at, column in enumerate(stops):
        x = WIDTH / 2 if len(stops) == 1 else across + 4 + span * at / (len(stops) - 1)
        for row, stop in enumerate(column):
            found[stop] = (x, height / 2 + (row - (len(column) - 1) / 2) * gap)
    return found


def _area(place: Point, across: float) -> Area:
    return Area(place[0] - across, place[1] - DOWN, place[0] + across, place[1] + DOWN)


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
    label = wrapped(node.label, 2 * across * (0.8 if node.is_latent else 0.94), SMALL)
    middle = y - 0.6 * SMALL if node.below else y
    drawing.lines(x, middle, label, "middle", SMALL)
    if node.below:
        drawing.text(x, middle + 0.6 * SMALL * (len(label) + 1), node.below, "middle", MUTED, size=SMALL)


def _spots(edge: Edge, route: Sequence[Point]) -> list[Area]:
    """Where the number of an arrow may stand: along it, the middle first; above it where it is short and level."""
    wide = text_width(edge.text, SMALL) / 2 + 3
    level = abs(route[0][1] - route[-1][1]) < DOWN
    short = level and sum(dist(*ends) for ends in pairwise(route)) < 2 * wide + ROOM
    middles = [between(route, share) for share in ((0.5,) if short else SHARES)]
    lift = 14 if short else 0
    return [Area(x - wide, y - lift - 9, x + wide, y - lift + 9) for x, y in middles]


def _clear(spots: Sequence[Sequence[Area]], nodes: Sequence[Area]) -> list[Area]:
    """For every number the spot that covers least of the nodes and of the other numbers, looked for in rounds."""
    chosen = [each[0] for each in spots]
    for _ in range(ROUNDS):
        for at, areas in enumerate(spots):
            chosen[at] = _least_covering(areas, [*nodes, *chosen[:at], *chosen[at + 1 :]])
    return chosen


def _least_covering(areas: Sequence[Area], taken: Sequence[Area]) -> Area:
    return min(areas, key=lambda area: sum(map(area.overlap, taken)))


def _number(drawing: Drawing, edge: Edge, area: Area) -> None:
    drawing.rect(area.left, area.top, area.right - area.left, area.bottom - area.top, PAPER)
    middle = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    colour = INK if edge.is_significant else MUTED
    drawing.text(*middle, edge.text, "middle", colour, edge.is_significant, SMALL)
