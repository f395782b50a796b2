"""The figures of the monitor, counted of the forms that stand."""

from collections.abc import Mapping, Sequence
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
from instrument.kinds import codebook, label
from instrument.model import Instrument
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
    who = {question.id for question in instrument.questions if question.characteristic}
    questions = [(name in who, _counted(instrument, book, shown[(name,)], result)) for name in names if name in book]
    return Board(
        n=len(batch),
        issued=issued,
        days=held.by_day(forms, tuple(LANGUAGES)),
        modes=held.by_mode(forms, tuple(LANGUAGES)),
        who=tuple(each for is_who, each in questions if is_who and each.rows),
        answers=tuple(each for is_who, each in questions if not is_who and each.rows),
        quotas=tuple(_quota(group, forms, instrument, book, shown) for group in groups),
        flags=tuple(
            Count({each: rule_name(rule, each) for each in LANGUAGES}, told(len(rule.ids)))
            for rule in held.rules_against(batch, instrument)
        ),
        median=held.middle_time(forms),
        left=_left(instrument, Reached.kept(folder).left),
    )


def _counted(instrument: Instrument, book: Codebook, table: Table, result: Result) -> Counted:
    """A question's table; without rows where all forms say the same, for that tells what everybody answered."""
    variable = book.variable(table.about[0])
    rows = [(str(category), _number(count)) for category, count in table.rows if category != TOTAL]
    rows = [(category, count) for category, count in rows if not (category == MISSING and count == 0)]
    is_uniform = sum(count != 0 for _, count in rows) < 2
    return Counted(
        _title(instrument, variable),
        ()
        if is_uniform
        else tuple(
            Count(
                {} if category == MISSING else {each: key(category, result.labels, each) for each in LANGUAGES},
                told(count or 0),
            )
            for category, count in rows
        ),
    )


def _left(instrument: Instrument, left: Mapping[str, int]) -> tuple[Count, ...]:
    """Where forms were left; nothing where none was."""
    if not any(left.values()):
        return ()
    places = [(PAGE, {}), *((each.id, _named(each.number, label(each))) for each in asked_of_all(instrument))]
    return tuple(Count(text, left.get(place, 0)) for place, text in places)


def _number(cell: object) -> int | None:
    return int(cell) if isinstance(cell, float) else None


def _title(instrument: Instrument, variable: Variable) -> dict[str, str]:
    """The question's number and label, with the option or the line where the variable is one of several."""
    question = instrument.question(variable.question)
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
    if len(names) == 1 and names in shown:
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
