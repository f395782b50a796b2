"""EMMEANS: the estimated marginal means of factors, and which of their levels are compared."""

from collections.abc import Callable

from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses
from analysis.syntax.reader import Reader
from analysis.syntax.univariate.asked import Asked, Means
from analysis.syntax.univariate.terms import crossed
from instrument.message import Message

ADJUSTED = {"LSD": "lsd", "BONFERRONI": "bonferroni", "SIDAK": "sidak"}


def read_means(part: Reader, job: Job, asked: Asked) -> None:
    """TABLES(a*b) COMPARE(a) ADJ(SIDAK) WITH(x=3 z=MEAN)."""
    read_means_of(part, job, asked, lambda inner: inner.variable(job.active), job.active.find("OVERALL") is not None)


def read_means_of(part: Reader, job: Job, asked: Asked, name: Callable[[Reader], str], overall_is_a_name: bool) -> None:
    """The same where `name` reads a factor; OVERALL is the mean of all unless it is one."""
    part.need("TABLES")
    part.need_sign("(")
    is_overall = not overall_is_a_name and bool(part.take("OVERALL"))
    names = [] if is_overall else crossed(part, name)
    part.need_sign(")")
    compared, adjustment, at = "", "lsd", list[str]()
    while not part.done:
        word = part.take("COMPARE", "ADJ", "WITH")
        if word == "WITH":
            at += in_parentheses(part, lambda inner: covariate_values(inner, job))
        elif word == "COMPARE":
            own = in_parentheses(part, name) if part.at_sign("(") else ""
            compared = own or (names[0] if names else "")
        elif word == "ADJ":
            adjustment = ADJUSTED[in_parentheses(part, lambda inner: inner.need(*ADJUSTED))]
        else:
            part.skip(("COMPARE", "ADJ", "WITH"))
    if compared and compared not in names:
        raise part.fault(
            "{found} is not possible; possible: {possible}", {"found": compared, "possible": ", ".join(names)}
        )
    if is_overall and at:  # the mean of all stands at the means of the covariates
        given = f"TABLES(OVERALL) WITH({' '.join(at)})"
        part.tell(Message("{found} is not available and was left out", {"found": given}))
    asked.means.append(Means(tuple(names), compared, adjustment, tuple(at)))


def covariate_values(part: Reader, job: Job) -> list[str]:
    """x=3 z=MEAN, the covariates that are not at their means."""
    found = []
    while not part.at_sign(")"):
        part.sign(",")
        name = part.variable(job.active)
        part.need_sign("=")
        if not part.take("MEAN"):
            found.append(f"{name}={part.number():.17g}")
    return found
