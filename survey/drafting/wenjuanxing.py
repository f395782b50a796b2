"""The columns of a 问卷星 export without its questionnaire: stems, rows and options as headers tell them."""

import re

from survey.files.grid import Grid
from survey.identifiers import is_identifier
from survey.platform import Cells, Heading, Layout, Role, Said

NUMBER, SECONDS = "序号", "所用时间"
META = frozenset({"提交答卷时间", "来源", "来源详情", "总分"})
_NUMBERED = re.compile(r"\s*(?:第\s*(\d+)\s*题|(\d{1,3}))\s*(?:[、.．:：]|\s|(?=[(（]))\s*(.*)", re.DOTALL)
_OPTION = re.compile(r"(.*?)\s*[(（](.+)[)）]\s*", re.DOTALL)
_MARKS = frozenset({"0", "1", "-2", "-3"})
ROW = "—"
TEXT = Cells(
    joined=("┋",),
    ranked=("→",),
    not_asked=frozenset({"(跳过)", "（跳过）"}),
    unanswered=frozenset({"(空)", "（空）"}),
    typed_within=("〖", "〗"),
)
PLACES = Cells(not_asked=frozenset({"-3", "(跳过)"}), unanswered=frozenset({"-2", "(空)"}), by_place=True)


def layout(grid: Grid) -> Layout:
    """What each column is; `mode` is 按序号 where cells are places of options, else 按文本."""
    by_number = _is_by_number(grid)
    headings: list[Heading] = []
    stem = number = ""
    is_matrix = False
    for at, header in enumerate(grid.headers):
        words = header.strip()
        if words in {NUMBER, SECONDS} | META or is_identifier(words) or words == "来自IP":
            role = Role.NUMBER if words == NUMBER else Role.SECONDS if words == SECONDS else Role.META
            headings.append(Heading(at, role))
            continue
        own, body = _apart(words)
        option = _OPTION.fullmatch(body) if by_number and _is_mark(grid, at) else None
        if ROW in body:
            stem, _, row = body.partition(ROW)
            number, is_matrix = own, True
            headings.append(Heading(at, wordings=(Said(stem.strip(), row.strip()),), number=own))
        elif option:
            stem = option[1].strip() or (stem if own == number and not is_matrix else f"第{own}题")
            number, is_matrix = own, False
            headings.append(Heading(at, wordings=(Said(stem, option[2].strip()),), number=own))
        elif is_matrix and not own:
            headings.append(Heading(at, wordings=(Said(stem.strip(), body), Said(body)), number=number))
        else:
            stem, number, is_matrix = body, own, False
            headings.append(Heading(at, wordings=(Said(body),), number=own))
    return Layout(tuple(headings), PLACES if by_number else TEXT, mode="按序号" if by_number else "按文本")


def _apart(words: str) -> tuple[str, str]:
    found = _NUMBERED.fullmatch(words)
    return ((found[1] or found[2]), found[3].strip()) if found and found[3].strip() else ("", words)


def _is_mark(grid: Grid, at: int) -> bool:
    return {cell.strip() for cell in grid.column(at)} - {""} <= _MARKS


def _is_by_number(grid: Grid) -> bool:
    if "按序号" in grid.file or "按文本" in grid.file:
        return "按序号" in grid.file
    asked = [at for at, header in enumerate(grid.headers) if _NUMBERED.fullmatch(header.strip())]
    whole = [
        at
        for at in asked
        if all(re.fullmatch(r"-?\d{1,3}", cell.strip()) or cell.strip() == "(空)" for cell in grid.column(at))
    ]
    return len(whole) * 2 > len(asked)
