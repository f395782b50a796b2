"""Exports of REDCap, raw or with labels, beside its dictionary or without.

0 for every option of a checkbox stands for a question never asked as well: the platform writes it there too. An empty
cell may be a question left out or one never asked. Source: OuhscBbmc/REDCapR (inst/test-data).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from itertools import chain

from instrument.records import dataclass
from survey.cutting import without_markup
from survey.files.grid import Grid
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

NAME, LABEL, CHOICES = "variable / field name", "field label", "choices, calculations, or slider labels"
DICTIONARY = frozenset({NAME, "form name", "field type", LABEL})
RECORDS = frozenset({"record_id", "record id", "study_id", "study id"})
OWN: Mapping[str, Role] = {
    "redcap_survey_identifier": Role.IDENTIFIER,
    "survey identifier": Role.IDENTIFIER,
    **dict.fromkeys(("redcap_event_name", "redcap_repeat_instrument", "event name", "repeat instrument"), Role.META),
    **dict.fromkeys(("redcap_repeat_instance", "repeat instance"), Role.REPEAT),
    **dict.fromkeys(("redcap_data_access_group", "data access group", "survey timestamp", "complete?"), Role.META),
}
SORTS = frozenset({"redcap_event_name", "event name", "redcap_repeat_instrument", "repeat instrument"})
STATES = frozenset({"0", "1", "2", "", "incomplete", "unverified", "complete"})
NOT_COMPLETED = "[not completed]"
FIXED = {"yesno": {"1": "Yes", "0": "No"}, "truefalse": {"1": "True", "0": "False"}}
UNASKED = frozenset({"calc", "descriptive", "file"})
FEWEST = 2
_BOX = re.compile(r"(\w+?)___(\w+)")
_CHOICE = re.compile(r"(.*) \(choice=(.*)\)", re.DOTALL)
CELLS = Cells(
    ticked=frozenset({"1", "Checked", "选中"}),
    unticked=frozenset({"0", "Unchecked", "未选中"}),
    all_unticked_is_unknown=True,
)


@dataclass(frozen=True)
class Field:
    """A variable as the dictionary describes it."""

    label: str = ""
    kind: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    identifying: bool = False


def recognises(grid: Grid) -> bool:
    """Whether the file is a dictionary, or bears two marks of the platform's variables."""
    headers = [header.strip() for header in grid.headers]
    own = any(header.casefold() in OWN for header in headers if header.casefold() != "complete?")
    marks = (
        any(map(_BOX.fullmatch, headers)) or any(map(_CHOICE.fullmatch, headers)),
        any(_is_state(at, grid) for at in range(len(headers))),
        own,
        headers[0].casefold() in RECORDS,
    )
    return _is_dictionary(grid) or sum(marks) >= FEWEST


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout | None:
    """What the headers say, and the dictionary of them; rows of a survey not completed are unfinished."""
    if _is_dictionary(grid):
        return None
    fields = next((_fields(each) for each in beside if _is_dictionary(each)), {})
    times = [at for at, header in enumerate(grid.headers) if _is_time(header.strip())]
    open_ = {row for row, cells in enumerate(grid.rows) if any(cells[at].strip() == NOT_COMPLETED for at in times)}
    return Layout(
        headings=tuple(_heading(at, grid, fields) for at in range(len(grid.headers))),
        cells=CELLS,
        sorts=tuple(at for at, header in enumerate(grid.headers) if header.strip().casefold() in SORTS),
        marks=dict.fromkeys(sorted(open_), Mark.UNFINISHED),
        mode="labels" if any(map(_CHOICE.fullmatch, grid.headers)) else "raw",
    )


def _is_dictionary(grid: Grid) -> bool:
    return {header.strip().casefold() for header in grid.headers} >= DICTIONARY


def _is_state(at: int, grid: Grid) -> bool:
    """Whether the column tells how far a form is."""
    header = grid.headers[at].strip().casefold()
    called = header.endswith("_complete") or header == "complete?"
    return called and all(cell.strip().casefold() in STATES for cell in grid.column(at))


def _is_time(header: str) -> bool:
    return header.endswith("_timestamp") or header.casefold() == "survey timestamp"


def _fields(dictionary: Grid) -> Mapping[str, Field]:
    names = [header.strip().casefold() for header in dictionary.headers]
    rows = [dict(zip(names, row, strict=True)) for row in dictionary.rows]
    return {row[NAME].strip(): _field(row) for row in rows}


def _field(row: Mapping[str, str]) -> Field:
    kind = row["field type"].strip().casefold()
    listed = (choice.partition(",") for choice in row.get(CHOICES, "").split("|")) if kind not in UNASKED else ()
    choices = {code.strip(): without_markup(label) for code, comma, label in listed if comma}
    return Field(
        label=without_markup(row[LABEL]),
        kind=kind,
        choices=FIXED.get(kind, choices),
        group=row.get("matrix group name", "").strip(),
        identifying=row.get("identifier?", "").strip().casefold() == "y",
    )


def _heading(at: int, grid: Grid, fields: Mapping[str, Field]) -> Heading:
    header = grid.headers[at].strip()
    if at == 0:  # the record's own number, whatever it is called
        return Heading(at, Role.NUMBER)
    if header.casefold() in OWN or _is_time(header) or _is_state(at, grid):
        return Heading(at, OWN.get(header.casefold(), Role.META))
    choice, box = _CHOICE.fullmatch(header), _BOX.fullmatch(header)
    if choice:
        return Heading(at, holds=Holds.PART, wordings=(Said(without_markup(choice[1]), choice[2].strip()),))
    known = fields.get(box[1] if box else header, Field())
    if known.identifying or known.kind in UNASKED:
        return Heading(at, Role.IDENTIFIER if known.identifying else Role.META)
    if box:
        return _boxed(at, box, known)
    if not re.fullmatch(r"\w+", header, re.ASCII):
        return Heading(at, wordings=(Said(without_markup(header)), Said("", without_markup(header))))
    wordings = (Said(known.label), Said("", known.label)) if known.label else ()
    return Heading(at, names=tuple(_names(header, known.group)), wordings=wordings, labels=known.choices)


def _names(header: str, group: str) -> Iterator[Said]:
    return chain([Said(header)], [Said(group, header)] if group else [])


def _boxed(at: int, box: re.Match[str], known: Field) -> Heading:
    """`var___2`; a code below zero loses its sign to a fourth line."""
    code = re.sub("^_", "-", box[2])
    label = next((words for each, words in known.choices.items() if each.casefold() == code), "")
    wordings = (Said(known.label, label),) if label and known.label else ()
    return Heading(at, holds=Holds.PART, names=(Said(box[1], code),), wordings=wordings)
