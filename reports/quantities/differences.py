"""Tests of differences between groups, and how large the differences are.

Welch's tests throughout, as `layouts.differences` prints them: they hold with equal and with unequal variances.
Source: Delacre, Lakens & Leys (2017), International Review of Social Psychology 30(1), 92-101; and (2019), 32(1), 13.
"""

from analysis.vocabulary import Kind
from reports.quantities.regression import model_key
from reports.quantities.source import Source, expression
from reports.tokens import Quantity

UNEQUAL = {"assumption": "unequal_variances"}
WELCH = {"statistic": "welch"}


def t(source: Source, task: str, variable: str) -> Quantity:
    """Welch's t."""
    result = source.result(task)
    where = {"variable": variable, **UNEQUAL}
    return source.cell(expression("t", task, variable), result, result.table("independent_test"), where, "t")


def f(source: Source, task: str, variable: str | None = None, model: int | None = None) -> Quantity:
    """Welch's F of a difference, or the F of a regression model."""
    result, said = source.result(task), expression("f", task, variable, model=model)
    if result.procedure == "regression":
        where = {"model": model_key(result, model), "source": "regression"}
        return source.cell(said, result, result.table("anova"), where, "f")
    return source.cell(said, result, result.table("robust_tests"), {"variable": variable or "", **WELCH}, "value")


def df(
    source: Source, task: str, variable: str | None = None, which: int | None = None, model: int | None = None
) -> Quantity:
    """Degrees of freedom: of Bartlett's test, of Welch's t, the first or second of an F."""
    result, said = source.result(task), expression("df", task, variable, which, model=model)
    if result.procedure == "factor":
        table = result.table("kmo_bartlett")
        return source.cell(said, result, table, {table.columns[0].word: str(table.rows[0][0])}, "df")
    if result.procedure == "regression":
        where = {"model": model_key(result, model), "source": "residual" if which == 2 else "regression"}
        return source.cell(said, result, result.table("anova"), where, "df")
    if result.procedure == "ttest":
        return source.cell(
            said, result, result.table("independent_test"), {"variable": variable or "", **UNEQUAL}, "df"
        )
    return source.cell(
        said, result, result.table("robust_tests"), {"variable": variable or "", **WELCH}, f"df{which or 1}"
    )


def d(source: Source, task: str, variable: str) -> Quantity:
    """Cohen's d."""
    result = source.result(task)
    where = {"variable": variable, "statistic": "cohen_d"}
    return source.cell(expression("d", task, variable), result, result.table("effect_sizes"), where, "estimate")


def eta_squared(source: Source, task: str, variable: str) -> Quantity:
    """The share of variance between groups."""
    result, said = source.result(task), expression("eta_squared", task, variable)
    where = {"variable": variable, "statistic": "eta_squared"}
    return source.cell(said, result, result.table("effect_sizes"), where, "estimate", kind=Kind.COEFFICIENT)
