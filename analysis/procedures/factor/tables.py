"""Adequacy, communalities, variance and loadings of a factor analysis, as SPSS prints them."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.factor.axes import axes_notes
from analysis.procedures.factor.options import COMPONENTS, OBLIQUE
from analysis.procedures.factor.solving import IMPROPER, NO_CORRELATIONS, Analysis
from analysis.result import Message
from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic
from analysis.statistics.factoring import SMALLEST_UNIQUENESS, Extraction, eigenvalues_of
from analysis.statistics.rotation import Oblique, Rotation
from analysis.statistics.sampling_adequacy import adequacy, sphericity
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Moments
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

NOT_POSITIVE = Message("This matrix is not positive definite.")
CORRELATED = {
    "component": Message(
        "When components are correlated, sums of squared loadings cannot be added to obtain a total variance."
    ),
    "factor": Message(
        "When factors are correlated, sums of squared loadings cannot be added to obtain a total variance."
    ),
}
HEYWOOD = Message(
    "Heywood case: the unique variance of {items} fell to its lower bound of {bound}. The solution should be "
    "interpreted with caution."
)
SHARES = ("eigenvalue", "percent", "cumulative_percent")
NOT_FOUND = Message("The extraction did not converge in {iterations} iterations.")


def descriptives(moments: Moments) -> Table:
    """Mean and spread of each item."""
    rows: list[tuple[Cell, ...]] = []
    for at, name in enumerate(moments.names):
        sd: Statistic = math.sqrt(moments.covariance[at, at]) if moments.n > 1 else ONE_CASE
        rows.append((name, float(moments.means[at]) if moments.n > 0 else NO_CASES, sd, moments.n))
    return Table("descriptive_statistics", headed("item", "mean", "sd", "n"), tuple(rows))


def kmo_bartlett(scale: str, correlation: Numbers | None, n: float) -> Table:
    """Whether the correlations are worth factoring."""
    row: tuple[Cell, ...] = (scale, *([NO_CORRELATIONS] * 4))
    if correlation is not None:
        bartlett = sphericity(correlation, n)
        row = (scale, adequacy(correlation).kmo, bartlett.chi_square, bartlett.df, bartlett.p)
    return Table("kmo_bartlett", headed("scale", "kmo", "chi_square", "df", "p"), (row,))


def sampling_adequacy(names: list[str], correlation: Numbers | None) -> Table:
    """The MSA of each item."""
    msa: Sequence[Statistic] = [NO_CORRELATIONS] * len(names) if correlation is None else adequacy(correlation).msa
    return Table("sampling_adequacy", headed("item", "msa"), tuple(zip(names, msa, strict=True)))


def correlations(moments: Moments, correlation: Numbers | None) -> Table:
    """Every item with every item, and the determinant."""
    columns = (Column("item"), *(Column("r", name) for name in moments.names))
    reason = CONSTANT if moments.n > 1 else ONE_CASE
    rows = [
        (name, *(float(cell) if math.isfinite(cell) else reason for cell in line))
        for name, line in zip(moments.names, moments.correlation, strict=True)
    ]
    return Table("correlations", columns, tuple(rows), notes=_determinant(correlation))


def _determinant(correlation: Numbers | None) -> tuple[Message, ...]:
    if correlation is None:
        return ()
    determinant = max(0.0, float(np.linalg.det(correlation)))
    singular = isinstance(adequacy(correlation).kmo, Undefined) and determinant < 1e-10
    note = Message("Determinant = {determinant}", {"determinant": 0.0 if singular else determinant})
    return (note, NOT_POSITIVE) if singular else (note,)


def communalities(found: Analysis) -> Table:
    """Each item's share in the factors, before and after they are extracted."""
    rows: list[tuple[Cell, ...]] = []
    extracted = found.solution.extracted
    for at, name in enumerate(found.names):
        if isinstance(extracted, Undefined):
            rows.append((name, extracted, extracted))
        else:
            reached = IMPROPER if extracted.improper else float(extracted.communalities[at])
            rows.append((name, float(extracted.initial[at]), reached))
    return Table("communalities", headed("item", "initial", "extraction"), tuple(rows), notes=axes_notes(found))


def variance_explained(found: Analysis) -> Table:
    """What each dimension accounts for, before and after it is extracted and turned; structure where oblique (D32)."""
    k, key, solution = len(found.names), found.options.key, found.solution
    parts: dict[str, list[tuple[Cell, ...]]] = {"initial": [(NO_CORRELATIONS,) * 3] * k}
    if found.matrix is not None:
        parts["initial"] = shares(eigenvalues_of(found.matrix), float(np.trace(found.matrix)))
    parts["extraction"] = _sums_of_squares(solution.extracted, k)
    words: dict[str, tuple[str, ...]] = {"initial": SHARES, "extraction": SHARES}
    if solution.rotated is not None:
        slanted = found.options.rotation in OBLIQUE
        words["rotation"] = SHARES[:1] if slanted else SHARES
        parts["rotation"] = [row[: len(words["rotation"])] for row in _sums_of_squares(solution.rotated, k)]
    columns = [Column(word, part) for part, these in words.items() for word in these]
    rows = [(f"{key}={at + 1}", *(cell for cells in parts.values() for cell in cells[at])) for at in range(k)]
    notes = (CORRELATED[key],) if isinstance(solution.rotated, Oblique) else ()
    return Table("variance_explained", (Column(key), *columns), tuple(rows), notes=notes)


