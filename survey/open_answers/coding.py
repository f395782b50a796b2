"""The codes of open answers as a study declares them, and the variables that hold them."""

from dataclasses import field
from pathlib import Path

from instrument.codebook import Codebook, Level, MultipleSet, Variable
from instrument.measure import Text
from instrument.message import Place
from instrument.records import dataclass, replace

UNCODED = -9
UNCODED_TEXT: Text = {"zh": "未编码", "en": "Not coded"}
TICKED: Text = {"zh": "提及", "en": "Mentioned"}
UNTICKED: Text = {"zh": "未提及", "en": "Not mentioned"}


@dataclass(frozen=True)
class Code:
    """One category of answers, and the words by which an answer is known to belong to it."""

    code: int
    text: Text
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenQuestion:
    """A variable of words with its codes; `several`: an answer may get more than one."""

    variable: Variable
    codes: tuple[Code, ...]
    several: bool = False

    @property
    def name(self) -> str:
        """The variable, or the set, that holds the codes."""
        return f"{self.variable.name}_code"

    def coded_by(self, coder: str) -> str:
        """The variable of what one coder gave."""
        return f"{self.variable.name}_{coder}"


@dataclass(frozen=True)
class ByHand:
    """A table of codes that a person gave: columns id, question and code."""

    coder: str
    file: Path
    wave: str = ""  # '' for every wave
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True)
class WordList:
    """Whose words are counted, how many are listed, and which are left out."""

    variables: tuple[str, ...] = ()
    most: int = 30
    least: int = 3  # people who use a word that is listed: fewer could be recognised by it
    stop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coding:
    """What a study does with open answers."""

    questions: tuple[OpenQuestion, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    words: WordList | None = None

    @property
    def coders(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(each.coder for each in self.by_hand))


def extended(book: Codebook, coding: Coding) -> Codebook:
    """The codebook with a variable for the codes of each open question, and one for each coder's."""
    variables: list[Variable] = []
    sets: list[MultipleSet] = []
    for question in coding.questions:
        for name in (question.name, *(question.coded_by(coder) for coder in coding.coders)):
            variables += variables_of(question, name)
        if question.several:
            members = tuple(variable.name for variable in variables_of(question, question.name))
            sets.append(MultipleSet(question.name, question.variable.text, members))
    return Codebook((*book.variables, *variables), (*book.sets, *sets), book.scales)


def variables_of(question: OpenQuestion, name: str) -> tuple[Variable, ...]:
    """The variable `name` of one code an answer, or a variable of 0 and 1 for each code."""
    uncoded = Level(UNCODED, UNCODED_TEXT, missing=True)
    is_final = name == question.name
    of = question.variable.question if is_final else ""  # what a coder gave is no answer
    coder = "" if is_final else f" ({name.removeprefix(question.variable.name + '_')})"
    if not question.several:
        levels = tuple(Level(code.code, code.text) for code in question.codes)
        codes = [level.code for level in levels]
        bounds = (min(codes), max(codes))
        text = _told(question.variable.text, coder)
        found = Variable(name, text, levels=(*levels, uncoded), bounds=bounds, missing=(UNCODED,))
        return (replace(found, question=of),)
    ticks = (Level(1, TICKED), Level(0, UNTICKED), uncoded)
    return tuple(
        Variable(
            f"{name}_{code.code}", _told(code.text, coder), levels=ticks, bounds=(0, 1), missing=(UNCODED,), question=of
        )
        for code in question.codes
    )


def _told(text: Text, coder: str) -> Text:
    return {language: f"{words}{coder}" for language, words in text.items()}
