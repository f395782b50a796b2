"""The matched columns of a file as a batch of coded answers."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from instrument.kinds import codebook
from instrument.message import Fault, Message, quoted
from instrument.model import Instrument
from instrument.records import replace
from survey.batch import Batch, Issue, Origin, answers, code_cells, numbers_in, rows_as_given
from survey.coding.questions import code_question
from survey.displays import resolved_by_display
from survey.durations import between, seconds
from survey.extra import extra_numbers
from survey.identifiers import hashed
from survey.intake import Intake
from survey.ledger import Exclusion
from survey.platform import Mark, Role
from survey.responses import Column

MARKED: Mapping[Mark, Message] = {
    Mark.PREVIEW: Message("a preview by who made the form"),
    Mark.TRIAL: Message("answers that the platform made to try the form"),
    Mark.SPAM: Message("the platform marks it as spam"),
    Mark.NOT_APPROVED: Message("it was looked through on the platform and not approved"),
    Mark.UNFINISHED: Message("the form was not finished"),
}


def assemble(intake: Intake, instrument: Instrument, importer: str) -> Batch:
    """The answers; raises `Fault` for a cell that the questionnaire does not know, with its row and column."""
    grid, ids = intake.grid, _ids(intake)
    issues: list[Issue] = list(_left_out(intake))
    return Batch(
        ids=ids,
        columns=resolved_by_display(_columns(intake, instrument, ids, issues), intake, instrument),
        extra={name: extra_numbers(grid, at) for name, at in intake.matches.extra.items()},
        seconds=_seconds(intake),
        given=rows_as_given(grid, identifying(intake)),
        origins=(Origin(grid.file, grid.sha256, len(grid.rows), grid.sheet, grid.encoding, intake.layout.mode),),
        importer=importer,
        issues=tuple(issues),
        simulated=intake.layout.simulated,
        set_aside=tuple(Exclusion(ids[row], str(mark), MARKED[mark]) for row, mark in intake.rows.marked),
        apart=tuple(Exclusion(_number(intake, row), str(mark), MARKED[mark]) for row, mark in intake.rows.apart),
        addresses=_addresses(intake),
    )


def number_of_rows(intake: Intake) -> str:
    """The header over the platform's own numbers."""
    at = _one(intake, Role.NUMBER)
    return "" if at is None else intake.keys[at]


def identifying(intake: Intake) -> tuple[int, ...]:
    """The columns that tell who a person is, by the platform's rule and by the questionnaire's word."""
    asked = {match.at for match in intake.matches.matches if match.slot.question.identifying}
    own = {each.at for each in intake.layout.headings if each.role in (Role.IDENTIFIER, Role.ADDRESS)}
    return tuple(sorted(asked | own))


def identifiers(intake: Intake) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The numbers of the rows, and the columns that tell who a person is by their headers."""
    columns = {intake.keys[at]: intake.grid.column(at) for at in identifying(intake)}
    return _ids(intake), {key: cells for key, cells in columns.items() if any(cell.strip() for cell in cells)}


def _columns(intake: Intake, instrument: Instrument, ids: tuple[str, ...], issues: list[Issue]) -> dict[str, Column]:
    source = intake.source(ids)
    held: dict[str, dict[str, int]] = {}
    for match in intake.matches.matches:
        held.setdefault(match.slot.question.id, {})[match.slot.name] = match.at
    columns: dict[str, Column] = {}
    for question in instrument.questions:
        if question.id in held and not question.identifying:
            columns.update(code_question(question, held[question.id], source, issues))
    known = {variable.name for variable in answers(codebook(instrument))}
    return {name: column for name, column in columns.items() if name in known}


def _one(intake: Intake, role: Role) -> int | None:
    return next((each.at for each in intake.layout.headings if each.role is role), None)


def _ids(intake: Intake) -> tuple[str, ...]:
    """The platform's own numbers, else the row numbers of the file."""
    at, again = _one(intake, Role.NUMBER), _one(intake, Role.REPEAT)
    if at is None:
        return tuple(str(line) for line in intake.grid.lines)
    times = intake.grid.column(again) if again is not None else ()
    if not any(time.strip() for time in times):
        return numbers_in(intake.grid, at)
    rows = zip(intake.grid.column(at), times, strict=True)
    told = tuple((f"{number.strip()}-{time.strip()}".strip("-"),) for number, time in rows)
    return numbers_in(replace(intake.grid, headers=(intake.grid.headers[at],), rows=told), 0)


def _seconds(intake: Intake) -> NDArray[np.float64]:
    grid, at = intake.grid, _one(intake, Role.SECONDS)
    if at is not None:
        return code_cells(
            grid.column(at),
            lambda cell: seconds(cell, intake.layout.cells.second),
            lambda cell, row, count: Fault(
                "{found} is no time; possible: '136秒', '1分30秒'", {"found": quoted(cell)}, grid.place(row, at)
            ),
        )
    start, end = _one(intake, Role.STARTED), _one(intake, Role.FINISHED)
    if start is None or end is None:
        return np.full(len(grid.rows), np.nan)
    pairs = zip(grid.column(start), grid.column(end), strict=True)
    return np.array([between(*pair, intake.layout.cells.dates) for pair in pairs], dtype=float)


def _addresses(intake: Intake) -> tuple[str, ...]:
    at = _one(intake, Role.ADDRESS)
    return () if at is None else hashed(intake.grid.column(at))


def _number(intake: Intake, row: int) -> str:
    """The number of a row of the whole file."""
    at, whole = _one(intake, Role.NUMBER), intake.rows.whole
    return (whole.rows[row][at].strip() if at is not None else "") or str(whole.lines[row])


def _left_out(intake: Intake) -> list[Issue]:
    if not intake.rows.apart:
        return []
    message = Message("{count} rows are previews or tests and are left out", {"count": len(intake.rows.apart)})
    return [Issue("", "left_out", "", message)]
