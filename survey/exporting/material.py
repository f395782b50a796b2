"""What an exporter is given and what it gives back."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Protocol, cast

from instrument.codebook import Codebook, Variable
from instrument.measure import Text
from instrument.message import Fault, Message
from instrument.model import Instrument
from instrument.records import dataclass
from survey import exporters
from survey.coded import Coded
from survey.responses import Column, Responses

MODULES = {"csv": "delimited"}
"""Words after `--to` whose module has another name; a csv.py would hide that of Python."""

Translate = Callable[[Message, str], str]
"""A message in a language."""


@dataclass(frozen=True)
class Summary:
    """What may be told of a variable's answers, unweighted; nothing where it could point at a person."""

    counts: Mapping[float, int] = field(default_factory=dict)  # by valid code
    numbers: Mapping[str, float] = field(default_factory=dict)  # valid, invalid, lowest, highest, mean, deviation


@dataclass(frozen=True)
class Material:
    """A questionnaire, and its answers where the format holds answers."""

    instrument: Instrument
    codebook: Codebook
    language: str  # one of the questionnaire's: of labels, where a format holds one
    stem: str  # the files' name without suffix
    answers: Responses | None = None
    weight: str | None = None  # the variable that weights cases
    is_raw: bool = False  # for machines: cells as they are, whatever a spreadsheet would make of them
    translate: Translate = lambda message, language: str(message)
    summaries: Mapping[str, Summary] = field(default_factory=dict)  # by variable, where numbers may be told at all
    remarks: tuple[Message, ...] = ()  # what readers of the summaries should know

    @property
    def responses(self) -> Responses:
        """The answers; raises `Fault` where there are none."""
        if self.answers is None:
            raise Fault("this format holds answers, and there are none")
        return self.answers

    def words(self, text: Text) -> str:
        """A text in the language of labels."""
        return text.get(self.language) or next(iter(text.values()), "")

    def into(self, language: str) -> Callable[[Message], str]:
        """What puts a message into a language."""
        return lambda message: self.translate(message, language)

    def columns(self) -> Mapping[str, Column | Coded]:
        """Every variable's answers, in the order of the codebook."""
        found = self.responses.columns
        return {variable.name: found[variable.name] for variable in self.codebook if variable.name in found}

    def variables(self) -> tuple[Variable, ...]:
        """The variables that have a column, or all of them where no answers are given."""
        if self.answers is None:
            return tuple(self.codebook)
        return tuple(variable for variable in self.codebook if variable.name in self.answers.columns)


@dataclass(frozen=True)
class Exported:
    """Files by name, and one sentence for each thing that the format cannot carry."""

    files: Mapping[str, bytes]
    losses: tuple[Message, ...] = field(default=())


class Exporter(Protocol):
    """What a module of `survey.exporters` offers."""

    ANSWERS: bool  # whether it holds answers: one row for each respondent

    def export(self, material: Material) -> Exported:
        """The files; raises `Fault` for what the format cannot hold at all."""


def exporters_by_word() -> Mapping[str, Exporter]:
    """Every exporter in its folder, by the word after `--to`."""
    words = {module: word for word, module in MODULES.items()}
    names = sorted(module.name for module in pkgutil.iter_modules(exporters.__path__))
    found = {words.get(name, name): importlib.import_module(f"survey.exporters.{name}") for name in names}
    return {word: cast(Exporter, module) for word, module in found.items()}
