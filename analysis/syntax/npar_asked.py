"""What NPAR TESTS is asked for: tests with their variables, and how all of them are computed."""

from collections.abc import Sequence
from dataclasses import field
from typing import Any

from analysis.statistics.drawing import Drawing
from analysis.syntax.exactness import Method, read_method, starting_seed
from analysis.syntax.job import Job
from analysis.syntax.parts import words
from analysis.syntax.reader import Reader
from instrument.records import dataclass

NEVER_DRAWN = ("sign", "mcnemar", "binomial", "wald_wolfowitz")  # exact probabilities take no time
SETTINGS = ("STATISTICS", "EXPECTED", "MISSING", "METHOD", "SAMPLE", "CRITERIA", "KS_SIM")


@dataclass
class Asked:
    """The tests in their order, each as options of the plan, and what was said of all."""

    tests: list[dict[str, Any]] = field(default_factory=list)
    expected: list[float] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)  # variables counted as whole numbers
    method: Method = field(default_factory=Method)
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
            from analysis.syntax.drawn_probabilities import read_drawing

            asked.drawn = read_drawing(part, job)
        case "METHOD":
            asked.method = read_method(part)
        case _:
            part.rest()


def how_exactly(asked: Asked, test: str, job: Job) -> dict[str, Any]:
    """The options that say how a test's probabilities are found; each drawn test has a seed of its own."""
    if asked.method.how == "asymptotic" or test == "moses":
        return {}
    if asked.method.how == "exact" or test in NEVER_DRAWN:
        return {"exact": "full"}
    samples, limits = asked.method.samples, asked.method.limits
    return {"exact": "sampled", "samples": samples, "seed": starting_seed(job), "limits": limits}


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
