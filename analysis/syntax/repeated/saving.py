"""SAVE of GLM: what the model says of every case, one dependent variable after another."""

import numpy as np

from analysis.syntax.active import Active
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.repeated.asked import Asked
from analysis.syntax.univariate.saving import save
from instrument.records import replace

OF_MODEL = ("factors", "covariates", "design", "sums_of_squares", "intercept", "error_weight")


def save_all(reader: Reader, job: Job, active: Active, asked: Asked) -> None:
    """Adds the variables of each dependent variable, of the cases that answer all of them."""
    model = {word: value for word, value in asked.given().items() if word in OF_MODEL}
    complete = np.ones(active.n, dtype=bool)
    for name in asked.all_names:
        complete &= ~active.fields[name].is_missing(active.columns[name])
    named = asked.saved
    for at, name in enumerate(asked.dependents):
        asked.saved = [replace(each, names=each.names[at : at + 1]) for each in named]
        values = np.where(complete, active.columns[name], np.nan)
        of_complete = active.with_column(active.fields[name], values)
        save(reader, job, job.request("glm", {**model, "dependent": name}, active=of_complete), asked)
