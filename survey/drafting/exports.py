"""Exports of answers as a draft of their questionnaire, with the column behind each part of it."""

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from instrument.drafting.draft import Draft
from instrument.drafting.naming import name_of, unique
from instrument.drafting.words import language_of
from instrument.message import Fault, Message, Place, quoted
from instrument.records import replace
from survey.drafting.alike import with_points_alike
from survey.drafting.blocks import blocks
from survey.drafting.columns import Column, columns_of, is_worded, places_of
from survey.drafting.exported import Exported
from survey.drafting.guide import Guide
from survey.drafting.kinds import seen
from survey.drafting.seen import Seen
from survey.drafting.skips import with_skips
from survey.drafting.structure import Stem, stems
from survey.drafting.twins import told_by
from survey.files.grid import Grid
from survey.files.opening import read_grid
from survey.platform import Heading, Layout, Role
from survey.row_choice import chosen_rows, first_choice
from survey.sources import importers_by_name, recognised

WENJUANXING = "wenjuanxing"


def draft_exports(paths: Sequence[Path], language: str | None = None, platform: str | None = None) -> Exported:
    """A draft of the questionnaire that the files answer; raises `Fault` where they are not one export."""
    grids = [read_grid(path) for path in paths]
    described = [_described(grid, grids, platform) for grid in grids]
    known = [(grid, name, layout) for grid, name, layout, _ in described if layout is not None]
    chosen = {header: cell for *_, rows in described for header, cell in rows.items()}
    if not known:
        raise Fault(
            "no file holds answers; possible: an export with a row for each respondent", place=Place(grids[0].file)
        )
    grid, name, layout = min(known, key=lambda each: each[2].no_typed_words)  # labels say more than places
    for more, other_name, _ in known:
        if other_name != name:
            raise Fault(
                "{first} is of {one} and {second} of {another}; possible: files of one platform",
                {"first": grid.file, "one": name, "second": more.file, "another": other_name},
                Place(more.file),
            )
    same = [each for each, _, _ in known if each.headers == grid.headers and each is not grid]
    whole = replace(grid, rows=grid.rows + tuple(row for each in same for row in each.rows[layout.first :]))
    columns = columns_of(whole, layout)
    words = [text for each in columns.values() if each.heading.role is Role.ANSWER for text in _wordings(each)]
    spoken = language or language_of(words)
    twin = next(((each, held) for each, _, held in known if held.no_typed_words and each is not grid), None)
    known_places, tails = told_by(twin, whole, layout, columns)
    known_places |= {each.at: places_of(each) for each in layout.headings if is_worded(each)}
    guide = Guide(layout.cells, spoken, known_places, tails)
    found = with_skips(with_points_alike(_questions(stems(columns), guide), spoken))
    if not found:
        raise Fault("no column of the file holds answers", place=Place(grid.file))
    told = {each.file: of for each, of, _ in known if of != recognised(each)}
    return Exported(
        _draft(found, grid, spoken, chosen),
        tuple(found),
        grid,
        layout,
        name,
        told,
        len(next(iter(columns.values())).cells),
        grids=tuple(grids),
        chosen=chosen,
    )


def _described(
    grid: Grid, grids: Sequence[Grid], platform: str | None
) -> tuple[Grid, str, Layout | None, Mapping[str, str]]:
    """A file with its platform and what its columns are; of several rows of one respondent, those that stand first."""
    name = platform or recognised(grid)
    beside = [each for each in grids if each is not grid]
    layout = importers_by_name()[name].layout(grid, beside)
    chosen = {} if layout is None else first_choice(grid, layout)
    if layout is not None and chosen:
        rows = [*range(layout.first), *chosen_rows(grid, layout, chosen)]
        grid = replace(grid, rows=tuple(grid.rows[at] for at in rows), lines=tuple(grid.lines[at] for at in rows))
        layout = importers_by_name()[name].layout(grid, beside)
    if layout is None:
        return grid, name, None, chosen
    empty = {at for at in range(len(grid.headers)) if chosen and not any(map(str.strip, grid.different(at)))}
    headings = tuple(_asked(heading, empty) for heading in layout.headings)
    return grid, name, replace(layout, headings=headings), chosen


def _asked(heading: Heading, empty: Collection[int]) -> Heading:
    """What a link carries along may be the group of an experiment: a draft keeps it as a question.

    Columns that other rows fill are none of its own.
    """
    if heading.at in empty:
        return replace(heading, role=Role.META)
    return replace(heading, role=Role.ANSWER) if heading.role is Role.BESIDE else heading


def _wordings(column: Column) -> list[str]:
    """What tells the language of a column: its wording, and its shorter answers."""
    return [
        *(said.question for said in column.heading.wordings[:1]),
        *(cell for cell in set(column.answers[:20]) if len(cell) < 40),
    ]


def _questions(found: Sequence[Stem], guide: Guide) -> list[Seen]:
    made: list[Seen] = []
    taken: set[str] = set()
    for at, stem in enumerate(found, 1):
        plain = name_of(stem.name, "") if re.fullmatch(r"[A-Za-z][\w.#-]{0,39}", stem.name, re.ASCII) else ""
        number = re.sub(r"\W", "_", stem.number)
        id = unique(plain or (f"q{number}" if number and f"q{number}" not in taken else f"q{at}"), taken)
        for each in seen(stem, id, guide):
            taken.add(each.question.id)
            made.append(each)
    return made


def aside(sheet: str) -> Message:
    """What is told of a sheet that holds no rows of respondents."""
    return Message("sheet {found} holds questions that repeat, and is not read", {"found": quoted(sheet)})


def _rows(header: str, cell: str) -> Message:
    return Message(
        "only the rows with {found} under {column} are read, where one respondent has several",
        {"found": quoted(cell), "column": quoted(header)},
    )


def _draft(found: Sequence[Seen], grid: Grid, language: str, chosen: Mapping[str, str]) -> Draft:
    stem = grid.file.rpartition(".")[0]
    # 问卷星 names files <id>_按文本_<title>_<all>_<kept>.
    title = re.sub(r"^[\d_\[\]]+|_?按(?:文本|序号|分数)|_\d+_\d+$", "", stem).strip("_") or stem
    return Draft(
        id=name_of(stem, "survey").lower(),
        title={language: title},
        languages=(language,),
        questions=tuple(each.question for each in found),
        scales=blocks(found, language),
        guesses=(
            Message(
                "drafted from the answers in {file}: what no file tells is a guess and says so", {"file": grid.file}
            ),
        ),
        lost=(*(_rows(header, cell) for header, cell in chosen.items()), *map(aside, grid.aside)),
    )
