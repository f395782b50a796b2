"""Exports of 腾讯问卷: numbered wordings in the header, `A.label` in the cells, a column for each option of several.

An empty cell may be a question left out or one never asked: the platform does not tell.
Sources: columns named in public scripts that read such files (see reference/exports.md, 1.2); wj.qq.com documentation.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from instrument.records import replace
from survey.cutting import numbered, whole_and_cuts, with_number
from survey.files.grid import Grid
from survey.marking import marked
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

ROLES: Mapping[str, Role] = {
    "编号": Role.NUMBER,
    "开始答题时间": Role.STARTED,
    "结束答题时间": Role.FINISHED,
    "答题时长": Role.SECONDS,
    **dict.fromkeys(("用户标识", "昵称", "自定义字段", "UA"), Role.IDENTIFIER),
    "IP": Role.ADDRESS,
    **dict.fromkeys(("语言", "清洗数据结果", "智能清洗数据无效概率", "用户类型", "Referrer"), Role.META),
    **dict.fromkeys(("地理位置国家和地区", "地理位置省", "地理位置市"), Role.META),
    **dict.fromkeys(("中奖时间", "中奖金额", "审核状态"), Role.META),
}
MARKS = frozenset({"编号", "开始答题时间", "结束答题时间", "答题时长"})
FEWEST = 3
CLEANED = frozenset({"无效", "无效数据", "无效答卷", "不合格"})
REFUSED = frozenset({"审核不通过", "不通过", "未通过", "已拒绝", "拒绝", "无效"})
BEFORE_PART = (":", "：")
_LETTER = re.compile(r"[A-Z]{1,2}[.．、]\s*(?=\S)")
_BLANK = re.compile(r"_填空(\d*)$")
CELLS = Cells(joined=("┋", ";", "；"), ranked=("→",))


def recognises(grid: Grid) -> bool:
    """Whether the platform's own columns stand in the file."""
    return len({header.strip() for header in grid.headers} & MARKS) >= FEWEST


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; whatever a column of one option holds, and nothing else, is its tick."""
    headings = tuple(_heading(at, grid) for at in range(len(grid.headers)))
    ticks = {sign for each in headings for sign in _tick(each, grid)}
    return Layout(
        headings=headings,
        cells=replace(CELLS, ticked=CELLS.ticked | ticks),
        marks={
            **marked(grid, "清洗数据结果", CLEANED, Mark.NOT_APPROVED),
            **marked(grid, "审核状态", REFUSED, Mark.NOT_APPROVED),
        },
    )


def _heading(at: int, grid: Grid) -> Heading:
    header = grid.headers[at].strip()
    if header in ROLES:
        return Heading(at, ROLES[header])
    number, words = numbered(header)
    typed = _BLANK.search(words)
    if typed and (not typed[1] or _is_beside_answers(header, grid)):
        readings = tuple(whole_and_cuts(words[: typed.start()], BEFORE_PART))
        names = tuple(Said(number, said.part or "other") for said in readings if number)
        return Heading(at, Role.ANSWER, Holds.TYPED, names, readings[::-1], number)
    readings = (*_blanks(words), *whole_and_cuts(words, BEFORE_PART))
    labels = _lettered(grid.column(at))
    return Heading(at, names=with_number(number, readings), wordings=readings, number=number, labels=labels)


def _lettered(cells: Sequence[str]) -> Mapping[str, str]:
    """`A.label` → label, where most of the cells are so; nothing of a column of typed words."""
    held = [cell.strip() for cell in cells]
    labels = {cell: cell[found.end() :].strip() for cell in sorted(set(held)) if (found := _LETTER.match(cell))}
    return labels if 2 * sum(cell in labels for cell in held) > sum(cell != "" for cell in held) else {}


def _is_beside_answers(header: str, grid: Grid) -> bool:
    """Whether the question of a blank has a column of its own, so that the blank stands beside an option of it."""
    return _BLANK.sub("", header) in {each.strip() for each in grid.headers}


def _blanks(words: str) -> Iterator[Said]:
    """`题干_填空2`: one of several blanks in a wording."""
    found = _BLANK.search(words)
    if found:
        yield Said(words)
        yield Said(words[: found.start()], found[1])


def _tick(heading: Heading, grid: Grid) -> Iterator[str]:
    """The one sign that stands in the column of an option; a number but 1 is the place of an option in a ranking."""
    if heading.role is Role.ANSWER and heading.holds is not Holds.TYPED and any(s.part for s in heading.wordings):
        held = {cell.strip() for cell in grid.column(heading.at)} - {""}
        if len(held) == 1 and not all(sign.isdigit() for sign in held):
            yield from held
