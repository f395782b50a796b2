"""Answers to Google Forms, as .csv or as a sheet: wordings in the header, several options joined in a cell.

What was typed as "other" stands in place of the label, with no sign; an empty cell may be a question never asked.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from survey.cutting import numbered, whole_and_brackets
from survey.files.grid import Grid
from survey.platform import Cells, Heading, Layout, Role, Said

TIMES = frozenset(
    {"timestamp", "时间戳记", "时间戳", "時間戳記", "タイムスタンプ", "타임스탬프", "zeitstempel", "horodateur"}
    | {"marca temporal", "carimbo de data/hora", "informazioni cronologiche", "отметка времени"}
)
PERSONS = frozenset({"email address", "username", "电子邮件地址", "电子邮件", "用户名", "電子郵件地址", "使用者名稱"})
META = frozenset({"score", "分数", "得分", "总分", "分數"})
_MOMENT = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}[ T,]+(?:\w{2} ?)?\d{1,2}:\d{2}(?::\d{2})?.{0,12}")
_SCORED = re.compile(r".*\[(?:Score|Feedback|分数|得分|反馈)\]", re.DOTALL)
_ZONE = re.compile(r"(?:GMT|UTC)[+-]?\d*|[+-]\d{2}:?\d{2}$")
CELLS = Cells(joined=(", ", ";"), typed_instead=True)


def recognises(grid: Grid) -> bool:
    """Whether the first column is the platform's, and holds nothing but moments."""
    held = [cell.strip() for cell in grid.column(0) if cell.strip()]
    return grid.headers[0].strip().casefold() in TIMES and bool(held) and all(map(_MOMENT.fullmatch, held))


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; where moments begin with the month, other dates do too.

    The .csv of the platform tells the zone of a moment and joins options by semicolons, its sheet neither.
    """
    moments = [cell.strip() for cell in grid.column(0)]
    by_month = any(re.match(r"\d{1,2}/(?:1[3-9]|2\d|3[01])/", moment) for moment in moments)
    zoned = any(map(_ZONE.search, moments))
    scored = any(header.strip().casefold() in META for header in grid.headers[1:3])
    return Layout(
        headings=tuple(_heading(at, header.strip(), scored) for at, header in enumerate(grid.headers)),
        cells=replace(CELLS, joined=CELLS.joined[:: -1 if zoned else 1], dates="mdy" if by_month else "ymd"),
    )


def _heading(at: int, header: str, scored: bool) -> Heading:
    plain = header.casefold()
    if at == 0 and plain in TIMES:
        return Heading(at, Role.FINISHED)
    if plain in PERSONS and at < 3:
        return Heading(at, Role.IDENTIFIER)
    if (plain in META and at < 3) or (scored and _SCORED.fullmatch(header)):
        return Heading(at, Role.META)
    return Heading(at, wordings=tuple(dict.fromkeys(_wordings(header))), number=numbered(header)[0])


def _wordings(header: str) -> Iterator[Said]:
    """`Question [row]`, with and without the number that an author may have written before it."""
    yield from whole_and_brackets(header)
    yield from whole_and_brackets(numbered(header)[1])
