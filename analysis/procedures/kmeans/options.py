"""What K-means is asked."""

from typing import Literal

from analysis.categories import Category
from analysis.result import Fault
from instrument.codebook import Variable
from instrument.records import dataclass


@dataclass(frozen=True)
class Options:
    """`clusters` by the Euclidean distances of `variables` from centers, which begin well apart or at the first cases.

    `initial`: the centers to begin with, the coordinates of one behind those of another. `method`: centers move when
    all cases are assigned, with each case, or not at all before the last; at most so many `iterations`, until none
    moves further than `criterion` times the least distance of two centers at the beginning. `missing`: cases that lack
    a value are left out, or their distances taken over the others. `membership`: the cluster of every case too, which
    `identity` names and `numbers` numbers, else its place in the file. `unweighted`: how many cases too, whatever they
    weigh.
    """

    variables: tuple[Variable, ...]
    clusters: int = 2
    method: Literal["batch", "running", "classify"] = "batch"
    begin: Literal["well_apart", "first"] = "well_apart"
    initial: tuple[float, ...] = ()
    iterations: int = 10
    criterion: float = 0.0
    missing: Literal["listwise", "pairwise"] = "listwise"
    membership: bool = False
    identity: Category | None = None
    numbers: Variable | None = None
    unweighted: bool = False


def check(options: Options) -> None:
    """Raises `Fault` where numbers of clusters, iterations or centers cannot be."""
    if options.clusters < 1 or options.iterations < 1:
        raise Fault(
            "{found} is no number of clusters or iterations", {"found": min(options.clusters, options.iterations)}
        )
    wanted = options.clusters * len(options.variables)
    if options.initial and len(options.initial) != wanted:
        raise Fault(
            "{found} values are given for the centers, and {wanted} are expected",
            {"found": len(options.initial), "wanted": wanted},
        )
