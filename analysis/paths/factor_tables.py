"""The tables of a factor model: what loads on what, and whether factors stand apart."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations_with_replacement

import numpy as np
from numpy.typing import NDArray

from analysis.paths.model import PathModel, RelationKind
from analysis.paths.ordered import OrderedSolution
from analysis.paths.solution import Coefficient, Solution
from analysis.paths.tables import COEFFICIENT, cells_of, improper_notes
from analysis.statistics.construct_validity import (
    average_variance_extracted,
    composite_reliability,
    heterotrait_monotrait,
)
from analysis.statistics.description import Statistic
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

Found = Solution | OrderedSolution | Undefined
Coefficients = Mapping[tuple[RelationKind, str, str], Coefficient]


def by_relation(found: Found) -> Coefficients | Undefined:
    """Every relation's coefficient; covariances from either side."""
    if isinstance(found, Undefined):
        return found
    held: Coefficients = {
        (each.relation.kind, each.relation.left, each.relation.right): each for each in found.coefficients
    }
    turned: Coefficients = {
        (kind, right, left): each for (kind, left, right), each in held.items() if kind == "covariance"
    }
    return {**turned, **held}


def loadings(model: PathModel, found: Coefficients | Undefined, confidence: float) -> Table:
    """Each item under its factor."""
    pairs = [(factor, item) for factor in model.latent for item in model.items_of(factor)]
    rows = [(*pair, *relation_cells(found, ("loading", *pair), confidence)) for pair in pairs]
    return Table("factor_loadings", headed("factor", "item", *COEFFICIENT), tuple(rows))


def factor_covariances(model: PathModel, found: Coefficients | Undefined, confidence: float) -> Table:
    """Variances and covariances of the factors; standardised, their correlations."""
    pairs = list(combinations_with_replacement(model.latent, 2))
    rows = [(*pair, *relation_cells(found, ("covariance", *pair), confidence)) for pair in pairs]
    notes = () if isinstance(found, Undefined) else improper_notes(_stated(found, model.latent), model.latent)
    return Table("factor_covariances", headed("factor", "other_factor", *COEFFICIENT), tuple(rows), notes=notes)


def residual_variances(model: PathModel, found: Coefficients | Undefined, confidence: float) -> Table:
    """What the factors leave of each item, and the share of its variance that they explain."""
    rows: list[tuple[Cell, ...]] = []
    for item in model.observed:
        cells = relation_cells(found, ("covariance", item, item), confidence)
        share = cells[COEFFICIENT.index("beta")]
        rows.append((item, *cells, 1 - share if isinstance(share, float) else share))
    notes = () if isinstance(found, Undefined) else improper_notes(_stated(found, model.observed), model.latent)
    return Table("residual_variances", headed("item", *COEFFICIENT, "r_squared"), tuple(rows), notes=notes)


def convergent_validity(model: PathModel, found: Coefficients | Undefined) -> Table:
    """AVE and CR of each factor."""
    rows: list[tuple[Cell, ...]] = []
    for factor in model.latent:
        items = model.items_of(factor)
        cells = [_of_loadings(measure, found, factor, items) for measure in MEASURES]
        rows.append((factor, *cells, len(items)))
    return Table("convergent_validity", headed("factor", "ave", "composite_reliability", "n_items"), tuple(rows))


def fornell_larcker(model: PathModel, found: Coefficients | Undefined) -> Table:
    """Correlations of the factors; on the diagonal the root of each AVE, which should exceed them."""
    rows: list[tuple[Cell, ...]] = []
    for at, factor in enumerate(model.latent):
        row: list[Cell] = [factor]
        for other in model.latent[:at]:
            row.append(found if isinstance(found, Undefined) else found["covariance", factor, other].beta)
        ave = _of_loadings(average_variance_extracted, found, factor, model.items_of(factor))
        row.append(ave if isinstance(ave, Undefined) else float(np.sqrt(ave)))
        rows.append((*row, *[None] * (len(model.latent) - at - 1)))
    return Table("fornell_larcker", _under(model, "r"), tuple(rows))


def heterotrait(model: PathModel, correlation: NDArray[np.float64] | Undefined) -> Table:
    """HTMT of each pair of factors, from the correlations of the items, shape (p, p)."""
    items = {factor: [model.observed.index(item) for item in model.items_of(factor)] for factor in model.latent}
    rows: list[tuple[Cell, ...]] = []
    for at, factor in enumerate(model.latent):
        row: list[Cell] = [factor]
        for other in model.latent[:at]:
            row.append(
                correlation
                if isinstance(correlation, Undefined)
                else heterotrait_monotrait(correlation, items[factor], items[other])
            )
        rows.append((*row, *[None] * (len(model.latent) - at)))
    return Table("htmt", _under(model, "htmt"), tuple(rows))


MEASURES: tuple[Callable[[Sequence[float]], Statistic], ...] = (average_variance_extracted, composite_reliability)


def _of_loadings(
    measure: Callable[[Sequence[float]], Statistic],
    found: Coefficients | Undefined,
    factor: str,
    items: Sequence[str],
) -> Statistic:
    if isinstance(found, Undefined):
        return found
    betas: list[float] = []
    for item in items:
        beta = found["loading", factor, item].beta
        if isinstance(beta, Undefined):
            return beta
        betas.append(beta)
    return measure(betas)


def relation_cells(
    found: Coefficients | Undefined, key: tuple[RelationKind, str, str], confidence: float
) -> list[Cell]:
    """The cells under COEFFICIENT of one relation."""
    return [found] * len(COEFFICIENT) if isinstance(found, Undefined) else cells_of(found[key], confidence)


def _stated(found: Coefficients, names: Sequence[str]) -> list[Coefficient]:
    """The covariances among `names`, each once."""
    return [
        each for key, each in found.items() if key[1] in names and key[1:] == (each.relation.left, each.relation.right)
    ]


def _under(model: PathModel, word: str) -> tuple[Column, ...]:
    return (Column("factor"), *(Column(word, factor) for factor in model.latent))
