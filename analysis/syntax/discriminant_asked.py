"""What DISCRIMINANT is asked for, subcommand by subcommand."""

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from analysis.syntax.keeping_values import Kept
from analysis.syntax.parts import in_parentheses, known_but_absent, numbers, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

KNOWN = (
    "GROUPS", "VARIABLES", "ANALYSIS", "SELECT", "METHOD", "MAXSTEPS", "TOLERANCE", "FIN", "FOUT", "PIN", "POUT", "VIN",
    "FUNCTIONS", "PRIORS", "SAVE", "STATISTICS", "CLASSIFY", "PLOT", "MISSING", "HISTORY", "ROTATE", "MATRIX",
    "OUTFILE",
)  # fmt: skip
STATISTICS = {
    "MEAN": "means",
    "STDDEV": "means",
    "UNIVF": "univariate",
    "BOXM": "box",
    "RAW": "raw",
    "COEFF": "coefficients",
    "COV": "covariance",
    "CORR": "correlation",
    "GCOV": "group_covariances",
    "TCOV": "total_covariance",
    "TABLE": "table",
    "CROSSVALID": "cross_validation",
    "FPAIR": "pairs",
}
METHODS = ("WILKS", "MAHAL", "MAXMINF", "MINRESID", "RAO")
PLOTS = ("COMBINED", "SEPARATE", "MAP", "CASES", "ALL", "NONE")


@dataclass
class Asked:
    """The groups and variables, and what each subcommand said."""

    groups: str = ""
    variables: list[str] = field(default_factory=list)
    analysis: list[str] = field(default_factory=list)  # variables to the left of their levels
    printed: list[str] = field(default_factory=list)  # of STATISTICS
    given: dict[str, Any] = field(default_factory=dict)
    saved: list[Kept] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    history: bool = True  # of the steps
    plots: list[str] = field(default_factory=list)


def _read_method(part: Reader, asked: Asked) -> None:
    word = part.take("DIRECT", *METHODS)
    if not word:
        part.skip(("DIRECT", *METHODS))
    elif word == "WILKS":
        asked.given["method"] = "wilks"
    elif word != "DIRECT":
        part.tell(Message("{found} is not available and was left out", {"found": f"METHOD={word}"}))


def _read_priors(part: Reader, asked: Asked) -> None:
    word = part.take("EQUAL", "SIZE")
    if word:
        asked.given["priors"] = word.lower()
        return
    asked.given["shares"] = in_parentheses(part, numbers) if part.at_sign("(") else numbers(part)


def _read_statistics(part: Reader, asked: Asked) -> None:
    found = words(part, (*STATISTICS, "ALL", "NONE"))
    if not found:
        found = ["MEAN", "STDDEV", "UNIVF"]
    if "ALL" in found:
        found = list(STATISTICS)
    asked.printed += [each for each in found if each != "NONE"]


def _read_classify(part: Reader, asked: Asked) -> None:
    found = words(part, ("NONMISSING", "POOLED", "MEANSUB", "SEPARATE", "UNSELECTED", "UNCLASSIFIED"))
    known_but_absent(part, found, ("UNSELECTED", "UNCLASSIFIED"))
    asked.given |= {"fill": True} if "MEANSUB" in found else {}
    asked.given |= {"spread": "separate"} if "SEPARATE" in found else {}


def _read_saved(part: Reader, asked: Asked) -> None:
    """CLASS[=v] SCORES[=root] PROBS[=root]."""
    while not part.done:
        word = part.take("CLASS", "SCORES", "PROBS")
        if not word:
            part.skip(("CLASS", "SCORES", "PROBS"))
            return
        name = part.name() if part.sign("=") else in_parentheses(part, Reader.name) if part.at_sign("(") else ""
        asked.saved.append(Kept(word, (name,) if name else ()))
        part.sign(",")


def _read_number(name: str, read: Callable[[Reader], Any]) -> Callable[[Reader, Asked], None]:
    """Keeps a number as an option."""

    def kept(part: Reader, asked: Asked) -> None:
        asked.given[name] = in_parentheses(part, read) if part.at_sign("(") else read(part)

    return kept


def _read_functions(part: Reader, asked: Asked) -> None:
    """How many, then what share of variance and which probability they must reach: all and any here."""
    place = part.place()
    found = in_parentheses(part, numbers) if part.at_sign("(") else numbers(part)
    asked.given["functions"] = int(found[0]) if found else 0
    if tuple(found[1:]) not in ((), (100.0,), (100.0, 1.0)):
        told = " ".join(f"{each:g}" for each in found[1:])
        part.tell(Message("{found} is not available and was left out", {"found": f"FUNCTIONS … {told}"}), place)


def _read_plot(part: Reader, asked: Asked) -> None:
    found = []
    while not part.done:
        word = part.take(*PLOTS)
        if not word:
            part.skip(PLOTS)
            return
        found += ["COMBINED", "SEPARATE", "MAP", "CASES"] if word == "ALL" else [word]
        most = int(in_parentheses(part, Reader.number)) if part.at_sign("(") else 0
        asked.given |= {"cases": most} if word in ("CASES", "ALL") else {}
        part.sign(",")
    asked.plots += [each for each in known_but_absent(part, found, ("MAP",)) if each in ("COMBINED", "SEPARATE")]


def _read_missing(part: Reader, asked: Asked) -> None:
    asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))


def _read_history(part: Reader, asked: Asked) -> None:
    asked.history = "NONE" not in words(part, ("STEP", "NONE", "END"))


READERS: Mapping[str, Callable[[Reader, Asked], None]] = {
    "METHOD": _read_method,
    "FIN": _read_number("f_in", Reader.number),
    "FOUT": _read_number("f_out", Reader.number),
    "PIN": _read_number("p_in", Reader.number),
    "POUT": _read_number("p_out", Reader.number),
    "MAXSTEPS": _read_number("steps", Reader.integer),
    "TOLERANCE": _read_number("tolerance", Reader.number),
    "FUNCTIONS": _read_functions,
    "PRIORS": _read_priors,
    "STATISTICS": _read_statistics,
    "CLASSIFY": _read_classify,
    "SAVE": _read_saved,
    "MISSING": _read_missing,
    "HISTORY": _read_history,
    "PLOT": _read_plot,
}
