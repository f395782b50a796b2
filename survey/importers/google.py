"""Answers to Google Forms, as .csv or as a sheet: wordings in the header, several options joined in a cell.

What was typed as "other" stands in place of the label, with no sign; an empty cell may be a question never asked.
"""

import re
from collections.abc import Iterator, Sequence

from instrument.message import Fault
from instrument.records import replace
from survey.cutting import numbered, whole_and_brackets
from survey.files.grid import Grid
from survey.platform import Cells, Heading, Layout, Role, Said

TIMES = frozenset(
    {"timestamp", "时间戳记", "时间戳", "時間戳記", "タイムスタンプ", "타임스탬프", "zeitstempel", "horodateur"}
    | {"marca temporal", "carimbo de data/hora", "informazioni cronologiche", "отметка времени"}
)
PERSONS = frozenset(
    {"email address", "email", "username", "电子邮件地址", "电子邮件", "用户名", "電子郵件地址", "使用者名稱"}
    | {"e-mail-adresse", "nutzername", "adresse e-mail", "nom d'utilisateur", "nom d’utilisateur"}
    | {"dirección de correo electrónico", "nombre de usuario", "メールアドレス", "ユーザー名"}
    | {"이메일 주소", "사용자 이름"}
)
META = frozenset({"score", "分数", "得分", "总分", "分數"})
_MOMENT = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}[ T,]+(?:\w{2} ?)?\d{1,2}:\d{2}(?::\d{2})?.{0,12}")
_SCORED = re.compile(r".*\[(?:Score|Feedback|分数|得分|反馈)\]", re.DOTALL)
_ZONE = re.compile(r"(?:GMT|UTC)[+-]?\d*|[+-]\d{2}:?\d{2}$")
CELLS = Cells(joined=(", ", ";"), typed_instead=True)


def recognises(grid: Grid) -> bool:
    """Whether a column is the platform's, and holds nothing but moments."""
    return _moments(grid) is not None


def _moments(grid: Grid) -> int | None:
    """The column of moments, the first unless somebody moved it; a row or two may be shifted."""
    for at, header in enumerate(grid.headers):
        called = header.strip().casefold() in TIMES
        held = [cell.strip() for cell in grid.column(at) if cell.strip()] if called else []
        if sum(_MOMENT.fullmatch(cell) is not None for cell in held) * 2 > len(held):
            return at
    return None


def _refuse_shifted(grid: Grid, at: int) -> None:
    for row, cell in enumerate(grid.column(at)):
        if not cell.strip():
            raise Fault(
                "no moment stands here; the cells of the row may stand under the wrong headers",
                place=grid.place(row, at),
            )


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; where moments begin with the month, other dates do too.

    Raises `Fault` for a row without its moment: words typed in place of a label would take any shifted cell.
    The .csv of the platform tells the zone of a moment and joins options by semicolons, its sheet neither.
    """
    own = _moments(grid)
    if own is not None:
        _refuse_shifted(grid, own)
    moments = [cell.strip() for cell in grid.different(own)] if own is not None else []
    by_month = any(re.match(r"\d{1,2}/(?:1[3-9]|2\d|3[01])/", moment) for moment in moments)
    zoned = any(map(_ZONE.search, moments))
    scored = any(header.strip().casefold() in META for header in grid.headers[1:3])
    return Layout(
        headings=tuple(
            Heading(at, Role.FINISHED) if at == own else _heading(at, header.strip(), scored)
            for at, header in enumerate(grid.headers)
        ),
        cells=replace(CELLS, joined=CELLS.joined[:: -1 if zoned else 1], dates="mdy" if by_month else "ymd"),
    )


def _heading(at: int, header: str, scored: bool) -> Heading:
    plain = header.casefold()
    if plain in PERSONS and at < 3:
        return Heading(at, Role.IDENTIFIER)
    if (plain in META and at < 3) or (scored and _SCORED.fullmatch(header)):
        return Heading(at, Role.META)
    return Heading(at, wordings=tuple(dict.fromkeys(_wordings(header))), number=numbered(header)[0])


def _wordings(header: str) -> Iterator[Said]:
    """`Question [row]`, with and without the number that an author may have written before it."""
    yield from whole_and_brackets(numbered(header)[1])
    yield from whole_and_brackets(header)
