"""Exports of SurveyMonkey: two rows of headers, both joined by a dash, or codes such as q0004_0001.

An empty cell may be an option not ticked, a question left out or one never asked: the platform does not tell.
Source: fivethirtyeight/data (star-wars-survey, thanksgiving-2015).
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from instrument.records import replace
from survey.cutting import numbered, whole_and_cuts
from survey.files.grid import Grid
from survey.platform import Answered, Cells, Heading, Holds, Layout, Role, Said

ROLES: Mapping[str, Role] = {
    "respondentid": Role.NUMBER,
    **dict.fromkeys(("startdate", "datecreated"), Role.STARTED),
    **dict.fromkeys(("enddate", "datemodified"), Role.FINISHED),
    "ipaddress": Role.ADDRESS,
    **dict.fromkeys(("emailaddress", "firstname", "lastname"), Role.IDENTIFIER),
    "collectorid": Role.META,
    "受访者id": Role.NUMBER,
    "收集器id": Role.META,
    "开始日期": Role.STARTED,
    "结束日期": Role.FINISHED,
    "ip地址": Role.ADDRESS,
    **dict.fromkeys(("电子邮件地址", "名字", "姓氏"), Role.IDENTIFIER),
}
NUMBERS = frozenset(name for name, role in ROLES.items() if role is Role.NUMBER)
FEWEST = 3
RESPONSES = frozenset({"response", "open-ended response", "回复", "开放式回复", "答复", "开放式答复", "回应"})
OPEN = frozenset({"open-ended response", "开放式回复", "开放式答复"})
DASH = " - "
_CUSTOM = re.compile(r"custom(?:data|variable|value)\d*|自定义数据\d*")
_CODE = re.compile(r"q0*(\d+)((?:_(?:\d+|other|comment))*)", re.IGNORECASE)
_OTHER = re.compile(r"\bother\b|specify|其他|其它|请注明|请说明", re.IGNORECASE)
CELLS = Cells(
    ticked=frozenset({"1", "Selected", "选定"}),
    unticked=frozenset({"0", "Not selected", "Not Selected", "未选定", "未选择"}),
    other=frozenset({"Other (please specify)", "Other", "其他（请注明）", "其他 (请注明)", "其他"}),
    dates="mdy",
)


def recognises(grid: Grid) -> bool:
    """Whether the platform's numbers stand beside its second row of headers, its dashes or its codes."""
    plain = [_plain(header) for header in grid.headers]
    if not NUMBERS.intersection(plain):
        return _has_two_rows(grid) and "" in plain
    parts = any(DASH in header or _CODE.fullmatch(header.strip()) for header in grid.headers)
    return _has_two_rows(grid) or parts or len(set(plain) & set(ROLES)) >= FEWEST


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; in two rows, a question stands once, over the first of its columns.

    An option is ticked by its own words, which need not be those of the questionnaire, or by its number.
    """
    two = _has_two_rows(grid)
    headings: list[Heading] = []
    stem, before, place = "", "", 0
    ticks = set[str]()
    for at, header in enumerate(grid.headers):
        stem = header.strip() or stem
        part = grid.rows[0][at].strip() if two else ""
        headings.append(_heading(at, stem, part, _typed_in(at, stem, part, grid, int(two))))
        place = place + 1 if not header.strip() or (DASH in stem and before == stem.partition(DASH)[0]) else 1
        before = stem.partition(DASH)[0]
        held = {cell.strip() for cell in grid.column(at)[int(two) :]} - {""} - CELLS.unticked
        if held and held <= {part or stem.rpartition(DASH)[2], str(_last_number(header) or place)}:
            ticks |= held
    return Layout(headings=tuple(headings), cells=replace(CELLS, ticked=CELLS.ticked | ticks), first=int(two))


def _last_number(header: str) -> int:
    """4 of `q0002_0004`; 0 of any other header."""
    code = _CODE.fullmatch(header.strip())
    last = code[2].rpartition("_")[2] if code else ""
    return int(last) if last.isdigit() else 0


def _plain(words: str) -> str:
    return re.sub(r"[\s_]", "", words).casefold()


def _has_two_rows(grid: Grid) -> bool:
    """Whether the first row of cells has no number of a respondent but says what the columns of questions hold."""
    at = next((at for at, header in enumerate(grid.headers) if _plain(header) in NUMBERS), None)
    if at is None:
        return bool(grid.rows) and _is_response(grid.rows[0])
    if not grid.rows or grid.rows[0][at].strip():
        return False
    return any(not header.strip() for header in grid.headers) or _is_response(grid.rows[0])


def _is_response(cells: Sequence[str]) -> bool:
    return bool(RESPONSES.intersection(cell.strip().casefold() for cell in cells))


def _typed_in(at: int, stem: str, part: str, grid: Grid, first: int) -> bool:
    """Whether the column holds words typed beside an option: it is called other, and holds more than its own name."""
    name = part or stem.rpartition(DASH)[2]
    if not _OTHER.search(name) or not (part or DASH in stem) or part.casefold() in RESPONSES:
        return False
    held = {cell.strip() for cell in grid.column(at)[first:]} - {""}
    again = at + 1 < len(grid.headers) and name in (grid.headers[at + 1].rpartition(DASH)[2], _below(at + 1, grid))
    return not held <= {name} or (not held and not again)


def _below(at: int, grid: Grid) -> str:
    return grid.rows[0][at].strip() if grid.rows else ""


def _heading(at: int, stem: str, part: str, typed: bool) -> Heading:
    plain = _plain(stem)
    if (plain in ROLES or _CUSTOM.fullmatch(plain)) and not part:
        return Heading(at, ROLES.get(plain, Role.IDENTIFIER))
    code = _CODE.fullmatch(stem)
    if code:
        return _coded(at, code)
    number, _ = numbered(stem)
    wordings = tuple(dict.fromkeys(_wordings(stem, part)))
    if typed:
        return Heading(at, holds=Holds.TYPED, wordings=wordings[1:] + wordings[:1], number=number)
    answered = (
        Answered.TYPED if part.casefold() in OPEN or stem.rpartition(DASH)[2].casefold() in OPEN else Answered.UNTOLD
    )
    return Heading(at, wordings=wordings, number=number, answered=answered)


def _wordings(stem: str, part: str) -> Iterator[Said]:
    """With and without the number that an author may have written before a wording."""
    for words in dict.fromkeys((stem, numbered(stem)[1])):
        if part and part.casefold() not in RESPONSES:
            yield Said(f"{words} {part}")
            yield Said(words, part)
            continue
        head, _, tail = words.rpartition(DASH)
        yield from whole_and_cuts(head if tail.casefold() in RESPONSES else words, (DASH,))


def _coded(at: int, code: re.Match[str]) -> Heading:
    """`q0004_0001` is the first option of the fourth question, `q0004_other` what was typed beside one."""
    question, parts = f"q{code[1]}", [part.lstrip("0") for part in code[2].split("_")[1:]]
    if parts and not parts[-1].isdigit():
        return Heading(at, holds=Holds.TYPED, names=(Said(question, "_".join(parts)),))
    part = "_".join(parts)
    return Heading(at, names=(Said(question, part), *([Said(f"{question}_{part}")] if part else [])))
