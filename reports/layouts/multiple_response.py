"""The options of a multiple-response question: how many ticked each, of responses and of respondents."""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.cells import Row, cell, grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink

WORDS = {"count": Kind.COUNT, "percent_of_responses": Kind.PERCENT, "percent_of_cases": Kind.PERCENT}


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """Options in the order of the questionnaire, and their total."""
    result = results[0]
    table = result.table("multiple_response")
    rows: list[Row] = []
    for line in table.rows:
        category = str(line[0])
        label = ink.plain("total") if category == "total" else ink.label(result, category)
        cells = [ink.digits(line[table.index(word)], kind) for word, kind in WORDS.items()]
        rows.append(row(cell(label), cells))
    name = ink.label(result, table.about[0])
    base = ink.digits(result.cases.valid, Kind.COUNT)
    return grid(
        ink.plain("multiple_response_caption", {"name": name, "n": base}),
        stub_and_numbers(0.4, 3),
        [header(*(ink.phrase(name) for name in ("option", "ticks", "share_of_ticks", "share_of_people")))],
        rows,
        [ink.phrase("multiple_response_note"), *ink.reasons(table)],
        rules=[len(rows) - 1],
    )
