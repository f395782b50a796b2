"""The charts of GRAPH and GGRAPH."""

from collections.abc import Sequence
from itertools import combinations

from analysis.charts import Chart
from analysis.syntax.active import Active
from analysis.syntax.charting.graph import Graph
from analysis.syntax.charting.words import axis, named, of_variable
from analysis.tally import Tally
from instrument.message import Message
from instrument.records import replace


def graphs(tally: Tally, active: Active, asked: Graph) -> Sequence[Chart]:
    """The chart that is asked for, or a plot for every two variables; none where nobody has the values."""
    if asked.form == "MATRIX":
        pairs = combinations(asked.variables, 2)
        every = (replace(asked, form="", variables=[x], others=[y]) for x, y in pairs)
        return [chart for each in every for chart in graphs(tally, active, each)]
    match asked.kind:
        case "SCATTERPLOT":
            from analysis.syntax.charting.scattered import scattered

            found = scattered(tally, active, asked)
            return [found] if any(cloud.points for cloud in found.clouds) else []
        case "BOXPLOT":
            return _boxes(tally, active, asked)
        case "HISTOGRAM":
            return _histogram(tally, active, asked)
        case _:
            from analysis.syntax.charting.categories import of_categories

            return of_categories(tally, active, asked)


def _histogram(tally: Tally, active: Active, asked: Graph) -> Sequence[Chart]:
    from analysis.syntax.charting.distributions import drawn

    name = asked.variables[0]
    found = tally.patterns([name]).listwise()
    if not len(found.weights):
        return []
    title = named(asked.title) if asked.title else Message("Histogram: {name}", {"name": of_variable(tally, name)})
    along = axis(tally, active, name, found.column(name).tolist())
    return [drawn(title, along, (found.column(name), found.weights), asked.normal, notes=tuple(asked.notes))]


def _boxes(tally: Tally, active: Active, asked: Graph) -> Sequence[Chart]:
    from analysis.syntax.charting.box_plots import boxes_of
    from analysis.syntax.charting.groups import Explored

    names = tuple(asked.variables), tuple(asked.categories)
    found = boxes_of(Explored(tally, active, *names, "listwise", asked.names or None))
    return [replace(each, title=named(asked.title) if asked.title else each.title) for each in found]
