"""Whether names in options are those of a model."""

from collections.abc import Sequence
from itertools import chain

from analysis.result import Fault, Place, nearest, quoted
from instrument.codebook import Variable


def check_names(given: Sequence[Sequence[Variable]], possible: Sequence[str], entry: str) -> None:
    """Raises `Fault` for a variable that is not among those `possible`."""
    for variable in chain.from_iterable(given):
        if variable.name not in possible:
            raise Fault(
                "{found} is not possible; possible: {possible}",
                {"found": quoted(variable.name), "possible": nearest(variable.name, possible)},
                Place(entry=entry),
            )


def values_at(given: Sequence[str], covariates: Sequence[Variable]) -> tuple[tuple[int, float], ...]:
    """age=40 as the position of the covariate and its value; raises `Fault`."""
    names = [each.name for each in covariates]
    found = []
    for word in given:
        name, _, value = word.partition("=")
        try:
            found.append((names.index(name), float(value)))
        except ValueError:
            possible = nearest(name, [f"{each}=0" for each in names])
            sentence = "{found} is not possible; possible: {possible}"
            raise Fault(sentence, {"found": quoted(word), "possible": possible}, Place(entry="means_at")) from None
    return tuple(found)
