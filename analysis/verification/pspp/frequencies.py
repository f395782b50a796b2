"""FREQUENCIES of PSPP."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.printed import Cells, Printed, Question, filled, first, level, numbers

WORDS = {
    "Mean": "mean",
    "S.E. Mean": "se_mean",
    "Mode": "mode",
    "Std Dev": "sd",
    "Variance": "variance",
    "Kurtosis": "kurtosis",
    "S.E. Kurt": "se_kurtosis",
    "Skewness": "skewness",
    "S.E. Skew": "se_skewness",
    "Range": "range",
    "Minimum": "minimum",
    "Maximum": "maximum",
    "Sum": "sum",
}
COUNTS = ("count", "percent", "valid_percent", "cumulative_percent")


def is_trusted(question: Question) -> bool:
    """Always."""
    return True


def syntax(question: Question) -> Iterator[str]:
    """One command; its quartiles are not those of SPSS where cases are weighted, so none are asked for."""
    yield f"FREQUENCIES /VARIABLES={' '.join(question.options['variables'])} /STATISTICS=ALL."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """Statistics, and the frequencies of each variable in the order of its codes."""
    yield from _statistics(first(printed, "Statistics"))
    for name in question.options["variables"]:
        for part, code, *cells in filled([row for row in first(printed, name) if len(row) > 2][1:], 1):
            keys = ("total", "total") if part == "Total" else (part.lower(), level(name, code))
            keys = (keys[0], "system_missing") if code in (".", "SYSMIS") else keys
            in_order = question.options.get("order", "value") == "value"
            yield from numbers("frequencies", (name,), keys, COUNTS if in_order else COUNTS[:3], cells)


def _statistics(rows: Sequence[tuple[str, ...]]) -> Cells:
    names = rows[0][2:] if rows else ()
    for label, part, *cells in filled(rows[1:], 1):
        word = {"Valid": "valid", "Missing": "missing"}.get(part, "") if label == "N" else WORDS.get(label, "")
        for name, cell in zip(names, cells, strict=False):
            yield from numbers("statistics", (), (name,), (word,), (cell,))
