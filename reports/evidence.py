"""What a task says of one thing that it tests: the statistic, its probability or interval, and its direction."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import Kind
from reports.document import Run
from reports.ink import Ink
from reports.limits import LIMITS
from reports.quantities.source import unknown

BOOTSTRAPPED = ("bootstrap_ci_low", "bootstrap_ci_high")

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Where a procedure keeps a test."""

    table: Table
    where: Mapping[str, str]
    word: str  # column of the statistic
    direction: str = ""  # column whose sign is the direction; none where a test has none
    under: str | None = None
    ends: tuple[str, str] | None = None  # columns of the interval that decides where there is no probability
    symbol: str = ""  # of the statistic, where it is not that of its column

    def cell(self, word: str) -> Cell:
        return self.table.cell(self.where, word, self.under)


@dataclass(frozen=True)
class Evidence:
    """A test as a table prints it."""

    statistic: tuple[Run, ...]
    p: str
    is_significant: bool | None  # None where the test is not defined
    sign: int | None  # 1, -1, or 0; None where the test has no direction


def evidence(result: Result, keys: Keys, ink: Ink) -> Evidence:
    """The evidence of `result` on what `keys` name.

    `keys`: two variables (correlations); a variable (ttest, oneway), an option (multiple_response), a term (regression,
    logistic, ordinal: of the last model), a path `x>y` or a defined effect (sem), a path or an effect such as
    `direct_effect` (mediation), a path (moderated_mediation); nothing for crosstab and moderation. Raises `Fault` for
    other procedures and for keys that the task does not have.
    """
    if result.procedure not in FINDERS:
        raise unknown("no test in {found}; possible: {possible}", result.procedure, FINDERS)
    found = FINDERS[result.procedure](result, keys if keys else ("",))
    if not _is_held(found, result):
        return Evidence((Run(ink.plain("dash")),), "", None, 0)
    value = ink.cell(found.table, found.where, found.word, found.under)
    said = ink.phrase(f"{found.symbol or found.word}_evidence", {"value": value})
    if found.ends:
        low, high = (found.cell(end) for end in found.ends)
        apart = low * high > 0 if isinstance(low, int | float) and isinstance(high, int | float) else None
        return Evidence(said, ink.interval(found.table, found.where, *found.ends), apart, _sign(found))
    p = found.cell("p")
    below = p < LIMITS["p"].value if isinstance(p, int | float) else None
    return Evidence(said, ink.digits(p, Kind.PROBABILITY), below, _sign(found))


def _is_held(found: Found, result: Result) -> bool:
    """Whether the table has a row for the keys; raises `Fault` where not even a label knows them."""
    headings = [str(column.under) for column in found.table.columns if column.word == found.word]
    if found.under is not None and found.under not in headings:
        raise unknown("no {found} in the table; possible: {possible}", found.under, headings)
    held = len(found.table.where(found.where)) == 1
    word, key = list(found.where.items())[-1]
    if not held and key not in result.labels:
        raise unknown("no {found} in the table; possible: {possible}", key, map(str, found.table.column(word)))
    return held


def _sign(found: Found) -> int | None:
    if not found.direction:
        return None
    size = found.cell(found.direction)
    return (size > 0) - (size < 0) if isinstance(size, int | float) else 0


def _correlation(result: Result, keys: Keys) -> Found:
    return Found(result.table("correlations"), {"variable": keys[0]}, "r", "r", keys[-1])


def _of_means(result: Result, keys: Keys) -> Found:
    table = result.table("independent_test")
    return Found(table, {"assumption": "unequal_variances", "variable": keys[0]}, "t", "mean_difference")


def _of_groups(result: Result, keys: Keys) -> Found:
    return Found(result.table("robust_tests"), {"statistic": "welch", "variable": keys[0]}, "value", symbol="f")


def _of_options(result: Result, keys: Keys) -> Found:
    return Found(result.table("option_tests"), {"category": keys[0]}, "chi_square")


def _of_crosstab(result: Result, _: Keys) -> Found:
    table = result.table("chi_square")
    layers = [column.word for column in table.columns if column.word.endswith("layer")]
    return Found(table, {**dict.fromkeys(layers, "total"), "statistic": "pearson"}, "value", symbol="chi_square")


def _of_regression(result: Result, keys: Keys) -> Found:
    table = result.table("coefficients")
    return Found(table, {"model": str(table.rows[-1][0]), "term": keys[0]}, "beta", "b")


def _of_logistic(result: Result, keys: Keys) -> Found:
    last = result.table("model_summary").rows[-1]
    return Found(result.table("equation"), {"block": str(last[0]), "step": str(last[1]), "term": keys[0]}, "exp_b", "b")


def _of_ordinal(result: Result, keys: Keys) -> Found:
    return Found(result.table("parameters"), {"part": "location", "term": keys[0]}, "b", "b")


def _of_structure(result: Result, keys: Keys) -> Found:
    predictor, arrow, outcome = keys[0].partition(">")
    if not arrow:
        return Found(result.table("defined_effects"), {"term": keys[0]}, "beta", "b")
    return Found(result.table("regressions"), {"variable": outcome, "predictor": predictor}, "beta", "b")


def _of_mediation(result: Result, keys: Keys) -> Found:
    whole = result.table("total_and_direct_effects")
    if keys[0] in whole.column("statistic"):
        return Found(whole, {"statistic": keys[0]}, "effect", "effect")
    return Found(result.table("indirect_effects"), {"path": keys[0]}, "effect", "effect", ends=BOOTSTRAPPED)


def _of_moderation(result: Result, keys: Keys) -> Found:
    table = result.table("path_coefficients")
    product = str(result.table("interaction_test").rows[0][0])
    return Found(table, {"term": keys[0] or product}, "b", "b")


def _of_moderated_path(result: Result, keys: Keys) -> Found:
    return Found(result.table("moderated_mediation_index"), {"path": keys[0]}, "index", "index", ends=BOOTSTRAPPED)


FINDERS: Mapping[str, Callable[[Result, Keys], Found]] = {
    "correlations": _correlation,
    "ttest": _of_means,
    "oneway": _of_groups,
    "multiple_response": _of_options,
    "crosstab": _of_crosstab,
    "regression": _of_regression,
    "logistic": _of_logistic,
    "ordinal": _of_ordinal,
    "sem": _of_structure,
    "mediation": _of_mediation,
    "moderation": _of_moderation,
    "moderated_mediation": _of_moderated_path,
}
