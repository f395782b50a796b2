"""What CLUSTER is asked for."""

from dataclasses import field
from typing import Any

from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import MatrixAsked, read_matrix
from analysis.syntax.measures_asked import read_measure
from analysis.syntax.parts import in_parentheses, numbers, of_numbers, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

KNOWN = ("VARIABLES", "MISSING", "MEASURE", "METHOD", "SAVE", "ID", "PRINT", "PLOT", "MATRIX")
METHODS = {
    "BAVERAGE": "between",
    "WAVERAGE": "within",
    "SINGLE": "single",
    "COMPLETE": "complete",
    "CENTROID": "centroid",
    "MEDIAN": "median",
    "WARD": "ward",
}
NAMES = {
    "BAVERAGE": "Average Linkage (Between Groups)",
    "WAVERAGE": "Average Linkage (Within Group)",
    "SINGLE": "Single Linkage",
    "COMPLETE": "Complete Linkage",
    "CENTROID": "Centroid Method",
    "MEDIAN": "Median Method",
    "WARD": "Ward Method",
}
PRINTED = ("SCHEDULE", "DEFAULT", "CLUSTER", "DISTANCE", "NONE")


@dataclass
class Asked:
    """The variables, and what each subcommand said."""

    variables: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    methods: list[tuple[str, str]] = field(default_factory=list)  # with the root of names in parentheses
    saved: list[int] = field(default_factory=list)
    identity: str = ""
    identity_word: str = ""  # as written: of a matrix file
    clusters: list[int] = field(default_factory=list)  # whose members are listed
    schedule: bool = True
    distances: bool = False
    prints_nothing: bool = False
    plots: list[str] = field(default_factory=lambda: ["VICICLE"])
    matrix: MatrixAsked = field(default_factory=MatrixAsked)


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """One subcommand, kept in `asked`; what SPSS has and we have not is told."""
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case "MEASURE":
            asked.given |= read_measure(part)
        case "METHOD":
            _read_methods(part, asked)
        case "SAVE":
            part.need("CLUSTER")
            asked.saved = [int(each) for each in in_parentheses(part, numbers)]
        case "ID":
            asked.identity_word = part.name()
            asked.identity = job.active.find(asked.identity_word) or ""
        case "PRINT":
            _read_print(part, asked)
        case "PLOT":
            _read_plot(part, asked)
        case _:
            asked.matrix = read_matrix(part)


def _read_methods(part: Reader, asked: Asked) -> None:
    while not part.done:
        word = part.take(*METHODS, "DEFAULT")
        if not word:
            part.skip(tuple(METHODS))
            return
        root = in_parentheses(part, Reader.new_name) if part.at_sign("(") else ""
        asked.methods.append(("BAVERAGE" if word == "DEFAULT" else word, root))
        part.sign(",")


def _read_print(part: Reader, asked: Asked) -> None:
    found: list[str] = []
    while not part.done:
        word = part.take(*PRINTED)
        if not word:
            part.skip(PRINTED)
        if word == "CLUSTER":
            asked.clusters = [int(each) for each in in_parentheses(part, numbers)]
        found.append(word)
        part.sign(",")
    asked.distances = "DISTANCE" in found
    asked.schedule = not found or "SCHEDULE" in found or "DEFAULT" in found
    asked.prints_nothing = "NONE" in found


def _read_plot(part: Reader, asked: Asked) -> None:
    asked.plots = []
    while not part.done:
        word = part.take("DENDROGRAM", "VICICLE", "HICICLE", "NONE")
        if not word:
            part.skip(("DENDROGRAM", "VICICLE", "HICICLE", "NONE"))
            return
        asked.plots += [word] if word != "NONE" else []
        if part.at_sign("("):
            place, span = part.place(), in_parentheses(part, numbers)
            told = f"{word}({','.join(f'{each:g}' for each in span)})"
            part.tell(Message("{found} is not available and was left out", {"found": told}), place)
        part.sign(",")
