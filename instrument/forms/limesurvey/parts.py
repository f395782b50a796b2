"""A survey of LimeSurvey as both of its files tell it."""

from collections.abc import Mapping
from dataclasses import field

from instrument.measure import Text
from instrument.records import dataclass


@dataclass(frozen=True)
class Part:
    """A subquestion or an answer."""

    code: str
    text: Text
    scale: str = "0"
    relevance: str = ""


@dataclass(frozen=True)
class Asking:
    """One question with its parts in their order."""

    title: str
    type: str  # one letter or sign
    text: Text
    help: Text = field(default_factory=dict)
    group: str = ""
    relevance: str = ""
    mandatory: bool = False
    other: bool = False
    subquestions: tuple[Part, ...] = ()
    answers: tuple[Part, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    number: str = ""  # the platform's own, as sgqa codes name it: 123X4X56


@dataclass(frozen=True)
class Grouping:
    """A group of questions."""

    key: str
    text: Text
    relevance: str = ""


@dataclass(frozen=True)
class Survey:
    """The whole."""

    title: Text
    languages: tuple[str, ...]
    groups: tuple[Grouping, ...]
    questions: tuple[Asking, ...]
    description: Text = field(default_factory=dict)
