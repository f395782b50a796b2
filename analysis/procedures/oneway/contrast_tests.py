"""Tables of contrasts between group means."""

from collections.abc import Mapping, Sequence

from analysis.procedures.oneway.analysed import Analysis
from analysis.result import Message
from analysis.statistics.contrasts import Contrast, apart, pooled
from analysis.table import Cell, Column, Table, headed


def contrasts(found: Mapping[str, Analysis], wanted: Sequence[Sequence[float]]) -> list[Table]:
    """The coefficients, for the groups that have cases in ascending order, and both tests of each contrast."""
    numbered = {f"contrast={number}": tuple(each) for number, each in enumerate(wanted, start=1)}
    rows: list[tuple[Cell, ...]] = []
    for name, each in found.items():
        for key, coefficients in numbered.items():
            same = pooled(each.found, coefficients, each.anova)
            rows.append((name, "equal_variances", key, *_cells(same)))
        for key, coefficients in numbered.items():
            rows.append((name, "unequal_variances", key, *_cells(apart(each.found, coefficients))))
    words = ("variable", "assumption", "contrast", "contrast_value", "se", "t", "df", "p")
    return [_coefficients(found, numbered), Table("contrast_tests", headed(*words), tuple(rows))]


def _coefficients(found: Mapping[str, Analysis], numbered: Mapping[str, Sequence[float]]) -> Table:
    keys = max((each.keys for each in found.values()), key=len, default=())
    rows = [
        (key, *(coefficients[at] if at < len(coefficients) else None for at in range(len(keys))))
        for key, coefficients in numbered.items()
    ]
    heads = (Column("contrast"), *(Column("contrast_coefficient", key) for key in keys))
    notes = tuple(
        Message("{contrast}: the sum of the contrast coefficients is not zero.", {"contrast": key})
        for key, coefficients in numbered.items()
        if abs(sum(coefficients)) > 1e-9
    )
    return Table("contrast_coefficients", heads, tuple(rows), notes=notes)


def _cells(found: Contrast) -> tuple[Cell, ...]:
    return (found.value, found.se, found.t, found.df, found.p)
