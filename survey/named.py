"""Tables whose columns carry the names of the questionnaire's variables."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from instrument.codebook import Codebook, Variable
from instrument.kinds import codebook
from instrument.message import Fault, Message, Place, nearest, quoted
from instrument.model import Instrument, Kind
from survey.batch import Batch, Issue, Origin, code_cells, rows_as_given
from survey.dates import iso_date
from survey.files.figures import number_text
from survey.files.grid import Grid, refuse_twins
from survey.numerals import numeral
from survey.responses import Column
from survey.wording import fold, harmless

ID_COLUMNS = ("id", "序号")
SECONDS_COLUMNS = ("seconds", "用时（秒）")
BLANK = float("nan")


def read_named(grid: Grid, instrument: Instrument, importer: str) -> Batch:
    """The answers of a table with an optional column `id` and an optional column `seconds`.

    A cell holds a code, or a label in any language; an empty cell is unknown. Columns of typed words may be left out,
    and so may those that scoring makes.
    Raises `Fault` for a column that is none of these, a missing column, and a cell with neither code nor label.
    """
    refuse_twins(grid)
    book = codebook(instrument)
    places = _places(grid, book)
    ids = _ids(grid)
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
        seconds=_seconds(grid),
        given=rows_as_given(grid),
        origins=(Origin(grid.file, grid.sha256, len(grid.rows), grid.sheet, grid.encoding),),
        importer=importer,
        issues=tuple(issues),
    )


def answers(book: Codebook) -> tuple[Variable, ...]:
    """The variables that hold answers as given, not what scoring makes of them."""
    return tuple(variable for variable in book if variable.question and not variable.reversed_of)


def _places(grid: Grid, book: Codebook) -> Mapping[str, int]:
    """Variable → column; names are compared without regard to case, as SPSS does."""
    names = {variable.name.casefold(): variable.name for variable in book}
    places: dict[str, int] = {}
    for at, header in enumerate(grid.headers):
        word = header.strip()
        if word in (*ID_COLUMNS, *SECONDS_COLUMNS):
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
    for variable in answers(book):
        blank_beside = variable.is_text and variable.name != variable.question
        if variable.name not in places and not blank_beside:
            raise Fault(
                "no column {wanted}; found: {found}",
                {"wanted": quoted(variable.name), "found": nearest(variable.name, map(quoted, grid.headers))},
                Place(grid.file, 1),
            )
    return places


def _no_variable(grid: Grid, found: str, possible: Sequence[str]) -> Fault:
    return Fault(
        "column {found} is no variable of the questionnaire; possible: {possible}",
        {"found": quoted(found), "possible": nearest(found, possible)},
        Place(grid.file, 1),
    )


def _ids(grid: Grid) -> tuple[str, ...]:
    """The cells of the column `id`, else the row numbers of the file."""
    at = next((at for at, header in enumerate(grid.headers) if header.strip() in ID_COLUMNS), None)
    if at is None:
        return tuple(str(line) for line in grid.lines)
    seen: dict[str, int] = {}
    for row, cell in enumerate(grid.column(at)):
        if not cell.strip():
            raise Fault("the row has no number", place=grid.place(row, at))
        if cell.strip() in seen:
            raise Fault(
                "number {found} stands twice, first in row {first}",
                {"found": quoted(cell.strip()), "first": seen[cell.strip()]},
                grid.place(row, at),
            )
        seen[cell.strip()] = grid.lines[row]
    return tuple(seen)


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
    if variable.is_text and kind is not Kind.DATE:
        return np.array([harmless(cell.strip()) for cell in cells], dtype=object)
    if kind in (Kind.DATE, Kind.NUMBER):
        return _read_free(cells, variable, ids, issues)
    read = level_reader(variable, set(cells), grid.place(None, at))
    valid = [f"{number_text(level.code)} {next(iter(level.text.values()), '')}".strip() for level in variable.levels]

    def refuse(cell: str, row: int, count: int) -> Fault:
        return Fault(
            "{found} is neither a code nor a label; rows with it: {count}; possible: {possible}",
            {"found": quoted(cell), "count": count, "possible": nearest(cell, valid, most=len(valid))},
            grid.place(row, at),
        )

    return code_cells(cells, read, refuse)


def level_reader(variable: Variable, cells: set[str], place: Place) -> Callable[[str], float | None]:
    """A function from a cell to a code, by label or by code.

    Raises `Fault` where a cell is the label of one level and the code of another, and the column does not tell which.
    """
    labelled = {fold(words): level.code for level in variable.levels for words in level.text.values()}
    codes = {float(level.code) for level in variable.levels}

    def by_label(cell: str) -> float | None:
        return labelled.get(fold(cell)) if cell.strip() else BLANK

    def by_code(cell: str) -> float | None:
        number = numeral(cell) if cell.strip() else BLANK
        return number if number is None or number != number or number in codes else None

    def by_either(cell: str) -> float | None:
        code = by_label(cell)
        return by_code(cell) if code is None else code

    held = {cell for cell in cells if cell.strip()}
    torn = sorted(cell for cell in held if by_label(cell) is not None and by_code(cell) not in (None, by_label(cell)))
    if not torn:
        return by_either
    labels_fit = all(by_label(cell) is not None for cell in held)
    codes_fit = all(by_code(cell) is not None for cell in held)
    if labels_fit == codes_fit:
        raise Fault("{found} is the label of one level and the code of another", {"found": quoted(torn[0])}, place)
    return by_label if labels_fit else by_code


def _read_free(cells: Sequence[str], variable: Variable, ids: Sequence[str], issues: list[Issue]) -> Column:
    """Numbers, or dates year first; anything else is an issue of the answer, which then is unknown."""
    found: list[float | str] = []
    for row, cell in enumerate(cells):
        answer = _read_answer(cell, variable)
        if answer is None:
            issues.append(_not_readable(ids[row], cell, variable))
            answer = "" if variable.is_text else BLANK
        found.append(answer)
    return np.array(found, dtype=object if variable.is_text else float)


def _read_answer(cell: str, variable: Variable) -> float | str | None:
    if variable.is_text:
        return iso_date(cell) if cell.strip() else ""
    return numeral(cell) if cell.strip() else BLANK


def _not_readable(id: str, cell: str, variable: Variable) -> Issue:
    found = {"found": quoted(cell)}
    if variable.is_text:
        message = Message("{found} is not a date; the answer counts as none", found)
        return Issue(id, "not_a_date", variable.name, message)
    message = Message("{found} is not a number; the answer counts as unknown", found)
    return Issue(id, "not_a_number", variable.name, message)
