"""What a sample may be planned for."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from analysis.confidence import between_0_and_1
from analysis.result import Fault, Place, quoted


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
    for name, value in _numbers(options):
        if value is not None and not 0 < value < math.inf:
            _refuse(name, value, "a number above 0")
    for share in (options.proportion, *options.proportions, options.response_rate):
        if share > 1 or (share == 1 and share != options.response_rate):
            _refuse("proportion", share, "a number between 0 and 1")
    for size in (*options.strata, *([options.population] if options.population is not None else [])):
        if size < 2:
            raise Fault("{found} is not possible; possible: {possible}", {"found": quoted(size), "possible": "2, 3, …"})
    _check_strata(options)


def _given(options: Options) -> int:
    return int(options.margin is not None) + int(options.n is not None)


def _numbers(options: Options) -> Iterator[tuple[str, float | None]]:
    for name in ("margin", "n", "sd", "proportion", "design_effect", "response_rate"):
        yield name, getattr(options, name)
    for name in ("proportions", "sds"):
        yield from ((name, value) for value in getattr(options, name))


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


def _refuse(name: str, value: float, possible: str) -> None:
    raise Fault("{found} is not {possible}", {"found": quoted(value), "possible": possible}, Place(entry=name))
