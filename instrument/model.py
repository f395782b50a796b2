"""The questionnaire: questions, their options, the scales they form and the people they are asked of."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from instrument.conditions import Condition
from instrument.measure import Measure, Text
from instrument.message import Place
from instrument.records import dataclass
from instrument.rules import PLATFORM_RULES, Check, Rule


class Kind(StrEnum):
    """What a question asks for; `instrument.kinds` says which variables each becomes."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    MATRIX = "matrix"
    TEXT = "text"
    NUMBER = "number"
    RANKING = "ranking"
    DATE = "date"


@dataclass(frozen=True)
class Option:
    """One answer a respondent may tick."""

    code: int
    text: Text
    other: bool = False  # followed by a blank to write in
    exclusive: bool = False  # may not be ticked with others
    dont_know: bool = False  # an answer, but user-missing in statistics


@dataclass(frozen=True)
class Row:
    """One line of a matrix question."""

    id: str
    text: Text


@dataclass(frozen=True)
class Question:
    """One question as printed, with the rules its answers obey."""

    id: str
    kind: Kind
    text: Text
    number: str = ""  # as printed: "6", "4a"
    section: str = ""
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    measure: Measure = Measure.NOMINAL
    required: bool = True
    ask_if: Condition | None = None
    least: float | None = None  # fewest ticks, or smallest number
    most: float | None = None  # most ticks, or largest number
    characteristic: bool = False  # describes the respondent
    identifying: bool = False  # tells who the respondent is: its answers are kept apart and become no variables
    hint: Text = field(default_factory=dict)
    label: Text = field(default_factory=dict)  # a short name for tables; `text` is what is printed on the form
    decimals: int = 0  # of a number
    lint: Mapping[str, str] = field(default_factory=dict)  # rule of `instrument.linting` → why the wording stays
    place: Place = field(default_factory=Place, compare=False)

    @cached_property
    def by_code(self) -> Mapping[str, int]:
        """The code of each option by how it is written."""
        return {str(option.code): option.code for option in self.options}

    @cached_property
    def has_blanks(self) -> bool:
        """Whether an option is followed by a blank to write in."""
        return any(option.other for option in self.options)


@dataclass(frozen=True)
class ScaleItem:
    """A question (or matrix row) as part of a scale."""

    variable: str
    reversed: bool = False


@dataclass(frozen=True)
class Scale:
    """Several items that measure one thing."""

    id: str
    text: Text
    items: tuple[ScaleItem, ...]
    score: str = "mean"  # or "sum"
    least_valid: int = 1  # items that must be answered for a score
    reason: Text = field(default_factory=dict)
    lint: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True)
class MissingCodes:
    """Codes that stand for no answer; a fourth state, unknown, is an empty cell."""

    unanswered: int = -2
    not_asked: int = -3


@dataclass(frozen=True)
class Screening:
    """Which cases a study sets aside, and by what rule; None switches a rule off."""

    speeder_share: float | None = 1 / 3  # of the median time
    straight_line: bool = True  # the same answer to every item of the Likert block
    straight_line_items: int = 6  # fewest items for which the rule speaks
    duplicates: bool = True  # every answer the same as an earlier case's
    marks: frozenset[str] = frozenset(PLATFORM_RULES)  # of the platform, which set a row aside
    rules: tuple[Rule, ...] = ()  # of the study's own

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The usual rules that are on, unless a rule of the study has their name, then the study's own."""
        usual = [
            Rule("speeder", Check.SPEEDER, share=self.speeder_share) if self.speeder_share is not None else None,
            Rule("straight_line", Check.STRAIGHT_LINE, length=self.straight_line_items) if self.straight_line else None,
            Rule("duplicate", Check.DUPLICATE) if self.duplicates else None,
        ]
        own = {rule.id for rule in self.rules}
        return (*(rule for rule in usual if rule and rule.id not in own), *self.rules)


@dataclass(frozen=True)
class Frame:
    """The people or units a sample stands for."""

    text: Text
    size: int | None = None


STANDARD_WORDS: Mapping[str, Text] = {
    "unanswered": {"zh": "未作答", "en": "Unanswered"},
    "not_asked": {"zh": "未询问", "en": "Not asked"},
    "ticked": {"zh": "选中", "en": "Selected"},
    "unticked": {"zh": "未选", "en": "Not selected"},
    "other": {"zh": "{question}：{option}", "en": "{question}: {option}"},
    "reversed": {"zh": "{question}（反向计分）", "en": "{question} (reversed)"},
}
"""The words that a codebook adds to the questionnaire's own; a questionnaire may declare others, or other languages."""


@dataclass(frozen=True)
class Instrument:
    """A questionnaire."""

    id: str
    version: str
    languages: tuple[str, ...]
    title: Text
    questions: tuple[Question, ...]
    scales: tuple[Scale, ...] = ()
    sections: Mapping[str, Text] = field(default_factory=dict)
    purpose: Text = field(default_factory=dict)
    confidentiality: Text = field(default_factory=dict)
    population: Text = field(default_factory=dict)
    frame: tuple[Frame, ...] = ()
    issued: int | None = None
    missing: MissingCodes = field(default_factory=MissingCodes)
    screening: Screening = field(default_factory=Screening)
    words: Mapping[str, Text] = field(default_factory=lambda: STANDARD_WORDS)
    extra: Mapping[str, Text] = field(default_factory=dict)  # columns of numbers beside the answers, such as a weight
    lint: Mapping[str, str] = field(default_factory=dict)
    place: Place = field(default_factory=Place, compare=False)
    fingerprint: str = ""  # SHA-256 of the file it was read from

    @cached_property
    def by_answer(self) -> Mapping[str, Question]:
        """The question behind each name that a condition may use: a question's id, a matrix row's id."""
        rows = {row.id: question for question in self.questions for row in question.rows}
        return {question.id: question for question in self.questions} | rows

    def question(self, id: str) -> Question:
        """The question of that id; raises `KeyError`."""
        return next(question for question in self.questions if question.id == id)
