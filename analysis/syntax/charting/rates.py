"""The ROC curves of an analysis."""

from itertools import pairwise

from analysis.charts import Axis, Cloud, Point, Points
from analysis.result import Result
from analysis.syntax.charting.words import of_variable
from analysis.tally import Tally
from instrument.message import Message

SPECIFICITY = Axis(Message("1 - Specificity"), low=0.0, high=1.0)
SENSITIVITY = Axis(Message("Sensitivity"), low=0.0, high=1.0)
TIES = Message("Diagonal segments are produced by ties.")
REFERENCE = (Point(0.0, 0.0), Point(1.0, 1.0))


def curves(tally: Tally, result: Result, reference: bool) -> list[Points]:
    """One plot with a curve for each variable; nothing where everybody has the same state."""
    table = result.table("roc_coordinates")
    at = [table.index(word) for word in ("variable", "false_positive_rate", "sensitivity")]
    rows = [(str(row[at[0]]), float(str(row[at[1]])), float(str(row[at[2]]))) for row in table.rows]
    names = list(dict.fromkeys(name for name, _, _ in rows))
    clouds = [Cloud(of_variable(tally, name), _points(rows, name), joined=True) for name in names]
    if not clouds:
        return []
    tied = any(_is_diagonal(cloud.points) for cloud in clouds)
    return [
        Points(
            Message("ROC Curve"),
            SPECIFICITY,
            SENSITIVITY,
            tuple(clouds),
            by=Message("Source of the Curve"),
            lines=(REFERENCE,) if reference else (),
            notes=(TIES,) if tied else (),
            square=True,
        )
    ]


def _points(rows: list[tuple[str, float, float]], name: str) -> tuple[Point, ...]:
    places = sorted((x, y) for found, x, y in rows if found == name)
    return tuple(Point(x, y) for x, y in dict.fromkeys([(0.0, 0.0), *places, (1.0, 1.0)]))


def _is_diagonal(points: tuple[Point, ...]) -> bool:
    return any(one.x != other.x and one.y != other.y for one, other in pairwise(points))
