"""A questionnaire in the making: what its source tells, with what was guessed and what was lost."""

from collections.abc import Mapping
from dataclasses import field

from instrument.conditions.tree import Tree
from instrument.measure import Measure, Text
from instrument.message import Message
from instrument.model import Kind, MissingCodes, Option, Row, ScaleItem
from instrument.records import dataclass


@dataclass(frozen=True)
class DraftQuestion:
    """One question; `guesses` are printed above it as comments."""

    id: str
    kind: Kind
    text: Text
    number: str = ""
    section: str = ""
    options: tuple[Option, ...] = ()
    rows: tuple[Row, ...] = ()
    measure: Measure | None = None
    required: bool = True
    ask_if: Tree | None = None
    least: float | None = None
    most: float | None = None
    decimals: int = 0
    characteristic: bool = False
    identifying: bool = False
    hint: Text = field(default_factory=dict)
    label: Text = field(default_factory=dict)
    names: tuple[str, ...] = ()  # what the form calls the options in their order, where it is not their codes
    guesses: tuple[Message, ...] = ()


@dataclass(frozen=True)
class DraftScale:
    """Items that may measure one thing."""

    id: str
    text: Text
    items: tuple[ScaleItem, ...]
    guesses: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A questionnaire; `guesses` are about the whole of it, `lost` what the source has and no questionnaire of ours."""

    id: str
    title: Text
    languages: tuple[str, ...]
    questions: tuple[DraftQuestion, ...]
    sections: Mapping[str, Text] = field(default_factory=dict)
    scales: tuple[DraftScale, ...] = ()
    purpose: Text = field(default_factory=dict)
    missing: MissingCodes = field(default_factory=MissingCodes)
    guesses: tuple[Message, ...] = ()
    lost: tuple[Message, ...] = ()
