"""The .sav that 问卷星 writes: places of options with value labels, -2 and -3 as valid numbers, wordings as labels.

Source: a real file (reference: exports.md, 1.1); how options of multiple choice are named there was not seen, so that
they are known by their labels.
"""

import re
from collections.abc import Iterator, Sequence

from survey.cutting import numbered
from survey.files.grid import Grid
from survey.platform import Cells, Heading, Holds, Layout, Role, Said

ROLES = {
    "index": Role.NUMBER,
    "totalseconds": Role.SECONDS,
    **dict.fromkeys(("submittime", "source", "sourcedetail", "totalvalue", "score"), Role.META),
    **dict.fromkeys(("ip", "ipaddress"), Role.ADDRESS),
    **dict.fromkeys(("nickname", "openid", "username"), Role.IDENTIFIER),
}
_NAME = re.compile(r"Q(\d+)(?:_([A-Za-z]*?)_?(\d*))?")
_TYPED = re.compile(r"open|text|other", re.IGNORECASE)
_BLANK = "Blank"
_OPENING = re.compile(r"[(（]")
ROW_SIGN = "—"
CELLS = Cells(
    unanswered=frozenset({"-2", "(空)", "（空）"}),
    not_asked=frozenset({"-3", "(跳过)", "（跳过）"}),
    absent_in_text=True,
    by_place=True,
    typed_within=("〖", "〗"),
)


def recognises(grid: Grid) -> bool:
    """Whether an SPSS file holds the platform's number of the row and names such as Q6_Row1."""
    if grid.format not in ("sav", "zsav"):
        return False
    names = {name.casefold() for name in grid.headers}
    return "index" in names and ("totalseconds" in names or any(_NAME.fullmatch(name) for name in grid.headers))


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What names and labels say of the columns."""
    return Layout(tuple(_heading(at, name, grid) for at, name in enumerate(grid.headers)), CELLS)


def _heading(at: int, name: str, grid: Grid) -> Heading:
    role = ROLES.get(name.casefold())
    if role is not None:
        return Heading(at, role)
    number, label = numbered(grid.labels[at] if grid.labels else "")
    found = _NAME.fullmatch(name)
    kind, part = (found[2] or "", found[3] or "") if found else ("", "")
    question = f"Q{found[1]}" if found else name
    whole = kind == _BLANK  # each blank of a question is a question of ours
    typed = _TYPED.search(kind) is not None
    return Heading(
        at,
        holds=Holds.TYPED if typed else Holds.WHOLE if whole else Holds.ANY,
        names=(Said(name),) if whole else (Said(question, part), Said(name)),
        wordings=tuple(dict.fromkeys(_wordings(label))),
        number=number or (found[1] if found else ""),
        labels=grid.levels.get(at, {}),
    )


def _wordings(label: str) -> Iterator[Said]:
    """A label alone, a row or an option alone, and question and part at each bracket or dash."""
    if not label:
        return
    yield Said(label)
    if label.endswith((")", "）")):
        for cut in _OPENING.finditer(label):
            question, part = label[: cut.start()].strip(), label[cut.end() : -1].strip()
            # The label of the first row repeats the question: 题干(题干—行).
            part = part.removeprefix(question).removeprefix(ROW_SIGN) if ROW_SIGN in part else part
            yield Said(question, part)
    for cut in re.finditer(ROW_SIGN, label):
        yield Said(label[: cut.start()].strip(), label[cut.end() :].strip())
    yield Said("", label.strip("()（）"))
