"""PPLOT: plots of quantiles and probabilities against those of a distribution."""

from collections.abc import Iterable, Sequence

import numpy as np

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.items import Printed, Request
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.pplot_asked import DISTRIBUTIONS, KNOWN, Asked, read_part
from analysis.syntax.reader import Reader
from analysis.table import Cell, Table, headed
from analysis.tally import Tally
from analysis.task import Task
from instrument.message import Message
from instrument.records import replace

PROCEDURES = ("probability_plots",)
APPLIED = Message("Applying the model specifications from {name}")
UNWEIGHTED = Message("The cases are unweighted.")


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """PPLOT [VARIABLES=]a b [/DISTRIBUTION=NORMAL(mean,sd) | UNIFORM EXPONENTIAL LOGNORMAL LOGISTIC LAPLACE GAMMA
    STUDENT(df) CHI(df)] [/TYPE=P-P | Q-Q] [/FRACTION=BLOM | RANKIT TUKEY VW] [/TIES=MEAN | LOW HIGH BREAK]
    [/STANDARDIZE] [/LN] [/DIFF=1].
    """
    job.need_data(reader)
    asked = Asked(is_weighted=job.active.weight is not None)
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.fault("no variable is named")
    if not asked.is_possible:
        return
    active = _transformed(job, asked)
    given = {"variables": asked.variables, "plot": "probabilities", **asked.given}
    request = job.request("probability_plots", given, active=active)
    options = request.task.options

    def draw(tally: Tally, result: Result) -> Sequence[Chart]:
        from analysis.syntax.charting.fitted_plots import fitted_plots

        found = fitted_plots(tally, result, options, active)
        return found if asked.plots == "BOTH" else found[asked.plots == "DETRENDED" :: 2]

    number = 1 + len({item.line for item in job.items if isinstance(item, Printed) and item.command == reader.command})
    yield replace(request, draw=draw, arrange=lambda result: _described(result, asked, f"MOD_{number}"))


def _transformed(job: Job, asked: Asked) -> Active:
    """The file with logarithms, differences and standardised values in place of the variables, as is asked."""
    active = job.active
    if not (asked.logged or asked.difference or asked.standardized):
        return active
    for name in asked.variables:
        described = active.fields[name]
        values = np.where(described.is_missing(active.columns[name]), np.nan, active.columns[name])
        with np.errstate(all="ignore"):
            values = np.where(values > 0, np.log(values), np.nan) if asked.logged else values
        for _ in range(asked.difference):
            values = np.concatenate([[np.nan], np.diff(values)])
        if asked.standardized:
            known = job.cases() & ~np.isnan(values)
            sd = float(np.std(values[known], ddof=1)) if known.sum() > 1 else 0.0
            values = (values - float(values[known].mean())) / sd if sd > 0 else values
        active = active.with_column(replace(described, missing=(), missing_range=None), values)
    return active


def _described(result: Result, asked: Asked, name: str) -> Result:
    """The result with what it was asked in front, and a note on whether cases count more than once."""
    options = result.options
    kind = str(options.get("distribution", "normal"))
    estimated = "estimated" if not options.get("parameters") else "specified"
    rows: list[tuple[Cell, ...]] = [("model_name", name)]
    rows += [(f"plot_series={at}", each) for at, each in enumerate(asked.variables, start=1)]
    rows += [
        ("transformation", "natural_logarithm" if asked.logged else "no_transformation"),
        ("nonseasonal_differencing", f"{asked.difference}"),
        ("seasonal_differencing", "0"),
        ("seasonal_period", "no_periodicity"),
        ("standardization", "applied" if asked.standardized else "not_applied"),
        ("distribution_type", f"{kind}_type"),
        *((str(row[0]), estimated) for row in result.table("distribution_parameters").rows),
        ("fraction_method", f"{options.get('fraction', 'blom')}_method"),
        ("tie_rank", f"{options.get('ties', 'mean')}_of_ties"),
    ]
    made = Table(
        "model_description",
        headed("statistic", "attribute_value"),
        tuple(rows),
        notes=(Message(APPLIED.sentence, {"name": name}),),
    )
    notes = () if asked.is_weighted else (UNWEIGHTED,)
    tables = (replace(table, notes=notes) for table in result.tables)
    return replace(result, tables=(made, *tables))


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    words = {ours: theirs for theirs, ours in DISTRIBUTIONS.items()}
    given = f"({','.join(f'{each:.15g}' for each in options.parameters)})" if options.parameters else ""
    return [
        f"PPLOT /VARIABLES={' '.join(variable.name for variable in options.variables)}",
        f"/TYPE={'P-P' if options.plot == 'probabilities' else 'Q-Q'}",
        f"/FRACTION={options.fraction.upper()}",
        f"/TIES={options.ties.upper()}",
        f"/DIST={words[options.distribution]}{given}",
    ]
