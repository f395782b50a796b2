"""Tables of no platform, whose headers are names of variables or wordings of questions, as layouts."""

import re
from collections.abc import Iterator, Mapping

from survey.cutting import numbered, whole_and_brackets, whole_and_cuts
from survey.durations import seconds
from survey.files.grid import Grid, refuse_nameless
from survey.identifiers import is_identifier
from survey.platform import Cells, Heading, Layout, Role, Said

NUMBERS = ("id", "序号")  # whatever they hold; the next ones where they number the rows
LIKE_NUMBERS = frozenset(
    {"编号", "no", "no.", "lfd", "lfd.", "lfd nr", "lfd. nr.", "nr", "nr.", "n°", "case", "caseid", "index", "uuid"}
    | {"respondent id", "respondent_id", "respondentid"}
)
SECONDS = frozenset({"seconds", "用时（秒）", "用时(秒)", "totalseconds", "duration", "所用时间"})
_NAME = re.compile(r"[A-Za-z_@#$][\w.@#$]*", re.ASCII)
_PART = re.compile(r"(.+?)[_.]([A-Za-z]*\d+)")
SIGNS = ("—", ":", "：", " - ", " / ")
CELLS = Cells(
    joined=("┋", ";", "|", ", ", "、"),
    ranked=("→",),
    not_asked=frozenset({"(跳过)", "（跳过）"}),
    unanswered=frozenset({"(空)", "（空）"}),
    absent_in_text=True,
    typed_within=("〖", "〗"),
    ticked=frozenset({"1", "TRUE", "True", "是", "Yes", "选中", "Selected"}),
    unticked=frozenset({"0", "FALSE", "False", "否", "No", "未选", "未选中", "Not selected"}),
    blank_is_unticked=False,
    own_codes=True,
    guarded=True,
)


def named_layout(grid: Grid) -> Layout:
    """Headers as names and as wordings, labels of variables as wordings; codes and labels of the questionnaire.

    A header that the questionnaire uses itself is an answer, whatever it says: `Heading.names` tells all of them.
    Raises `Fault` for cells under no header.
    """
    refuse_nameless(grid)
    words = [header.strip().casefold() for header in grid.headers]
    number = next((at for name in NUMBERS for at, word in enumerate(words) if word == name), None)
    if number is None:
        number = next((at for at, word in enumerate(words) if word in LIKE_NUMBERS and _is_number(grid, at)), None)
    times = [at for at, word in enumerate(words) if word in SECONDS]
    return Layout(tuple(_heading(at, grid, number, times[:1]) for at in range(len(words))), CELLS)


def _is_number(grid: Grid, at: int) -> bool:
    """Whether the column tells the rows apart."""
    cells = [cell.strip() for cell in grid.column(at)]
    return all(cells) and len(set(cells)) == len(cells)


def _heading(at: int, grid: Grid, number: int | None, times: list[int]) -> Heading:
    header = grid.headers[at].strip()
    label = grid.labels[at].strip() if grid.labels else ""
    plain = header.casefold()
    names = tuple(dict.fromkeys(_names(header)))
    if at == number or plain in NUMBERS:
        return Heading(at, Role.NUMBER if at == number else Role.META, names=names[:1])
    if at in times and (plain == "seconds" or all(seconds(cell) is not None for cell in grid.different(at))):
        return Heading(at, Role.SECONDS, names=names[:1])
    if is_identifier(header) or (label and is_identifier(label)):
        return Heading(at, Role.IDENTIFIER, names=names[:1])
    printed, _ = numbered(label or header)
    worded = label if label != header else ""
    readings = tuple(dict.fromkeys(_wordings(worded or ("" if _NAME.fullmatch(header) else header))))
    set_name, set_label = grid.sets.get(at, ("", ""))
    if set_name:  # an option of several, by what the file says of its columns
        names = (*names, Said(set_name, header))
        readings = (*readings, *([Said(set_label, label or header)] if set_label else []))
    absent = grid.missing.get(at, frozenset())
    return Heading(at, names=names, wordings=readings, number=printed, labels=_levels(at, grid), absent=absent)


def _names(header: str) -> Iterator[Said]:
    yield Said(header)
    part = _PART.fullmatch(header)
    if part:
        yield Said(part[1], part[2])


def _levels(at: int, grid: Grid) -> Mapping[str, str]:
    return grid.levels.get(at, {})


def _wordings(words: str) -> Iterator[Said]:
    """As a question, as a row or an option alone, and as both at each bracket, dash or colon, number and all."""
    for each in (words, numbered(words)[1]) if words else ():
        yield from whole_and_brackets(each)
        yield Said("", each)
        found = re.fullmatch(r"(.+?)[(（](.+)[)）]", each, re.DOTALL)
        if found:
            yield Said(found[1].strip(), found[2].strip())
        yield from whole_and_cuts(each, SIGNS)
