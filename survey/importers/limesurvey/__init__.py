"""Exports of LimeSurvey: headings as codes, as wording or both; answers as codes or in full.

Sources: LimeSurvey application/helpers/export (Writer.php, SurveyObj.php); N2-Survey/SurveyFramework (real columns).
"""

import re
from collections.abc import Iterator, Sequence

from survey.files.grid import Grid
from survey.importers.limesurvey.own import FULL, ROLES, SECONDS, SUBMITTED
from survey.platform import Cells, Heading, Holds, Layout, Mark, Role, Said

MARKS = frozenset({SUBMITTED, "lastpage", "startlanguage", "datestamp"})
FEWEST = 2
NO_DATE = ("", "N/A")

CODE = r"[A-Za-z][A-Za-z0-9_]*(?:\[[^\]\[]*\])*"
_BOTH = re.compile(rf"({CODE})\. (.*)", re.DOTALL)
_CODE = re.compile(rf"{CODE}")
_SUB = re.compile(r"\[([^\]\[]*)\]")
_TIMING = re.compile(r"groupTime\d+|\w+Time|(?:Question|Group) time: .*", re.DOTALL)
_COUNT = re.compile(r"\[filecount\]|_filecount\b|^filecount - |\. filecount - ", re.IGNORECASE)  # of files sent
_RANK = re.compile(r"(?:rank|rang|排序|排名|rango|posição)\s*(\d+)", re.IGNORECASE)
_SCALE = re.compile(r"(.+?)\s*\[([^\]\[]*)\]\s*\[([^\]\[]*)\]", re.DOTALL)
SCALES = ("1", "2")
OTHER = frozenset({"other", "其他", "其它", "sonstiges", "autre", "otro", "altro"})

CELLS = Cells(
    not_asked=frozenset({"N/A"}),
    ticked=frozenset({"Y", "Yes", "1", "是", "Ja", "Oui"}),
    unticked=frozenset({"N", "No", "0", "否", "Nein", "Non"}),
    ranks_by_place=True,
    other=frozenset({"-oth-", "Other", "其他", "其它"}),
    synonyms={"Y": ("Yes", "是"), "N": ("No", "否"), "F": ("Female", "女"), "M": ("Male", "男")},
)


def recognises(grid: Grid) -> bool:
    """Whether the platform's own columns stand in the file, under their codes or their words."""
    return len({_own(header) for header in grid.headers} & MARKS) >= FEWEST


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; rows without a date of submission are unfinished."""
    own = {name: at for at, header in enumerate(grid.headers) if (name := _own(header))}
    dates = grid.column(own[SUBMITTED]) if SUBMITTED in own else ()
    timed = own.get(SECONDS, len(grid.headers))  # the times of questions and groups stand behind the whole time
    return Layout(
        headings=tuple(_heading(at, header, at > timed) for at, header in enumerate(grid.headers)),
        cells=CELLS,
        marks={row: Mark.UNFINISHED for row, date in enumerate(dates) if date.strip() in NO_DATE},
    )


def _own(header: str) -> str:
    """The platform's code of one of its own columns, '' for a question."""
    words = header.strip()
    both = _BOTH.fullmatch(words)
    if both and both[1] in ROLES:
        return both[1]
    return words if words in ROLES else FULL.get(words.casefold(), "")


def _heading(at: int, header: str, may_be_time: bool) -> Heading:
    own, words = _own(header), header.strip()
    if own:
        return Heading(at, ROLES[own])
    if (may_be_time and _TIMING.fullmatch(words)) or _COUNT.search(words):
        return Heading(at, Role.META)
    both = _BOTH.fullmatch(words)
    code, wording = (both[1], both[2]) if both else (words, "") if _CODE.fullmatch(words) else ("", words)
    names, wordings = tuple(_names(code)), tuple(_wordings(wording))
    if any(each.part.casefold().endswith("comment") for each in names):
        return Heading(at, holds=Holds.WHOLE, names=(Said(code), Said(re.sub(r"\W+", "_", code).strip("_"))))
    typed = any(each.part.casefold() in OTHER for each in (*names, *wordings))
    return Heading(at, holds=Holds.TYPED if typed else Holds.ANY, names=names, wordings=wordings)


def _names(code: str) -> Iterator[Said]:
    """`A8[SQ001]` as question and part; `A8_SQ001` may be one word or the two."""
    if not code:
        return
    question, _, rest = code.partition("[")
    if rest:
        parts = _SUB.findall(code)
        yield Said(question, "_".join(parts))
        if len(parts) > 1 and parts[-1] in SCALES:  # of an array with two scales, each a matrix of ours
            yield Said(f"{question}_{parts[-1]}", "_".join(parts[:-1]))
        yield Said("_".join((question, *parts)))  # several numbers or texts, each a question of ours
        return
    yield Said(code)
    for cut in re.finditer("_", code):
        question, part = code[: cut.start()], code[cut.end() :]
        yield Said(question, part)
        row, _, scale = part.rpartition("_")
        if row and scale in SCALES:
            yield Said(f"{question}_{scale}", row)


def _wordings(wording: str) -> Iterator[Said]:
    """`text [part]`: where brackets stand within a wording, each of them may be the one."""
    if not wording:
        return
    yield Said(wording)
    for cut in re.finditer(r"\s*\[", wording):
        if wording.endswith("]") and cut.start():
            rank = _RANK.fullmatch(wording[cut.end() : -1].strip())
            yield Said(wording[: cut.start()], rank[1] if rank else wording[cut.end() : -1])
    scale = _SCALE.fullmatch(wording)
    if scale:  # text [row][scale]: a matrix of ours is worded text [scale]
        yield Said(f"{scale[1]} [{scale[3]}]", scale[2])
