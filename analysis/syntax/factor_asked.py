"""What a FACTOR command asks for."""

from dataclasses import field
from typing import Any

from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import MatrixAsked, read_matrix
from analysis.syntax.parts import in_parentheses, numbers, of_numbers, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass

METHODS = {"REG": "regression", "DEFAULT": "regression", "BART": "bartlett", "AR": "anderson_rubin"}  # of scores
EXTRACTIONS = {
    "PC": "principal_components",
    "PA1": "principal_components",
    "DEFAULT": "principal_components",
    "PAF": "principal_axis",
    "PA2": "principal_axis",
    "ML": "maximum_likelihood",
    "ULS": "unweighted_least_squares",
    "GLS": "generalized_least_squares",
    "ALPHA": "alpha",
    "IMAGE": "image",
}
ROTATIONS = {
    "VARIMAX": "varimax",
    "DEFAULT": "varimax",
    "EQUAMAX": "equamax",
    "QUARTIMAX": "quartimax",
    "OBLIMIN": "oblimin",
    "PROMAX": "promax",
    "NOROTATE": "none",
}
PRINTED = ("UNIVARIATE", "CORRELATION", "COVARIANCE", "SIG", "DET", "INV", "KMO", "AIC", "INITIAL", "EXTRACTION",
           "REPR", "ROTATION", "FSCORE")  # fmt: skip
NUMBERS = {"MINEIGEN": "least_eigenvalue", "KAPPA": "kappa", "DELTA": "delta", "ECONVERGE": "change"}
WHOLE = {"FACTORS": "factors", "ITERATE": "iterations"}
CRITERIA = (*WHOLE, *NUMBERS, "RCONVERGE", "KAISER", "NOKAISER", "DEFAULT")
CLOSE = 1e-4  # RCONVERGE as SPSS has it unasked
ANALYSED = {"CORRELATION": "correlations", "COVARIANCE": "covariances"}
ONE_ONLY = ("EXTRACTION", "ROTATION")


@dataclass
class Asked:
    """The words of the command; the last EXTRACTION and ROTATION count."""

    variables: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    printed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    saved: list[tuple[str, int | None, str]] = field(default_factory=list)
    sort: bool = False
    blank: float = 0.0
    extraction: str | None = None
    rotation: str | None = None
    others: dict[str, Any] = field(default_factory=dict)
    plots: list[str] = field(default_factory=list)
    planes: list[tuple[int, int]] = field(default_factory=list)  # of factors whose loadings are drawn
    selected: tuple[str, float] | None = None  # a variable and its value in the cases that are analysed
    matrix: MatrixAsked = field(default_factory=MatrixAsked)

    @property
    def turned(self) -> str:
        """The rotation: varimax where neither it nor an extraction is named, none where an extraction alone is."""
        return self.rotation or ("none" if self.extraction else "varimax")


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """One subcommand; raises `Fault`."""
    match word:
        case "VARIABLES":
            asked.variables = of_numbers(part, job.active, part.variables(job.active))
        case "ANALYSIS":
            _read_analysis(part, job, asked)
        case "PRINT":
            found = words(part, (*PRINTED, "ALL", "DEFAULT"))
            if asked.printed:
                part.tell(Message("only the last {found} has an effect", {"found": word}))
            asked.printed = list(PRINTED) if "ALL" in found else found
        case "MISSING":
            asked.missing += words(part, ("LISTWISE", "INCLUDE", "PAIRWISE", "MEANSUB"), ("DEFAULT",))
        case "SELECT":
            name = part.variable(job.active)
            asked.selected = name, in_parentheses(part, Reader.number)
        case "METHOD":
            found = words(part, ("CORRELATION", "COVARIANCE"))
            asked.others["analysed"] = ANALYSED[found[-1]] if found else "correlations"
        case "MATRIX":
            asked.matrix = read_matrix(part, ("COR", "COV", "FAC", "FSC"))
        case "EXTRACTION" | "ROTATION":
            _read_solution(word, part, asked)
        case _:
            READERS[word](part, asked)


