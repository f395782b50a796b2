"""Exports of answers as a draft of their questionnaire, with the column behind each part of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from instrument.drafting.draft import Draft
from instrument.drafting.naming import name_of, unique
from instrument.drafting.words import language_of
from instrument.kinds import member, other
from instrument.message import Fault, Message, Place
from instrument.model import Instrument, Question
from survey.drafting import wenjuanxing
from survey.drafting.blocks import blocks
from survey.drafting.columns import Column, columns_of, is_worded, places_of
from survey.drafting.kinds import Guide, seen, text_of
from survey.drafting.seen import Place as Part
from survey.drafting.seen import Seen
from survey.drafting.skips import with_skips
from survey.drafting.structure import Stem, single, stems
from survey.files.grid import Grid
from survey.files.opening import read_grid
from survey.intake import header_keys
from survey.mapping import OUT, Confirmed, File, Mappings
from survey.platform import Layout, Role
from survey.sources import Platform, importers_by_name, recognised
from survey.wording import fold

TABLE = "table"
WENJUANXING = "wenjuanxing"


@dataclass(frozen=True, eq=False)
class Exported:
    """A draft with its questions as they were seen, in the same order, and the file they were seen in."""

    draft: Draft
    questions: tuple[Seen, ...]
    grid: Grid
    layout: Layout
    platform: str
    files: Mapping[str, str] = field(default_factory=dict)  # file → platform, where it has to be told
    rows: int = 0

    def mappings(self, instrument: Instrument) -> Mappings:
        """Which column is which variable, for platforms that go by it."""
        if not hasattr(importers_by_name()[self.platform], "layout"):
            return Mappings()
        keys = header_keys(self.grid, self.layout.first)
        answers = {each.at for each in self.layout.headings if each.role is Role.ANSWER}
        columns = dict.fromkeys((keys[at] for at in sorted(answers)), OUT)
        for question, each in zip(instrument.questions, self.questions, strict=True):
            columns |= {keys[place.at]: name for place in each.places if (name := _name(question, place))}
        told = {file: File(file, platform) for file, platform in self.files.items()}
        return Mappings(told, {self.platform: Confirmed(columns)})

    def question_at(self, header: str) -> int | None:
        """The place of the question that a column belongs to, by the header that a fault names."""
        wanted = re.sub(r"\W", "", header)
        for at, each in enumerate(self.questions):
            for place in each.places:
                own = re.sub(r"\W", "", self.grid.headers[place.at])
                if own and wanted and (own == wanted or own.startswith(wanted[:50]) or wanted in own):
                    return at
        return None


def _name(question: Question, place: Part) -> str:
    """What mapping.yaml calls the column; '' for a column that the question as it was settled has no place for."""
    if place.part == "row":
        return question.rows[place.index].id if question.rows else question.id if place.index == 0 else ""
    if place.part in {"option", "typed", "place"}:
        if not question.options:
            return question.id if place.index == 0 and place.part == "option" else ""
        if place.part == "place":
            return f"{question.id}_place_{place.index}"
        option = question.options[place.index]
        return member(question, option) if place.part == "option" else other(question, option) if option.other else ""
    return question.id


def draft_exports(paths: Sequence[Path], language: str | None = None, platform: str | None = None) -> Exported:
    """A draft of the questionnaire that the files answer; raises `Fault` where they are not one export."""
    grids = [read_grid(path) for path in paths]
    described = [(grid, *_described(grid, grids, platform)) for grid in grids]
    known = [(grid, name, layout) for grid, name, layout in described if layout is not None]
    if not known:
        raise Fault(
            "no file holds answers; possible: an export with a row for each respondent", place=Place(grids[0].file)
        )
    grid, name, layout = min(known, key=lambda each: each[2].mode == "按序号")  # labels say more than places
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
    twin = next((each for each, _, held in known if held.mode == "按序号" and each is not grid), None)
    known_places, tails = _told_by(twin, whole, columns)
    known_places |= {each.at: places_of(each) for each in layout.headings if is_worded(each)}
    guide = Guide(layout.cells, spoken, known_places, tails)
    found = with_skips(_questions(stems(columns), guide))
    if not found:
        raise Fault("no column of the file holds answers", place=Place(grid.file))
    told = {each.file: TABLE for each, other_name, _ in known if other_name == TABLE}
    return Exported(
        _draft(found, grid, spoken), tuple(found), grid, layout, name, told, len(next(iter(columns.values())).cells)
    )


def _described(grid: Grid, grids: Sequence[Grid], platform: str | None) -> tuple[str, Layout | None]:
    """The platform of a file and what its columns are."""
    name = platform or recognised(grid)
    importer = importers_by_name()[name]
    if hasattr(importer, "layout"):
        return name, cast(Platform, importer).layout(grid, [each for each in grids if each is not grid])
    if name == WENJUANXING:
        return name, wenjuanxing.layout(grid)
    return TABLE, cast(Platform, importers_by_name()[TABLE]).layout(grid, [])


def _wordings(column: Column) -> list[str]:
    """What tells the language of a column: its wording, and its shorter answers."""
    return [
        *(said.question for said in column.heading.wordings[:1]),
        *(cell for cell in set(column.answers[:20]) if len(cell) < 40),
    ]


def _told_by(
    twin: Grid | None, grid: Grid, columns: Mapping[int, Column]
) -> tuple[dict[int, dict[str, int]], dict[str, tuple[tuple[str, int], ...]]]:
    """What an export by number tells of the text beside it: the place of each label, and options nobody ticked."""
    if twin is None:
        return {}, {}
    layout = wenjuanxing.layout(twin)
    numbers = columns_of(twin, layout)
    rows = {number: at for at, number in enumerate(_ids(twin, layout))}
    own = wenjuanxing.layout(grid)
    pairs = [(at, rows[number]) for at, number in enumerate(_ids(grid, own)) if number in rows]
    by_words = {_key(each): each for each in numbers.values() if each.heading.role is Role.ANSWER}
    known: dict[int, dict[str, int]] = {}
    for at, column in columns.items():
        other_column = by_words.get(_key(column)) if column.heading.role is Role.ANSWER else None
        if other_column is not None:
            known[at] = _places(column, other_column, pairs)
    tails = {stem.number or fold(stem.words): stem for stem in stems(numbers) if not stem.is_one}
    found = {}
    for stem in stems(columns):
        tail = tails.get(stem.number or fold(stem.words)) if stem.is_one else None
        if tail is not None:
            found[fold(stem.words)] = tuple((part.words, at) for at, part in enumerate(tail.parts, 1))
    return known, found


def _ids(grid: Grid, layout: Layout) -> tuple[str, ...]:
    at = next((each.at for each in layout.headings if each.role is Role.NUMBER), None)
    return (
        tuple(str(row) for row in range(len(grid.rows)))
        if at is None
        else tuple(cell.strip() for cell in grid.column(at))
    )


def _key(column: Column) -> tuple[str, str]:
    said = column.heading.wordings[0]
    return column.heading.number, fold(f"{said.question}{said.part}")


def _places(column: Column, numbers: Column, pairs: Sequence[tuple[int, int]]) -> dict[str, int]:
    """Label → place, where each label always has the same; empty otherwise."""
    found: dict[str, set[str]] = {}
    for mine, theirs in pairs:
        label = column.cells[mine].partition("〖")[0]
        if label and numbers.cells[theirs]:
            found.setdefault(label, set()).add(numbers.cells[theirs])
    single_places = {label: next(iter(places)) for label, places in found.items() if len(places) == 1}
    fits = len(single_places) == len(found) == len(set(single_places.values()))
    return (
        {label: int(place) for label, place in single_places.items()}
        if fits and all(each.isdigit() for each in single_places.values())
        else {}
    )


def _questions(found: Sequence[Stem], guide: Guide) -> list[Seen]:
    made: list[Seen] = []
    taken: set[str] = set()
    for at, stem in enumerate(found, 1):
        plain = name_of(stem.name, "") if re.fullmatch(r"[A-Za-z][\w.-]{0,39}", stem.name, re.ASCII) else ""
        number = re.sub(r"\W", "_", stem.number)
        id = unique(plain or (f"q{number}" if number and f"q{number}" not in taken else f"q{at}"), taken)
        for each in seen(stem, id, guide):
            taken.add(each.question.id)
            made.append(each)
    return made


def _draft(found: Sequence[Seen], grid: Grid, language: str) -> Draft:
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
    )


def as_text(exported: Exported, at: int, fault: Fault) -> Exported:
    """The draft with one question as text, a question of its own for each of its columns; scales lose its items."""
    held = exported.questions[at]
    columns = columns_of(exported.grid, exported.layout)
    language = exported.draft.languages[0]
    guide = Guide(exported.layout.cells, language)
    made = []
    for place_at, place in enumerate(held.places):
        stem = single(columns[place.at])
        id = held.question.id if len(held.places) == 1 else f"{held.question.id}_{place_at + 1}"
        each = text_of(
            replace(stem, words=stem.words if len(held.places) > 1 else held.question.text[language]), id, guide
        )
        said = Message("its answers could not be read as options, and are held as text")
        made.append(replace(each, question=replace(each.question, guesses=(said,))))
    questions = (*exported.questions[:at], *made, *exported.questions[at + 1 :])
    gone = {held.question.id, *(row.id for row in held.question.rows)}
    scales = tuple(
        replace(scale, items=tuple(item for item in scale.items if item.variable not in gone))
        for scale in exported.draft.scales
    )
    drafts = tuple(each.question for each in questions)
    draft = replace(exported.draft, questions=drafts, scales=tuple(each for each in scales if len(each.items) > 1))
    return replace(exported, draft=draft, questions=questions)
