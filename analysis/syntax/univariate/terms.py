"""Effects of a design: a, a*b, a BY b, a(b), a WITHIN b."""

from collections.abc import Callable

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.univariate.asked import Asked


def term(part: Reader, job: Job) -> list[str]:
    """a, or a*b, or a BY b."""
    return crossed(part, lambda inner: inner.variable(job.active))


def crossed(part: Reader, name: Callable[[Reader], str]) -> list[str]:
    """The same where `name` reads each."""
    found = [name(part)]
    while part.sign("*") or part.take("BY"):
        found.append(name(part))
    return found


def read_design(part: Reader, job: Job, asked: Asked) -> None:
    """Every effect; what is nested in factors is the effect of all of them together, under another name."""
    while not part.done:
        if job.active.find("INTERCEPT") is None and part.take("INTERCEPT"):
            continue
        own = term(part, job)
        outer = _outer(part, job)
        if outer:
            asked.nested["*".join(_ordered([*own, *outer], asked))] = f"{'*'.join(own)}({'*'.join(outer)})"
        asked.design.append([*own, *outer])
        part.sign(",")


def _outer(part: Reader, job: Job) -> list[str]:
    """The factors that an effect is nested in, those of all levels."""
    found: list[str] = []
    while part.at_sign("(") or part.at("WITHIN"):
        if part.take("WITHIN"):
            found += term(part, job)
            continue
        part.need_sign("(")
        found += [*term(part, job), *_outer(part, job)]
        part.need_sign(")")
    return found


def _ordered(names: list[str], asked: Asked) -> list[str]:
    """As our tables name the effect: factors and then covariates, in their order."""
    model = asked.model
    order = list(model.names) if model is not None else []
    return sorted(names, key=lambda name: order.index(name) if name in order else len(order))
