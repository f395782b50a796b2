"""ROC: how well variables tell those of one state from the others."""

from collections.abc import Iterable

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.parts import confidence, in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.roc_asked import Asked, read_variables, requested
from analysis.syntax.values import value_written
from analysis.task import Task

PROCEDURES = ("roc",)
KNOWN = ("VARIABLES", "PLOT", "PRINT", "CRITERIA", "MISSING")


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """ROC a b BY state (1) /PRINT=SE COORDINATES /CRITERIA=CUTOFF TESTPOS DISTRIBUTION CI /PLOT=CURVE(REFERENCE)."""
    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    return [requested(reader, job, asked)]


def _read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    match word:
        case "VARIABLES":
            read_variables(part, job, asked)
        case "PRINT":
            asked.printed += words(part, ("SE", "COORDINATES"), ("NONE",))
        case "CRITERIA":
            while not part.done:
                _read_criterion(part, asked)
        case "MISSING":
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))
        case _:
            _read_plot(part, asked)


def _read_plot(part: Reader, asked: Asked) -> None:
    asked.curve = False
    while not part.done:
        word = part.take("CURVE", "NONE")
        if not word and part.at(*KNOWN):  # a slash is missing
            return
        if not word:
            part.skip(("CURVE", "NONE"))
        asked.curve |= word == "CURVE"
        if word == "CURVE" and part.at_sign("("):
            asked.reference = in_parentheses(part, lambda inner: inner.need("REFERENCE")) == "REFERENCE"


def _read_criterion(part: Reader, asked: Asked) -> None:
    word = part.need("CUTOFF", "TESTPOS", "DISTRIBUTION", "CI")
    if word == "CI":
        asked.others["confidence"] = confidence(part)
        return
    part.need_sign("(")
    if word == "CUTOFF":
        part.need("INCLUDE", "EXCLUDE")  # cutoffs stand between two values
    elif word == "TESTPOS":
        asked.others["direction"] = part.need("LARGE", "SMALL").lower()
    else:
        is_free = part.need("FREE", "NEGEXPO") == "FREE"
        asked.others["distribution"] = "free" if is_free else "exponential"
    part.need_sign(")")


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    state = f"{options.state.name} ({value_written(options.state, options.positive)})"
    distribution = "FREE" if options.distribution == "free" else "NEGEXPO"
    return [
        f"ROC {' '.join(variable.name for variable in options.variables)} BY {state}",
        "/PLOT=NONE",
        "/PRINT=SE COORDINATES",
        f"/CRITERIA=TESTPOS({options.direction.upper()}) DISTRIBUTION({distribution}) CI({100 * options.confidence:g})",
    ]
