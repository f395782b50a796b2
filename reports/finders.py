"""Where each procedure keeps its tests: the table, the row and the columns."""

from collections.abc import Callable, Mapping

from analysis.result import Result
from analysis.table import Cell, Table
from instrument.records import dataclass

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
