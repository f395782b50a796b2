"""How likely a statistic as far from what is expected is, counted or estimated from samples."""

from analysis.statistics.description import Statistic
from analysis.statistics.exact_tables import estimate
from analysis.statistics.null_distribution import Null
from instrument.records import dataclass

Limits = tuple[float, float]


@dataclass(frozen=True)
class Tails:
    """Probabilities of a statistic as far as the one seen on either side, on the side seen, and of just the one seen.

    One-sided ones are None where a statistic has no sides, points and limits where they do not belong to the method.
    """

    two_sided: Statistic
    one_sided: Statistic | None = None
    point: Statistic | None = None
    limits: Limits | None = None
    one_sided_limits: Limits | None = None


def counted(null: Null, is_directed: bool) -> Tails:
    """Of every arrangement. Source: IBM SPSS Exact Tests (Mehta & Patel), exact p-values and point probabilities."""
    return Tails(null.two_sided, null.one_sided if is_directed else None, null.point)


def estimated(drawn: Null, confidence: float, is_directed: bool) -> Tails:
    """Of samples drawn, each of which has the same share, with limits of `confidence`."""
    samples = len(drawn.gaps)
    both, *limits = estimate(round(drawn.two_sided * samples), samples, confidence)
    if not is_directed:
        return Tails(both, limits=(limits[0], limits[1]))
    one, *sided = estimate(round(drawn.one_sided * samples), samples, confidence)
    return Tails(both, one, None, (limits[0], limits[1]), (sided[0], sided[1]))
