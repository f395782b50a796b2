"""Exports of ODK Central: names behind groups joined by dashes, 0 and 1 where options are split.

0 for every option stands for a question never asked as well: the platform writes it there too. An empty cell may be a
question left out or one never asked. Source: getodk/central-backend (lib/data/briefcase.js).
"""

import re
from collections.abc import Collection, Mapping, Sequence

from instrument.message import Fault, Place
from survey.cutting import groups_of, rated_groups, rows_within, without_groups
from survey.files.grid import Grid
from survey.marking import marked
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

FIRST, KEY, PARENT, REVIEW = "SubmissionDate", "KEY", "PARENT_KEY", "ReviewState"
ROLES: Mapping[str, Role] = {
    KEY: Role.NUMBER,
    **dict.fromkeys((FIRST, "AttachmentsPresent", "AttachmentsExpected", "Status", REVIEW), Role.META),
    **dict.fromkeys(("Edits", "FormVersion", "SubmitterID", "meta-instanceID", "instanceID", "today"), Role.META),
    # One device asks many people, so that it tells nothing of duplicates.
    **dict.fromkeys(("SubmitterName", "DeviceID", "deviceid", "username", "email", "phonenumber"), Role.IDENTIFIER),
    **dict.fromkeys(("meta-instanceName", "instanceName", "meta-audit", "audit"), Role.IDENTIFIER),
    "start": Role.STARTED,
    "end": Role.FINISHED,
}
POINT = ("Latitude", "Longitude", "Altitude", "Accuracy")
_OTHER = re.compile(r"(.+)_other")
CELLS = Cells(
    joined=(" ",), ranked=(" ",), all_unticked_is_unknown=True, other=frozenset({"other", "Other", "其他"}), named=True
)


def recognises(grid: Grid) -> bool:
    """Whether the columns that the platform puts first and behind stand in the file."""
    headers = {header.strip() for header in grid.headers}
    return {FIRST, KEY} <= headers or {PARENT, KEY} <= headers


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout | None:
    """What the headers say; None for the file of a repeat beside that of the submissions.

    Raises `Fault` for the file of a repeat alone, in which a respondent has several rows or none.
    """
    headers = [header.strip() for header in grid.headers]
    if PARENT in headers:
        if any(FIRST in map(str.strip, each.headers) for each in beside):
            return None
        raise Fault(
            "the file holds the rows of a repeat, several for one respondent; possible: the file of the submissions",
            place=Place(grid.file, 1),
        )
    groups = groups_of({header.partition("/")[0] for header in headers if header not in ROLES}, "-")
    answers = [{cell.strip() for cell in set(grid.column(at))} - {""} for at in range(len(headers))]
    rated = rated_groups(headers, answers, "-")
    return Layout(
        headings=tuple(_heading(at, headers, groups, rated) for at in range(len(headers))),
        cells=CELLS,
        marks=marked(grid, REVIEW, {"rejected"}, Mark.NOT_APPROVED),
    )


def _heading(at: int, headers: Sequence[str], groups: Collection[str], rated: Collection[str]) -> Heading:
    header = headers[at]
    if header in ROLES:
        return Heading(at, ROLES[header])
    if any(header.endswith(f"-{each}") and f"{header.rpartition('-')[0]}-{POINT[0]}" in headers for each in POINT):
        return Heading(at, Role.IDENTIFIER)
    typed = _OTHER.fullmatch(header)
    if typed and any(each == typed[1] or each.startswith(f"{typed[1]}/") for each in headers):
        tails = without_groups(typed[1], groups, "-")
        return Heading(at, holds=Holds.TYPED, names=tuple(Said(tail, "other") for tail in tails))
    question, slash, option = header.partition("/")
    names = tuple(Said(tail, option) for tail in without_groups(question, groups, "-"))
    rows = () if slash else tuple(rows_within(header, rated, groups, "-"))
    joined = any(other.startswith(f"{header}/") for other in headers)
    return Heading(at, holds=Holds.PART if slash else Holds.WHOLE if joined else Holds.ANY, names=(*names, *rows))
