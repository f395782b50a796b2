"""SAVE of UNIANOVA: what the model says of every case."""

import numpy as np

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import free_number, keep
from analysis.syntax.reader import Reader
from analysis.syntax.univariate.asked import Asked
from analysis.tally import Numbers

SAVED = {
    "PRED": ("predicted", "PRE", "Predicted Value for {dependent}"),
    "WPRED": ("weighted_predicted", "WPR", "Weighted Predicted Value for {dependent}"),
    "SEPRED": ("se_predicted", "SEP", "Standard Error of Predicted Value for {dependent}"),
    "RESID": ("residual", "RES", "Residual for {dependent}"),
    "WRESID": ("weighted_residual", "WRE", "Weighted Residual for {dependent}"),
    "DRESID": ("deleted_residual", "DRE", "Deleted Residual for {dependent}"),
    "ZRESID": ("standardized_residual", "ZRE", "Standardized Residual for {dependent}"),
    "SRESID": ("studentized_residual", "SRE", "Studentized Residual for {dependent}"),
    "COOK": ("cook", "COO", "Cook's Distance for {dependent}"),
    "LEVER": ("leverage", "LEV", "Uncentered Leverage Value for {dependent}"),
}


def save(reader: Reader, job: Job, request: Request, asked: Asked) -> None:
    """Adds the variables, each under its own name or with the next number free."""
    values = _values(job, request)
    dependent = request.task.options.dependent.name
    for each in asked.saved:
        word, prefix, label = SAVED[each.word]
        name = each.names[0] if each.names else f"{prefix}_{{}}"
        number = free_number(job, [name]) if "{}" in name else 0
        found = values.get(word, np.full(job.active.n, np.nan))
        keep(job, reader, name.format(number), label.format(dependent=dependent), found)


def _values(job: Job, request: Request) -> dict[str, Numbers]:
    found: dict[str, Numbers] = {}
    active = request.active or job.active
    for number, rows in enumerate(job.groups()):
        tally = job.tally(rows, f"saved {number}", active)
        for word, values in request.task.per_row(tally).items():
            found.setdefault(word, np.full(job.active.n, np.nan))[rows] = values
    return found
