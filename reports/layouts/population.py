"""The sample beside its population: every margin as it is, as it should be, and after weighting.

`table('population', task)`: a task of weighting, or several.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Table
from analysis.vocabulary import WORDS, Kind
from reports.cells import Row, banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid, Run
from reports.ink import Ink
from reports.taking import take

CELLS = ("n", "sample_percent", "population_percent", "weighted_percent")
HEADS = ("characteristic", "people", "sample_share", "population_share", "weighted_share")


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block for each margin, a row for each of its categories."""
    tables = [result.table("margins") for result in take(results, "weighting")]
    return grid(
        ink.plain("population_caption", {"n": ink.digits(results[0].cases.valid, Kind.COUNT)}),
        stub_and_numbers(0.36, len(CELLS)),
        [header(*(ink.phrase(word) for word in HEADS))],
        [line for result, table in zip(results, tables, strict=True) for line in _rows(result, table, ink)],
        [
            ink.phrase("population_note"),
            *(note for result in results for note in _weights(result.table("weight_summary"), ink)),
            *dict.fromkeys(note for table in tables for note in ink.reasons(table)),
        ],
    )


def _rows(result: Result, table: Table, ink: Ink) -> list[Row]:
    rows: list[Row] = []
    for name in dict.fromkeys(str(each) for each in table.column("variable")):
        rows.append(banner(ink.label(result, name), 1 + len(CELLS)))
        for line in table.where({"variable": name}):
            label = cell(ink.label(result, str(line[table.index("category")])), indent=1)
            rows.append(row(label, (ink.digits(line[table.index(word)], WORDS[word]) for word in CELLS)))
    return rows


def _weights(table: Table, ink: Ink) -> list[tuple[Run, ...]]:
    """What the weights cost: the last row is that of the weights as they are used."""
    where = {"part": str(table.rows[-1][0])}
    words = {"low": "minimum", "high": "maximum", "effect": "design_effect", "n": "effective_n"}
    values = {name: ink.cell(table, where, word) for name, word in words.items()}
    return [ink.phrase("weights_note", values)] if isinstance(table.cell(where, "design_effect"), float) else []
