"""What NPAR TESTS is asked for: tests with their variables, and how all of them are computed."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any

from analysis.syntax.drawn_probabilities import Drawing, read_drawing
from analysis.syntax.job import Job
from analysis.syntax.parts import words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

SETTINGS = ("STATISTICS", "EXPECTED", "MISSING", "METHOD", "SAMPLE", "CRITERIA", "KS_SIM")


@dataclass
class Asked:
    """The tests in their order, each as options of the plan, and what was said of all."""

    tests: list[dict[str, Any]] = field(default_factory=list)
    expected: list[float] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)  # variables counted as whole numbers
    exact: bool = False
    drawn: Drawing | None = None  # of Lilliefors's test


def names_of(given: dict[str, Any]) -> Sequence[str]:
    """The variables of a test: those tested, those of pairs, and that of groups."""
    pairs = [name for pair in given.get("pairs", []) for name in pair]
    groups = [given["groups"]] if "groups" in given else []
    return [*given.get("variables", []), *pairs, *groups]


def read_setting(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """What one of SETTINGS says of all tests; SAMPLE and CRITERIA are passed over."""
    part.sign("=")
    match word:
        case "STATISTICS":
            asked.statistics += words(part, ("DESCRIPTIVES", "QUARTILES", "ALL"))
        case "EXPECTED":
            asked.expected = _expected(part)
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE"), ("ANALYSIS", "EXCLUDE"))
        case "KS_SIM":
            asked.drawn = read_drawing(part, job)
        case "METHOD":
            method = part.need("ASYMPTOTIC", "EXACT", "MC")
            if method == "MC":
                part.tell(Message("exact probabilities are computed where that can be done, and not sampled"))
            asked.exact = method != "ASYMPTOTIC"
            part.rest()
        case _:
            part.rest()


def _expected(part: Reader) -> list[float]:
    """Numbers, 3*10 for three times 10, or EQUAL."""
    found: list[float] = []
    if part.take("EQUAL"):
        return found
    while part.at_number():
        number = part.number()
        found += [part.number()] * int(number) if part.sign("*") else [number]
        part.sign(",")
    return found
