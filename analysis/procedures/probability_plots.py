"""PPLOT: what a plot of quantiles or probabilities holds values against."""

from typing import Literal

import numpy as np

from analysis.labels import labels_of
from analysis.options import plain
from analysis.result import Fault, Result
from analysis.statistics.fitted_distributions import KINDS, estimated
from analysis.table import Cell, Column, Table
from analysis.tally import Tally
from analysis.undefined import Undefined
from instrument.codebook import Variable
from instrument.records import dataclass

Kind = Literal["normal", "uniform", "exponential", "lognormal", "logistic", "laplace", "gamma", "student", "chi_square"]


@dataclass(frozen=True)
class Options:
    """Each of `variables` beside a `distribution`, whose `parameters` are given or those that its values suggest.

    `plot`, `fraction` and `ties` say how the values are drawn: quantiles or probabilities, by which estimate of the
    proportion below a rank, and by which of the ranks that equal values span.
    """

    variables: tuple[Variable, ...]
    distribution: Kind = "normal"
    parameters: tuple[float, ...] = ()
    plot: Literal["quantiles", "probabilities"] = "quantiles"
    fraction: Literal["blom", "rankit", "tukey", "vw"] = "blom"
    ties: Literal["mean", "low", "high", "break"] = "mean"


def run(tally: Tally, options: Options) -> Result:
    """Case Processing Summary and Estimated Distribution Parameters, each variable on its own valid answers.

    Raises `Fault` where another number of parameters is given than the distribution has.
    """
    kind = KINDS[options.distribution]
    if len(options.parameters) not in ((kind.given,) if kind.given else (0, len(kind.parameters))):
        wanted = ", ".join(each.removesuffix("_parameter") for each in kind.parameters)
        raise Fault(
            "{found} parameters are given, and {wanted} are expected",
            {"found": len(options.parameters), "wanted": wanted},
        )
    names = [variable.name for variable in options.variables]
    return Result(
        procedure="probability_plots",
        options=plain(options),
        cases=tally.patterns(names).cases,
        tables=(_cases(tally, names), _parameters(tally, names, options)),
        labels=labels_of(tally.codebook, names),
    )


def _cases(tally: Tally, names: list[str]) -> Table:
    """How many cases there are, and how many have no valid answer."""
    columns: list[list[float]] = []
    for name in names:
        found = tally.patterns([name])
        missing, none = found.missing[:, 0], np.isnan(found.values[:, 0])
        weights = found.weights
        columns.append([float(weights.sum()), float(weights[missing & ~none].sum()), float(weights[none].sum())])
    keys = ("series_length", "user_missing", "system_missing")
    rows: list[tuple[Cell, ...]] = [(key, *(column[at] for column in columns)) for at, key in enumerate(keys)]
    return Table("plot_cases", (Column("statistic"), *(Column("n", name) for name in names)), tuple(rows))


def _parameters(tally: Tally, names: list[str], options: Options) -> Table:
    """The parameters of the distribution for every variable."""
    kind = KINDS[options.distribution]
    found: list[tuple[Cell, ...]] = []
    for name in names:
        each = tally.patterns([name]).listwise()
        own = options.parameters or estimated(options.distribution, each.column(name), each.weights)
        found.append((own,) * len(kind.parameters) if isinstance(own, Undefined) else tuple(own))
    rows = tuple((key, *(cells[at] for cells in found)) for at, key in enumerate(kind.parameters))
    columns = (Column("statistic"), *(Column("parameter_value", name) for name in names))
    return Table("distribution_parameters", columns, rows)
