"""A model of each dependent variable by itself, of the cases that answer all of them: what is saved and drawn of it."""

from collections.abc import Iterator

import numpy as np

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.repeated.asked import Asked
from analysis.syntax.univariate.saving import save
from analysis.tally import Tally
from instrument.records import replace

OF_MODEL = ("factors", "covariates", "design", "sums_of_squares", "intercept", "error_weight")


def completed(active: Active, asked: Asked) -> Active:
    """The file in which cases that do not answer everything lack the dependent variables."""
    complete = np.ones(active.n, dtype=bool)
    for name in asked.all_names:
        complete &= ~active.fields[name].is_missing(active.columns[name])
    for name in asked.dependents:
        active = active.with_column(active.fields[name], np.where(complete, active.columns[name], np.nan))
    return active


def save_all(reader: Reader, job: Job, active: Active, asked: Asked) -> None:
    """Adds the variables of each dependent variable in turn."""
    named = asked.saved
    for at, request in enumerate(_requests(job, active, asked)):
        asked.saved = [replace(each, names=each.names[at : at + 1]) for each in named]
        save(reader, job, request, asked)


def plots(job: Job, active: Active, asked: Asked) -> Draw:
    """The plots of spread and residuals of each dependent variable in turn."""
    from analysis.syntax.charting.model_plots import model_plots

    draws = [
        (request, model_plots(job, active, {**_model(asked), "dependent": name}, asked.plots))
        for name, request in zip(asked.dependents, _requests(job, active, asked), strict=True)
    ]

    def draw(tally: Tally, result: Result) -> list[Chart]:
        return [chart for request, own in draws for chart in own(tally, request.task.run(tally))]

    return draw


def _requests(job: Job, active: Active, asked: Asked) -> Iterator[Request]:
    for name in asked.dependents:
        yield job.request("glm", {**_model(asked), "dependent": name}, active=active)


def _model(asked: Asked) -> dict[str, object]:
    return {word: value for word, value in asked.given().items() if word in OF_MODEL}
