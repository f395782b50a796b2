"""Risk Estimate, and what several strata of two by two have in common (Cochran, Mantel, Haenszel)."""

from collections.abc import Iterable, Iterator

import numpy as np

from analysis.crosstabs.crossing import Stratum
from analysis.crosstabs.frame import Row, Strata, ascending, table_of
from analysis.crosstabs.partings import of_continuity
from analysis.dialect import Dialect
from analysis.labels import level_key
from analysis.statistics.contingency import NOT_TWO_BY_TWO, Test, occupied
from analysis.statistics.description import NO_CASES
from analysis.statistics.general_association import general_association
from analysis.statistics.risk import Risk, odds_ratio, relative_risk
from analysis.statistics.stratified import (
    CommonRatio,
    Independence,
    breslow_day,
    common_ratio,
    independence,
    informative,
    tarone,
)
from analysis.table import Table
from analysis.tally import Numbers
from analysis.undefined import Undefined
from instrument.message import Message

LARGEST = 400  # free cells of a table: the general test inverts a matrix of their square
TOO_LARGE = Undefined(Message("the table has too many cells"))
COMMON = ("estimate", "ln_estimate", "se_ln", "p", "ci_low", "ci_high", "ln_ci_low", "ln_ci_high")


def risks(found: Strata, confidence: float) -> Table:
    """The odds ratio of the first row to the second, and its risk of each column relative to the second."""
    rows = [(*stratum.keys, *row) for stratum in found for row in _risks(stratum, confidence)]
    return table_of("risk", found, ("statistic", "category", "estimate", "ci_low", "ci_high"), rows)


def _risks(stratum: Stratum, confidence: float) -> Iterator[Row]:
    table, _, columns = ascending(stratum)
    if table.shape != (2, 2):
        reason = NO_CASES if table.size == 0 else NOT_TWO_BY_TWO
        yield ("odds_ratio", None, reason, reason, reason)
        return
    crossing = stratum.crossing
    yield ("odds_ratio", None, *_limits(odds_ratio(table, confidence)))
    for at, code in enumerate(columns):
        key = level_key(crossing.column.name, code)
        yield ("relative_risk", key, *_limits(relative_risk(table, at, confidence)))


def _limits(found: Risk) -> Row:
    return (found.estimate, found.ci_low, found.ci_high)


def stratified(found: Strata, confidence: float, dialect: Dialect, ratio: float = 1.0) -> tuple[Table, ...]:
    """Homogeneity of the odds ratio, conditional independence, and the common odds ratio tested against `ratio`."""
    tables = np.array([each.crossing.counts for each in found if not each.keys or not each.is_total])
    whole = found[-1].crossing.counts
    square = occupied(whole).shape == (2, 2)
    strata = informative(_sorted(found, tables)) if square else np.zeros((0, 2, 2))
    reason = None if square else (NOT_TWO_BY_TWO if whole.sum() > 0 else NO_CASES)
    tests, other = _independence(strata, reason, dialect == "spss"), _independence(strata, reason, dialect != "spss")
    said = of_continuity(tests.mantel_haenszel, other.mantel_haenszel, dialect)
    told = [("cochran", tests.cochran), ("mantel_haenszel", tests.mantel_haenszel), _general(tables, whole)]
    return (
        _tests("odds_ratio_homogeneity", found, _homogeneity(strata, reason)),
        _tests("conditional_independence", found, told, said),
        _common(found, common_ratio(strata, confidence, ratio) if reason is None else CommonRatio(*[reason] * 8)),
    )


def _sorted(found: Strata, tables: Numbers) -> Numbers:
    """The strata with their two rows and two columns ascending."""
    crossing = found[-1].crossing
    kept_rows, kept_columns = crossing.counts.sum(axis=1) > 0, crossing.counts.sum(axis=0) > 0
    rows, columns = np.array(crossing.row_codes)[kept_rows], np.array(crossing.column_codes)[kept_columns]
    inner: Numbers = tables[:, kept_rows][:, :, kept_columns]
    return inner[:, np.argsort(rows)][:, :, np.argsort(columns)]


def _homogeneity(strata: Numbers, reason: Undefined | None) -> list[tuple[str, Test]]:
    if reason is not None:
        return [(word, Test(reason, reason, reason)) for word in ("breslow_day", "tarone")]
    return [("breslow_day", breslow_day(strata)), ("tarone", tarone(strata))]


def _independence(strata: Numbers, reason: Undefined | None, across: bool) -> Independence:
    if reason is not None:
        return Independence(Test(reason, reason, reason), Test(reason, reason, reason))
    return independence(strata, across)


def _general(tables: Numbers, whole: Numbers) -> tuple[str, Test]:
    rows, columns = occupied(whole).shape
    if (rows - 1) * (columns - 1) > LARGEST:
        return "general_association", Test(TOO_LARGE, TOO_LARGE, TOO_LARGE)
    if whole.sum() <= 0:
        return "general_association", Test(NO_CASES, NO_CASES, NO_CASES)
    return "general_association", general_association(tables)


def _tests(name: str, found: Strata, tests: list[tuple[str, Test]], notes: Iterable[Message] = ()) -> Table:
    rows = [(word, test.value, test.df, test.p) for word, test in tests]
    return table_of(name, found, ("statistic", "chi_square", "df", "p"), rows, notes, layered=False)


def _common(found: Strata, ratio: CommonRatio) -> Table:
    row = ("mantel_haenszel", *(getattr(ratio, word) for word in COMMON))
    return table_of("common_odds_ratio", found, ("statistic", *COMMON), (row,), layered=False)
