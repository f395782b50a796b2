"""Box plots of groups, or of variables side by side, with the cases that lie outside."""

from collections.abc import Sequence

import numpy as np

from analysis.charts import Axis, Box, Boxes, Outlier
from analysis.exploration.cases import cases_behind, named_case, rows_of_file
from analysis.exploration.parts import Part
from analysis.statistics.box_summary import INNER, OUTER, BoxSummary, box_summary
from analysis.syntax.charting.groups import Explored
from analysis.syntax.charting.words import axis, named
from instrument.message import Message

MOST = 100  # outliers of a side that are drawn


def box_plots(found: Explored, parts: Sequence[Part], together: bool) -> list[Boxes]:
    """A plot for each variable with a box for each group; `together`: one for each group, a box for each variable."""
    made = [(part, _box(found, part, parts, together)) for part in parts]
    across = named(found.factors()) if found.by else None
    if together:
        groups = list(dict.fromkeys(part.codes for part in parts))
        return [_of_variables(found, [each for each in made if each[0].codes == codes]) for codes in groups]
    plots = []
    for name in found.variables:
        own = [(part, box) for part, box in made if part.variable.name == name]
        if any(box.numbers for _, box in own):
            up = axis(found.tally, found.active, name, (v for _, box in own for v in box.numbers or ()))
            title = Message("Boxplot: {name}", {"name": found.name(own[0][0])})
            boxes = tuple(box for _, box in own)
            plots.append(Boxes(title, across, up, boxes, _notes(boxes)))
    return plots


def boxes_of(found: Explored) -> list[Boxes]:
    """A plot for each variable."""
    return box_plots(found, found.parts(), together=False)


def _of_variables(found: Explored, made: Sequence[tuple[Part, Box]]) -> Boxes:
    part = made[0][0]
    names = ", ".join(found.name(each) for each, _ in made)
    title = Message("Boxplot: {name}", {"name": f"{names} ({found.group(part)})" if found.by else names})
    axes = [axis(found.tally, found.active, each.variable.name) for each, _ in made]
    decimals = max((each.decimals or 0 for each in axes), default=0)
    boxes = tuple(box for _, box in made)
    return Boxes(title, None, Axis(named(""), decimals), boxes, _notes(boxes))


def _notes(boxes: Sequence[Box]) -> tuple[Message, ...]:
    """That some of very many outliers are not drawn."""
    hidden = sum(box.outside - len(box.outliers) for box in boxes)
    values = {"count": hidden, "most": MOST}
    told = Message("{count} more cases lie outside; of each side the {most} farthest are drawn.", values)
    return (told,) if hidden else ()


def _box(found: Explored, part: Part, parts: Sequence[Part], together: bool) -> Box:
    label = found.name(part) if together else found.group(part)
    n = float(part.weights.sum())
    box = box_summary(part.values, part.weights)
    if box is None:
        return Box(label, n, None)
    numbers = (box.whiskers[0], box.lower, box.median, box.upper, box.whiskers[1])
    if not any(box.is_outside(value) for value in part.values[[0, -1]].tolist()):
        return Box(label, n, numbers)
    return Box(label, n, numbers, *_outliers(found, part, parts, box))


def _outliers(found: Explored, part: Part, parts: Sequence[Part], box: BoxSummary) -> tuple[tuple[Outlier, ...], int]:
    """The cases that lie outside, the lowest first, and how many do; of each side the farthest."""
    by = [found.tally.codebook.by_name[name] for name in found.by]
    identity = None if found.identity is None else found.tally.codebook.by_name[found.identity]
    every = tuple({each.variable.name: each.variable for each in parts}.values())
    rows = rows_of_file(found.tally, [*every, *by, *([identity] if identity else [])])
    cases = cases_behind(rows, part, by, (part.variable,) if found.missing == "pairwise" else every)
    values = rows.columns[part.variable.name][cases]
    order = np.argsort(values, kind="stable")
    reach = INNER * (box.upper - box.lower)
    low, high = order[values[order] < box.lower - reach], order[values[order] > box.upper + reach]
    outliers = tuple(
        Outlier(
            float(values[at]),
            str(named_case(rows, identity, int(cases[at]))),
            box.is_outside(float(values[at]), OUTER),
        )
        for at in [*low[:MOST].tolist(), *high[-MOST:].tolist()]
    )
    return outliers, len(low) + len(high)
