"""The table of what changed since the project was approved: names, times, leader and participants."""

from collections.abc import Iterator, Sequence

from reports.forms.closing import Closing, Member, Person
from reports.forms.pieces import Cell, day, line, no_day, table, yes_or_no
from reports.renderers.docx.ooxml import Element, w
from reports.wording import forms

# Columns in twentieths of a point: whose row, then four pairs of a label and a value.
WIDTHS = (620, 1040, 1404, 740, 700, 1020, 880, 1040, 1400)
HEIGHT = 26  # points
LEAST_MEMBERS = 5  # rows to write in
PERSON_ROWS = (
    (("name", 1), ("sex", 1), ("nation", 1), ("born", 1)),
    (("institution", 3), ("office", 1), ("post", 1)),
    (("address", 5), ("phone", 1)),
)
MEMBER_COLUMNS = (2, 4, 1, 1)

Row = tuple[int, Sequence[Cell]]


def change(closing: Closing) -> Iterator[Element]:
    yield line("FormSection", forms.CHANGES, w("pageBreakBefore"))
    yield table(WIDTHS, _rows(closing))


def _rows(closing: Closing) -> Iterator[Row]:
    yield _wide(forms.PROJECT_NAME, closing.title)
    yield _wide(forms.RESULT_NAME, closing.result)
    boxes = yes_or_no(forms.CHANGED_BOXES, closing.changed)
    yield _pairs((forms.CHANGED, boxes), (forms.WHAT, closing.change.what))
    outcome, finished = closing.outcome, closing.finished
    yield _pairs(*zip(forms.OUTCOME, (outcome.planned, outcome.now), strict=True))
    days = (day(finished.planned) or no_day(), day(finished.now) or no_day())
    yield _pairs(*zip(forms.FINISHED, days, strict=True))
    yield HEIGHT, (Cell(forms.PEOPLE, len(WIDTHS)),)
    for whose, person in zip(forms.LEADERS, (closing.change.former_leader, closing.change.leader), strict=True):
        yield from _person(whose, person)
    lists = (closing.change.former_participants, closing.change.participants)
    for whose, members in zip(forms.MEMBERS, lists, strict=True):
        yield from _members(whose, members)


def _wide(label: str, value: str) -> Row:
    return HEIGHT, (Cell(label, 2), Cell(value, len(WIDTHS) - 2, "FormCellLeft"))


def _pairs(first: tuple[str, str], second: tuple[str, str]) -> Row:
    return HEIGHT, (Cell(first[0], 2), Cell(first[1], 3), Cell(second[0], 2), Cell(second[1], 2))


def _person(whose: str, person: Person) -> Iterator[Row]:
    for at, asked in enumerate(PERSON_ROWS):
        cells = [_upright(whose, goes_on=at > 0)]
        for key, columns in asked:
            value = getattr(person, key)
            shown = (day(value) or no_day((2, 1))) if key == "born" else value
            cells += [Cell(forms.PERSON[key]), Cell(shown, columns)]
        yield HEIGHT, cells


def _members(whose: str, members: Sequence[Member]) -> Iterator[Row]:
    blank = [Member()] * (LEAST_MEMBERS - len(members))
    lines = [forms.MEMBER, *((each.name, each.institution, each.post, each.phone) for each in (*members, *blank))]
    for at, texts in enumerate(lines):
        cells = [Cell(text, columns) for text, columns in zip(texts, MEMBER_COLUMNS, strict=True)]
        yield HEIGHT, (_upright(whose, goes_on=at > 0), *cells)


def _upright(words: str, goes_on: bool) -> Cell:
    """Words from top to bottom, over the rows of a person or a list."""
    return Cell("\n".join(words), goes_on=goes_on)
