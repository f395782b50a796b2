"""What became of the cases drawn from the frame, and the response rates that follow.

`table('response_rates', 'response_rates')`.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.table import Cell, Table
from analysis.vocabulary import Kind
from reports.cells import Row, banner, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink
from reports.taking import take

KINDS = {
    "rates": ("rr", "valid_return"),
    "cooperation_rates": ("coop",),
    "refusal_rates": ("ref",),
    "contact_rates": ("con",),
}
"""The phrase that heads rates of one kind → how their names begin."""


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A block of dispositions with their numbers, then a block of rates of each kind."""
    result = take(results, "response_rates")[0]
    cases, rates = result.table("dispositions"), result.table("response_rates")
    return grid(
        ink.plain("response_rates_caption"),
        stub_and_numbers(0.6, 2),
        [header(ink.phrase("disposition"), ink.phrase("forms"), ink.phrase("share"))],
        [
            banner(ink.phrase("dispositions"), 3),
            *(_row(result, line[0], line[1], line[2], ink) for line in cases.rows),
            *(line for kind in KINDS for line in _kind(result, rates, kind, ink)),
        ],
        [
            ink.phrase("response_rates_note"),
            *(ink.say(note, result) for note in (*rates.notes, *result.notes)),
            *ink.reasons(rates),
            *ink.reasons(cases),
        ],
    )


def _kind(result: Result, rates: Table, kind: str, ink: Ink) -> list[Row]:
    lines = [line for line in rates.rows if str(line[0]).startswith(KINDS[kind])]
    return (
        [banner(ink.phrase(kind), 3), *(_row(result, line[0], None, line[1], ink) for line in lines)] if lines else []
    )


def _row(result: Result, name: Cell, count: Cell, percent: Cell, ink: Ink) -> Row:
    label = cell(ink.label(result, str(name), "response_rates"), indent=1)
    return row(label, (ink.digits(count, Kind.COUNT), ink.digits(percent, Kind.PERCENT)))
