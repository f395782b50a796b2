"""REGRESSION: one variable from others, entered block by block or step by step; one file for each kind of table."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.design import Design
from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.regression.data import Data, data_of
from analysis.procedures.regression.excluded import excluded_variables
from analysis.procedures.regression.fits import anova, coefficient_table, durbin_watson_of, entered, summary
from analysis.procedures.regression.models import Model, models_of
from analysis.procedures.regression.notes import notes_of
from analysis.procedures.regression.options import Options, check
from analysis.result import Result
from analysis.statistics.description import Statistic
from analysis.statistics.linear_model import FEW_CASES
from analysis.table import Table
from analysis.tally import Numbers, Tally
from analysis.undefined import Undefined

if TYPE_CHECKING:
    from analysis.procedures.regression.estimates import Estimates
    from analysis.procedures.regression.rows import Cases

__all__ = ["Options", "last_estimates", "per_row", "run"]


def run(tally: Tally, options: Options) -> Result:
    """Every model's fit, its gain over the one before, its coefficients, what stayed outside, and its diagnostics.

    On the cases that answer everything; weights are frequency weights, their sum unrounded (D19).
    Source: spss.md 2.1 and D35–D37; IBM SPSS Statistics Algorithms, REGRESSION.
    """
    check(options)
    names = _names(options)
    design, data = data_of(tally, names, options)
    models = models_of(data, design, options)
    durbin, of_cases = _of_cases(tally, names, design, data, models, options)
    tables = [
        entered(models, design),
        _summary(tally, names, design, data, models, durbin, options),
        anova(models),
        coefficient_table(models, design, data, options),
        *excluded_variables(models, design, data),
    ]
    if options.subsets:
        from analysis.procedures.regression.subsets import subset_tests

        tables += subset_tests(models[-1], design, data, options)
    if "covariances" in options.statistics:
        from analysis.procedures.regression.covariances import coefficient_correlations

        tables += coefficient_correlations(models, design)
    if "robust" in options.statistics and options.is_plain:
        from analysis.procedures.regression.diagnostics import robust

        tables += robust(models, design, data, options.confidence)
    if "collinearity" in options.statistics:
        from analysis.procedures.regression.diagnostics import collinearity

        tables += collinearity(models, design, data)
    tables += of_cases
    if "heteroscedasticity" in options.statistics and options.is_plain:
        from analysis.procedures.regression.diagnostics import errors_spread

        tables += errors_spread(models[-1], data)
    return Result(
        procedure="regression",
        options=plain(options),
        cases=data.cases,
        tables=tuple(tables),
        notes=notes_of(models, design, data, options),
        labels=labels_of(tally.codebook, [*names, *([options.selected.name] if options.selected else [])]),
    )


def per_row(tally: Tally, options: Options) -> Mapping[str, Numbers]:
    """What the last model says of every row, (n,) each, NaN where it says nothing: predictions, residuals, influence.

    `beta_change=0` is that of the first coefficient, and so on; nothing at all where no model could be fitted.
    """
    from analysis.procedures.regression.rows import cases_of

    check(options)
    names = _names(options)
    design, data = data_of(tally, names, options)
    cases = cases_of(tally, names, design, models_of(data, design, options)[-1], options)
    return {} if cases is None else cases.found


def last_estimates(tally: Tally, options: Options) -> "Estimates | None":
    """The coefficients of the last model with what they vary together; None where it could not be fitted."""
    from analysis.procedures.regression.estimates import estimates_of

    return estimates_of(tally, options)


def _names(options: Options) -> list[str]:
    return [options.dependent.name, *dict.fromkeys(each.name for block in options.entered for each in block)]


def _summary(
    tally: Tally,
    names: list[str],
    design: Design,
    data: Data,
    models: list[Model],
    durbin: Statistic,
    options: Options,
) -> Table:
    table = summary(models, durbin, data, "selection" in options.statistics)
    if options.selected is None:
        return table
    from analysis.procedures.regression.unselected import with_unselected

    return with_unselected(table, tally, names, design, models, options)


def _of_cases(
    tally: Tally, names: list[str], design: Design, data: Data, models: list[Model], options: Options
) -> tuple[Statistic, list[Table]]:
    """Durbin–Watson and the tables that rest on the residuals of the last model."""
    summed = "residuals" in options.statistics
    if options.is_plain and options.casewise is None and not options.outliers:
        durbin = durbin_watson_of(tally, names, design, models[-1])
        if not summed:
            return durbin, []
        from analysis.procedures.regression.diagnostics import residuals

        return durbin, residuals(models[-1], data)
    from analysis.procedures.regression.listings import listings
    from analysis.procedures.regression.rows import cases_of, durbin_watson_of_rows

    cases, last = cases_of(tally, names, design, models[-1], options), models[-1].fitted
    if cases is None:
        return (last if isinstance(last, Undefined) else FEW_CASES), []
    tables = [*listings(tally, cases, options), *([_summed(tally, names, cases, options)] if summed else [])]
    return durbin_watson_of_rows(cases), tables


def _summed(tally: Tally, names: list[str], cases: "Cases", options: Options) -> Table:
    """The residuals of the last model, of the cases that are not selected too."""
    from analysis.procedures.regression.listings import residuals_of_rows

    table = residuals_of_rows(cases)
    if options.selected is None:
        return table
    from analysis.procedures.regression.unselected import summed_unselected

    return summed_unselected(table, tally, names, cases, options)
