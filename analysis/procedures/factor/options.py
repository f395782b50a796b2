"""What a factor analysis may be asked for."""

from typing import Literal

from analysis.dialect import Dialect
from analysis.options import Items
from analysis.result import Fault, Place, quoted
from instrument.records import dataclass

COMPONENTS = "principal_components"
OF_COVARIANCES = (COMPONENTS, "principal_axis", "image")
TESTED = ("maximum_likelihood", "generalized_least_squares")
OBLIQUE = ("promax", "oblimin")


@dataclass(frozen=True)
class Options:
    """`items`: a scale or a list. `extraction`: `minres` and `unweighted_least_squares` are one method.

    `factors`: how many; else `number`: as many as there are eigenvalues above `least_eigenvalue`, or more than chance
    makes (parallel analysis of components or common factors, against the 95th percentile or the mean of `draws` samples
    from `seed`). `kappa` of promax, `delta` of oblimin. `statistics` and `scores` ask for further tables.
    `drop_communality`, `drop_loading`, `drop_cross_loading`: rules by which items are left out, one at a time: a
    communality below, no loading of this size, two loadings of this size; the analysis is run again after each.
    Principal axes stop at a `change` of communalities below this or after so many `iterations` in the `dialect` spss,
    and in the other where communalities stand still. `kaiser`: rotations turn items of equal length. `analysed`:
    components, axes and images also come of covariances, and `least_eigenvalue` is then in units of the mean variance;
    `diagonal`: the shares from which principal axes start, one for each item.
    """

    items: Items
    extraction: Literal[
        "principal_components",
        "principal_axis",
        "maximum_likelihood",
        "unweighted_least_squares",
        "minres",
        "generalized_least_squares",
        "alpha",
        "image",
    ] = "principal_components"
    rotation: Literal["varimax", "quartimax", "equamax", "promax", "oblimin", "none"] = "varimax"
    factors: int | None = None
    number: Literal["eigenvalue", "parallel"] = "eigenvalue"
    least_eigenvalue: float = 1.0
    parallel_of: Literal["components", "factors"] = "components"
    parallel_level: Literal["percentile", "mean"] = "percentile"
    draws: int = 1000
    seed: int = 1
    kappa: float = 4.0
    delta: float = 0.0
    statistics: tuple[Literal["anti_image", "parallel", "reproduced", "harman"], ...] = ()
    scores: Literal["regression", "bartlett", "anderson_rubin"] | None = None
    drop_communality: float | None = None
    drop_loading: float | None = None
    drop_cross_loading: float | None = None
    kaiser: bool = True
    iterations: int = 25
    change: float = 0.001
    analysed: Literal["correlations", "covariances"] = "correlations"
    diagonal: tuple[float, ...] = ()
    dialect: Dialect = "spss"

    @property
    def key(self) -> str:
        """What a dimension is called."""
        return "component" if self.extraction == COMPONENTS else "factor"

    @property
    def drops(self) -> bool:
        """Whether items may be left out."""
        return any(rule is not None for rule in (self.drop_communality, self.drop_loading, self.drop_cross_loading))


def check(options: Options) -> None:
    """Raises `Fault` for a number that no analysis can use."""
    k = len(options.items.variables)
    if options.factors is not None and not 1 <= options.factors <= k:
        raise Fault(
            "{found} factors cannot come of {count} items; possible: 1 to {count}",
            {"found": quoted(options.factors), "count": k},
            Place(entry="factors"),
        )
    if not 1 <= options.draws <= 100_000:
        sentence = "{found} is no number of samples; possible: 1 to 100000"
        raise Fault(sentence, {"found": quoted(options.draws)}, Place(entry="draws"))
    if options.seed < 0:
        sentence = "{found} is not a seed; possible: 0 or a whole number above it"
        raise Fault(sentence, {"found": quoted(options.seed)}, Place(entry="seed"))
    if not 1 <= options.kappa <= 20:
        sentence = "{found} is not a kappa of promax; possible: 1 to 20"
        raise Fault(sentence, {"found": quoted(options.kappa)}, Place(entry="kappa"))
    if not -100 <= options.delta <= 0.8:
        sentence = "{found} is not a delta of oblimin; possible: -100 to 0.8"
        raise Fault(sentence, {"found": quoted(options.delta)}, Place(entry="delta"))
    if not 1 <= options.iterations <= 100_000:
        sentence = "{found} is no number of iterations; possible: 1 to 100000"
        raise Fault(sentence, {"found": quoted(options.iterations)}, Place(entry="iterations"))
    if not 0 < options.change < 1:
        sentence = "{found} is not a limit; possible: a number between 0 and 1, such as 0.001"
        raise Fault(sentence, {"found": quoted(options.change)}, Place(entry="change"))
    _check_matrix(options)
    _check_rules(options)


def _check_matrix(options: Options) -> None:
    count, k = len(options.diagonal), len(options.items.variables)
    if options.analysed == "covariances" and options.extraction not in OF_COVARIANCES:
        sentence = "{found} takes correlations; of covariances come: {possible}"
        values = {"found": options.extraction, "possible": ", ".join(OF_COVARIANCES)}
        raise Fault(sentence, values, Place(entry="analysed"))
    if count and count != k:
        sentence = "there are {found} communalities for {count} items"
        raise Fault(sentence, {"found": count, "count": k}, Place(entry="diagonal"))


def _check_rules(options: Options) -> None:
    rules = {
        "drop_communality": options.drop_communality,
        "drop_loading": options.drop_loading,
        "drop_cross_loading": options.drop_cross_loading,
    }
    for name, limit in rules.items():
        if limit is not None and not 0 < limit < 1:
            sentence = "{found} is not a limit; possible: a number between 0 and 1, such as 0.4"
            raise Fault(sentence, {"found": quoted(limit)}, Place(entry=name))
