"""A draft made of an export, with the column behind each of its parts."""

import re
from collections.abc import Mapping
from dataclasses import field

from instrument.drafting.draft import Draft
from instrument.kinds import member, other
from instrument.message import Fault, Message
from instrument.model import Instrument, Question
from instrument.records import dataclass, replace
from survey.drafting.columns import columns_of
from survey.drafting.guide import Guide
from survey.drafting.one_column import text_of
from survey.drafting.seen import Place as Part
from survey.drafting.seen import Seen
from survey.drafting.structure import single
from survey.files.grid import Grid
from survey.header_keys import header_keys
from survey.mapping import OUT, Confirmed, File, Mappings
from survey.platform import Layout, Role


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
    grids: tuple[Grid, ...] = field(default=(), kw_only=True)  # of every file, as read
    chosen: Mapping[str, str] = field(default_factory=dict, kw_only=True)  # header → cell of the rows that are read

    def mappings(self, instrument: Instrument) -> Mappings:
        """Which column is which variable, for platforms that go by it."""
        keys = header_keys(self.grid, self.layout.first)
        answers = {each.at for each in self.layout.headings if each.role is Role.ANSWER}
        columns = dict.fromkeys((keys[at] for at in sorted(answers)), OUT)
        for question, each in zip(instrument.questions, self.questions, strict=True):
            columns |= {keys[place.at]: name for place in each.places if (name := _name(question, place))}
        told = {file: File(file, platform) for file, platform in self.files.items()}
        return Mappings(told, {self.platform: Confirmed(columns, rows=self.chosen)})

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
