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
from survey.coding.column import Readings
from survey.files.grid import Grid
from survey.free_answers import Typed
from survey.importers.wenjuanxing.cells import absent, by_score, label_reader, number_reader
from survey.importers.wenjuanxing.conventions import RANK_SEPARATOR, SEPARATOR, Mode
from survey.importers.wenjuanxing.inner import Inner, code_inner, opened
from survey.importers.wenjuanxing.slots import Slot
from survey.labelled import Reading
from survey.responses import Column
from survey.wording import labels

SEPARATORS = {Kind.MULTIPLE: SEPARATOR, Kind.RANKING: RANK_SEPARATOR}


@dataclass(frozen=True)
class Export:
    """A file with its matched columns; `inner`: outer question → the one that stands within it without a column."""

    grid: Grid
    matched: Mapping[int, Slot]
    mode: Mode
    missing: MissingCodes
    ids: Sequence[str]
    inner: Mapping[str, Inner]


@dataclass
class Coded:
    """The variables read so far and what was wrong with single answers."""

    columns: dict[str, Column] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


def code_columns(export: Export) -> Coded:
    """Every matched column as codes, and the inner questions, whose answers only an export by text holds.

    Raises `Fault` for a cell that the questionnaire does not know, with its row and its column.
    """
    coded = Coded()
    for at, slot in export.matched.items():
        cells = export.grid.column(at)
        if slot.question.kind in (Kind.TEXT, Kind.NUMBER, Kind.DATE):
            typed = Typed(slot.name, cells, export.ids, lambda cell: absent(cell, export.missing, export.mode))
            coded.columns[slot.name] = _typed_answers(coded, typed, slot.question)
        elif export.mode is Mode.TEXT:
            _code_labels(coded, export, at, slot)
        else:
            read = number_reader(slot, export.missing, export.mode)
            coded.columns[slot.name] = code_cells(cells, read, partial(_unknown_code, export, at, slot))
    return coded


def _typed_answers(coded: Coded, typed: Typed, question: Question) -> Column:
    if question.kind is Kind.TEXT:
        return typed.words()
    return typed.numbers(coded.issues) if question.kind is Kind.NUMBER else typed.dates(coded.issues)


def _code_labels(coded: Coded, export: Export, at: int, slot: Slot) -> None:
    question, inner = slot.question, export.inner.get(slot.question.id)
    options = opened(question.options, inner)
    read = label_reader(options, export.missing, SEPARATORS.get(question.kind, ""))
    readings = read_cells(export.grid, at, read, question)
    if question.kind is Kind.MULTIPLE:
        coded.columns.update(_marks(question, readings))
    elif question.kind is Kind.RANKING:
        coded.columns.update(_ranks(question, readings, export.missing))
    else:
        coded.columns[slot.name] = readings.numbers(
            lambda each: each.missing if each.missing is not None else each.ticked[0].code
        )
    for option in question.options:
        if option.other:
            coded.columns[other(question, option)] = readings.words(option.code)
    if inner is not None:
        coded.columns.update(code_inner(inner, readings, export.missing, export.grid, at))
    coded.issues.extend(_ambiguous(export, at, slot, readings))


def _ambiguous(export: Export, at: int, slot: Slot, readings: Readings) -> list[Issue]:
    rows = np.flatnonzero(readings.numbers(lambda each: not each.certain))
    return [
        Issue(
            export.ids[row],
            "ambiguous",
            slot.name,
            Message(
                "typed text holds the platform's own signs, so {found} can be read in two ways",
                {"found": quoted(export.grid.rows[row][at])},
            ),
        )
        for row in rows.tolist()
    ]


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


def _unknown_code(export: Export, at: int, slot: Slot, cell: str, row: int, count: int) -> Fault:
    options, spread = slot.question.options, slot.option is not None
    if spread and slot.question.kind is Kind.MULTIPLE:
        places = "0, 1"
    elif not spread and by_score(slot, export.mode):
        places = ", ".join(str(option.code) for option in options)
    else:
        places = f"1–{len(options)}"
    return Fault(
        "{found} is not the place of an option; rows with it: {count}; possible: {possible}, -2, -3",
        {"found": quoted(cell), "count": count, "possible": places},
        export.grid.place(row, at),
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
