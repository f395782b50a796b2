"""Columns of an export and questions of a questionnaire that do not fit one another."""

from collections.abc import Mapping, Sequence

from instrument.message import Fault, Place, nearest, quoted
from instrument.model import Instrument
from survey.files.grid import Grid
from survey.importers.wenjuanxing.slots import Slot


def refuse_unknown(
    grid: Grid, instrument: Instrument, possible: Mapping[int, list[Slot]], slots: Sequence[Slot]
) -> None:
    """Raises `Fault` for columns that no question, row or option of the questionnaire is worded like."""
    unknown = [at for at, fitting in possible.items() if not fitting]
    if not unknown:
        return
    header = grid.headers[unknown[0]]
    fitted = {slot for fitting in possible.values() for slot in fitting}
    free = [slot.shown() for slot in slots if slot not in fitted]
    place = Place(grid.file, 1)
    if not free:
        raise Fault(
            "column {found} is not in the questionnaire, and every question has its column already",
            {"found": quoted(header)},
            place,
        )
    if len(unknown) == 1:
        raise Fault(
            "column {found} is not in the questionnaire; possible: {possible}",
            {"found": quoted(header), "possible": nearest(header, free)},
            place,
        )
    raise Fault(
        "{count} of {columns} columns are not in questionnaire {questionnaire}, the first is {found}; "
        "possible: {possible}",
        {
            "count": len(unknown),
            "columns": len(possible),
            "questionnaire": quoted(instrument.id),
            "found": quoted(header),
            "possible": nearest(header, free),
        },
        place,
    )


def refuse_unresolved(grid: Grid, possible: Mapping[int, list[Slot]], matched: Mapping[int, Slot]) -> None:
    """Raises `Fault` for a column that stands twice or fits several places."""
    columns: dict[Slot, int] = {}
    for at, slot in matched.items():
        if slot in columns:
            raise _stands_twice(grid, at, columns[slot])
        columns[slot] = at
    for at, fitting in possible.items():
        if at in matched:
            continue
        free = [slot for slot in fitting if slot not in columns]
        if not free:
            raise _stands_twice(grid, at, columns[fitting[0]])
        raise Fault(
            "column {found} fits {count} questions; possible: {possible}",
            {
                "found": quoted(grid.headers[at]),
                "count": len(free),
                "possible": nearest("", [slot.shown() for slot in free]),
            },
            Place(grid.file, 1),
        )


def _stands_twice(grid: Grid, at: int, other: int) -> Fault:
    first, second = sorted((at, other))
    return Fault(
        "column {second} {found} stands for the same question as column {first} {earlier}",
        {
            "second": second + 1,
            "found": quoted(grid.headers[second]),
            "first": first + 1,
            "earlier": quoted(grid.headers[first]),
        },
        Place(grid.file, 1),
    )


def refuse_unmatched(grid: Grid, matched: Mapping[int, Slot], slots: Sequence[Slot]) -> None:
    """Raises `Fault` for a question that has no column."""
    found = set(matched.values())
    without = [slot for slot in slots if slot not in found]
    if without:
        raise Fault(
            "no column for question {question} {wording}; found: {found}",
            {
                "question": without[0].question.number or without[0].question.id,
                "wording": quoted(without[0].shown()),
                "found": nearest(without[0].shown(), [quoted(grid.headers[at]) for at in matched]),
            },
            Place(grid.file, 1),
        )


def refuse_torn(grid: Grid, numbers: Mapping[int, str], matched: Mapping[int, Slot]) -> None:
    """Raises `Fault` where the columns of one question carry different printed numbers."""
    seen: dict[str, int] = {}
    for at, number in numbers.items():
        if not number:
            continue
        question = matched[at].question
        first = seen.setdefault(question.id, at)
        if numbers[first] != number and not question.rows:
            raise Fault(
                "columns {first} and {second} belong to one question but are numbered {one} and {other}",
                {
                    "first": quoted(grid.headers[first]),
                    "second": quoted(grid.headers[at]),
                    "one": numbers[first],
                    "other": number,
                },
                Place(grid.file, 1),
            )
