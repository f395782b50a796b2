"""FACTOR: the few dimensions behind many items."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from analysis.labels import labels_of
from analysis.options import Items, plain
from analysis.result import Fault, Message, Place, Result, quoted
from analysis.statistics.description import CONSTANT, NO_CASES, ONE_CASE, Statistic
from analysis.statistics.factoring import (
    MOST_ITERATIONS,
    Extraction,
    count_above_one,
    eigenvalues_of,
    principal_axes,
    principal_components,
)
from analysis.statistics.rotation import Rotation, varimax
from analysis.statistics.sampling_adequacy import adequacy, sphericity
from analysis.table import Cell, Column, Table
from analysis.tally import Moments, Tally
from analysis.undefined import Undefined

Numbers = NDArray[np.float64]

NO_CORRELATIONS = Undefined(
    Message("there are fewer than two cases or items, or at least one of the items has zero variance")
)
NO_FACTOR = Undefined(Message("no eigenvalue is greater than 1, so nothing is extracted"))
IMPROPER = Undefined(Message("the communality of an item exceeded 1"))
NO_ROTATION = Undefined(Message("only one dimension was extracted, and one cannot be rotated"))
NOT_POSITIVE = Message("This matrix is not positive definite.")


@dataclass(frozen=True)
class Options:
    """`items`: a scale or a list; `factors`: how many, by default as many as there are eigenvalues above 1."""

    items: Items
    extraction: Literal["principal_components", "principal_axis"] = "principal_components"
    rotation: Literal["varimax", "none"] = "varimax"
    factors: int | None = None


@dataclass(frozen=True)
class Solution:
    """What was extracted and how it was turned, each Undefined where it could not be."""

    extracted: Extraction | Undefined
    rotated: Rotation | Undefined | None  # None: not asked for

    @property
    def count(self) -> int:
        return 0 if isinstance(self.extracted, Undefined) else self.extracted.loadings.shape[1]


def run(tally: Tally, options: Options) -> Result:
    """Adequacy, communalities, variance and loadings, on the cases that answer every item."""
    names = [variable.name for variable in options.items.variables]
    _check(options.factors, len(names))
    moments, scale = tally.moments(names), options.items.name or "all_items"
    usable = moments.n > 1 and len(names) > 1 and bool((np.diag(moments.products) > 0).all())
    correlation = moments.correlation if usable else None
    solution = _solve(correlation, options)
    key = "component" if options.extraction == "principal_components" else "factor"
    tables = [
        _descriptives(moments),
        _kmo_bartlett(scale, correlation, moments.n),
        _sampling_adequacy(names, correlation),
        _correlations(moments, correlation),
        _communalities(names, solution),
        _variance_explained(names, key, correlation, solution),
        _loadings("loadings", names, key, solution.extracted, _extraction_notes(options, solution)),
    ]
    if solution.rotated is not None:
        tables.append(_loadings("rotated_loadings", names, key, solution.rotated, _rotation_notes(options, solution)))
        tables.append(_transformation(key, solution.rotated))
    return Result(
        procedure="factor",
        options=plain(options),
        cases=moments.cases,
        tables=tuple(tables),
        labels=labels_of(tally.codebook, [*names, *([options.items.name] if options.items.name else [])]),
    )


def _check(factors: int | None, k: int) -> None:
    if factors is not None and not 1 <= factors <= k:
        raise Fault(
            "{found} factors cannot come of {count} items; possible: 1 to {count}",
            {"found": quoted(factors), "count": k},
            Place(entry="factors"),
        )


def _solve(correlation: Numbers | None, options: Options) -> Solution:
    extracted = NO_CORRELATIONS if correlation is None else _extract(correlation, options)
    if options.rotation == "none":
        return Solution(extracted, None)
    if isinstance(extracted, Undefined):
        return Solution(extracted, extracted)
    if extracted.improper:
        return Solution(extracted, IMPROPER)
    return Solution(extracted, varimax(extracted.loadings) if extracted.loadings.shape[1] > 1 else NO_ROTATION)


def _extract(correlation: Numbers, options: Options) -> Extraction | Undefined:
    m = options.factors or count_above_one(eigenvalues_of(correlation))
    if m == 0:
        return NO_FACTOR
    extract = principal_components if options.extraction == "principal_components" else principal_axes
    return extract(correlation, m)


def _descriptives(moments: Moments) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for at, name in enumerate(moments.names):
        sd: Statistic = math.sqrt(moments.covariance[at, at]) if moments.n > 1 else ONE_CASE
        rows.append((name, float(moments.means[at]) if moments.n > 0 else NO_CASES, sd, moments.n))
    return Table("descriptive_statistics", _columns("item", "mean", "sd", "n"), tuple(rows))


def _kmo_bartlett(scale: str, correlation: Numbers | None, n: float) -> Table:
    row: tuple[Cell, ...] = (scale, *([NO_CORRELATIONS] * 4))
    if correlation is not None:
        bartlett = sphericity(correlation, n)
        row = (scale, adequacy(correlation).kmo, bartlett.chi_square, bartlett.df, bartlett.p)
    return Table("kmo_bartlett", _columns("scale", "kmo", "chi_square", "df", "p"), (row,))


def _sampling_adequacy(names: list[str], correlation: Numbers | None) -> Table:
    msa: Sequence[Statistic] = [NO_CORRELATIONS] * len(names) if correlation is None else adequacy(correlation).msa
    return Table("sampling_adequacy", _columns("item", "msa"), tuple(zip(names, msa, strict=True)))


def _correlations(moments: Moments, correlation: Numbers | None) -> Table:
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


def _communalities(names: list[str], solution: Solution) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for at, name in enumerate(names):
        found = solution.extracted
        if isinstance(found, Undefined):
            rows.append((name, found, found))
        else:
            rows.append(
                (name, float(found.initial[at]), IMPROPER if found.improper else float(found.communalities[at]))
            )
    return Table("communalities", _columns("item", "initial", "extraction"), tuple(rows))


def _variance_explained(names: list[str], key: str, correlation: Numbers | None, solution: Solution) -> Table:
    k = len(names)
    parts: dict[str, list[tuple[Cell, ...]]] = {"initial": [(NO_CORRELATIONS,) * 3] * k}
    if correlation is not None:
        parts["initial"] = _shares(eigenvalues_of(correlation), k)
    parts["extraction"] = _sums_of_squares(solution.extracted, k)
    if solution.rotated is not None:
        parts["rotation"] = _sums_of_squares(solution.rotated, k)
    columns = [Column(word, part) for part in parts for word in ("eigenvalue", "percent", "cumulative_percent")]
    rows = [(f"{key}={at + 1}", *(cell for cells in parts.values() for cell in cells[at])) for at in range(k)]
    return Table("variance_explained", (Column(key), *columns), tuple(rows))


def _sums_of_squares(found: Extraction | Rotation | Undefined, k: int) -> list[tuple[Cell, ...]]:
    """The variance each factor accounts for; a reason in the first row where there is none; nothing below the last."""
    reason = _reason(found)
    if reason is not None or isinstance(found, Undefined):
        return [(reason,) * 3, *[(None,) * 3] * (k - 1)]
    shares = _shares((found.loadings**2).sum(axis=0), k)
    return [*shares, *[(None,) * 3] * (k - len(shares))]


def _shares(sums: Numbers, k: int) -> list[tuple[Cell, ...]]:
    return [
        (float(each), 100 * float(each) / k, 100 * float(reached) / k)
        for each, reached in zip(sums, np.cumsum(sums), strict=True)
    ]


def _reason(found: Extraction | Rotation | Undefined) -> Undefined | None:
    if isinstance(found, Undefined):
        return found
    return IMPROPER if isinstance(found, Extraction) and found.improper else None


def _loadings(
    table: str, names: list[str], key: str, found: Extraction | Rotation | Undefined, notes: tuple[Message, ...]
) -> Table:
    reason = _reason(found)
    if reason is not None or isinstance(found, Undefined):
        return Table(table, _under(key, "item", 1), tuple((name, reason) for name in names), notes=notes)
    rows: list[tuple[Cell, ...]] = [
        (name, *(float(each) for each in line)) for name, line in zip(names, found.loadings, strict=True)
    ]
    return Table(table, _under(key, "item", found.loadings.shape[1]), tuple(rows), notes=notes)


def _transformation(key: str, found: Rotation | Undefined) -> Table:
    if isinstance(found, Undefined):
        return Table("transformation", _under(key, key, 1), ((f"{key}=1", found),))
    rows: list[tuple[Cell, ...]] = [
        (f"{key}={at}", *(float(each) for each in line)) for at, line in enumerate(found.transformation, start=1)
    ]
    return Table("transformation", _under(key, key, len(rows)), tuple(rows))


def _under(key: str, stub: str, count: int) -> tuple[Column, ...]:
    return (Column(stub), *(Column("loading", f"{key}={at + 1}") for at in range(count)))


def _extraction_notes(options: Options, solution: Solution) -> tuple[Message, ...]:
    found, count = solution.extracted, options.factors or solution.count
    if isinstance(found, Undefined):
        return ()
    if options.extraction == "principal_components":
        return (Message("{count} components extracted.", {"count": count}),)
    if found.improper:
        sentence = "In iteration {iteration}, the communality of a variable exceeded 1.0. Extraction was terminated."
        return (Message(sentence, {"iteration": found.iterations}),)
    if found.converged:
        values = {"count": count, "iterations": found.iterations}
        return (Message("{count} factors extracted. {iterations} iterations required.", values),)
    return (
        Message(
            "Attempted to extract {count} factors. More than {iterations} iterations required. "
            "(Convergence={change}). Extraction was terminated.",
            {"count": count, "iterations": MOST_ITERATIONS, "change": found.change},
        ),
    )


def _rotation_notes(options: Options, solution: Solution) -> tuple[Message, ...]:
    if isinstance(solution.rotated, Rotation):
        return (Message("Rotation converged in {count} iterations.", {"count": solution.rotated.iterations}),)
    return (_NOT_ROTATED[options.extraction],) if solution.rotated is NO_ROTATION else ()


_NOT_ROTATED = {
    "principal_components": Message("Only one component was extracted. The solution cannot be rotated."),
    "principal_axis": Message("Only one factor was extracted. The solution cannot be rotated."),
}


def _columns(*words: str) -> tuple[Column, ...]:
    return tuple(Column(word) for word in words)
