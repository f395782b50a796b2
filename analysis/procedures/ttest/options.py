"""What a t test may be asked."""

from analysis.categories import Category
from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect
from analysis.result import Fault, Place, quoted
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """One of `groups` (its two codes in `values`, by default its two levels), `test_value` and `pairs`.

    Levene's test goes by distances from means in the `dialect` spss, from medians in the other.
    """

    variables: tuple[Variable, ...] = ()
    groups: Category | None = None
    values: tuple[float, ...] = ()
    test_value: float | None = None
    pairs: tuple[tuple[Variable, ...], ...] = ()
    confidence: float = 0.95
    dialect: Dialect = "spss"


def check(options: Options) -> None:
    """Raises `Fault` for options that cannot be together."""
    between_0_and_1(options.confidence)
    kinds = ("groups", "test_value", "pairs")
    given = [kind for kind in kinds if getattr(options, kind) not in (None, ())]
    if len(given) != 1:
        raise Fault(
            "{found} of the options groups, test_value, pairs are given; possible: exactly one", {"found": len(given)}
        )
    if given != ["pairs"] and not options.variables:
        raise Fault("option {found} is missing", {"found": quoted("variables")})
    for pair in options.pairs:
        if len(pair) != 2:
            found = ",".join(variable.name for variable in pair)
            raise Fault(
                "{found} is not a pair; possible: two variables, as q8,q9",
                {"found": quoted(found)},
                Place(entry="pairs"),
            )
