"""What a task says of one thing that it tests: the statistic, its probability or interval, and its direction."""

from analysis.result import Result
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.document import Run
from reports.finders import FINDERS, Found, Keys
from reports.ink import Ink
from reports.limits import LIMITS
from reports.quantities.source import unknown


@dataclass(frozen=True)
class Evidence:
    """A test as a table prints it."""

    statistic: tuple[Run, ...]
    p: str
    is_significant: bool | None  # None where the test is not defined
    sign: int | None  # 1, -1, or 0; None where the test has no direction


def evidence(result: Result, keys: Keys, ink: Ink) -> Evidence:
    """The evidence of `result` on what `keys` name.

    `keys`: two variables (correlations); a variable (ttest, oneway), an option (multiple_response), a term (regression,
    logistic, ordinal: of the last model), a path `x>y` or a defined effect (sem), a path or an effect such as
    `direct_effect` (mediation), a path (moderated_mediation); nothing for crosstab and moderation. Raises `Fault` for
    other procedures and for keys that the task does not have.
    """
    if result.procedure not in FINDERS:
        raise unknown("no test in {found}; possible: {possible}", result.procedure, FINDERS)
    found = FINDERS[result.procedure](result, keys if keys else ("",))
    if not _is_held(found, result):
        return Evidence((Run(ink.plain("dash")),), "", None, 0)
    value = ink.cell(found.table, found.where, found.word, found.under)
    said = ink.phrase(f"{found.symbol or found.word}_evidence", {"value": value})
    if found.ends:
        low, high = (found.cell(end) for end in found.ends)
        apart = low * high > 0 if isinstance(low, int | float) and isinstance(high, int | float) else None
        return Evidence(said, ink.interval(found.table, found.where, *found.ends), apart, _sign(found))
    p = found.cell("p")
    below = p < LIMITS["p"].value if isinstance(p, int | float) else None
    return Evidence(said, ink.digits(p, Kind.PROBABILITY), below, _sign(found))


def _is_held(found: Found, result: Result) -> bool:
    """Whether the table has a row for the keys; raises `Fault` where not even a label knows them."""
    headings = [str(column.under) for column in found.table.columns if column.word == found.word]
    if found.under is not None and found.under not in headings:
        raise unknown("no {found} in the table; possible: {possible}", found.under, headings)
    held = len(found.table.where(found.where)) == 1
    word, key = list(found.where.items())[-1]
    if not held and key not in result.labels:
        raise unknown("no {found} in the table; possible: {possible}", key, map(str, found.table.column(word)))
    return held


def _sign(found: Found) -> int | None:
    if not found.direction:
        return None
    size = found.cell(found.direction)
    return (size > 0) - (size < 0) if isinstance(size, int | float) else 0