def _read_analysis(part: Reader, job: Job, asked: Asked) -> None:
    if asked.extraction or asked.rotation:
        part.tell(Message("EXTRACTION and ROTATION before the last ANALYSIS have no effect"))
    if asked.printed:
        part.tell(Message("a PRINT before the last ANALYSIS has no effect"))
    asked.extraction = asked.rotation = None
    asked.printed = []
    asked.others.pop("diagonal", None)
    if part.is_all():
        part.next()
        asked.items = asked.variables
    elif asked.matrix.source is not None:
        asked.items = tuple(part.name() for _ in iter(lambda: part.at_word(), False))
    else:
        asked.items = of_numbers(part, job.active, part.variables(job.active))


def _read_solution(word: str, part: Reader, asked: Asked) -> None:
    """EXTRACTION=PAF, ROTATION=PROMAX(4); one that stood before is told to have no effect."""
    if word == "EXTRACTION" and asked.rotation:
        part.tell(Message("a ROTATION before the last EXTRACTION has no effect"))
    elif asked.rotation or (word == "EXTRACTION" and asked.extraction):
        part.tell(Message("only the last {found} has an effect", {"found": word}))
    if word == "EXTRACTION":
        asked.rotation = None
        method = words(part, tuple(EXTRACTIONS))
        asked.extraction = EXTRACTIONS[method[0]] if method else "principal_components"
        return
    method_word = part.take(*ROTATIONS) or ("VARIMAX" if part.done else "")
    if not method_word:
        part.skip(tuple(ROTATIONS))
        return
    asked.rotation = ROTATIONS[method_word]
    if part.at_sign("("):
        number = in_parentheses(part, Reader.number)
        asked.others["kappa" if method_word == "PROMAX" else "delta"] = number


def _read_saved(part: Reader, asked: Asked) -> None:
    """REG(ALL stem) BART(2): scores of that method for all factors, or so many of them."""
    while not part.done:
        method = METHODS[part.take(*METHODS, "DEFAULT") or part.need(*METHODS)]
        part.need_sign("(")
        most = None if part.take("ALL") else part.integer()
        part.sign(",")
        stem = "" if part.at_sign(")") else part.name()
        part.need_sign(")")
        asked.saved.append((method, most, stem))


def _read_format(part: Reader, asked: Asked) -> None:
    while not part.done:
        word = part.take("SORT", "BLANK", "DEFAULT")
        if word == "SORT":
            asked.sort = True
        elif word == "BLANK":
            asked.blank = in_parentheses(part, Reader.number)
        elif not word:
            part.skip(("SORT", "BLANK"))


def _read_criteria(part: Reader, asked: Asked) -> None:
    while not part.done:
        word = part.take(*CRITERIA)
        if word in WHOLE:
            asked.others[WHOLE[word]] = int(in_parentheses(part, Reader.number))
        elif word in NUMBERS:
            asked.others[NUMBERS[word]] = in_parentheses(part, Reader.number)
        elif word == "RCONVERGE":
            if in_parentheses(part, Reader.number) != CLOSE:
                part.tell(Message("rotations go on until nothing moves, whatever {found} says", {"found": word}))
        elif word in ("KAISER", "NOKAISER"):
            asked.others["kaiser"] = word == "KAISER"
        elif not word:
            part.skip(CRITERIA)


def _read_diagonal(part: Reader, asked: Asked) -> None:
    """.56 2*.55 .74: communalities to start from, one of them so many times; DEFAULT, or nothing, for the usual."""
    part.take("DEFAULT")
    found: list[float] = []
    while part.at_number():
        number = part.number()
        found += [part.number()] * int(number) if part.sign("*") else [number]
        part.sign(",")
    asked.others["diagonal"] = found


def _read_plots(part: Reader, asked: Asked) -> None:
    """EIGEN, ROTATION, ROTATION(1 2)(1 3)."""
    while not part.done:
        word = part.take("EIGEN", "ROTATION")
        if not word:
            part.skip(("EIGEN", "ROTATION"))
            return
        asked.plots.append(word)
        while word == "ROTATION" and part.at_sign("("):
            pair = [int(each) for each in in_parentheses(part, numbers)]
            asked.planes += [(pair[0], pair[1])] if len(pair) == 2 else []


READERS = {"FORMAT": _read_format, "CRITERIA": _read_criteria, "SAVE": _read_saved, "PLOT": _read_plots,
           "DIAGONAL": _read_diagonal}  # fmt: skip
