"""What reliability may be asked for."""

from typing import Literal

from analysis.confidence import between_0_and_1
from analysis.dialect import Dialect
from analysis.options import Items
from analysis.result import Fault, Place, quoted
from instrument.records import dataclass

Statistics = Literal["covariances", "anova", "friedman", "cochran", "tukey", "hotelling"]
Model = Literal["alpha", "split", "guttman", "omega", "ordinal_alpha", "icc", "parallel", "strictly_parallel"]


@dataclass(frozen=True)
class Options:
    """`items`: a scale or a list; `confidence` of intervals; `models`: what to print beside alpha.

    `split`: how many items the first half has, by default (k + 1) / 2 of k. `group_factors` of omega hierarchical.
    Intraclass correlations are tested against `icc_test_value`.
    `statistics` of the items' covariances and levels: friedman and cochran take the place of F in the anova. The
    `dialect` spss counts each pair of items twice in the variance of their covariances, the other once.
    """

    items: Items
    confidence: float = 0.95
    models: tuple[Model, ...] = ("alpha",)
    split: int | None = None
    group_factors: int = 3
    statistics: tuple[Statistics, ...] = ()
    icc_test_value: float = 0.0
    dialect: Dialect = "spss"


def check(options: Options) -> None:
    """Raises `Fault` for a number that cannot be used."""
    between_0_and_1(options.confidence)
    k = len(options.items.variables)
    if options.split is not None and not 1 <= options.split < max(k, 2):
        sentence = "{found} is not a size of the first half; possible: 1 to {possible}"
        raise Fault(sentence, {"found": quoted(options.split), "possible": max(k, 2) - 1}, Place(entry="split"))
    if not 0 <= options.icc_test_value < 1:
        sentence = "{found} is no intraclass correlation to test against; possible: 0 or more, below 1"
        raise Fault(sentence, {"found": quoted(options.icc_test_value)}, Place(entry="icc_test_value"))
    if options.group_factors < 3:
        sentence = "{found} group factors leave the general factor open; possible: 3 or more"
        raise Fault(sentence, {"found": quoted(options.group_factors)}, Place(entry="group_factors"))