def _sums_of_squares(found: Extraction | Rotation | Oblique | Undefined, k: int) -> list[tuple[Cell, ...]]:
    """The variance each factor accounts for; a reason in the first row where there is none; nothing below the last."""
    reason = _reason(found)
    if reason is not None or isinstance(found, Undefined):
        return [(reason,) * 3, *[(None,) * 3] * (k - 1)]
    loadings = found.structure if isinstance(found, Oblique) else found.loadings
    found_shares = shares((loadings**2).sum(axis=0), float(k))
    return [*found_shares, *[(None,) * 3] * (k - len(found_shares))]


def shares(sums: Numbers, total: float) -> list[tuple[Cell, ...]]:
    """Each sum of squares, shape (m,), its percentage of the `total` variance, and that of those up to it."""
    return [
        (float(each), 100 * float(each) / total, 100 * float(reached) / total)
        for each, reached in zip(sums, np.cumsum(sums), strict=True)
    ]


def _reason(found: Extraction | Rotation | Oblique | Undefined) -> Undefined | None:
    if isinstance(found, Undefined):
        return found
    return IMPROPER if isinstance(found, Extraction) and found.improper else None


def unrotated_loadings(found: Analysis) -> Table:
    """What was extracted, before it is turned."""
    extracted = found.solution.extracted
    reason = _reason(extracted)
    if reason is not None or isinstance(extracted, Undefined):
        return without("loadings", found, reason, _extraction_notes(found))
    return matrix(
        "loadings", "item", found.names, extracted.loadings, found.options.key, notes=_extraction_notes(found)
    )


def fit(scale: str, found: Analysis) -> Table:
    """The test that so many factors suffice, after maximum likelihood or generalized least squares."""
    extracted = found.solution.extracted
    row: tuple[Cell, ...] = (scale, *([extracted] * 3)) if isinstance(extracted, Undefined) else (scale,)
    if not isinstance(extracted, Undefined):
        from analysis.statistics.minimum_residuals import goodness_of_fit

        test = goodness_of_fit(extracted, found.moments.n)
        row = (scale, test.chi_square, test.df, test.p)
    return Table("goodness_of_fit", headed("scale", "chi_square", "df", "p"), (row,))


def matrix(
    table: str,
    stub: str,
    names: Sequence[str],
    cells: Numbers,
    key: str,
    word: str = "loading",
    notes: tuple[Message, ...] = (),
) -> Table:
    """`cells`, shape (names, dimensions), under one column for each dimension."""
    columns = (Column(stub), *(Column(word, f"{key}={at + 1}") for at in range(cells.shape[1])))
    rows: list[tuple[Cell, ...]] = [
        (name, *(float(each) for each in line)) for name, line in zip(names, cells, strict=True)
    ]
    return Table(table, columns, tuple(rows), notes=notes)


def without(
    table: str,
    found: Analysis,
    reason: Undefined | None,
    notes: tuple[Message, ...] = (),
    word: str = "loading",
) -> Table:
    """A table of items under one dimension, of which there is only the reason."""
    columns = (Column("item"), Column(word, f"{found.options.key}=1"))
    return Table(table, columns, tuple((name, reason) for name in found.names), notes=notes)


def _extraction_notes(found: Analysis) -> tuple[Message, ...]:
    extracted, options = found.solution.extracted, found.options
    if isinstance(extracted, Undefined):
        return ()
    count = options.factors or found.solution.count
    if options.extraction == COMPONENTS:
        return (Message("{count} components extracted.", {"count": count}),)
    if extracted.improper:
        sentence = "In iteration {iteration}, the communality of a variable exceeded 1.0. Extraction was terminated."
        return (Message(sentence, {"iteration": extracted.iterations}),)
    if options.extraction == "image":
        return (Message("{count} factors extracted.", {"count": count}),)
    if extracted.converged:
        values = {"count": count, "iterations": extracted.iterations}
        done = Message("{count} factors extracted. {iterations} iterations required.", values)
        return (done, *_heywood(found, extracted))
    if options.extraction not in ("principal_axis", "alpha"):
        return (Message(NOT_FOUND.sentence, {"iterations": extracted.iterations}), *_heywood(found, extracted))
    return (
        Message(
            "Attempted to extract {count} factors. More than {iterations} iterations required. "
            "(Convergence={change}). Extraction was terminated.",
            {"count": count, "iterations": extracted.iterations, "change": extracted.change},
        ),
    )


def _heywood(found: Analysis, extracted: Extraction) -> tuple[Message, ...]:
    if not extracted.at_the_edge:
        return ()
    items = ", ".join(found.names[at] for at in extracted.at_the_edge)
    return (Message(HEYWOOD.sentence, {"items": items, "bound": SMALLEST_UNIQUENESS}),)
