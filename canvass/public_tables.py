"""Tables for others as files: what the study counts, without any count that could point at a person."""

from collections.abc import Iterator
from importlib import import_module

from analysis.counting.memory import MemoryTally
from analysis.plan import Task, load_plan
from analysis.publishing import public_tables as published
from canvass.study import Study, Wave
from instrument.codebook import Codebook
from instrument.conditions import names as asked_about
from instrument.message import Fault, Message
from instrument.model import Instrument, Kind
from reports.handbook import tables_document
from reports.ink import Ink
from reports.wording import say
from survey.exporting.material import Exported, Material
from survey.reading import Reading

SUFFIXES = ("xlsx", "html")


def public_tables(study: Study, wave: Wave, material: Material, reading: Reading | None) -> Exported:
    """Frequencies of every question with codes, and the crosstabs of the plan, as .xlsx and .html."""
    responses = material.responses
    book = responses.codebook
    names = _counted(book)
    pairs = [pair for task in load_plan(study.plan, book) for pair in _pairs(task)]
    filters = [pair for pair in _filters(material.instrument) if set(pair) <= set(names)]
    if not names:
        raise Fault("no question has codes to count; possible: questions of kind single, scale, multiple, matrix")
    result = published(MemoryTally(responses), names, pairs, filters, study.small_cell)
    ink = Ink(study.language, responses.source.simulated, look=study.skin)
    most = {"most": study.small_cell - 1}
    notes = [
        Message(
            "Respondents are counted unweighted, every table is of all of them. Counts of 1 to {most} are left out, "
            "and as many others as it takes that none can be worked out from all tables together, by sums or with a "
            "solver.",
            most,
        )
    ]
    facts = [(Message("Wave"), wave.name), (Message("Smallest count that is told"), str(study.small_cell))]
    title = say(Message("Tables: {title}", {"title": study.title[study.language]}), study.language)
    document = tables_document(result, ink, title, facts, notes)
    render = {suffix: import_module(f"reports.renderers.{suffix}").render for suffix in SUFFIXES}
    files = {f"{material.stem}-tables.{suffix}": render[suffix](document) for suffix in SUFFIXES}
    sentence = "tables for others hold counts alone: statistics of fewer respondents could tell what the counts hide"
    return Exported(files, (Message(sentence),))


def _counted(book: Codebook) -> list[str]:
    """The answers that have codes."""
    asked = (each for each in book if each.question and each.bounds and not each.reversed_of)
    return [each.name for each in asked if each.valid_levels]


def _pairs(task: Task) -> Iterator[tuple[str, str]]:
    """The pairs of variables that a task of crosstabs sets against each other."""
    if task.procedure == "crosstab":
        yield from ((row.name, column.name) for row in task.options.rows for column in task.options.columns)
    if task.procedure == "multiple_response" and task.options.by is not None:
        yield from ((member, task.options.by.name) for each in task.options.sets for member in each.members)


def _filters(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Each question with codes and a question that decides who is asked it."""
    for question in instrument.questions:
        if question.ask_if is not None and question.kind in (Kind.SINGLE, Kind.SCALE):
            yield from ((question.id, name) for name in asked_about(question.ask_if))
