"""Trees of clusters: the leaves at the left, joints the further to the right the less alike what they join."""

from analysis.charts import Joint, Tree
from reports.charts.scales import Scale, figure, scale
from reports.charts.shown import number, picture, table
from reports.document import Grid, Picture
from reports.ink import Ink
from reports.palette import AXIS, GRID, INK, MUTED
from reports.svg import SMALL, Drawing, text_width, wrapped
from reports.wording import say

ROW, TOP, WIDEST = 19.0, 56.0, 210.0
RIGHT = 690.0
BREADTH = 1.5  # of branches


def draw(chart: Tree, ink: Ink) -> Picture:
    """The branches with a scale above them, and the names of the leaves."""
    drawing = Drawing()
    along = scale(chart.across, [each.end for each in chart.joints], zero=True)
    left = 16 + min(WIDEST, max((text_width(leaf, SMALL) for leaf in chart.leaves), default=0.0))
    bottom = TOP + ROW * len(chart.leaves)
    drawing.text((left + RIGHT) / 2, 14, say(chart.across.title, ink.language), "middle", MUTED, size=SMALL)
    for value, text in along.ticks:
        x = _x(along, left, value)
        drawing.line(x, TOP - 8, x, bottom, GRID)
        drawing.text(x, TOP - 20, text, "middle", MUTED, size=SMALL)
    for at, leaf in enumerate(chart.leaves):
        drawing.text(left - 8, _y(at), wrapped(leaf, WIDEST, SMALL, 1)[0], "end", INK, size=SMALL)
    for joint in chart.joints:
        drawing.path(_points(joint, along, left), INK, BREADTH)
    drawing.line(left, TOP - 8, left, bottom, AXIS)
    finding = ink.plain("tree_finding", {"count": len(chart.leaves)})
    return picture(drawing, bottom + 12, finding, _data(chart, ink))


def _points(joint: Joint, along: Scale, left: float) -> list[tuple[float, float]]:
    """From where one branch begins to the joint, and back to where the other does."""
    (one, other), (begins, ends) = joint.places, joint.begins
    x = _x(along, left, joint.end)
    return [(_x(along, left, begins), _y(one)), (x, _y(one)), (x, _y(other)), (_x(along, left, ends), _y(other))]


def _x(along: Scale, left: float, value: float) -> float:
    return left + (RIGHT - left) * along.share(value)


def _y(place: float) -> float:
    return TOP + ROW * (place + 0.5)


def _data(chart: Tree, ink: Ink) -> Grid:
    """The joints in their order, each with how far along it stands."""
    heads = [ink.plain("tree_joint"), say(chart.across.title, ink.language)]
    rows = [(str(at), [number(figure(each.end, 3), each.end)]) for at, each in enumerate(chart.joints, start=1)]
    return table(heads, rows)
