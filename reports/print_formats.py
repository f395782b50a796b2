"""Decimals as SPSS prints them: those of the variable's own format, and some more for what is computed from it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.formatting import SPSS, Printed, Style, kind_of, text_of

MORE: Mapping[str, int] = {
    "minimum": 0,
    "maximum": 0,
    "mode": 0,
    "range": 0,
    "sum": 0,
    "median": 2,
    "grouped_median": 2,
    "first": 0,
    "last": 0,
    "percentile_value": 2,
    "mean": 2,
    "harmonic_mean": 2,
    "geometric_mean": 2,
    "trimmed_mean": 2,
    "scale_mean_if_deleted": 2,
    "sd": 3,
    "se_mean": 3,
    "mean_difference": 3,
    "se_difference": 3,
    "se_estimate": 3,
}
"""Decimals above those of the variable, by the word of the column."""
MORE_IN: Mapping[tuple[str, str], int] = {
    **{("m_estimators", word): 2 for word in ("huber", "biweight", "hampel", "andrews")},
    ("percentiles", "percentile_value"): 2,
    ("extreme_values", "value"): 0,
    ("group_descriptives", "ci_low"): 2,
    ("group_descriptives", "ci_high"): 2,
    ("grand_means", "ci_low"): 2,
    ("grand_means", "ci_high"): 2,
    ("one_sample_test", "ci_low"): 2,
    ("one_sample_test", "ci_high"): 2,
    ("independent_test", "ci_low"): 3,
    ("independent_test", "ci_high"): 3,
    ("paired_test", "mean"): 3,
    ("paired_test", "ci_low"): 3,
    ("paired_test", "ci_high"): 3,
    ("contrast_tests", "contrast_value"): 2,
    ("contrast_tests", "se"): 3,
    ("multiple_comparisons", "ci_low"): 2,
    ("multiple_comparisons", "ci_high"): 2,
}
"""The same where a table has its own."""
OF_MODELS: Mapping[tuple[str, str], int] = {("multiple_comparisons", "mean_difference"): 2}
"""The same in all procedures but ONEWAY."""
FIXED: Mapping[tuple[str, str], int] = {
    **{("crosstab", word): 1 for word in ("expected", "residual", "standardized_residual", "adjusted_residual")},
    **{("observed_expected", word): 1 for word in ("expected", "residual")},
    **{("variance_explained", word): 3 for word in ("percent", "cumulative_percent")},
    **{
        (name, word): 3
        for name in ("estimated_means", "overall_mean")
        for word in ("mean", "se_mean", "ci_low", "ci_high")
    },
    **{("marginal_comparisons", word): 3 for word in ("mean_difference", "se_difference", "ci_low", "ci_high")},
    ("hosmer_lemeshow_groups", "expected"): 3,
    ("cell_information", "expected"): 3,
    ("collinearity_diagnostics", "variance_proportion"): 2,
    **{("summary_items", word): 3 for word in ("mean", "minimum", "maximum", "range", "variance")},
}
"""Decimals that no variable changes."""
WITH_SIGN = frozenset(
    {
        "case_processing",
        "case_summaries",
        "case_summary",
        "crosstab",
        "cell_information",
        "group_means",
        "multiple_response",
        "multiple_response_by",
        "olap_cubes",
    }
)
"""Tables whose percentages carry their sign."""
WITHOUT_SIGN = ("reliability", "logistic")
"""Procedures whose percentages do not even there."""
NEVER_POWERS = frozenset(
    {("coefficients", "se"), *(("equation", word) for word in ("b", "se", "exp_b", "exp_b_ci_low", "exp_b_ci_high"))}
)
"""Columns that print .000 for what is smaller."""
PLAIN = replace(SPSS, small=0.0)
EXPLORED: Mapping[str, int] = {
    **{word: MORE[word] for word in ("mean", "trimmed_mean", "median", "sd", "minimum", "maximum", "range")},
    "interquartile_range": 0,
    "ci_low": 2,
    "ci_high": 2,
}
"""Decimals above those of the variable, by the statistic of the row; a standard error has one more than its mean."""
SUBJECTS = ("dependent", "variables", "items")


Known = TypeVar("Known", int, str)
Print = Callable[[Sequence[Cell], Cell], str]
"""A cell of a row as printed."""


def text(result: Result, table: Table, line: Sequence[Cell], column: Column, cell: Cell) -> str:
    """A number as SPSS prints it in this table."""
    return cell if isinstance(cell, Printed) else printer(result, table, column)(line, cell)


def printer(result: Result, table: Table, column: Column) -> Print:
    """How SPSS prints the numbers of a column."""
    kind = kind_of(table.name, column.word)
    places = _places(result, table, column)
    signed = kind is Kind.PERCENT and table.name in WITH_SIGN and result.procedure not in WITHOUT_SIGN
    general = PLAIN if (table.name, column.word) in NEVER_POWERS else style_of(result)
    dress = None if not result.formats else dresser(result, table, column)

    def print_cell(line: Sequence[Cell], cell: Cell) -> str:
        if isinstance(cell, Printed):
            return cell
        asked = places if places is None or isinstance(places, int) else places(line, cell)
        # Decimals of a variable's own format are kept, however small the number is.
        own = asked is not None and callable(places)
        found = text_of(cell, kind, PLAIN if own else general, asked)
        if own and dress is not None and isinstance(found, Printed):
            return dress(line, found, asked or 0)
        return found + "%" if signed and isinstance(found, Printed) else found

    return print_cell


def style_of(result: Result) -> Style:
    """SPSS's style with what SET SMALL says."""
    small = result.settings.get("SMALL")
    return SPSS if small is None else replace(SPSS, small=float(small))


