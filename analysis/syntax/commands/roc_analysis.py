"""ROC ANALYSIS: the curves of ROC as newer versions of SPSS ask for them."""

from collections.abc import Iterable

from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, parts
from analysis.syntax.reader import Reader
from analysis.syntax.roc_asked import Asked, read_variables, requested
from instrument.message import Message

KNOWN = ("VARIABLES", "MISSING", "CRITERIA", "DESIGN", "PLOT", "PRINT")
WORDS = ("USERMISSING", "CUTOFF", "TESTPOS", "CI", "DISTRIBUTION", "CURVE", "SE", "COORDINATES", "CLASSIFIER")
ABSENT = {"PAIR": "FALSE", "GROUP": "", "SELECT": "", "PR_INTERPOLATE": "TP", "MODELQUALITY": "FALSE"}
"""Words that are not available, with what they may say without asking for anything."""


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """ROC ANALYSIS a b BY state (1) /CRITERIA CI=95 /PLOT CURVE=ROC(REFERENCE) /PRINT SE=TRUE COORDINATES=ROC."""
    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        if word == "VARIABLES":
            read_variables(part, job, asked)
            continue
        while not part.done:
            _read_word(part, asked)
    return [requested(reader, job, asked)]


def _read_word(part: Reader, asked: Asked) -> None:
    word = part.need(*WORDS, *ABSENT)
    part.sign("=")
    match word:
        case "USERMISSING":
            asked.missing += [part.need("EXCLUDE", "INCLUDE")]
        case "CUTOFF":
            part.need("INCLUDE", "EXCLUDE")  # cutoffs stand between two values
        case "TESTPOS":
            asked.others["direction"] = part.need("LARGE", "SMALL").lower()
        case "CI":
            asked.others["confidence"] = part.number() / 100
        case "DISTRIBUTION":
            asked.others["distribution"] = "free" if part.need("FREE", "NEGEXPO") == "FREE" else "exponential"
        case "CURVE":
            _read_curve(part, asked)
        case "SE" | "CLASSIFIER":
            is_asked = part.need("TRUE", "FALSE") == "TRUE"
            asked.printed += ["SE"] if is_asked and word == "SE" else []
            asked.metrics |= is_asked and word == "CLASSIFIER"
        case "COORDINATES":
            _read_coordinates(part, asked)
        case _:
            _leave_out(part, word)


def _read_curve(part: Reader, asked: Asked) -> None:
    """CURVE=ROC(REFERENCE) PR, or NONE."""
    asked.curve = False
    while kind := part.take("ROC", "TRUE", "PR", "NONE", "FALSE"):
        asked.curve |= kind in ("ROC", "TRUE")
        if kind == "PR":
            part.tell(Message("{found} is not available and was left out", {"found": "CURVE=PR"}))
        if part.at_sign("("):
            asked.reference = in_parentheses(part, lambda inner: inner.need("REFERENCE")) == "REFERENCE"


def _read_coordinates(part: Reader, asked: Asked) -> None:
    """COORDINATES=ROC, with (YOUDEN) or PR told."""
    while kind := part.take("ROC", "PR", "BOTH", "NONE"):
        asked.printed += ["COORDINATES"] if kind in ("ROC", "BOTH") else []
        if kind in ("PR", "BOTH"):
            part.tell(Message("{found} is not available and was left out", {"found": "COORDINATES=PR"}))
        if part.at_sign("("):
            inner = in_parentheses(part, lambda each: each.need("YOUDEN"))
            part.tell(Message("{found} is not available and was left out", {"found": inner}))


def _leave_out(part: Reader, word: str) -> None:
    """Tells a word that asks for something; passes over one that says what is so anyway."""
    token = part.next()
    if part.at_sign("("):
        in_parentheses(part, lambda inner: [inner.next() for _ in iter(lambda: inner.at_sign(")"), True)])
    if token.text.upper() != ABSENT[word]:
        part.tell(Message("{found} is not available and was left out", {"found": word}))
