"""Answers to Microsoft Forms: wordings in the header, several options each followed by a semicolon.

What was typed as "other" stands in place of the label, with no sign; an empty cell may be a question never asked. Rows
of a matrix stand as headers of their own, without its question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from survey.cutting import numbered, whole_and_cuts
from survey.files.grid import Grid
from survey.platform import Cells, Heading, Layout, Role, Said

STARTED = (
    *("start time", "开始时间", "開始時間", "startzeit", "heure de début", "hora de inicio"),
    *("開始時刻", "시작 시간"),
)
FINISHED = (
    *("completion time", "完成时间", "完成時間", "fertigstellungszeit", "heure de fin", "hora de finalización"),
    *("完了時刻", "完成時刻", "완료 시간"),
)
ROLES: Mapping[str, Role] = {
    "id": Role.NUMBER,
    **dict.fromkeys(STARTED, Role.STARTED),
    **dict.fromkeys(FINISHED, Role.FINISHED),
    **dict.fromkeys(("email", "电子邮件", "電子郵件", "name", "名称", "姓名", "名稱"), Role.IDENTIFIER),
    **dict.fromkeys(("e-mail", "adresse de messagerie", "nom", "correo electrónico", "nombre"), Role.IDENTIFIER),
    **dict.fromkeys(("メール", "名前", "이메일", "전자 메일", "이름"), Role.IDENTIFIER),
    **dict.fromkeys(("last modified time", "上次修改时间", "language", "语言"), Role.META),
    **dict.fromkeys(("total points", "总分", "quiz feedback", "测验反馈", "grade posted time"), Role.META),
}
MOST_OWN = 9  # columns at the front that may be the platform's own
_POINTS = re.compile(r"(?:Points|Feedback|得分|反馈) ?[-–:：] ?.*", re.DOTALL)
_AGAIN = re.compile(r"(?<=\D)[2-9]$")
CELLS = Cells(joined=(";",), ranked=(";",), typed_instead=True, dates="mdy")


def recognises(grid: Grid) -> bool:
    """Whether a number, the start and the completion stand in the file, each with its own."""
    names = {header.strip().casefold() for header in grid.headers}
    return "id" in names and bool(names.intersection(STARTED)) and bool(names.intersection(FINISHED))


def layout(grid: Grid, beside: Sequence[Grid]) -> Layout:
    """What the headers say; the platform's own columns stand before the questions."""
    names = [header.strip().casefold() for header in grid.headers]
    end = next((at for at, name in enumerate(names[:MOST_OWN]) if name not in ROLES), min(len(names), MOST_OWN))
    quiz = any(name in ("total points", "总分") for name in names)
    moved = {at for at, name in enumerate(names) if name in ROLES and names.count(name) == 1}
    known = {header.strip() for header in grid.headers}
    return Layout(
        headings=tuple(
            Heading(at, ROLES[names[at]])
            if at < end
            else Heading(at, ROLES[names[at]], wordings=(Said(header.strip()),))  # unless the questionnaire asks it
            if at in moved
            else _heading(at, header.strip(), known, quiz)
            for at, header in enumerate(grid.headers)
        ),
        cells=CELLS,
    )


def _heading(at: int, header: str, known: set[str], quiz: bool) -> Heading:
    if quiz and _POINTS.fullmatch(header):
        return Heading(at, Role.META)
    wordings = tuple(dict.fromkeys(_wordings(header, known)))
    return Heading(at, wordings=wordings, number=numbered(header)[0])


def _wordings(header: str, known: set[str]) -> Iterator[Said]:
    """A question, a row of a matrix without its question; a header that stands twice has a figure behind it."""
    once = _AGAIN.sub("", header)
    for words in (numbered(header)[1], header, *([once] if once in known else [])):
        yield Said(words)
        yield Said("", words)
        yield from whole_and_cuts(words, (".", "：", ":"))
