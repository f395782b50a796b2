"""Results of formr, as JSON, .csv or a workbook: names of items as columns, codes as cells.

An empty cell may be an item left out or one never shown: the log of displayed items tells, and is a file apart. An item
whose name ends in R is turned only when it is scored, so that its answer is as given.
Source: the documentation of formr and of its R package.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from survey.files.grid import Grid
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

SESSION, ENDED, EXPIRED = "session", "ended", "expired"
NUMBERS = ("session_id", "survey_run_session_id", "id")
ROLES: Mapping[str, Role] = {
    SESSION: Role.IDENTIFIER,  # whoever has it can go on with the survey in that person's place
    "created": Role.STARTED,
    ENDED: Role.FINISHED,
    **dict.fromkeys((*NUMBERS, "modified", EXPIRED, "study_id", "iteration", "run_name", "run_session_id"), Role.META),
    **dict.fromkeys(("email", "ip", "browser"), Role.IDENTIFIER),
}
MARKS = frozenset({SESSION, "created", "modified", ENDED, EXPIRED})
FEWEST = 4
EMPTY = ("", "NA", "NULL")
LOG = frozenset({"item_id", "item_name", "shown", "displaycount"})
CELLS = Cells(joined=(", ", ","), ranked=(", ", ","))


def recognises(grid: Grid) -> bool:
    """Whether the columns stand in the file that the platform keeps of each session."""
    headers = {header.strip() for header in grid.headers}
    return len(headers & MARKS) >= FEWEST or (SESSION in headers and len(headers & LOG) >= 2)


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout | None:
    """What the headers say; sessions without an end are unfinished. None for the log of displayed items."""
    headers = [header.strip() for header in grid.headers]
    if _is_log(grid):
        return None
    number = next((name for name in NUMBERS if name in headers and _is_whole(grid, headers.index(name))), "")
    log = next((each for each in beside if _is_log(each)), None)
    ends = grid.column(headers.index(ENDED)) if ENDED in headers else ()
    return Layout(
        headings=tuple(
            Heading(at, Role.NUMBER) if header == number else _heading(at, header) for at, header in enumerate(headers)
        ),
        cells=CELLS,
        shown={} if log is None else _shown(headers, grid, log),
        marks={row: Mark.UNFINISHED for row, end in enumerate(ends) if end.strip() in EMPTY},
    )


def _is_log(grid: Grid) -> bool:
    return len(LOG.intersection(header.strip() for header in grid.headers)) >= 2


def _shown(headers: Sequence[str], grid: Grid, log: Grid) -> Mapping[int, frozenset[int]]:
    """Column → the rows whose session saw the item, for every item that the log names."""
    names = [header.strip() for header in log.headers]
    key = next((name for name in (SESSION, *NUMBERS) if name in names and name in headers), None)
    item = next((name for name in ("item_name", "item") if name in names), None)
    if key is None or item is None:
        return {}
    rows = {session.strip(): row for row, session in enumerate(grid.column(headers.index(key)))}
    seen: dict[str, set[int]] = {}
    for cells in log.rows:
        told = dict(zip(names, map(str.strip, cells), strict=True))
        held = seen.setdefault(told[item], set())
        if told[key] in rows and _was_shown(told):
            held.add(rows[told[key]])
    return {headers.index(name): frozenset(held) for name, held in seen.items() if name in headers}


def _was_shown(told: Mapping[str, str]) -> bool:
    shown = told.get("shown", "") not in EMPTY or told.get("displaycount", "") not in (*EMPTY, "0")
    return shown and told.get("hidden", "").upper() not in ("1", "TRUE")


def _is_whole(grid: Grid, at: int) -> bool:
    cells = [cell.strip() for cell in grid.column(at)]
    return all(cells) and len(set(cells)) == len(cells)


def _heading(at: int, header: str) -> Heading:
    if header in ROLES:
        return Heading(at, ROLES[header])
    question, _, rest = header.rpartition("_")
    if rest == "other" and question:
        return Heading(at, holds=Holds.TYPED, names=(Said(question, "other"),))
    return Heading(at, names=tuple(dict.fromkeys(_names(header))))


def _names(header: str) -> Iterator[Said]:
    """`scale_2R`: with the letter and without, as one word and as question and part."""
    for name in (header, re.sub(r"(?<=\d)R$", "", header)):
        yield Said(name)
        question, sign, part = name.rpartition("_")
        if sign and question and part:
            yield Said(question, part)
