"""What the headers of questions say: a wording, a row of a matrix, an option with a column of its own."""

import re
from collections.abc import Collection, Iterator
from dataclasses import field

from instrument.records import dataclass
from survey.files.grid import Grid
from survey.identifiers import is_identifier
from survey.importers.wenjuanxing.conventions import ROW_SIGN, Mode
from survey.platform import Heading, Role, Said

NUMBERED = re.compile(r"\d+、|第\d+题")
_BLANK = re.compile(r"\s*[(（]\d+[)）]\s*(?=.)", re.DOTALL)  # before one of several blanks of a question
_APART = re.compile(r"\s*(?:第\s*(\d+)\s*题|(\d+))\s*[、.．:：]?\s*(.*)", re.DOTALL)
_PRINTED = re.compile(r"\s*(?:第\s*(\d+)\s*题|(\d{1,3}))\s*(?:[、.．:：]|\s|(?=[(（]))\s*(.*)", re.DOTALL)
_KIND = re.compile(r"\s*[\[【](?:[单多]选|(?:[单多]项)?填空|矩阵|量表|排序|下拉|简答|[评打]分)[^\]】]{0,6}[\]】]$")
_OPENING = re.compile(r"\s*[(（]")
_PLACE = re.compile(r"-[23]|\d{1,3}|")
_NUMBER = re.compile(r"-?\d{1,3}|[(（]空[)）]")


@dataclass
class _Before:
    """What the columns to the left say of this one, where its header names a part alone."""

    stem: str = ""
    number: str = ""
    is_matrix: bool = False
    is_option: bool = False
    headings: dict[int, Heading] = field(default_factory=dict)


def answers(grid: Grid, own: Collection[int], mode: Mode) -> dict[int, Heading]:
    """A heading for each column that is none of the platform's `own`.

    A header that tells who a person is may be a question that asks for it: its wording stands among its names.
    """
    before = _Before()
    for at in (at for at in range(len(grid.headers)) if at not in own):
        words = grid.headers[at].strip()
        if is_identifier(words):
            before.headings[at] = Heading(at, Role.IDENTIFIER, wordings=tuple(map(Said, bodies(words))))
        else:
            before.headings[at] = _heading(at, words, grid, mode, before)
    return before.headings


def _heading(at: int, words: str, grid: Grid, mode: Mode, before: _Before) -> Heading:
    number, body = _printed(unmarked(words) or words)
    cut = _bracketed(body) if mode is not Mode.TEXT and _holds_places(at, grid) else None
    if ROW_SIGN in body:
        stem, _, row = body.partition(ROW_SIGN)
        before.stem, before.number, before.is_matrix = unmarked(stem) or stem.strip(), number, True
        first = [Said(before.stem, row.strip())]
    elif cut is not None:
        same = before.is_option if not number else number == before.number and not before.is_matrix
        carried = before.stem if same else f"第{number}题" if number else "多选题"
        before.stem, before.number, before.is_matrix = unmarked(cut[0]) or carried, number or before.number, False
        first = [Said(before.stem, cut[1])]
    elif before.is_matrix and not number:
        number, first = before.number, [Said(before.stem.strip(), body), Said(body)]
    else:
        before.stem, before.number, before.is_matrix = body, number, False
        first = [Said(body)]
    before.is_option = cut is not None and ROW_SIGN not in body
    readings = (*first, *(said for each in bodies(words) for said in _readings(each, mode)))
    return Heading(at, wordings=tuple(dict.fromkeys(readings)), number=number)


def _printed(words: str) -> tuple[str, str]:
    found = _PRINTED.fullmatch(words)
    return (
        ((found[1] or found[2]), found[3].strip().removeprefix("*").strip())
        if found and found[3].strip()
        else ("", words)
    )


def bodies(header: str) -> tuple[str, ...]:
    """The header with and without its number and marks: a wording may itself begin with digits."""
    bare = _BLANK.sub("", header, count=1) if _BLANK.match(header) else header
    found = _APART.fullmatch(bare)
    more = [found[3], _BLANK.sub("", found[3], count=1)] if found else []
    known = [body.strip() for body in (header, bare, *more) if body.strip()]
    plain = unmarked(header)
    return tuple(dict.fromkeys([*known, *(bodies(plain) if plain not in ("", header) else ())]))


def unmarked(header: str) -> str:
    """The header without the star of a question that must be answered, and without the kind of the question."""
    return _KIND.sub("", header.strip().removeprefix("*").strip()).strip()


def _readings(body: str, mode: Mode) -> Iterator[Said]:
    """As a question, as a row alone, at each dash; in an export by number as an option at each bracket."""
    yield Said(body)
    yield Said("", body)
    for dash in re.finditer(ROW_SIGN, body):
        yield Said(body[: dash.start()].strip(), body[dash.end() :].strip())
    if mode is not Mode.TEXT and body.endswith((")", "）")):
        for cut in _OPENING.finditer(body):
            yield Said(body[: cut.start()].strip(), body[cut.end() : -1].strip())


def _bracketed(body: str) -> tuple[str, str] | None:
    """The words before the first bracket and those within."""
    cut = _OPENING.search(body)
    return (body[: cut.start()].strip(), body[cut.end() : -1].strip()) if cut and body.endswith((")", "）")) else None


def _holds_places(at: int, grid: Grid) -> bool:
    return all(_PLACE.fullmatch(cell.strip()) for cell in grid.different(at))


def is_by_number(grid: Grid) -> bool:
    """Whether most columns under numbered headers hold numbers and nothing else."""
    asked = [at for at, header in enumerate(grid.headers) if _PRINTED.fullmatch(header.strip())]
    whole = [at for at in asked if all(_NUMBER.fullmatch(cell.strip()) for cell in grid.different(at))]
    return len(whole) * 2 > len(asked)
