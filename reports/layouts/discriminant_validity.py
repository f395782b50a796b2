"""Whether factors differ: the root of AVE on the diagonal, correlations below it, HTMT above it.

`table('discriminant_validity', task)`: a task of cfa.
"""

from collections.abc import Sequence

from analysis.result import Result
from reports.cells import Row, cell, grid, header, stub_and_numbers
from reports.conventions import limits_note
from reports.document import Grid, Run
from reports.ink import Ink
from reports.taking import take


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Factors are numbered in the stub, and their numbers head the columns; the diagonal is bold."""
    result = take(results, "cfa")[0]
    names = [str(name) for name in result.table("fornell_larcker").column("factor")]
    return grid(
        ink.plain("discriminant_caption"),
        stub_and_numbers(0.3, len(names)),
        [header(ink.phrase("factor_word"), *map(str, range(1, len(names) + 1)))],
        [_row(result, names, at, ink) for at in range(len(names))],
        [
            ink.phrase("discriminant_note"),
            limits_note(["htmt"], ink),
            *ink.reasons(result.table("fornell_larcker")),
            *ink.reasons(result.table("htmt")),
        ],
    )


def _row(result: Result, names: Sequence[str], at: int, ink: Ink) -> Row:
    name, roots, ratios = names[at], result.table("fornell_larcker"), result.table("htmt")
    below = [cell(ink.cell(roots, {"factor": name}, "r", other)) for other in names[:at]]
    diagonal = cell((Run(ink.cell(roots, {"factor": name}, "r", name), bold=True),))
    above = [cell(ink.cell(ratios, {"factor": other}, "htmt", name)) for other in names[at + 1 :]]
    return (cell(f"{at + 1} {ink.label(result, name)}"), *below, diagonal, *above)
