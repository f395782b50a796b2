"""A file with how it reads, and its columns as one kind of question needs them."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from instrument.kinds import other
from instrument.model import Kind, MissingCodes, Question
from instrument.records import dataclass
from survey.batch import Issue
from survey.coding.column import OptionColumn
from survey.coding.inner import Inner, opened
from survey.coding.pieces import absent
from survey.coding.readings import Readings
from survey.files.grid import Grid
from survey.free_answers import Typed
from survey.labelled import Reading
from survey.platform import Cells, Heading
from survey.responses import Column


@dataclass(frozen=True)
class Source:
    """A file and how it reads; `headings` by column."""

    grid: Grid
    headings: Mapping[int, Heading]
    cells: Cells
    missing: MissingCodes
    ids: Sequence[str]
    answers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # question → cell → code
    inner: Mapping[str, Inner] = field(default_factory=dict)  # question → the one within an option, without a column

    def options_in(self, at: int, question: Question) -> OptionColumn:
        """The column as cells that name options of the question."""
        signs = {Kind.MULTIPLE: self.cells.joined, Kind.RANKING: self.cells.ranked}.get(question.kind, ())
        labels, answers = self.headings[at].labels, self.answers.get(question.id)
        question = opened(question, self.inner.get(question.id))
        return OptionColumn(self.grid, at, question, self.cells, self.missing, signs, labels, answers)

    def typed(self, at: int, variable: str, beside: bool = False) -> Typed:
        """The column as cells that people type into; `beside` an option, where signs of no answer are no words."""
        if beside or self.cells.absent_in_text:
            return Typed(variable, self.grid.column(at), self.ids, lambda cell: absent(cell, self.cells, self.missing))
        return Typed(variable, self.grid.column(at), self.ids, lambda cell: None if cell else float("nan"))


def readings_of(question: Question, at: int, variable: str, source: Source, issues: list[Issue]) -> Readings:
    column = source.options_in(at, question)
    readings = column.readings()
    issues += column.ambiguous(readings, source.ids, variable)
    return readings


def code_of(reading: Reading) -> float:
    return reading.missing if reading.missing is not None else reading.ticked[0].code


def blanks(question: Question, held: Mapping[str, int], source: Source) -> dict[str, Column]:
    """The words typed beside options, where they have a column of their own."""
    names = [other(question, option) for option in question.options if option.other]
    return {name: source.typed(held[name], name, beside=True).words() for name in names if name in held}
