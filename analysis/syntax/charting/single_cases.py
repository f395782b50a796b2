"""Charts of single cases: the values of variables, case by case."""

import numpy as np

from analysis.charts import Axis, Bars, Chart, Series, Shape
from analysis.syntax.active import Active
from analysis.syntax.charting.graph import Graph
from analysis.syntax.charting.words import named, of_value, of_variable
from analysis.tally import Tally
from instrument.message import Message

MOST = 500
HIDDEN = Message("{count} more cases are not drawn.")


def of_cases(tally: Tally, active: Active, asked: Graph, shape: Shape) -> list[Chart]:
    """A series for each variable over the cases of the file, by their number or what the BY variable holds."""
    names = [each.variable for each in asked.summaries]
    by = asked.categories[0] if asked.categories else ""
    values, missing, weights = tally.rows([*names, *([by] if by else [])])
    kept = np.flatnonzero(weights > 0)
    drawn = kept[:MOST].tolist()
    if not drawn:
        return []
    found = np.where(missing, np.nan, values)
    series = tuple(
        Series(
            of_variable(tally, name) if len(names) > 1 else "",
            tuple(float(found[case, at]) if np.isfinite(found[case, at]) else None for case in drawn),
        )
        for at, name in enumerate(names)
    )
    labels = [of_value(tally, active, by, float(values[case, -1])) if by else str(case + 1) for case in drawn]
    up = Axis(
        Message("Value {name}", {"name": of_variable(tally, names[0])}) if len(names) == 1 else Message("Value"),
        active.fields[names[0]].format.decimals,
    )
    across = named(of_variable(tally, by)) if by else Message("Case Number")
    hidden = len(kept) - len(drawn)
    notes = (*asked.notes, *((Message(HIDDEN.sentence, {"count": hidden}),) if hidden else ()))
    title = named(asked.title) if asked.title else Message("Chart of cases")
    return [Bars(title, across, tuple(labels), up, series, None, shape, notes=notes)]
