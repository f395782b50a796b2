"""Exports of 问卷星: by text (按文本), by number (按序号), by score (按分数), or two of them of the same rows."""

from collections.abc import Mapping, Sequence

from instrument.message import Fault, Place, quoted
from survey.files.grid import Grid, refuse_nameless
from survey.importers.wenjuanxing.conventions import (
    ADDRESS,
    INVALID,
    META,
    NUMBER,
    NUMBERS,
    ORIGIN,
    SCORES,
    SECONDS,
    SIMULATED,
    STATES,
    TEXT,
    VALID,
    Mode,
)
from survey.importers.wenjuanxing.headers import NUMBERED, answers, is_by_number
from survey.marking import marked
from survey.platform import Cells, Heading, Layout, Mark, Role

__all__ = ["layout", "recognises"]

FEWEST_META = 3
CELLS: Mapping[Mode, Cells] = {Mode.TEXT: TEXT, Mode.NUMBER: NUMBERS, Mode.SCORE: SCORES}
ROLES: Mapping[str, Role] = {
    NUMBER: Role.NUMBER,
    SECONDS: Role.SECONDS,
    ADDRESS: Role.ADDRESS,
    "来源": Role.IDENTIFIER,
    ORIGIN: Role.IDENTIFIER,
}


def recognises(grid: Grid) -> bool:
    """Whether the platform's own columns, or its number beside headers numbered its way, stand in the file."""
    headers = {header.strip() for header in grid.headers}
    numbered = NUMBER in headers and any(NUMBERED.match(header) for header in headers)
    return len(headers & set(META)) >= FEWEST_META or numbered


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; the kind of export is told by the file's name, else by its cells and the questionnaire.

    Raises `Fault` for cells under no header and for a column of the platform's own that lacks or stands twice.
    """
    refuse_nameless(grid)
    _refuse_torn(grid)
    told = next((mode for mode in Mode if mode in grid.file), None)
    mode = told or (Mode.NUMBER if is_by_number(grid) else Mode.TEXT)
    if mode is Mode.SCORE:
        return _layout(grid, mode)
    other = _layout(grid, Mode.TEXT if mode is Mode.NUMBER else Mode.NUMBER)
    return _layout(grid, mode, other, told is not None)


def _layout(grid: Grid, mode: Mode, other: Layout | None = None, told: bool = True) -> Layout:
    own = {at: heading for at in range(len(grid.headers)) if (heading := _own(at, grid)) is not None}
    readings = answers(grid, frozenset(own), mode)
    simulated = next((at for at, header in enumerate(grid.headers) if header.strip() == ORIGIN), None)
    return Layout(
        headings=tuple(own.get(at) or readings[at] for at in range(len(grid.headers))),
        cells=CELLS[mode],
        marks={
            row: mark
            for at in own
            if _is_state(at, grid)
            for row, mark in marked(grid, grid.headers[at].strip(), INVALID, Mark.NOT_APPROVED).items()
        },
        mode=mode,
        other=other,
        told=told,
        no_typed_words=mode is not Mode.TEXT,
        simulated=simulated is not None and SIMULATED in map(str.strip, grid.column(simulated)),
    )


def _own(at: int, grid: Grid) -> Heading | None:
    """A column of the platform's own; None for one that may hold answers."""
    header = grid.headers[at].strip()
    if header in META:
        return Heading(at, ROLES.get(header, Role.META))
    if _is_state(at, grid):
        return Heading(at, Role.META)
    return None


def _is_state(at: int, grid: Grid) -> bool:
    """Whether the column tells which rows were set aside on the platform."""
    return grid.headers[at].strip() in STATES and {cell.strip() for cell in grid.different(at)} <= INVALID | VALID


def _refuse_torn(grid: Grid) -> None:
    headers = [header.strip() for header in grid.headers]
    for header in META:
        if headers.count(header) > 1:
            raise Fault(
                "column {found} stands {times} times; possible: once",
                {"found": quoted(header), "times": headers.count(header)},
                Place(grid.file, 1),
            )
    if NUMBER not in headers:
        raise Fault("no column {wanted}", {"wanted": quoted(NUMBER)}, Place(grid.file, 1))
