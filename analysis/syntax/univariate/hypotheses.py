"""CONTRAST and LMATRIX: functions of the parameters that are tested to be 0."""

from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader
from analysis.syntax.univariate.asked import Asked
from analysis.syntax.univariate.terms import term

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
    asked.hypothesis_labels.append(part.string() if part.at_string() else "")
    found: list[str] = []
    while not part.done:
        if part.sign(";"):
            found.append(";")
        elif part.at_number():
            found += [f"{each:.17g}" for each in numbers(part)]
        elif part.take("INTERCEPT"):
            found.append("intercept")
        elif job.active.find("ALL") is None and part.take("ALL"):
            found.append("all")
        else:
            found.append("*".join(term(part, job)))
    asked.hypotheses.append(found)


def read_constants(part: Reader, job: Job, asked: Asked) -> None:
    """KMATRIX=1; 2: what the rows of the LMATRIX of the same number are said to be."""
    found: list[float] = []
    while not part.done:
        found += numbers(part)
        if not part.sign(";") and not part.done:
            raise part.wrong("{found} stands where a number is expected")
    asked.constants.append(found)


def read_error_term(part: Reader, job: Job, asked: Asked) -> None:
    """a VS b + .5*a*b DF(3), or a VS 2.5 DF(10)."""
    effect, words = "*".join(term(part, job)), list[str]()
    part.need("VS")
    df = "-"
    while not part.done:
        sign = -1.0 if part.sign("-") else 1.0
        part.sign("+")
        if part.take("DF"):
            df = f"{in_parentheses(part, Reader.number):.17g}"
            continue
        coefficient = sign * (part.number() if part.at_number() else 1.0)
        words.append(f"{coefficient:.17g}")
        part.sign("*")
        if part.at_word() and not part.at("DF"):
            words.append("*".join(term(part, job)))
    asked.others.setdefault("error_terms", []).append([effect, df, *words])
