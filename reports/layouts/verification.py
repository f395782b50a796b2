"""How many numbers of each procedure other engines computed again, and how many agree.

`table('verification', 'verification')`.
"""

from collections.abc import Sequence

from analysis.result import Result
from analysis.vocabulary import Kind
from reports.cells import grid, header, row, stub_and_numbers
from reports.document import Grid
from reports.ink import Ink
from reports.taking import take
from reports.wording import heading

TOTAL = "total"


def arrange(results: Sequence[Result], ink: Ink) -> Grid:
    """A row for each procedure and one for all; the note names the engines."""
    result = take(results, "verification")[0]
    table = result.table("verification")
    words = [column.word for column in table.columns]
    return grid(
        ink.plain("verification_caption"),
        stub_and_numbers(0.36, len(words) - 1),
        [header(ink.phrase("procedure"), *(heading(word, ink.language, table.name) for word in words[1:]))],
        [
            row(ink.label(result, str(line[0]), table.name), (ink.digits(each, Kind.COUNT) for each in line[1:]))
            for line in table.rows
        ],
        [*(ink.say(note, result) for note in table.notes), ink.phrase("verification_note")],
        rules=[len(table.rows) - 1],
    )
