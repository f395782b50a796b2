"""What a factor analysis adds where it is asked to: anti-images, chance, residuals, one factor, scores."""

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.factor.solving import NO_CORRELATIONS, Analysis
from analysis.procedures.factor.tables import matrix, without
from analysis.result import Message
from analysis.statistics.factoring import count_above_one, eigenvalues_of
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.statistics.parallel_analysis import Parallel
from analysis.statistics.sampling_adequacy import adequacy
from analysis.table import Cell, Column, Table, headed
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

LARGE = 0.05

DRAWN = {
    "components": Message(
        "{count} components exceed chance: {draws} samples of uncorrelated normal variables, seed {seed}."
    ),
    "factors": Message(
        "{count} common factors exceed chance: {draws} samples of uncorrelated normal variables, seed {seed}; squared "
        "multiple correlations on the diagonal."
    ),
}
LEVELS = {
    "mean": Message("Eigenvalues are held against the mean of those by chance."),
    "percentile": Message("Eigenvalues are held against the 95th percentile of those by chance."),
}
RESIDUALS = Message(
    "Residuals are computed between observed and reproduced correlations. There are {count} ({percent:.1f}%) "
    "nonredundant residuals with absolute values greater than 0.05."
)
STANDARDIZED = Message("Coefficients are standardized.")
SINGLE = Message(
    "Harman's single-factor test: the share of variance of the first unrotated component of all items, and how many "
    "components have an eigenvalue above 1."
)


def anti_images(found: Analysis) -> list[Table]:
    """Partial covariances and correlations with their sign turned; the MSA of each item on the second's diagonal.

    Source: Kaiser (1970), Psychometrika 35(4).
    """
    inverse = None if found.correlation is None else inverse_of(found.correlation)
    if found.correlation is None or inverse is None:
        reason = NO_CORRELATIONS if found.correlation is None else SINGULAR
        return [_no_items(found, name, word, reason) for name, word in ANTI_IMAGES]
    own = np.diag(inverse)
    scaled = inverse / np.sqrt(np.outer(own, own))
    msa = adequacy(found.correlation).msa
    correlations: list[tuple[Cell, ...]] = [
        (name, *(msa[at] if at == other else float(cell) for other, cell in enumerate(line)))
        for at, (name, line) in enumerate(zip(found.names, scaled, strict=True))
    ]
    note = Message("Measures of Sampling Adequacy (MSA) stand on the diagonal.")
    return [
        _of_items(found, "anti_image_covariance", "covariance", inverse / np.outer(own, own)),
        Table("anti_image_correlation", _under(found, "r"), tuple(correlations), notes=(note,)),
    ]


def harman(scale: str, found: Analysis) -> Table:
    """How much one factor would explain of all items (Podsakoff & Organ 1986, Journal of Management 12(4))."""
    row: tuple[Cell, ...] = (scale, *([NO_CORRELATIONS] * 3))
    if found.correlation is not None:
        values = eigenvalues_of(found.correlation)
        row = (scale, float(values[0]), 100 * float(values[0]) / len(values), count_above_one(values))
    columns = headed("scale", "eigenvalue", "percent", "n_factors")
    return Table("single_factor", columns, (row,), notes=(SINGLE,))


def parallel(found: Analysis) -> Table:
    """The eigenvalues beside those of uncorrelated variables."""
    chance, key, options = found.parallel, found.options.key, found.options
    under = ("observed", "random_mean", "random_percentile")
    columns = (Column(key), *(Column("eigenvalue", each) for each in under))
    if not isinstance(chance, Parallel):
        return Table("parallel_analysis", columns, ((f"{key}=1", chance, chance, chance),))
    rows = zip(chance.observed, chance.mean, chance.percentile, strict=True)
    cells: list[tuple[Cell, ...]] = [
        (f"{key}={at}", *(float(each) for each in row)) for at, row in enumerate(rows, start=1)
    ]
    count = chance.count(chance.mean if options.parallel_level == "mean" else chance.percentile)
    values = {"count": count, "draws": options.draws, "seed": options.seed}
    note = Message(DRAWN[options.parallel_of].sentence, values)
    return Table("parallel_analysis", columns, tuple(cells), notes=(note, LEVELS[options.parallel_level]))


def reproduced(found: Analysis) -> list[Table]:
    """The correlations that the factors make, communalities on the diagonal, and what they leave."""
    final, extracted = found.solution.final, found.solution.extracted
    if isinstance(final, Undefined) or isinstance(extracted, Undefined) or found.correlation is None:
        reason = final if isinstance(final, Undefined) else NO_CORRELATIONS
        return [
            _no_items(found, "reproduced_correlations", "r", reason),
            _no_items(found, "residual_correlations", "residual_r", reason),
        ]
    made = extracted.loadings @ extracted.loadings.T
    left = found.correlation - made
    pairs = np.abs(left[np.tril_indices(len(left), -1)])
    count = int((pairs > LARGE).sum())
    note = Message(RESIDUALS.sentence, {"count": count, "percent": 100 * count / len(pairs)})
    rows: list[tuple[Cell, ...]] = [
        (name, *(None if at == other else float(cell) for other, cell in enumerate(line)))
        for at, (name, line) in enumerate(zip(found.names, left, strict=True))
    ]
    return [
        _of_items(found, "reproduced_correlations", "r", made),
        Table("residual_correlations", _under(found, "residual_r"), tuple(rows), notes=(note,)),
    ]


def scores(found: Analysis) -> list[Table]:
    """What each standardised item counts in each score, and the covariances of the scores (D34)."""
    weights, key = found.score_weights, found.options.key
    if isinstance(weights, Undefined) or found.correlation is None:
        reason = weights if isinstance(weights, Undefined) else NO_CORRELATIONS
        return [without("score_coefficients", found, reason, word="score_coefficient")]
    numbers = [f"{key}={at + 1}" for at in range(weights.shape[1])]
    covariances = weights.T @ found.correlation @ weights
    notes = (STANDARDIZED,) if found.is_of_covariances else ()
    return [
        matrix("score_coefficients", "item", found.names, weights, key, word="score_coefficient", notes=notes),
        matrix("score_covariances", key, numbers, covariances, key, word="covariance"),
    ]


ANTI_IMAGES = (("anti_image_covariance", "covariance"), ("anti_image_correlation", "r"))


def _under(found: Analysis, word: str) -> tuple[Column, ...]:
    return (Column("item"), *(Column(word, name) for name in found.names))


def _of_items(found: Analysis, table: str, word: str, cells: Numbers) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (name, *(float(each) for each in line)) for name, line in zip(found.names, cells, strict=True)
    ]
    return Table(table, _under(found, word), tuple(rows))


def _no_items(found: Analysis, table: str, word: str, reason: Undefined) -> Table:
    k = len(found.names)
    return Table(table, _under(found, word), tuple((name, *([reason] * k)) for name in found.names))
