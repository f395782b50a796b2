"""Coefficients and fit of a hierarchical regression; without a number the last model is meant."""

from analysis.result import Result
from analysis.vocabulary import WORDS
from reports.quantities.origin import Spot
from reports.quantities.source import Source, amount, expression, is_number
from reports.tokens import Quantity


def beta(source: Source, task: str, term: str, model: int | None = None) -> Quantity:
    """A standardised coefficient."""
    return _coefficient(source, "beta", task, term, model)


def b(source: Source, task: str, term: str, model: int | None = None) -> Quantity:
    """An unstandardised coefficient."""
    return _coefficient(source, "b", task, term, model)


def ci_low(source: Source, task: str, term: str, model: int | None = None) -> Quantity:
    """The lower end of the 95 % interval of an unstandardised coefficient."""
    return _coefficient(source, "ci_low", task, term, model)


def ci_high(source: Source, task: str, term: str, model: int | None = None) -> Quantity:
    """The upper end of the 95 % interval of an unstandardised coefficient."""
    return _coefficient(source, "ci_high", task, term, model)


def vif(source: Source, task: str, term: str, model: int | None = None) -> Quantity:
    """A variance inflation factor."""
    return _coefficient(source, "vif", task, term, model)


def max_vif(source: Source, task: str, model: int | None = None) -> Quantity:
    """The largest variance inflation factor of a model."""
    result = source.result(task)
    table = result.table("coefficients")
    at = table.index("vif")
    found = [amount(row[at]) for row in table.where({"model": model_key(result, model)}) if is_number(row[at])]
    said = expression("max_vif", task, model)
    return source.quantity(said, max(found, default=None), WORDS["vif"], Spot(result, table, "vif"))


def r_squared(source: Source, task: str, model: int | None = None) -> Quantity:
    """The share of variance that a model explains."""
    return _summary(source, "r_squared", task, model)


def adjusted_r_squared(source: Source, task: str, model: int | None = None) -> Quantity:
    """R square, adjusted for the number of predictors."""
    return _summary(source, "adjusted_r_squared", task, model)


def r_squared_change(source: Source, task: str, model: int | None = None) -> Quantity:
    """What a block adds to R square."""
    return _summary(source, "r_squared_change", task, model)


def model_key(result: Result, model: int | None) -> str:
    """The key of a model by its number, of the last without one."""
    return f"model={model}" if model is not None else str(result.table("model_summary").rows[-1][0])


def _coefficient(source: Source, word: str, task: str, term: str, model: int | None) -> Quantity:
    result = source.result(task)
    where = {"model": model_key(result, model), "term": term}
    return source.cell(expression(word, task, term, model), result, result.table("coefficients"), where, word)


def _summary(source: Source, word: str, task: str, model: int | None) -> Quantity:
    result = source.result(task)
    where = {"model": model_key(result, model)}
    return source.cell(expression(word, task, model), result, result.table("model_summary"), where, word)
