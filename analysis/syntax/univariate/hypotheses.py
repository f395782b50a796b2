"""CONTRAST and LMATRIX: functions of the parameters that are tested to be 0."""

from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader
from analysis.syntax.univariate.asked import Asked
from analysis.syntax.univariate.terms import term
from instrument.message import Message

TYPES = ("DEVIATION", "SIMPLE", "DIFFERENCE", "HELMERT", "REPEATED", "POLYNOMIAL", "SPECIAL")


def read_contrast(part: Reader, job: Job, asked: Asked) -> None:
    """(a)=SIMPLE(1), the number the level left out, the metric of a polynomial, or coefficients of SPECIAL."""
    factor = in_parentheses(part, lambda inner: inner.variable(job.active))
    part.sign("=")
    if part.take("NONE"):
        return
    type_ = part.need(*TYPES)
    given = in_parentheses(part, numbers) if part.at_sign("(") else []
    asked.contrasts.append([factor, type_.lower(), *(f"{each:.17g}" for each in given)])


def read_hypothesis(part: Reader, job: Job, asked: Asked) -> None:
    """'label' a 1 -1 a*b 1/2 1/2 -1/2 -1/2; INTERCEPT 1."""
    if part.at_string():
        part.string()
    found: list[str] = []
    while not part.done:
        if part.sign(";"):
            found.append(";")
        elif part.at_number():
            found += [f"{each:.17g}" for each in numbers(part)]
        elif part.take("INTERCEPT"):
            found.append("intercept")
        elif part.at("ALL"):
            part.tell(Message("{found} is not available and was left out", {"found": "LMATRIX ALL"}))
            part.rest()
            return
        else:
            found.append("*".join(term(part, job)))
    asked.hypotheses.append(found)
