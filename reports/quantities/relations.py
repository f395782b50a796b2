"""Correlations, and the probability of whatever a task tests."""

from collections.abc import Callable, Mapping

from analysis.result import Result
from reports.quantities.differences import UNEQUAL, WELCH
from reports.quantities.regression import model_key
from reports.quantities.source import Source, expression, unknown
from reports.tokens import Quantity

Where = tuple[str, Mapping[str, str], str, str | None]
"""Table, keys of the row, word, heading above it."""


def r(source: Source, first: str, second: str, task: str | None = None) -> Quantity:
    """The correlation of two variables."""
    result = source.result(task) if task else source.task_of("correlations")
    table = result.table("correlations")
    return source.cell(expression("r", first, second, task), result, table, {"variable": first}, "r", second)


def p(source: Source, task: str, *keys: str, model: int | None = None) -> Quantity:
    """The probability of what a task tests; prints with its sign: "= 0.032", "< 0.001".

    `keys` names a variable (differences), an option (multiple response), two variables (correlations), a term or
    `change` (regression; the whole model without a key), nothing (factor: Bartlett's test).
    """
    result = source.result(task)
    if result.procedure not in TESTS or not (keys or result.procedure in {"factor", "regression"}):
        raise unknown("no test in {found}; possible: {possible}", f"{result.procedure} {' '.join(keys)}".strip(), TESTS)
    table, where, word, under = TESTS[result.procedure](result, keys, model)
    said = expression("p", task, *keys, model=model)
    return source.cell(said, result, result.table(table), where, word, under)


def _of_means(result: Result, keys: tuple[str, ...], _: int | None) -> Where:
    return "independent_test", {"variable": keys[0], **UNEQUAL}, "p", None


def _of_groups(result: Result, keys: tuple[str, ...], _: int | None) -> Where:
    return "robust_tests", {"variable": keys[0], **WELCH}, "p", None


def _of_option(result: Result, keys: tuple[str, ...], _: int | None) -> Where:
    return "option_tests", {"category": keys[0]}, "p", None


def _of_crosstab(result: Result, keys: tuple[str, ...], _: int | None) -> Where:
    return "chi_square", {"statistic": keys[0]}, "p", None


def _of_correlation(result: Result, keys: tuple[str, ...], _: int | None) -> Where:
    return "correlations", {"variable": keys[0]}, "p", keys[-1]


def _of_sphericity(result: Result, keys: tuple[str, ...], _: int | None) -> Where:
    table = result.table("kmo_bartlett")
    return "kmo_bartlett", {table.columns[0].word: str(table.rows[0][0])}, "p", None


def _of_regression(result: Result, keys: tuple[str, ...], model: int | None) -> Where:
    where = {"model": model_key(result, model)}
    if not keys:
        return "anova", {**where, "source": "regression"}, "p", None
    if keys[0] == "change":
        return "model_summary", where, "p_change", None
    return "coefficients", {**where, "term": keys[0]}, "p", None


TESTS: Mapping[str, Callable[[Result, tuple[str, ...], int | None], Where]] = {
    "ttest": _of_means,
    "oneway": _of_groups,
    "multiple_response": _of_option,
    "crosstab": _of_crosstab,
    "correlations": _of_correlation,
    "factor": _of_sphericity,
    "regression": _of_regression,
}
