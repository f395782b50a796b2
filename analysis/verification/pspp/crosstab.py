"""CROSSTABS of PSPP, of two variables without layers."""

from collections.abc import Iterator, Sequence
from itertools import product

from analysis.verification.pspp.printed import Cells, Line, Printed, Question, filled, level, number, numbers

CELLS = {"Count": "count", "Row %": "row_percent", "Column %": "column_percent", "Total %": "total_percent"}
TESTS = {
    "Pearson Chi-Square": "pearson",
    "Likelihood Ratio": "likelihood_ratio",
    "Linear-by-Linear Association": "linear_by_linear",
    "Continuity Correction": "continuity",
}
SYMMETRIC = {
    "Cramer's V": "cramer_v",
    "Contingency Coefficient": "contingency",
    "Kendall's tau-b": "tau_b",
    "Kendall's tau-c": "tau_c",
    "Gamma": "gamma",
    "Spearman Correlation": "spearman",
    "Pearson's R": "pearson_r",
}


def is_trusted(question: Question) -> bool:
    """Without layers; where weights have fractions, as SPSS rounds them."""
    return not question.options.get("layers") and (question.whole or question.options.get("dialect") == "spss")


def syntax(question: Question) -> Iterator[str]:
    """One command for each pair, so that its tables can be told apart."""
    rounded = "" if question.whole else " /COUNT=ROUND CELL"
    for row, column in _pairs(question):
        yield f"CROSSTABS /TABLES={row} BY {column} /CELLS=COUNT ROW COLUMN TOTAL EXPECTED"
        yield f" /STATISTICS=CHISQ PHI CC CORR BTAU CTAU GAMMA D{rounded}."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """Counts, tests and measures of each pair."""
    pairs = iter(_pairs(question))
    about: tuple[str, str] = ("", "")
    for each in printed:
        if each.title == "Summary":
            about = next(pairs, ("", ""))
        elif " × " in each.title:
            yield from _counts(about, each.rows)
        elif each.title.startswith("Chi-Square Tests"):
            for name, *cells in each.rows[1:]:
                yield from numbers("chi_square", about, (TESTS.get(name, ""),), ("value", "df", "p"), cells)
        elif each.title.startswith("Symmetric Measures"):
            for _, name, *cells in each.rows[1:]:
                yield from numbers("symmetric_measures", about, (SYMMETRIC.get(name, ""),), _words(name), cells)


def _words(name: str) -> tuple[str, ...]:
    return ("coefficient", "se", "t") if name in SYMMETRIC else ()


def _pairs(question: Question) -> list[tuple[str, str]]:
    return list(product(question.options["rows"], question.options["columns"]))


def _counts(about: tuple[str, str], rows: Sequence[Line]) -> Cells:
    """The cells; what PSPP prints as expected in rows and columns of totals is no count."""
    row, column = about
    keys = [level(column, text) for text in rows[1][3:-1]]
    for first, code, label, *cells in filled(rows[2:], 2):
        is_total = first == "Total"
        key = "total" if is_total else level(row, code)
        word = CELLS.get(label, "")
        heads = [f"{word}@{each}" for each in (*keys, "total")] if word else []
        if label == "Expected" and not is_total:
            heads = [f"expected@{each}" for each in keys]
        yield from numbers("crosstab", about, (key,), heads, [text for text in cells if number(text) is not None])
