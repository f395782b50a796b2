"""Cases and group centroids on the plane of the first two discriminant functions."""

from collections.abc import Sequence

import numpy as np

from analysis.charts import Axis, Chart, Cloud, Point, Points
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.charting.gathered import cloud
from analysis.syntax.charting.words import of_value, of_variable
from analysis.tally import Numbers, Tally
from analysis.task import Task
from instrument.message import Message

TITLE, OF_GROUP = Message("Canonical Discriminant Functions"), Message("Canonical Discriminant Functions: {group}")
FIRST, SECOND = Axis(Message("Function 1")), Axis(Message("Function 2"))
CENTROID, UNGROUPED = "Group Centroid", "Ungrouped Cases"


def discriminant_plots(tally: Tally, result: Result, task: Task, active: Active, kinds: Sequence[str]) -> list[Chart]:
    """The plot of all groups, and one of each; none where there are fewer than two functions."""
    centroids = next((table for table in result.tables if table.name == "group_centroids"), None)
    if centroids is None or len(centroids.columns) < 3:
        return []
    saved = task.per_row(tally)
    options = task.options
    codes = tally.rows([options.groups.name])
    weights = codes[2]
    named: list[tuple[str, Numbers, tuple[float, float]]] = []
    inside = np.zeros(len(weights), dtype=bool)
    for row in centroids.rows:
        code = float(str(row[0]).partition("=")[2])
        own = ~codes[1][:, 0] & (codes[0][:, 0] == code)
        inside |= own
        place = float(str(row[1])), float(str(row[2]))
        named.append((of_value(tally, active, options.groups.name, code), own, place))
    x, y = saved["score=1"], saved["score=2"]
    middles = tuple(Point(*place, label=name) for name, _, place in named)
    found: list[Chart] = []
    if "COMBINED" in kinds:
        clouds = [cloud(name, x[own], y[own], weights[own]) for name, own, _ in named]
        others = cloud(UNGROUPED, x[~inside], y[~inside], weights[~inside])
        clouds += [others] if others.points else []
        by = Message("{text}", {"text": of_variable(tally, options.groups.name)})
        found.append(Points(TITLE, FIRST, SECOND, (*clouds, Cloud(CENTROID, middles)), by=by))
    if "SEPARATE" in kinds:
        for (name, own, _), middle in zip(named, middles, strict=True):
            clouds = [cloud(name, x[own], y[own], weights[own]), Cloud(CENTROID, (middle,))]
            found.append(Points(Message(OF_GROUP.sentence, {"group": name}), FIRST, SECOND, tuple(clouds)))
    return found
