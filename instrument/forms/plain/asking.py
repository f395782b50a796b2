"""A numbered question with the lines below it as a question of ours."""

import re
from collections.abc import Iterator, Sequence

from instrument.drafting.draft import DraftQuestion
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import is_characteristic
from instrument.forms.plain.blocks import Block
from instrument.forms.plain.choices import after_marks, in_lines, in_rows, joined, legend, points
from instrument.forms.plain.guessing import kind_of, matrix_lines
from instrument.forms.plain.jumps import Jump, conditions, jumps_in, without_jumps
from instrument.forms.plain.marks import MARK, is_named, mark_kind, unmarked
from instrument.forms.plain.tables import Table, table_of
from instrument.message import Message, quoted
from instrument.model import Kind, Row
from instrument.records import replace

_STEM_END = re.compile(r"[：:？?](?=[\s_＿（(\[【]|$)")
_ABOUT = re.compile(
    r"基本(?:信息|情况|资料)|个人(?:信息|情况)|背景|about you|demograph|background|personal", re.IGNORECASE
)
_LAST_BLANK = re.compile(r"\s*(?:[_＿]{2,}|[（(]\s*[)）])[\s。.]*$")


class Drafting:
    """Takes blocks in their order."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.questions: list[DraftQuestion] = []
        self.sections: dict[str, str] = {}
        self.section = ""
        self.jumps: list[Jump] = []
        self.lost: list[Message] = []

    def take(self, block: Block) -> None:
        if block.is_section:
            self.section = f"part{len(self.sections) + 1}"
            self.sections[self.section] = block.text
        if block.is_section or not block.is_question:
            table = table_of(block.lines)
            if table is not None:
                self.questions.append(self.matrix(table, block.text, f"m{len(self.questions) + 1}", ""))
            return
        id = f"q{re.sub(r'[-－.]', '_', block.number)}"
        jumps, lines = jumps_in(id, (block.text, *block.lines))
        self.jumps += jumps
        self.questions.append(self.question(id, block.number, lines[0], lines[1:]))

    def finished(self) -> Iterator[DraftQuestion]:
        """The questions with what jumps say of those between, and what sections say of all."""
        rules = conditions(self.jumps, self.questions)
        for question in self.questions:
            about = bool(_ABOUT.search(self.sections.get(question.section, "")))
            words = question.text[self.language]
            found = replace(
                question,
                ask_if=rules.get(question.id),
                characteristic=question.kind is Kind.SINGLE and (about or is_characteristic(words)),
            )
            yield as_rating(found, self.language)

    def question(self, id: str, number: str, first: str, lines: Sequence[str]) -> DraftQuestion:
        table = table_of(lines)
        if table is not None:
            stem = joined([first, *(line for line in lines if "\t" not in line)])
            return self.matrix(table, unmarked(stem)[0], id, number)
        stem, labels, guesses = self.parts(first, lines)
        text, kind, required, most = unmarked(stem)
        text = re.sub(r"(?:\s*[行列][：:])+$", "", text) if kind is Kind.MATRIX else text
        rows, labels = matrix_lines(lines, labels) if kind is Kind.MATRIX else ((), labels)
        if rows:
            return self.matrix(Table(tuple(labels) or ("1", "2", "3", "4", "5"), rows), text, id, number)
        if kind is None or (kind in {Kind.TEXT, Kind.NUMBER, Kind.DATE} and len(labels) >= 2):
            kind, told = kind_of(text, stem, labels)
            guesses = (*guesses, *told)
        if kind is Kind.SCALE and not labels:
            labels = ["1", "2", "3", "4", "5"]
            guesses = (*guesses, Message("its points are taken for 1 to 5"))
        words = {self.language: _LAST_BLANK.sub("", text).strip() or text}
        options = (
            options_of([{self.language: without_jumps(label)} for label in labels], kind) if kind in _CHOSEN else ()
        )
        return DraftQuestion(
            id, kind, words, number, self.section, options, required=required, most=most, guesses=guesses
        )

    def parts(self, first: str, lines: Sequence[str]) -> tuple[str, list[str], tuple[Message, ...]]:
        """The wording and the options of a question, with what was guessed about them."""
        whole = "\n".join([first, *lines])
        stem, labels = after_marks(whole)
        if labels:
            return joined(stem.split("\n")), labels, ()
        span = next((found for line in lines if (found := points(line))), [])
        if span:
            told = legend(whole)
            return first, [told.get(point, point) for point in span], ()
        if is_named(first) and lines:
            return first, in_lines(lines), ()
        end = _STEM_END.search(whole)
        if end is None:
            return (first, in_lines(lines), ()) if len(lines) > 1 else (joined([first, *lines]), [], ())
        tail = MARK.match(whole, end.end())
        cut = tail.end() if tail and mark_kind(tail[1]) is not False else end.end()
        stem, rest = joined(whole[:cut].split("\n")), [line for line in whole[cut:].split("\n") if line.strip()]
        if not re.sub(r"[_＿\s.。]", "", "".join(rest)):
            return stem, [], ()
        if len(rest) == 1 and rest[0].lstrip().startswith(("_", "＿")) and len(rest[0].split()) <= 3:
            return f"{stem} {rest[0].strip()}", [], ()
        single = [len(line.split()) == 1 for line in rest]
        in_a_row = len(rest) == 1 or (self.language == "zh" and not all(single))
        labels = in_rows(rest) if in_a_row else in_lines(rest)
        said = Message(
            "its options stood in a row, and were cut at the blanks: {options}", {"options": quoted(" | ".join(labels))}
        )
        return stem, labels, (said,) if len(labels) > 1 else ()

    def matrix(self, table: Table, text: str, id: str, number: str) -> DraftQuestion:
        told = legend(text)
        labels = [told.get(label, label) for label in table.options]
        rows = tuple(Row(f"{id}_{at}", {self.language: words}) for at, (_, words) in enumerate(table.rows, 1))
        options = options_of([{self.language: label} for label in labels], Kind.MATRIX)
        return DraftQuestion(id, Kind.MATRIX, {self.language: text or id}, number, self.section, options, rows)


_CHOSEN = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.SCALE, Kind.RANKING})
