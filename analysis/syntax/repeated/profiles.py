"""Charts of the means that a model of several dependent variables estimates, one for each measure."""

from collections.abc import Mapping, Sequence
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.charting.asked import Profile
from analysis.syntax.items import Draw
from analysis.syntax.job import Job
from analysis.table import Table
from analysis.tally import Tally
from instrument.records import replace

OF_MODEL = (
    "dependents",
    "within",
    "measures",
    "factors",
    "covariates",
    "design",
    "sums_of_squares",
    "intercept",
    "error_weight",
)


def profile_charts(job: Job, active: Active, given: Mapping[str, Any], wanted: Sequence[Profile]) -> Draw:
    """The charts of estimated means, of the same model with the means of each profile."""
    model = {word: value for word, value in given.items() if word in OF_MODEL}
    asked = {
        each: job.request("multivariate", {**model, "means": [list(each.factors)]}, active=active) for each in wanted
    }

    def draw(tally: Tally, result: Result) -> list[Chart]:
        found: list[Chart] = []
        for each, request in asked.items():
            found += _charts(tally, active, request.task.run(tally), each)
        return found

    return draw


def _charts(tally: Tally, active: Active, result: Result, wanted: Profile) -> list[Chart]:
    from analysis.syntax.charting.group_means import MARGINAL, cells_of, profiles_of
    from analysis.syntax.charting.words import axis, of_value, of_variable

    table = next((each for each in result.tables if each.name == "estimated_means"), None)
    if table is None or not table.rows:
        return []
    within = {str(words[0]) for words in result.options.get("within", ())}
    first = str(result.options["dependents"][0])

    def words(at: int, code: float) -> str:
        name = wanted.factors[at]
        return f"{code:g}" if name in within else of_value(tally, active, name, code)

    names = [name if name in within else of_variable(tally, name) for name in wanted.factors]
    charts: list[Chart] = []
    for measure in dict.fromkeys(str(row[0]) for row in table.rows):
        cells = cells_of(_of(table, measure), wanted.factors)
        name = measure if within else of_variable(tally, measure)
        up = replace(axis(tally, active, first if within else measure), title=MARGINAL)
        charts += profiles_of(cells, name, names, words, up, wanted.lines)
    return charts


def _of(table: Table, measure: str) -> Table:
    return replace(table, rows=tuple(row for row in table.rows if row[0] == measure))
