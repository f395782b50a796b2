"""Whether an export was made by text or by number."""

from collections.abc import Sequence

from instrument.message import Fault, Place
from instrument.model import Instrument, MissingCodes
from survey.files.grid import Grid
from survey.importers.wenjuanxing.cells import label_reader, position_reader
from survey.importers.wenjuanxing.conventions import Mode
from survey.importers.wenjuanxing.headers import match_columns, not_answers, take_apart
from survey.importers.wenjuanxing.slots import SPREAD, Slot, slots_of


def mode_of(grid: Grid, instrument: Instrument) -> Mode:
    """The mode by the headers of questions with several answers, else by the file's name, else by the cells.

    An export by score is known by its name alone. Raises `Fault` where cells can be read both ways with different
    results.
    """
    if Mode.SCORE in grid.file:
        return Mode.SCORE
    others = not_answers(grid, instrument)
    bodies = {
        body for at, header in enumerate(grid.headers) if at not in others for body in take_apart(at, header).bodies
    }
    for mode in (Mode.NUMBER, Mode.TEXT):
        spread = [slot for slot in slots_of(instrument, mode) if slot.question.kind in SPREAD]
        if any(body in bodies for slot in spread for body in slot.headers()):
            return mode
    for mode in (Mode.TEXT, Mode.NUMBER):
        if mode in grid.file:
            return mode
    return _mode_of_cells(grid, instrument)


def _mode_of_cells(grid: Grid, instrument: Instrument) -> Mode:
    matched = match_columns(grid, instrument, slots_of(instrument, Mode.TEXT))
    choices = [(at, slot) for at, slot in matched.items() if slot.question.options]
    by_text = [_by_text(grid.column(at), slot, instrument.missing) for at, slot in choices]
    by_number = [_by_number(grid.column(at), slot, instrument.missing) for at, slot in choices]
    fits_text = all(None not in codes for codes in by_text)
    fits_number = all(None not in codes for codes in by_number)
    if fits_text and fits_number and by_text != by_number:
        raise Fault(
            "the cells can be labels or places of options, with different results; possible: "
            "按文本 or 按序号 in the name of the file",
            place=Place(grid.file),
        )
    return Mode.NUMBER if fits_number and not fits_text else Mode.TEXT


def _by_text(cells: Sequence[str], slot: Slot, missing: MissingCodes) -> list[float | None]:
    read = label_reader(slot.question.options, missing)
    readings = {cell: read(cell) for cell in set(cells)}
    return [
        None if found is None else found.ticked[0].code if found.ticked else _plain(found.missing)
        for found in (readings[cell] for cell in cells)
    ]


def _by_number(cells: Sequence[str], slot: Slot, missing: MissingCodes) -> list[float | None]:
    read = position_reader(slot.question.options, missing)
    return [_plain(read(cell)) for cell in cells]


def _plain(code: float | None) -> float | None:
    """NaN as a number that equals itself."""
    return float("inf") if code is not None and code != code else code
