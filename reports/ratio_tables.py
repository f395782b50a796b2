"""Risk Estimate and the common odds ratio of strata, worded and laid out as SPSS does."""

from analysis.result import Message, Result
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.records import replace
from reports.marked import marked
from reports.printing import Line, lines, named
from reports.wording import phrase

NOT_SQUARE = Message(
    "Risk Estimate statistics cannot be computed. They are only computed for a 2*2 table without empty cells."
)
ASSUMED = Message(
    "Under the conditional independence assumption, Cochran's statistic is asymptotically distributed as a 1 df "
    "chi-squared distribution, only if the number of strata is fixed, while the Mantel-Haenszel statistic is always "
    "asymptotically distributed as a 1 df chi-squared distribution. Note that the continuity correction is removed "
    "from the Mantel-Haenszel statistic when the sum of the differences between the observed and the expected is 0."
)
NORMAL = Message(
    "The Mantel-Haenszel common odds ratio estimate is asymptotically normally distributed under the common odds "
    "ratio of {ratio:.3f} assumption. So is the natural log of the estimate."
)
SCALARS = {"estimate": "common_estimate", "ln_estimate": "common_ln_estimate", "se_ln": "common_se_ln", "p": "common_p"}
LIMITS = {
    "ci_low": ("common_ratio", "lower_bound"),
    "ci_high": ("common_ratio", "upper_bound"),
    "ln_ci_low": ("common_ln_ratio", "lower_bound"),
    "ln_ci_high": ("common_ln_ratio", "upper_bound"),
}


def risks(result: Result, table: Table, language: str) -> Table:
    """Odds Ratio for a (x / y), For cohort b = z, and the number of cases, of each stratum."""
    depth = table.index("statistic")
    rows: list[Line] = []
    for at, line in enumerate(table.rows):
        shown = lines(result, table)[at]
        rows.append((*line[:depth], _called(result, table, line, language), *_ratio(line, shown, depth + 2)))
        is_last = at + 1 == len(table.rows) or table.rows[at + 1][depth] == "odds_ratio"
        if is_last:
            n = cases_of(result, table, line[:depth])
            rows.append((*line[:depth], named(result, "n_valid", language), n, None, None))
    columns = (*table.columns[: depth + 1], *table.columns[depth + 2 :])
    return replace(table, columns=columns, rows=tuple(rows))


def _ratio(line: Line, shown: Line, start: int) -> Line:
    """The ratio with its limits; a note in the place of all of them where the table is not two by two."""
    if isinstance(line[start], Undefined):
        return (marked(".", NOT_SQUARE), None, None)
    return shown[start:]


def _called(result: Result, table: Table, line: Line, language: str) -> str:
    depth = table.index("statistic")
    row, column = table.about[:2]
    if line[depth] != "odds_ratio":
        values = {"name": named(result, column, language), "level": named(result, line[depth + 1], language)}
        return phrase("for_cohort", language, values)
    levels = _levels(result, table, line[:depth])
    values = {"name": named(result, row, language), "levels": " / ".join(named(result, x, language) for x in levels)}
    return phrase("odds_ratio_for", language, values)


def _levels(result: Result, table: Table, keys: Line) -> list[str]:
    """The first two rows that have cases in that stratum, in the order of their codes."""
    counted = _crosstab(result, table)
    depth = len(keys)
    total = counted.index("count", "total")
    inside = (line for line in counted.rows if line[:depth] == keys and line[depth] != "total")
    found = [str(line[depth]) for line in inside if line[total]]
    return sorted(found, key=lambda key: float(key.rpartition("=")[2]))[:2]


def cases_of(result: Result, table: Table, keys: Line) -> Cell:
    """The number of cases of a stratum, as it is printed."""
    counted = _crosstab(result, table)
    found = next(line for line in counted.rows if line[: len(keys) + 1] == (*keys, "total"))
    shown = lines(result, counted)[counted.rows.index(found)]
    return shown[counted.index("count", "total")]


def _crosstab(result: Result, table: Table) -> Table:
    return next(each for each in result.tables if each.name == "crosstab" and each.about == table.about)


def independence(table: Table) -> Table:
    """Cochran's and Mantel and Haenszel's tests, which alone SPSS prints, with what they assume."""
    at = table.index("statistic")
    kept = tuple(line for line in table.rows if line[at] != "general_association")
    return replace(table, rows=kept, notes=(ASSUMED,))


def common_ratio(result: Result, table: Table, language: str) -> Table:
    """The estimate, its logarithm and limits of both below one another."""
    line = lines(result, table)[0]
    rows: list[Line] = []
    for word, name in SCALARS.items():
        rows.append((*[phrase(name, language)] * 3, line[table.index(word)]))
    confidence = f"{100 * float(result.options.get('confidence', 0.95)):g}"
    limits = phrase("common_limits", language, {"confidence": confidence})
    for word, (name, bound) in LIMITS.items():
        rows.append((limits, phrase(name, language), phrase(bound, language), line[table.index(word)]))
    columns = (*[Column("statistic")] * 3, Column(""))
    ratio = float(result.options.get("ratio", 1.0))
    return replace(table, columns=columns, rows=tuple(rows), notes=(Message(NORMAL.sentence, {"ratio": ratio}),))
