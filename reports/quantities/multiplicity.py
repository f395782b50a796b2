"""How many tests were made, and how many of them fell below the conventional limit."""

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.limits import LIMITS
from reports.quantities.source import Source, amount, expression, is_number
from reports.tokens import Quantity

PLACES = {
    "ttest": ("independent_test", {"assumption": "unequal_variances"}),
    "oneway": ("robust_tests", {"statistic": "welch"}),
}
"""Procedure → the table of the tests that chapters report, and which rows of it."""


def tests_made(source: Source, *tasks: str) -> Quantity:
    """How many tests of these tasks are defined."""
    found = len(_probabilities(source, tasks))
    return source.quantity(expression("tests_made", *tasks), float(found), Kind.COUNT)


def tests_below(source: Source, *tasks: str) -> Quantity:
    """How many tests of these tasks have a probability below the conventional limit."""
    found = sum(amount(p) < LIMITS["p"].value for p in _probabilities(source, tasks))
    return source.quantity(expression("tests_below", *tasks), float(found), Kind.COUNT)


def probabilities(result: Result) -> list[Cell]:
    """The probability of every test of a task that chapters report."""
    name, where = PLACES.get(result.procedure, ("option_tests", {}))
    table = result.table(name)
    return [row[table.index("p")] for row in table.where(where)]


def _probabilities(source: Source, tasks: tuple[str, ...]) -> list[Cell]:
    return [p for task in tasks for p in probabilities(source.result(task)) if is_number(p)]
