"""What a sample may be planned for."""

import math
from collections.abc import Iterator
from typing import Any, Literal

from analysis.confidence import between_0_and_1
from analysis.result import Fault, Place, quoted
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """The `n` for a `margin` of error, or the margin of an `n`, of a `proportion` or of a mean whose deviation is `sd`.

    `strata` holds the size of each stratum; `proportions` or `sds` what is expected in each, otherwise the same in all.
    `design_effect` multiplies the variance; forms to issue are n over `response_rate`.
    """

    of: Literal["proportion", "mean"] = "proportion"
    margin: float | None = None
    n: int | None = None
    population: int | None = None
    confidence: float = 0.95
    proportion: float = 0.5
    sd: float | None = None
    design_effect: float = 1.0
    response_rate: float = 1.0
    strata: tuple[int, ...] = ()
    proportions: tuple[float, ...] = ()
    sds: tuple[float, ...] = ()
    allocation: Literal["proportional", "neyman"] = "proportional"


def check(options: Options) -> None:
    """Raises `Fault` for what cannot be planned."""
    between_0_and_1(options.confidence)
    if (options.margin is None) == (options.n is None):
        raise Fault("{found} of the options margin, n are given; possible: exactly one", {"found": _given(options)})
    if options.of == "mean" and options.sd is None and not options.sds:
        raise Fault("option {found} is missing", {"found": quoted("sd")})
    if options.strata and options.population is not None:
        raise Fault("the population is the sum of the strata; possible: strata or population")
    for name, value, possible, fits in _numbers(options):
        if not fits:
            raise Fault("{found} is not {possible}", {"found": quoted(value), "possible": possible}, Place(entry=name))
    for name, size in _sizes(options):
        if size < 2:
            raise Fault(
                "{found} is not possible; possible: {possible}",
                {"found": quoted(size), "possible": "2, 3, …"},
                Place(entry=name),
            )
    _check_strata(options)


def _given(options: Options) -> int:
    return int(options.margin is not None) + int(options.n is not None)


def _numbers(options: Options) -> Iterator[tuple[str, float, str, bool]]:
    """Each number given: the option, the number, what is possible, and whether the number is."""
    shares = ("margin", "proportion", "proportions") if options.of == "proportion" else ("proportion", "proportions")
    for name in ("margin", "sd", "design_effect", "sds"):
        for value in _all(getattr(options, name)):
            if name not in shares:
                yield name, value, "a number above 0", 0 < value < math.inf
    for name in shares:
        for value in _all(getattr(options, name)):
            yield name, value, "a number between 0 and 1", 0 < value < 1
    yield "response_rate", options.response_rate, "a share above 0, up to 1", 0 < options.response_rate <= 1


def _sizes(options: Options) -> Iterator[tuple[str, int]]:
    for name in ("population", "strata"):
        yield from ((name, size) for size in _all(getattr(options, name)))


def _all(given: Any) -> tuple[Any, ...]:
    """One number or several, as several; none where nothing is given."""
    if given is None:
        return ()
    return given if isinstance(given, tuple) else (given,)


def _check_strata(options: Options) -> None:
    for name in ("proportions", "sds"):
        count = len(getattr(options, name))
        if count and count != len(options.strata):
            raise Fault(
                "{found} values are given for {count} strata; possible: one of each",
                {"found": count, "count": len(options.strata)},
                Place(entry=name),
            )
    least, most = max(1, len(options.strata)), sum(options.strata) or options.population or math.inf
    if options.n is not None and not least <= options.n <= most:
        raise Fault(
            "a sample of {found} cannot be drawn; possible: {least} to {most}",
            {"found": options.n, "least": least, "most": "…" if math.isinf(most) else most},
            Place(entry="n"),
        )
