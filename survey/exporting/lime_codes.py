"""Codes of LimeSurvey: letters and digits alone, and rules in its ExpressionScript."""

import re
from collections.abc import Mapping

from instrument.model import Instrument, Kind, Option, Question
from survey.exporting.logic import Dialect
from survey.exporting.questions import blanks
from survey.files.figures import number_text

QUESTION, PART = 20, 5  # characters
RESERVED = frozenset({"time", "other", "comment", "this", "self", "that"})
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9]")


class Codes:
    """The code of every question, row and option."""

    def __init__(self, instrument: Instrument) -> None:
        names = [name for each in instrument.questions for name in (each.id, *(name for _, name in blanks(each)))]
        self._questions = {each.id: each for each in instrument.questions}
        self._matrix = {row.id: each for each in instrument.questions for row in each.rows}
        self.questions = _plain(names, QUESTION)
        self.rows: dict[str, str] = {}
        for question in instrument.questions:
            self.rows |= {row.id: f"SQ{at:03}" for at, row in enumerate(question.rows, 1)}

    def option(self, question: Question, code: float) -> str:
        """SQ003 for option 3 of multiple response, 3 as an answer; a minus becomes a letter."""
        text = number_text(code).replace("-", "M")
        return f"SQ{text.zfill(3)}" if question.kind is Kind.MULTIPLE else text

    def chosen(self, question: Question, option: Option) -> str:
        """That an option was chosen or ticked."""
        if question.kind is Kind.MULTIPLE:
            return self._ticked(question.id, option.code)
        return f'{self._field(question.id)} == "{self.option(question, option.code)}"'

    def dialect(self) -> Dialect:
        """How LimeSurvey writes rules."""
        return Dialect(
            field=self._field,
            code=self._compared,
            ticked=self._ticked,
            unticked=self._unticked,
            answered=lambda name: f"!is_empty({self._field(name)})",
        )

    def _field(self, name: str) -> str:
        if name in self._matrix:
            return f"{self.questions[self._matrix[name].id]}_{self.rows[name]}.NAOK"
        return f"{self.questions[name]}.NAOK"

    def _compared(self, name: str, number: float) -> str:
        question = self._matrix.get(name) or self._questions[name]
        return f'"{self.option(question, number)}"' if question.options else number_text(number)

    def _ticked(self, name: str, code: int) -> str:
        return f'{self.questions[name]}_{self.option(self._questions[name], code)}.NAOK == "Y"'

    def _unticked(self, name: str, code: int) -> str:
        others = [each.code for each in self._questions[name].options if each.code != code]
        answered = " or ".join(self._ticked(name, each) for each in others)
        return f"(({answered}) and {self._ticked(name, code).replace('==', '!=')})"


def _plain(names: list[str], longest: int) -> Mapping[str, str]:
    """Name → letters and digits, each once."""
    plain = {name: _NOT_PLAIN.sub("", name) for name in names}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name, wanted in plain.items():
        code, number = wanted[:longest], 1
        while code.casefold() in taken or code.casefold() in RESERVED:
            number += 1
            code = f"{wanted[: longest - len(str(number))]}{number}"
        taken.add(code.casefold())
        found[name] = code
    return found
