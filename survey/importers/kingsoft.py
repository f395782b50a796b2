"""Answers to forms of 金山文档 and 腾讯文档: wordings in the header, several options joined by commas in a cell.

An empty cell may be a question left out or one never asked. Source: columns named in public scripts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from survey.cutting import numbered, whole_and_brackets
from survey.files.grid import Grid
from survey.platform import Cells, Heading, Layout, Role, Said

ROLES: Mapping[str, Role] = {"提交者（自动）": Role.IDENTIFIER, "提交时间（自动）": Role.FINISHED}
_MARK = re.compile(r"[（(](?:必填|选填|自动|单选|多选)[）)]$")
CELLS = Cells(joined=(", ", ",", "，", "、"), typed_instead=True)


def recognises(grid: Grid) -> bool:
    """Whether one of the columns that the platform fills itself stands in the file."""
    return bool({header.strip() for header in grid.headers} & set(ROLES))


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say, without the mark of a question that must be answered."""
    return Layout(headings=tuple(_heading(at, header.strip()) for at, header in enumerate(grid.headers)), cells=CELLS)


def _heading(at: int, header: str) -> Heading:
    if header in ROLES:
        return Heading(at, ROLES[header])
    words = _MARK.sub("", header).strip()
    return Heading(at, wordings=tuple(dict.fromkeys(_wordings(words))), number=numbered(words)[0])


def _wordings(words: str) -> Iterator[Said]:
    yield from whole_and_brackets(words)
    yield from whole_and_brackets(numbered(words)[1])
