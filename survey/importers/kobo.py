"""Exports of KoboToolbox: names or labels in the header behind groups, several options joined, split or both.

An empty cell may be a question left out or one never asked; where options are split, 0 is an option not ticked.
Source: kobotoolbox/formpack (its exporter, run on its own fixtures).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from instrument.records import dataclass
from survey.cutting import groups_of, rated_groups, rows_within, without_groups
from survey.files.grid import Grid
from survey.marking import marked
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

NUMBERS = ("_id", "_uuid", "_index")  # the first of these that every row has
VALIDATION = "_validation_status"
NOT_APPROVED = frozenset(
    {
        "not approved",
        "validation_status_not_approved",
        "未批准",
        "未通过",
        "non approuvé",
        "no aprobado",
        "não aprovado",
    }
)
META = ("_submission_time", VALIDATION, "_notes", "_status", "__version__", "_tags", "_attachments", "today")
ROLES: Mapping[str, Role] = {
    "start": Role.STARTED,
    "end": Role.FINISHED,
    **dict.fromkeys((*NUMBERS, *META, "formhub/uuid", "_xform_id_string", "_bamboo_dataset_id"), Role.META),
    **dict.fromkeys(("_submitted_by", "username", "phonenumber", "email", "audit"), Role.IDENTIFIER),
    # One device asks many people, so that it tells nothing of duplicates.
    **dict.fromkeys(("deviceid", "subscriberid", "simserial", "_geolocation", "meta/instanceName"), Role.IDENTIFIER),
    **dict.fromkeys(("meta/instanceID", "meta/rootUuid", "meta/deprecatedID"), Role.META),
}
MARKS = frozenset({"_id", "_uuid", "_submission_time", "_validation_status", "_submitted_by", "__version__", "_index"})
FEWEST = 3
PARENTS = frozenset({"_parent_index", "_parent_table_name"})
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?:/[\w.-]+)*", re.ASCII)
_POINT = re.compile(r"_(.+)_(?:latitude|longitude|altitude|precision)")
_OTHER = re.compile(r"(.+)_other", re.DOTALL)
SPECIFY = frozenset({"specify other.", "specify other", "请说明其他", "其他（请注明）"})
CELLS = Cells(joined=(" ",), ranked=(" ",), other=frozenset({"other", "Other", "其他"}), named=True)


def recognises(grid: Grid) -> bool:
    """Whether the columns that the platform adds behind the questions stand in the file."""
    return len({header.strip() for header in grid.headers} & MARKS) >= FEWEST or _repeats(grid)


def _repeats(grid: Grid) -> bool:
    """Whether rows are those of a repeated group, each of a submission in another file."""
    return {header.strip() for header in grid.headers} >= PARENTS


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout | None:
    """What the headers say; names and labels are not mixed in one file. None for the rows of a repeated group."""
    if _repeats(grid):
        return None
    headers = [header.strip() for header in grid.headers]
    number = next((name for name in NUMBERS if name in headers and _is_whole(grid, headers.index(name))), "")
    asked = [header for header in headers if header not in ROLES and not header.startswith("_")]
    stems = _stems(headers, grid)
    questions = {_stem(header, stems) or header for header in asked}
    answers = [{cell.strip() for cell in set(grid.column(at))} - {""} for at in range(len(headers))]
    rated = rated_groups(headers, answers, "/")
    form = _Form(headers, stems, groups_of(questions, "/"), rated, all(_NAME.fullmatch(header) for header in asked))
    points = {found[1] for header in headers if (found := _POINT.fullmatch(header))}
    headings = []
    for at, header in enumerate(headers):
        if header == number:
            headings.append(Heading(at, Role.NUMBER))
        elif header in ROLES:
            headings.append(Heading(at, ROLES[header]))
        elif header.rpartition("/")[2] in points or _POINT.fullmatch(header):
            headings.append(Heading(at, Role.IDENTIFIER))
        else:
            headings.append(form.heading(at))
    return Layout(
        headings=tuple(headings), cells=CELLS, marks=marked(grid, VALIDATION, NOT_APPROVED, Mark.NOT_APPROVED)
    )


def _is_whole(grid: Grid, at: int) -> bool:
    cells = [cell.strip() for cell in grid.column(at)]
    return all(cells) and len(set(cells)) == len(cells)


@dataclass(frozen=True)
class _Form:
    """The headers of a file with what they tell of its form; `named`: they are names, not labels."""

    headers: Sequence[str]
    stems: Sequence[str]
    groups: Collection[str]
    rated: Collection[str]  # groups that may be matrices
    named: bool

    def heading(self, at: int) -> Heading:
        header = self.headers[at]
        stem = _stem(header, self.stems)
        if stem:
            return self._read(at, Holds.PART, [Said(tail, header[len(stem) + 1 :]) for tail in self._tails(stem)])
        typed = _OTHER.fullmatch(header) if self.named else None
        if typed and (typed[1] in self.headers or typed[1] in self.stems):
            return self._read(at, Holds.TYPED, [Said(tail, "other") for tail in self._tails(typed[1])])
        if at and header.rpartition("/")[2].casefold() in SPECIFY:
            before = _stem(self.headers[at - 1], self.stems) or self.headers[at - 1]
            return self._read(at, Holds.TYPED, [Said(tail) for tail in self._tails(before)])
        readings = [*map(Said, self._tails(header)), *rows_within(header, self.rated, self.groups, "/")]
        return self._read(at, Holds.WHOLE if header in self.stems else Holds.ANY, readings)

    def _read(self, at: int, holds: Holds, readings: Sequence[Said]) -> Heading:
        known = tuple(dict.fromkeys(readings))
        return Heading(at, holds=holds, names=known if self.named else (), wordings=() if self.named else known)

    def _tails(self, question: str) -> Iterator[str]:
        return without_groups(question, self.groups, "/")


def _stem(header: str, stems: Sequence[str]) -> str:
    """The question whose option a column holds, '' for any other column."""
    return next((each for each in stems if header.startswith(f"{each}/")), "")


def _stems(headers: Sequence[str], grid: Grid) -> list[str]:
    """The questions whose options have columns of their own, the longest first.

    Some stand before their options; of others, two columns or more behind the same words hold 0, 1 and nothing else.
    """
    behind: dict[str, list[int]] = defaultdict(list)
    for at, header in enumerate(headers):
        for cut in re.finditer("/", header):
            behind[header[: cut.start()]].append(at)
    found = [
        stem
        for stem, columns in behind.items()
        if stem in headers or (len(columns) > 1 and all(_is_ticks(grid.column(at)) for at in columns))
    ]
    return sorted((each for each in found if each not in ROLES), key=len, reverse=True)


def _is_ticks(cells: Sequence[str]) -> bool:
    return {cell.strip() for cell in set(cells)} <= {"0", "1", ""}