def dresser(result: Result, table: Table, column: Column) -> Callable[[Sequence[Cell], Printed, int], str]:
    """What gives numbers the signs of their variables' formats: $5, 1,234.5, 15-JAN-2020."""
    from reports.dressing import dressed

    usual = next(_usual(result.formats, result, table, column), "")

    def dress(line: Sequence[Cell], found: Printed, places: int) -> str:
        format = next((result.formats[each] for each in line if isinstance(each, str) and each in result.formats), "")
        named = format or any(isinstance(each, str) and each in result.decimals for each in line)
        return dressed(found, format if named else usual, places, column.word, table.name)

    return dress


Places = Callable[[Sequence[Cell], Cell], int | None]


def _places(result: Result, table: Table, column: Column) -> int | Places | None:
    """How many decimals the cells have, or how to tell; None where their kind alone says so."""
    if column.word == "contrast_coefficient":
        return _as_given
    fixed = FIXED.get((table.name, column.word))
    if fixed is not None:
        return fixed
    where = (table.name, column.word)
    more = MORE_IN.get(where, MORE.get(column.word))
    if result.procedure != "oneway":
        more = OF_MODELS.get(where, more)
    if not result.decimals or (more is None and table.name != "explored"):
        return None
    usual = next(_usual(result.decimals, result, table, column), None)
    statistic = table.index("statistic") if table.name == "explored" else None

    def places(line: Sequence[Cell], cell: Cell) -> int | None:
        above = more if statistic is None else _explored(str(line[statistic]), column)
        if above is None:
            return None
        keys = [result.decimals[each] for each in line if isinstance(each, str) and each in result.decimals]
        own = max(keys) if keys else usual
        hides = above == 0 and isinstance(cell, float) and round(cell, own or 0) != cell
        if own is None or (hides and own < 2 and not (statistic is not None and own)):
            return None  # what the format would hide is shown
        return own + above

    return places


def _as_given(_: Sequence[Cell], cell: Cell) -> int:
    """The decimals that a number was written with."""
    return len(f"{cell:.9g}".partition(".")[2]) if isinstance(cell, float | int) else 0


def _explored(statistic: str, column: Column) -> int | None:
    more = EXPLORED.get(statistic)
    return more + 1 if more is not None and column.word == "se" else more


def _usual(known: Mapping[str, Known], result: Result, table: Table, column: Column) -> Iterator[Known]:
    """What is known of the variable that a column is about where its row names none: of its heading, table or task."""
    if column.under in known:
        yield known[str(column.under)]
    about = reversed(table.about) if table.name == "homogeneous_subsets" else table.about
    yield from (known[name] for name in about if name in known)
    for subject in SUBJECTS:
        named = result.options.get(subject)
        names = named if isinstance(named, list | tuple) else [named]
        found = [known[str(name)] for name in names if name in known]
        if found:
            yield max(found)
