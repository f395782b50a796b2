"""Means, standard deviations and correlations below the diagonal; alpha on it where reliability is given."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import Kind
from reports.cells import Row, grid, header, row, stub_and_numbers
from reports.conventions import stars_note
from reports.document import Grid
from reports.ink import Ink
from reports.limits import stars
from reports.partings import partings


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Variables are numbered in the stub, and their numbers head the columns."""
    result = results[0]
    table = result.table("correlations")
    names = [str(name) for name in table.column("variable")]
    alphas = {str(r.table("reliability").rows[0][0]): r for r in results[1:] if r.procedure == "reliability"}
    has_alpha = any(name in alphas for name in names)
    note = "correlations_alpha_note" if has_alpha else "correlations_note"
    rows = [_row(result, table, names, at, alphas, ink) for at in range(len(names))]
    coefficient = ink.plain(f"{result.options.get('coefficient', 'pearson')}_r")
    return grid(
        ink.plain("correlations_caption", {"n": _base(result, ink)}),
        stub_and_numbers(0.36, len(names) + 2),
        [header(ink.phrase("variable"), ink.phrase("mean"), ink.phrase("sd"), *map(str, range(1, len(names) + 1)))],
        rows,
        [
            ink.phrase(note, {"coefficient": coefficient}),
            *ink.reasons(table),
            *partings([result], ["correlations"], ink),
            *stars_note(rows, ink),
        ],
    )


def _row(result: Result, table: Table, names: list[str], at: int, alphas: dict[str, Result], ink: Ink) -> Row:
    name = names[at]
    described = result.table("descriptive_statistics")
    moments = [ink.cell(described, {"variable": name}, word) for word in ("mean", "sd")]
    below = [_correlation(table, name, other, ink) for other in names[:at]]
    diagonal = ink.plain("dash")
    if name in alphas:
        alpha = ink.cell(alphas[name].table("reliability"), {"scale": name}, "alpha")
        diagonal = ink.plain("parenthesised", {"text": alpha})
    above = [""] * (len(names) - at - 1)
    return row(f"{at + 1} {ink.label(result, name)}", (*moments, *below, diagonal, *above))


def _correlation(table: Table, first: str, second: str, ink: Ink) -> str:
    p = table.cell({"variable": first}, "p", second)
    marks = stars(p) if isinstance(p, int | float) else ""
    return ink.cell(table, {"variable": first}, "r", second) + marks


def _base(result: Result, ink: Ink) -> str:
    """How many cases: one number, or the smallest and largest under pairwise deletion."""
    counts = [n for n in result.table("descriptive_statistics").column("n") if isinstance(n, int | float)]
    ends = [ink.number(each, Kind.COUNT) for each in (min(counts, default=0), max(counts, default=0))]
    return ends[0] if ends[0] == ends[1] else ink.plain("range", {"low": ends[0], "high": ends[1]})
