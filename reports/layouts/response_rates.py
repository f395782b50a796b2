"""What became of the cases drawn from the frame, and the response rates that follow.

`table('response_rates', 'response_rates')`.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink
from reports.taking import take


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block of dispositions with their numbers, then a block of rates."""
    result = take(results, "response_rates")[0]
    cases, rates = result.table("dispositions"), result.table("response_rates")
    return grid(
        ink.plain("response_rates_caption"),
        stub_and_numbers(0.6, 2),
        [header(ink.phrase("disposition"), ink.phrase("forms"), ink.phrase("share"))],
        [
            banner(ink.phrase("dispositions"), 3),
            *(_row(result, line[0], line[1], line[2], ink) for line in cases.rows),
            banner(ink.phrase("rates"), 3),
            *(_row(result, line[0], None, line[1], ink) for line in rates.rows),
        ],
        [
            ink.phrase("response_rates_note"),
            *(ink.say(note, result) for note in (*rates.notes, *result.notes)),
            *ink.reasons(rates),
            *ink.reasons(cases),
        ],
    )


def _row(result: Result, name: Cell, count: Cell, percent: Cell, ink: Ink) -> Row:
    label = cell(ink.label(result, str(name), "response_rates"), indent=1)
    return row(label, (ink.digits(count, Kind.COUNT), ink.digits(percent, Kind.PERCENT)))
