"""PLOT=SPREADLEVEL and RESIDUALS of a factorial model: spread against level of cells, and what it leaves of cases."""

from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any

import numpy as np

from analysis.charts import Axis, Chart, Cloud, Point, Points
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.charting.gathered import cloud
from analysis.syntax.charting.words import of_variable
from analysis.syntax.items import Draw
from analysis.syntax.job import Job
from analysis.tally import Tally
from instrument.message import Message

PLOTS = ("SPREADLEVEL", "RESIDUALS")
LEVEL = Axis(Message("Level (Mean)"))
SPREADS = (Axis(Message("Spread (Standard Deviation)")), Axis(Message("Spread (Variance)")))
OBSERVED, PREDICTED, RESIDUAL = Axis(Message("Observed")), Axis(Message("Predicted")), Axis(Message("Std. Residual"))


def model_plots(job: Job, active: Active, given: Mapping[str, Any], asked: Collection[str]) -> Draw:
    """The charts of a model in SPSS's order."""
    task = job.request("glm", given, active=active).task

    def draw(tally: Tally, result: Result) -> list[Chart]:
        dependent = str(given["dependent"])
        found: list[Chart] = []
        if "SPREADLEVEL" in asked and given.get("factors"):
            found += _spread_level(tally, result, dependent)
        return found + (_residuals(tally, task.per_row(tally), dependent) if "RESIDUALS" in asked else [])

    return draw


def _spread_level(tally: Tally, result: Result, dependent: str) -> list[Chart]:
    """Standard deviations, then variances of the cells against their means."""
    table = next((each for each in result.tables if each.name == "descriptive_statistics"), None)
    if table is None:
        return []
    mean, sd = table.index("mean"), table.index("sd")
    cells = [row for row in table.rows if "total" not in row[:mean]]
    places = [(row[mean], row[sd]) for row in cells]
    told = [(x, y) for x, y in places if isinstance(x, float) and isinstance(y, float) and isfinite(x + y)]
    factors = " * ".join(of_variable(tally, str(column.under)) for column in table.columns[:mean])
    title = Message("Spread vs. Level Plot of {name}", {"name": of_variable(tally, dependent)})
    notes = (Message("Groups: {names}", {"names": factors}),)
    return [
        Points(title, LEVEL, axis, (Cloud("", tuple(Point(x, y**power) for x, y in told)),), notes=notes)
        for power, axis in enumerate(SPREADS, start=1)
        if told
    ]


def _residuals(tally: Tally, said: Mapping[str, Any], dependent: str) -> list[Chart]:
    """Predictions and standardized residuals against what was observed, and residuals against predictions."""
    if "standardized_residual" not in said:
        return []
    values, missing, weights = tally.rows([dependent])
    observed = np.where(missing[:, 0], np.nan, values[:, 0])
    predicted, residual = said["predicted"], said["standardized_residual"]
    title = Message("Dependent Variable: {name}", {"name": of_variable(tally, dependent)})
    pairs = ((OBSERVED, observed, PREDICTED, predicted), (OBSERVED, observed, RESIDUAL, residual))
    return [
        Points(title, across, up, (cloud("", x, y, weights),))
        for across, x, up, y in (*pairs, (PREDICTED, predicted, RESIDUAL, residual))
    ]
