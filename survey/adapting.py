"""What a platform says of a file in the light of the questionnaire: its own words, its own names, rows to be left."""

from collections.abc import Mapping

from instrument.codebook import Codebook
from instrument.kinds import codebook
from instrument.model import Instrument
from instrument.records import dataclass, replace
from survey.batch import answers
from survey.files.grid import Grid
from survey.files.injection import unguarded
from survey.matching.slots import question_words
from survey.platform import Cells, Heading, Layout, Mark, Role
from survey.row_choice import chosen_rows
from survey.wording import fold, wordings

APART = (Mark.PREVIEW, Mark.TRIAL)


@dataclass(frozen=True)
class Rows:
    """The rows of respondents, and those that a mark of the platform sets aside or leaves out."""

    grid: Grid
    marked: tuple[tuple[int, Mark], ...]  # rows of `grid`
    apart: tuple[tuple[int, Mark], ...]  # rows of the whole file
    whole: Grid
    places: tuple[int, ...] = ()  # the row of the whole file that each row of `grid` is
    is_choice: bool = False  # of several rows of one respondent


def respondents(grid: Grid, layout: Layout, instrument: Instrument, chosen: Mapping[str, str]) -> Rows:
    """The rows behind the header, of several of one respondent those `chosen` (header → cell).

    Marks whose rule the questionnaire switches off count for nothing. Raises `Fault` where a choice lacks.
    """
    grid = _unguarded(grid) if layout.cells.guarded and grid.format == "csv" else grid
    marks = {row: mark for row, mark in layout.marks.items() if mark in instrument.screening.marks}
    wanted = chosen_rows(grid, layout, chosen)
    rows = [row for row in wanted if marks.get(row) not in APART]
    kept = grid
    if len(rows) < len(grid.rows):
        kept = replace(grid, rows=tuple(grid.rows[at] for at in rows), lines=tuple(grid.lines[at] for at in rows))
    return Rows(
        grid=kept,
        marked=tuple((at, marks[row]) for at, row in enumerate(rows) if row in marks),
        apart=tuple((row, marks[row]) for row in wanted if marks.get(row) in APART),
        whole=grid,
        places=tuple(rows),
        is_choice=len(wanted) < len(grid.rows) - layout.first,
    )


def _unguarded(grid: Grid) -> Grid:
    """The grid without apostrophes before formulas; most files have none, which their different cells tell."""
    columns = range(len(grid.headers))
    if not any(cell != unguarded(cell) for at in columns for cell in grid.different(at) if cell.startswith("'")):
        return grid
    return replace(grid, rows=tuple(tuple(map(unguarded, row)) for row in grid.rows))


def adapted(layout: Layout, instrument: Instrument) -> Layout:
    """The layout with the questionnaire's own words for no answer, and with its variables as answers."""
    book = codebook(instrument)
    asked = {question.id.casefold() for question in instrument.questions}
    asked |= {variable.name.casefold() for variable in answers(book)}
    worded = {words for question in instrument.questions for words in question_words(question)}
    return replace(
        layout,
        headings=tuple(_asked(heading, asked, worded) for heading in layout.headings),
        cells=_own(layout.cells, instrument),
        other=None if layout.other is None else adapted(layout.other, instrument),
    )


def made_by_scoring(book: Codebook) -> frozenset[str]:
    """The names, in small letters, of variables that are reckoned from answers: no file needs their columns."""
    own = {variable.name for variable in answers(book)}
    return frozenset(variable.name.casefold() for variable in book if variable.name not in own)


def _asked(heading: Heading, asked: set[str], worded: set[str]) -> Heading:
    """A column with the name or the wording of a question holds its answers, whatever else the words may mean."""
    named = any(said.question.casefold() in asked for said in heading.names[:1])
    if heading.role is not Role.ANSWER and (named or any(fold(said.question) in worded for said in heading.wordings)):
        return replace(heading, role=Role.ANSWER)
    return heading


def _own(cells: Cells, instrument: Instrument) -> Cells:
    if not cells.own_codes:
        return cells
    words = {word: frozenset(wordings(text)) for word, text in instrument.words.items()}
    return replace(
        cells,
        not_asked=cells.not_asked | words["not_asked"] | {str(instrument.missing.not_asked)},
        unanswered=cells.unanswered | words["unanswered"] | {str(instrument.missing.unanswered)},
        ticked=cells.ticked | words["ticked"],
        unticked=cells.unticked | words["unticked"],
    )
