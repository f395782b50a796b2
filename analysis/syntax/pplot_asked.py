"""What PPLOT is asked for."""

from dataclasses import field
from typing import Any

from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers, of_numbers
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

KNOWN = (
    "VARIABLES", "DISTRIBUTION", "FRACTION", "TIES", "TYPE", "PLOT", "STANDARDIZE", "NOSTANDARDIZE", "LN", "NOLOG",
    "DIFF", "SDIFF", "PERIOD", "APPLY", "TEMPLATE",
)  # fmt: skip
DISTRIBUTIONS = {
    "NORMAL": "normal",
    "UNIFORM": "uniform",
    "EXPONENTIAL": "exponential",
    "LOGNORMAL": "lognormal",
    "LOGISTIC": "logistic",
    "LAPLACE": "laplace",
    "GAMMA": "gamma",
    "STUDENT": "student",
    "CHI": "chi_square",
}
ABSENT = ("BETA", "HALFNORMAL", "PARETO", "WEIBULL")
FRACTIONS, TIES = ("BLOM", "RANKIT", "TUKEY", "VW"), ("MEAN", "LOW", "HIGH", "BREAK")


@dataclass
class Asked:
    """The variables, and what each subcommand said."""

    variables: list[str] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    standardized: bool = False
    logged: bool = False
    difference: int = 0
    plots: str = "BOTH"
    is_possible: bool = True
    is_weighted: bool = False


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """One subcommand, kept in `asked`; what SPSS has and we have not is told."""
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
        case "DISTRIBUTION":
            _read_distribution(part, asked)
        case "FRACTION":
            asked.given["fraction"] = part.need(*FRACTIONS).lower()
        case "TIES":
            asked.given["ties"] = part.need(*TIES).lower()
        case "TYPE":
            word = part.need("P-P", "Q-Q")
            asked.given["plot"] = "probabilities" if word == "P-P" else "quantiles"
        case "STANDARDIZE" | "NOSTANDARDIZE":
            asked.standardized = word == "STANDARDIZE"
        case "LN" | "NOLOG":
            asked.logged = word == "LN"
        case "DIFF":
            asked.difference = part.integer() if part.at_number() else 1
        case "PLOT":
            asked.plots = part.need("BOTH", "DETRENDED", "NORMAL")
        case _:
            part.tell(Message("{found} is not available and was left out", {"found": word}))
            part.rest()


def _read_distribution(part: Reader, asked: Asked) -> None:
    place = part.place()
    word = part.take(*DISTRIBUTIONS, "CHI-SQUARE", *ABSENT)
    if not word:
        part.skip(tuple(DISTRIBUTIONS))
        asked.is_possible = False
        return
    given = in_parentheses(part, numbers) if part.at_sign("(") else []
    if word in ABSENT:
        part.tell(Message("{found} is not available and was left out", {"found": word}), place)
        asked.is_possible = False
        return
    asked.given["distribution"] = DISTRIBUTIONS[word.partition("-")[0]]
    asked.given |= {"parameters": given} if given else {}
