"""Tables whose columns carry the names of the questionnaire's variables."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Codebook, Variable
from instrument.kinds import codebook
from instrument.message import Fault, Place, nearest, quoted
from instrument.model import Instrument, Kind
from survey.batch import Batch, Issue, Origin, answers, code_cells, numbers_in, rows_as_given
from survey.extra import extra_numbers
from survey.files.figures import number_text
from survey.files.grid import Grid, refuse_twins
from survey.free_answers import Typed
from survey.identifiers import is_identifier
from survey.levels import BLANK, level_reader
from survey.numerals import numeral
from survey.responses import Column

ID_COLUMNS = ("id", "序号")
SECONDS_COLUMNS = ("seconds", "用时（秒）")


def read_named(grid: Grid, instrument: Instrument, importer: str) -> Batch:
    """The answers of a table with an optional column `id` and an optional column `seconds`.

    A cell holds a code, or a label in any language; an empty cell is unknown. Columns of typed words may be left out,
    and so may those that scoring makes; columns that the questionnaire declares beside the answers hold numbers.
    Raises `Fault` for a column that is none of these, a missing column, and a cell with neither code nor label.
    """
    refuse_twins(grid)
    book = codebook(instrument)
    places = _places(grid, book, tuple(instrument.extra), identifying(grid, instrument))
    ids = numbers(grid)
    columns: dict[str, Column] = {}
    issues: list[Issue] = []
    kinds = {question.id: question.kind for question in instrument.questions}
    for variable in answers(book):
        if variable.name in places:
            at = places[variable.name]
            columns[variable.name] = _read_column(grid, at, variable, kinds[variable.question], ids, issues)
    return Batch(
        ids=ids,
        columns=columns,
        extra={name: extra_numbers(grid, places[name]) for name in instrument.extra},
        seconds=_seconds(grid),
        given=rows_as_given(grid, identifying(grid, instrument)),
        origins=(Origin(grid.file, grid.sha256, len(grid.rows), grid.sheet, grid.encoding),),
        importer=importer,
        issues=tuple(issues),
    )


def identifying(grid: Grid, instrument: Instrument) -> frozenset[int]:
    """The columns that tell who a person is: questions declared so, and headers such as 手机 that name no variable."""
    names = {variable.name.casefold() for variable in codebook(instrument)}
    asked = {question.id.casefold() for question in instrument.questions if question.identifying}
    return frozenset(
        at
        for at, header in enumerate(grid.headers)
        if (word := header.strip().casefold()) in asked or (word not in names and is_identifier(header))
    )


def _places(grid: Grid, book: Codebook, extra: Sequence[str], persons: frozenset[int]) -> Mapping[str, int]:
    """Variable → column; names are compared without regard to case, as SPSS does."""
    names = {variable.name.casefold(): variable.name for variable in book}
    places: dict[str, int] = {}
    for at, header in enumerate(grid.headers):
        word = header.strip()
        if word in (*ID_COLUMNS, *SECONDS_COLUMNS) or at in persons:
            continue
        name = names.get(word.casefold())
        if name is None:
            raise _no_variable(grid, word, [*names.values(), ID_COLUMNS[0], SECONDS_COLUMNS[0]])
        if name in places:
            raise Fault(
                "columns {first} and {second} are the same variable",
                {"first": quoted(grid.headers[places[name]]), "second": quoted(header)},
                Place(grid.file, 1),
            )
        places[name] = at
    blanks = [each.name for each in answers(book) if each.is_text and each.name != each.question]
    for name in (*(variable.name for variable in answers(book)), *extra):
        if name not in places and name not in blanks:
            raise Fault(
                "no column {wanted}; found: {found}",
                {"wanted": quoted(name), "found": nearest(name, map(quoted, grid.headers))},
                Place(grid.file, 1),
            )
    return places


def _no_variable(grid: Grid, found: str, possible: Sequence[str]) -> Fault:
    return Fault(
        "column {found} is no variable of the questionnaire; possible: {possible}",
        {"found": quoted(found), "possible": nearest(found, possible)},
        Place(grid.file, 1),
    )


def numbers(grid: Grid) -> tuple[str, ...]:
    """The cells of the column `id`, else the row numbers of the file."""
    at = next((at for at, header in enumerate(grid.headers) if header.strip() in ID_COLUMNS), None)
    if at is None:
        return tuple(str(line) for line in grid.lines)
    return numbers_in(grid, at)


def _seconds(grid: Grid) -> NDArray[np.float64]:
    at = next((at for at, header in enumerate(grid.headers) if header.strip() in SECONDS_COLUMNS), None)
    if at is None:
        return np.full(len(grid.rows), np.nan)

    def refuse(cell: str, row: int, count: int) -> Fault:
        return Fault("{found} is no number of seconds", {"found": quoted(cell)}, grid.place(row, at))

    return code_cells(grid.column(at), lambda cell: numeral(cell) if cell.strip() else BLANK, refuse)


def _read_column(
    grid: Grid, at: int, variable: Variable, kind: Kind, ids: Sequence[str], issues: list[Issue]
) -> Column:
    cells = grid.column(at)
    typed = Typed(variable.name, cells, ids, lambda cell: None if cell else BLANK)
    if kind is Kind.NUMBER:
        return typed.numbers(issues)
    if variable.is_text:
        return typed.dates(issues) if kind is Kind.DATE else typed.words()
    read = level_reader(variable, set(cells), grid.place(None, at))
    valid = [f"{number_text(level.code)} {next(iter(level.text.values()), '')}".strip() for level in variable.levels]

    def refuse(cell: str, row: int, count: int) -> Fault:
        return Fault(
            "{found} is neither a code nor a label; rows with it: {count}; possible: {possible}",
            {"found": quoted(cell), "count": count, "possible": nearest(cell, valid, most=len(valid))},
            grid.place(row, at),
        )

    return code_cells(cells, read, refuse)
