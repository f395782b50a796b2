"""Counts for others: what the study counts of its answers, without any that could point at a person."""

from collections.abc import Iterator
from functools import cached_property

from analysis.counting.memory import MemoryTally
from analysis.plan import load_plan
from analysis.publishing import public_tables
from analysis.result import Result
from analysis.task import Task
from canvass.study import Study
from instrument.codebook import Codebook
from instrument.conditions import names as asked_about
from instrument.model import Instrument, Kind
from instrument.records import dataclass
from survey.exporting.material import Material


@dataclass(frozen=True)
class PublicCounts:
    """Every table that may leave the study: the same counts are left out in whatever file it leaves."""

    study: Study
    material: Material

    @cached_property
    def tally(self) -> MemoryTally:
        """The answers, counted in memory; raises `Fault` where there are none."""
        return MemoryTally(self.material.responses)

    @cached_property
    def result(self) -> Result | None:
        """A frequency table of each question with codes and the crosstabs of the plan; None where none has codes."""
        book = self.tally.codebook
        names = counted(book)
        pairs = [pair for task in load_plan(self.study.plan, book) for pair in _pairs(task)]
        filters = [pair for pair in filters_of(self.material.instrument) if set(pair) <= set(names)]
        return public_tables(self.tally, names, pairs, filters, self.study.small_cell) if names else None


def counted(book: Codebook) -> list[str]:
    """The answers that have codes."""
    asked = (each for each in book if each.question and each.bounds and not each.reversed_of)
    return [each.name for each in asked if each.valid_levels]


def _pairs(task: Task) -> Iterator[tuple[str, str]]:
    """The pairs of variables that a task of crosstabs sets against each other."""
    if task.procedure == "crosstab":
        yield from ((row.name, column.name) for row in task.options.rows for column in task.options.columns)
    if task.procedure == "multiple_response" and task.options.by is not None:
        yield from ((member, task.options.by.name) for each in task.options.sets for member in each.members)


def filters_of(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Each question with codes and a question that decides who is asked it."""
    for question in instrument.questions:
        if question.ask_if is not None and question.kind in (Kind.SINGLE, Kind.SCALE):
            yield from ((question.id, name) for name in asked_about(question.ask_if))
