"""Tables of no platform whose headers are wordings or names of their own, by a mapping.yaml that tells them apart.

Nothing is recognised: `canvass new` names this reader where it drafts a questionnaire from such a table.
"""

import re
from collections.abc import Iterator, Sequence

from survey.cutting import numbered, whole_and_brackets, whole_and_cuts
from survey.files.grid import Grid
from survey.identifiers import is_identifier
from survey.platform import Cells, Heading, Layout, Role, Said

NUMBERS = frozenset(
    {"id", "序号", "编号", "no", "no.", "respondent id", "respondent_id", "case", "caseid", "index", "uuid"}
)
SECONDS = frozenset({"seconds", "duration", "用时（秒）", "用时(秒)", "totalseconds"})
UNANSWERED, NOT_ASKED = "-2", "-3"
SKIPPED, EMPTY = ("(跳过)", "（跳过）"), ("(空)", "（空）")
_PART = re.compile(r"(.+?)[_.]([A-Za-z]*\d+)")
JOINED = ("┋", ";", "|", ", ", "、")


def recognises(grid: Grid) -> bool:
    """Nothing: a table without a mapping is one with the variables' own names."""
    return False


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """Headers as names and as wordings, labels of variables as wordings; -2 and -3 as 问卷星 writes them."""
    statistical = bool(grid.labels)
    marked = statistical and any(NOT_ASKED in grid.column(at) for at in range(len(grid.headers)))
    return Layout(
        headings=tuple(_heading(at, header.strip(), grid) for at, header in enumerate(grid.headers)),
        cells=Cells(
            joined=JOINED,
            ranked=("→",),
            not_asked=frozenset({*SKIPPED, *([NOT_ASKED] if marked else [])}),
            unanswered=frozenset({*EMPTY, *([UNANSWERED] if marked else [])}),
            absent_in_text=True,
            typed_within=("〖", "〗"),
            ticked=frozenset({"1", "1.0", "TRUE", "True", "是", "Yes", "选中", "Selected"}),
            unticked=frozenset({"0", "0.0", "FALSE", "False", "否", "No", "未选", "未选中", "Not selected"}),
        ),
    )


def _heading(at: int, header: str, grid: Grid) -> Heading:
    plain = header.casefold()
    label = grid.labels[at].strip() if grid.labels else ""
    if (
        plain in NUMBERS
        and len(set(grid.column(at))) == len(grid.rows)
        and all(cell.strip() for cell in grid.column(at))
    ):
        return Heading(at, Role.NUMBER)
    if plain in SECONDS:
        return Heading(at, Role.META)
    if is_identifier(header) or (label and is_identifier(label)):
        return Heading(at, Role.IDENTIFIER)
    number, words = numbered(label or header)
    readings = tuple(dict.fromkeys((*_wordings(label or header), *_wordings(words))))
    part = _PART.fullmatch(header)
    names = (Said(header), *((Said(part[1], part[2]),) if part else ()))
    return Heading(at, names=names, wordings=readings, number=number, labels=grid.levels.get(at, {}))


def _wordings(words: str) -> Iterator[Said]:
    yield from whole_and_brackets(words)
    found = re.fullmatch(r"(.+?)[(（](.+)[)）]", words, re.DOTALL)
    if found:
        yield Said(found[1].strip(), found[2].strip())
    yield from whole_and_cuts(words, ("—", ":", "：", " - ", " / "))
