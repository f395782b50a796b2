"""The figures of the monitor, counted of the forms that stand."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from analysis.counting.memory import MemoryTally
from analysis.labels import level_key
from analysis.publishing import TOTAL, public_tables
from analysis.result import Result
from analysis.shared_counts import MISSING
from analysis.table import Table
from canvass.making import rule_name
from canvass.public_counts import counted, filters_of
from instrument.codebook import Codebook, Variable
from instrument.kinds import codebook, label, variables
from instrument.model import Instrument, Kind, Question
from reports.wording import LANGUAGES, key
from survey.monitor import forms as held
from survey.monitor.board import Board, Count, Counted, Quota, told
from survey.responses import Responses
from survey.store.quotas import Group
from survey.store.reading import Kept
from survey.web.reached import PAGE, Reached, asked_of_all

CROSSED = 2  # questions of a quota whose counts a table can hold


def board_of(
    forms: Sequence[Kept], instrument: Instrument, issued: int | None, groups: Sequence[Group], folder: Path, least: int
) -> Board:
    """Every figure; those of answers hide counts below `least`, and others from which one could be worked out."""
    batch = held.batch_of(forms, instrument)
    book = codebook(instrument)
    names = counted(book)
    pairs = [group.columns for group in groups if len(group.columns) == CROSSED]
    crossed = [(first[0], second[0]) for first, second in pairs]
    filters = [pair for pair in filters_of(instrument) if set(pair) <= set(names)]
    result = public_tables(MemoryTally(Responses(book, batch.columns, batch.ids)), names, crossed, filters, least)
    shown = {table.about: table for table in result.tables}
    counted_of = [(each, list(_counted_of(each, instrument, shown, result))) for each in instrument.questions]
    return Board(
        n=len(batch),
        issued=issued,
        days=held.by_day(forms, tuple(LANGUAGES)),
        modes=held.by_mode(forms, tuple(LANGUAGES)),
        who=tuple(each for question, tables in counted_of if question.characteristic for each in tables),
        answers=tuple(each for question, tables in counted_of if not question.characteristic for each in tables),
        quotas=tuple(_quota(group, forms, instrument, book, shown) for group in groups),
        flags=tuple(
            Count({each: rule_name(rule, each) for each in LANGUAGES}, told(len(rule.ids)))
            for rule in held.rules_against(batch, instrument)
        ),
        median=held.middle_time(forms),
        left=_left(instrument, Reached.kept(folder).left),
    )


def _counted_of(
    question: Question, instrument: Instrument, shown: Mapping[tuple[str, ...], Table], result: Result
) -> Iterator[Counted]:
    """The tables of a question that tell nothing of anybody: one of its options, or one for each of its variables."""
    tables = [(each, shown[(each.name,)]) for each in variables(question, instrument) if (each.name,) in shown]
    if question.kind is Kind.MULTIPLE:
        rows = tuple(Count(each.text, _ticked(each, table)) for each, table in tables)
        yield Counted(_named(question.number, label(question)), rows)
        return
    for variable, table in tables:
        yield Counted(_title(question, variable), _rows(table, result))


def _is_uniform(table: Table) -> bool:
    """Whether all forms say the same: that tells what everybody answered, so none of the counts is told."""
    return sum(count != 0 for category, count in table.rows if category != TOTAL) < 2


def _ticked(variable: Variable, table: Table) -> int | None:
    if _is_uniform(table):
        return None
    return told(_number(table.cell({"category": level_key(variable.name, 1)}, "count")) or 0)


def _rows(table: Table, result: Result) -> tuple[Count, ...]:
    rows = [(str(category), count) for category, count in table.rows if category != TOTAL]
    is_uniform = _is_uniform(table)
    return tuple(
        Count(
            {} if category == MISSING else {each: key(category, result.labels, each) for each in LANGUAGES},
            None if is_uniform else told(_number(count) or 0),
        )
        for category, count in rows
        if (category, count) != (MISSING, 0)
    )


def _left(instrument: Instrument, left: Mapping[str, int]) -> tuple[Count, ...]:
    """Where forms were left; nothing where none was."""
    if not any(left.values()):
        return ()
    places = [(PAGE, {}), *((each.id, _named(each.number, label(each))) for each in asked_of_all(instrument))]
    return tuple(Count(text, left.get(place, 0)) for place, text in places)


def _number(cell: object) -> int | None:
    return int(cell) if isinstance(cell, float) else None


def _title(question: Question, variable: Variable) -> dict[str, str]:
    """The question's number and label, with the option or the line where the variable is one of several."""
    title = _named(question.number, label(question))
    if variable.name == question.id:
        return title
    return {each: f"{title[each]} · {variable.text.get(each, '')}" for each in title}


def _named(number: str, text: Mapping[str, str]) -> dict[str, str]:
    return {each: f"{number} {words}".strip() for each, words in text.items()}


def _quota(
    group: Group,
    forms: Sequence[Kept],
    instrument: Instrument,
    book: Codebook,
    shown: Mapping[tuple[str, ...], Table],
) -> Quota:
    own = [level_key(name, code) for name, code in group.columns]
    names = tuple(name for name, _ in group.columns)
    count = None
    if len(names) == 1 and names in shown and not _is_uniform(shown[names]):
        count = _number({str(row[0]): row[1] for row in shown[names].rows}.get(own[0]))
    elif len(names) == CROSSED and names in shown:
        count = _number(shown[names].cell({"category": own[0]}, "count", own[1]))
    texts = [_title_of_code(instrument, book, name, code) for name, code in group.columns]
    languages = texts[0].keys()
    return Quota(
        text={each: " · ".join(text.get(each, "") for text in texts) for each in languages},
        count=told(count or 0),
        most=group.most,
        is_full=sum(group.holds(form.columns) for form in forms) >= group.most,
    )


def _title_of_code(instrument: Instrument, book: Codebook, name: str, code: int) -> Mapping[str, str]:
    variable = book.variable(name)
    if variable.name != variable.question:  # an option that was ticked
        return variable.text
    return next(level.text for level in variable.levels if level.code == code)
