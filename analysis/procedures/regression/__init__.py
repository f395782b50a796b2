"""REGRESSION: one variable from others, entered block by block or step by step; one file for each kind of table."""

from analysis.labels import labels_of
from analysis.options import plain
from analysis.procedures.regression.data import data_of
from analysis.procedures.regression.diagnostics import collinearity, errors_spread, residuals, robust
from analysis.procedures.regression.excluded import excluded_variables
from analysis.procedures.regression.fits import anova, coefficient_table, durbin_watson_of, entered, summary
from analysis.procedures.regression.models import models_of
from analysis.procedures.regression.notes import notes_of
from analysis.procedures.regression.options import Options, check
from analysis.result import Result
from analysis.tally import Tally

__all__ = ["Options", "run"]


def run(tally: Tally, options: Options) -> Result:
    """Every model's fit, its gain over the one before, its coefficients, what stayed outside, and its diagnostics.

    On the cases that answer everything; weights are frequency weights, their sum unrounded (D19).
    Source: spss.md 2.1 and D35–D37; IBM SPSS Statistics Algorithms, REGRESSION.
    """
    check(options)
    names = [options.dependent.name, *dict.fromkeys(each.name for block in options.blocks for each in block)]
    design, data = data_of(tally, names, options)
    models = models_of(data, design, options)
    tables = [
        entered(models, design),
        summary(models, durbin_watson_of(tally, names, design, models[-1])),
        anova(models),
        coefficient_table(models, design, data, options.confidence),
        *excluded_variables(models, design, data),
    ]
    tables += robust(models, design, data, options.confidence) if "robust" in options.statistics else []
    tables += collinearity(models, design, data) if "collinearity" in options.statistics else []
    tables += residuals(models[-1], data) if "residuals" in options.statistics else []
    tables += errors_spread(models[-1], data) if "heteroscedasticity" in options.statistics else []
    return Result(
        procedure="regression",
        options=plain(options),
        cases=data.cases,
        tables=tuple(tables),
        notes=notes_of(models, design, data, options),
        labels=labels_of(tally.codebook, names),
    )
