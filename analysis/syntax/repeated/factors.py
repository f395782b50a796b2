"""WSFACTOR, MEASURE and WSDESIGN: what is measured repeatedly, and at which levels."""

from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers
from analysis.syntax.reader import Reader
from analysis.syntax.repeated.asked import Asked
from analysis.syntax.univariate.hypotheses import TYPES


def read_factors(part: Reader, job: Job, asked: Asked) -> None:
    """time 3 POLYNOMIAL(1 2 4) place 2 SIMPLE(1)."""
    if part.done:
        raise part.wrong("{found} stands where a name is expected")
    while not part.done:
        if part.sign("="):
            continue
        name, levels = part.name(), part.integer()
        type_ = part.take(*TYPES) if not _is_name(part) else ""
        given = in_parentheses(part, _numbers) if type_ and part.at_sign("(") else []
        words = [name, str(levels), *([type_.lower()] if type_ else []), *(f"{each:.17g}" for each in given)]
        asked.within.append(words)
        part.sign(",")


def _numbers(part: Reader) -> list[float]:
    """Coefficients, those of several contrasts in brackets or not."""
    found: list[float] = []
    while not part.at_sign(")"):
        if not part.sign("[") and not part.sign("]") and not part.sign(","):
            found += numbers(part) or [part.number()]
    return found


def _is_name(part: Reader) -> bool:
    """Whether the word here is the next factor's name: a number stands behind it."""
    after = part.peek()
    return after is not None and after.kind == "number"


def read_measures(part: Reader, job: Job, asked: Asked) -> None:
    """The names of what is measured."""
    while not part.done:
        asked.measures.append(part.name())
        part.sign(",")


def read_within_design(part: Reader, job: Job, asked: Asked) -> None:
    """time place time*place, or time BY place."""
    names = {words[0].upper(): words[0] for words in asked.within}
    while not part.done:
        term = [within_name(part, names)]
        while part.sign("*") or part.take("BY"):
            term.append(within_name(part, names))
        asked.within_design.append(term)
        part.sign(",")


def within_name(part: Reader, names: dict[str, str]) -> str:
    """A factor within subjects as WSFACTOR spells it; raises `Fault`."""
    token = part.token
    if token is None or token.text.upper() not in names:
        raise part.expected(*names.values())
    part.next()
    return names[token.text.upper()]
