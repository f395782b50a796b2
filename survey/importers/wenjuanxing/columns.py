"""Columns of an export as coded variables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from instrument.kinds import member, other
from instrument.message import Fault, Message, nearest, quoted
from instrument.model import Kind, MissingCodes, Question
from survey.batch import Issue, code_cells
from survey.files.grid import Grid
from survey.free_answers import Absent, Typed
from survey.importers.wenjuanxing.cells import absent, label_reader, mark_reader, position_reader
from survey.importers.wenjuanxing.conventions import RANK_SEPARATOR, SEPARATOR, Mode
from survey.importers.wenjuanxing.slots import Slot
from survey.labelled import Reading
from survey.responses import Column
from survey.wording import labels

SEPARATORS = {Kind.MULTIPLE: SEPARATOR, Kind.RANKING: RANK_SEPARATOR}


@dataclass
class Coded:
    """The variables read so far and what was wrong with single answers."""

    columns: dict[str, Column] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True)
class Readings:
    """What the cells of a column say; a cell that stands a thousand times is read once."""

    different: tuple[Reading, ...]
    places: NDArray[np.int64]  # (n,): which of them each cell is

    def numbers(self, number: Callable[[Reading], float]) -> NDArray[np.float64]:
        """A number for each cell, shape (n,)."""
        return np.array([number(each) for each in self.different], dtype=float)[self.places]


def code_columns(
    grid: Grid, matched: Mapping[int, Slot], mode: Mode, missing: MissingCodes, ids: Sequence[str]
) -> Coded:
    """Every matched column as codes.

    Raises `Fault` for a cell that the questionnaire does not know, with its row and its column.
    """
    coded = Coded()
    for at, slot in matched.items():
        _code_column(coded, grid, at, slot, mode, missing, ids)
    return coded


def _code_column(
    coded: Coded, grid: Grid, at: int, slot: Slot, mode: Mode, missing: MissingCodes, ids: Sequence[str]
) -> None:
    question, cells = slot.question, grid.column(at)
    if question.kind in (Kind.TEXT, Kind.NUMBER, Kind.DATE):
        coded.columns[slot.name] = _typed_answers(coded, Typed(slot.name, cells, ids, _absent(missing, mode)), question)
    elif mode is Mode.NUMBER:
        read = _number_reader(slot, missing)
        coded.columns[slot.name] = code_cells(cells, read, partial(_unknown_code, grid, at, slot))
    else:
        _code_labels(coded, grid, at, slot, missing, ids)


def _absent(missing: MissingCodes, mode: Mode) -> Absent:
    return lambda cell: absent(cell, missing, mode)


def _typed_answers(coded: Coded, typed: Typed, question: Question) -> Column:
    if question.kind is Kind.TEXT:
        return typed.words()
    return typed.numbers(coded.issues) if question.kind is Kind.NUMBER else typed.dates(coded.issues)


def _number_reader(slot: Slot, missing: MissingCodes) -> Callable[[str], float | None]:
    if slot.option is None:
        return position_reader(slot.question.options, missing)
    return mark_reader(missing, len(slot.question.options) if slot.question.kind is Kind.RANKING else 1)


def _code_labels(coded: Coded, grid: Grid, at: int, slot: Slot, missing: MissingCodes, ids: Sequence[str]) -> None:
    question = slot.question
    read = label_reader(question.options, missing, SEPARATORS.get(question.kind, ""))
    readings = read_cells(grid, at, read, question)
    if question.kind is Kind.MULTIPLE:
        coded.columns.update(_marks(question, readings))
    elif question.kind is Kind.RANKING:
        coded.columns.update(_ranks(question, readings, missing))
    else:
        coded.columns[slot.name] = readings.numbers(
            lambda each: each.missing if each.missing is not None else each.ticked[0].code
        )
    for option in question.options:
        if option.other:
            coded.columns[other(question, option)] = _typed(readings, option.code)
    uncertain = np.flatnonzero(readings.numbers(lambda each: not each.certain))
    coded.issues.extend(
        Issue(
            ids[row],
            "ambiguous",
            slot.name,
            Message(
                "typed text holds the platform's own signs, so {found} can be read in two ways",
                {"found": quoted(grid.rows[row][at])},
            ),
        )
        for row in uncertain.tolist()
    )


def read_cells(grid: Grid, at: int, read: Callable[[str], Reading | None], question: Question) -> Readings:
    """What each cell of a column says; raises `Fault` at the first that says nothing known."""
    cells = grid.column(at)
    index: dict[str, int] = {}
    places = np.array([index.setdefault(cell, len(index)) for cell in cells], dtype=np.int64)
    different = []
    for cell, place in index.items():
        found = read(cell)
        if found is None:
            raise Fault(
                "{found} is not an answer the questionnaire has; rows with it: {count}; possible: {possible}",
                {
                    "found": quoted(_unread_part(cell, read, question)),
                    "count": cells.count(cell),
                    "possible": nearest(cell, labels(question.options)),
                },
                grid.place(int(np.argmax(places == place)), at),
            )
        different.append(found)
    return Readings(tuple(different), places)


def _unread_part(cell: str, read: Callable[[str], Reading | None], question: Question) -> str:
    """The part of a cell that no option reads, the whole cell where each part alone is an option."""
    parts = cell.split(SEPARATORS.get(question.kind, "\n"))
    return next((part for part in parts if read(part) is None), cell)


def _unknown_code(grid: Grid, at: int, slot: Slot, cell: str, row: int, count: int) -> Fault:
    if slot.option is not None:
        places = "0, 1" if slot.question.kind is Kind.MULTIPLE else f"1–{len(slot.question.options)}"
    else:
        places = f"1–{len(slot.question.options)}"
    return Fault(
        "{found} is not the place of an option; rows with it: {count}; possible: {possible}, -2, -3",
        {"found": quoted(cell), "count": count, "possible": places},
        grid.place(row, at),
    )


def _marks(question: Question, readings: Readings) -> dict[str, NDArray[np.float64]]:
    def mark(code: int, each: Reading) -> float:
        return each.missing if each.missing is not None else float(any(tick.code == code for tick in each.ticked))

    return {member(question, option): readings.numbers(partial(mark, option.code)) for option in question.options}


def _ranks(question: Question, readings: Readings, missing: MissingCodes) -> dict[str, NDArray[np.float64]]:
    """The place of each option; an option left out of the order is unanswered, as in the platform's number export."""

    def rank(code: int, each: Reading) -> float:
        if each.missing is not None:
            return each.missing
        return {tick.code: at for at, tick in enumerate(each.ticked, 1)}.get(code, missing.unanswered)

    return {member(question, option): readings.numbers(partial(rank, option.code)) for option in question.options}


def _typed(readings: Readings, code: int) -> Column:
    typed = [next((tick.typed for tick in each.ticked if tick.code == code), "") for each in readings.different]
    return np.array(typed, dtype=object)[readings.places]
