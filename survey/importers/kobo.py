"""Exports of KoboToolbox: names or labels in the header behind groups, several options joined, split or both.

An empty cell may be a question left out or one never asked; where options are split, 0 is an option not ticked.
Source: kobotoolbox/formpack (its exporter, run on its own fixtures).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from survey.files.grid import Grid
from survey.platform import Cells, Heading, Holds, Layout, Role, Said

NUMBERS = ("_id", "_uuid", "_index")  # the first of these that every row has
META = ("_submission_time", "_validation_status", "_notes", "_status", "__version__", "_tags", "_attachments", "today")
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
MOST_GROUPS = 8
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?:/[\w.-]+)*", re.ASCII)
_POINT = re.compile(r"_(.+)_(?:latitude|longitude|altitude|precision)")
_OTHER = re.compile(r"(.+)_other", re.DOTALL)
SPECIFY = frozenset({"specify other.", "specify other", "请说明其他", "其他（请注明）"})
CELLS = Cells(joined=(" ",), ranked=(" ",), other=frozenset({"other", "Other", "其他"}))


def recognises(grid: Grid) -> bool:
    """Whether the columns that the platform adds behind the questions stand in the file."""
    return len({header.strip() for header in grid.headers} & MARKS) >= FEWEST


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; names and labels are not mixed in one file."""
    headers = [header.strip() for header in grid.headers]
    number = next((name for name in NUMBERS if name in headers and _is_whole(grid, headers.index(name))), "")
    asked = [header for header in headers if header not in ROLES and not header.startswith("_")]
    named = all(_NAME.fullmatch(header) for header in asked)
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
            headings.append(_heading(at, headers, named))
    return Layout(headings=tuple(headings), cells=CELLS)


def _is_whole(grid: Grid, at: int) -> bool:
    cells = [cell.strip() for cell in grid.column(at)]
    return all(cells) and len(set(cells)) == len(cells)


def _heading(at: int, headers: Sequence[str], named: bool) -> Heading:
    header = headers[at]
    joined = any(other.startswith(f"{header}/") for other in headers)
    split = any(header.startswith(f"{other}/") for other in headers)
    holds = Holds.WHOLE if joined else Holds.PART if split else Holds.ANY
    readings = tuple(_readings(header, split))
    typed = _OTHER.fullmatch(header) if named else None
    if typed and any(each == typed[1] or each.startswith(f"{typed[1]}/") for each in headers):
        beside = tuple(Said(said.question, "other") for said in _readings(typed[1], False) if not said.part)
        return Heading(at, holds=Holds.TYPED, names=beside)
    if at and header.rpartition("/")[2].casefold() in SPECIFY:
        return Heading(at, holds=Holds.TYPED, wordings=tuple(_readings(_before(at, headers), False)))
    return Heading(at, holds=holds, names=readings) if named else Heading(at, holds=holds, wordings=readings)


def _before(at: int, headers: Sequence[str]) -> str:
    """The last column on the left that is no option of another column's question."""
    left = reversed(headers[:at])
    return next((each for each in left if not any(each.startswith(f"{other}/") for other in headers)), "")


def _readings(header: str, split: bool) -> Iterator[Said]:
    """`group/question/option`: what stands before a slash may be groups, a question, or words of a label."""
    tails = [header, *(header[cut.end() :] for cut in [*re.finditer("/", header)][-MOST_GROUPS:])]
    if not split:
        yield Said(header)
    for tail in tails:
        for cut in reversed([*re.finditer("/", tail)][-MOST_GROUPS:]):
            question, part = tail[: cut.start()].strip(), tail[cut.end() :].strip()
            if question and part:
                yield Said(question, part)
    # No question has a name that begins with a figure, but an option may.
    yield from (Said(tail) for tail in tails[1:] if not split and tail and not tail[0].isdigit())
