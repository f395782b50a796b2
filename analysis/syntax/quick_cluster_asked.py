"""What QUICK CLUSTER is asked for."""

from dataclasses import field
from typing import Any

from analysis.syntax.job import Job
from analysis.syntax.keeping_values import Kept, kept
from analysis.syntax.parts import in_parentheses, numbers, of_numbers, words
from analysis.syntax.reader import Reader
from instrument.records import dataclass

KNOWN = ("VARIABLES", "MISSING", "FILE", "INITIAL", "CRITERIA", "METHOD", "PRINT", "OUTFILE", "SAVE")
METHODS = {"KMEANS(NOUPDATE)": "batch", "KMEANS(UPDATE)": "running", "CLASSIFY": "classify"}
CRITERIA = {"CLUSTERS": "clusters", "MXITER": "iterations", "CONVERGE": "criterion"}
PRINTED = ("INITIAL", "CLUSTER", "DISTANCE", "ANOVA", "NONE")


@dataclass
class Asked:
    """The variables, and what each subcommand said."""

    variables: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    identity: str = ""
    saved: list[Kept] = field(default_factory=list)
    file: Reader | None = None  # that stands at the file of initial centers
    target: Reader | None = None  # at that which the final ones are written to


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """One subcommand, kept in `asked`; what SPSS has and we have not is told."""
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
        case "MISSING":
            asked.missing += words(part, ("PAIRWISE", "INCLUDE"), ("LISTWISE", "DEFAULT", "EXCLUDE"))
        case "FILE" | "OUTFILE":
            place = part.part(part.cursor, len(part.tokens))
            part.rest()
            asked.file, asked.target = (place, asked.target) if word == "FILE" else (asked.file, place)
        case "INITIAL":
            asked.others["initial"] = in_parentheses(part, numbers)
        case "CRITERIA":
            _read_criteria(part, asked)
        case "METHOD":
            _read_method(part, asked)
        case "PRINT":
            _read_print(part, job, asked)
        case _:
            asked.saved += kept(part, ("CLUSTER", "DISTANCE"))


def _read_criteria(part: Reader, asked: Asked) -> None:
    while not part.done:
        word = part.take("CLUSTERS", "NOINITIAL", "MXITER", "CONVERGE", "NOUPDATE")
        if not word:
            part.skip(("CLUSTER", "NOINITIAL", "MXITER", "CONVERGE"))
        elif word == "NOINITIAL":
            asked.others["begin"] = "first"
        elif word == "NOUPDATE":  # PSPP's word for METHOD=CLASSIFY
            asked.others["method"] = "classify"
        else:
            read = Reader.number if word == "CONVERGE" else Reader.integer
            asked.others[CRITERIA[word]] = in_parentheses(part, read)
        part.sign(",")


def _read_method(part: Reader, asked: Asked) -> None:
    word = part.take("KMEANS", "CLASSIFY") or ("" if not part.done else "KMEANS")
    if not word:
        part.skip(("KMEANS", "CLASSIFY"))
        return
    way = "NOUPDATE"
    if word == "KMEANS" and part.at_sign("("):
        way = in_parentheses(part, lambda inner: inner.need("NOUPDATE", "UPDATE"))
    asked.others["method"] = METHODS[word if word == "CLASSIFY" else f"KMEANS({way})"]


def _read_print(part: Reader, job: Job, asked: Asked) -> None:
    while not part.done:
        word = part.take(*PRINTED, "ID", "DEFAULT")
        if not word:
            part.skip((*PRINTED, "ID"))
        elif word == "ID":
            asked.identity = in_parentheses(part, lambda inner: inner.variable(job.active))
        else:
            asked.printed.append("INITIAL" if word == "DEFAULT" else word)
        part.sign(",")
