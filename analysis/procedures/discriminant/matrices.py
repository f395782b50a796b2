"""The tables about covariances in a discriminant analysis: within groups, of each group, and whether they are equal."""

from collections.abc import Sequence

import numpy as np

from analysis.procedures.discriminant.cases import Sample, Solution
from analysis.procedures.discriminant.options import Options
from analysis.procedures.discriminant.tables import ALIKE, ONE_CASE, keys_of
from analysis.result import Message
from analysis.statistics.covariance_equality import box_test
from analysis.statistics.discriminant import Groups
from analysis.table import Cell, Column, Table, headed
from analysis.tally import Numbers
from analysis.undefined import Undefined

POOLED_DF = Message("The covariance matrix has {df} degrees of freedom.")
TOTAL_DF = Message("The total covariance matrix has {df} degrees of freedom.")
SINGULAR = Undefined(Message("the covariances of the group have no inverse"))
NATURAL = Message(
    "The ranks and natural logarithms of determinants printed are those of the group covariance matrices."
)
EQUAL = Message("Tests null hypothesis of equal population covariance matrices.")


def pooled_matrices(solution: Solution, names: Sequence[str], options: Options) -> list[Table]:
    """Covariances and correlations within groups."""
    pooled = solution.every.pooled
    note = Message(POOLED_DF.sentence, {"df": f"{solution.every.n - len(solution.every.sizes):.12g}"})
    tables = []
    if "covariance" in options.statistics:
        tables.append(_square("pooled_covariances", "covariance", names, pooled, (note,)))
    if "correlation" in options.statistics:
        sd = np.sqrt(np.diag(pooled))
        with np.errstate(all="ignore"):
            tables.append(_square("pooled_correlations", "r", names, pooled / np.outer(sd, sd), ()))
    return tables


def _square(name: str, word: str, names: Sequence[str], matrix: Numbers, notes: tuple[Message, ...]) -> Table:
    rows = [
        (each, *(cell if np.isfinite(cell) else ALIKE for cell in line))
        for each, line in zip(names, matrix.tolist(), strict=True)
    ]
    return Table(name, (Column("variable"), *(Column(word, each) for each in names)), tuple(rows), notes=notes)


def covariances(found: Sample, solution: Solution, names: Sequence[str], options: Options) -> Table:
    """Covariances of each group, and of all cases together."""
    every = solution.every
    parts: list[tuple[str, Numbers, float]] = []
    if "group_covariances" in options.statistics:
        parts += zip(keys_of(found, options), every.products, every.sizes.tolist(), strict=True)
    notes: tuple[Message, ...] = ()
    if "total_covariance" in options.statistics:
        parts.append(("total", every.total, every.n))
        notes = (Message(TOTAL_DF.sentence, {"df": f"{every.n - 1:.12g}"}),)
    rows: list[tuple[Cell, ...]] = []
    for key, products, size in parts:
        for name, line in zip(names, products, strict=True):
            rows.append((key, name, *(float(each) / (size - 1) if size > 1 else ONE_CASE for each in line)))
    columns = (*headed("group", "variable"), *(Column("covariance", name) for name in names))
    return Table("group_covariances", columns, tuple(rows), notes=notes)


def failures(solution: Solution, names: Sequence[str], tolerance: float) -> Table:
    """The variables that the others leave too little of."""
    note = Message("Minimum tolerance level is {tolerance:.3b}.", {"tolerance": tolerance})
    rows = tuple((names[at], float(solution.every.pooled[at, at]), found) for at, found in solution.failed)
    return Table("failing_tolerance", headed("variable", "variance", "tolerance"), rows, notes=(note,))


def groups_alone(groups: Groups) -> list[tuple[int, float | None]]:
    """The rank of each group's covariances and the logarithm of their determinant, None where they have no inverse."""
    found: list[tuple[int, float | None]] = []
    for size, products in zip(groups.sizes, groups.products, strict=True):
        sd = np.sqrt(np.diag(products))
        scaled = products / np.outer(np.where(sd > 0, sd, 1.0), np.where(sd > 0, sd, 1.0))
        rank = int(np.linalg.matrix_rank(scaled, tol=1e-9)) if size > 1 else 0
        whole = rank == len(products) and size > len(products)
        found.append((rank, float(np.linalg.slogdet(products / (size - 1))[1]) if whole else None))
    return found


def box_tables(found: Sample, solution: Solution, options: Options) -> list[Table]:
    """Log Determinants, and Box's M."""
    groups = solution.groups
    rows: list[tuple[Cell, ...]] = []
    for key, (rank, logarithm) in zip(keys_of(found, options), groups_alone(groups), strict=True):
        rows.append((key, float(rank), SINGULAR if logarithm is None else logarithm))
    rows.append(("pooled_within_groups", float(len(groups.pooled)), float(np.linalg.slogdet(groups.pooled)[1])))
    determinants = Table(
        "log_determinants", headed("group", "matrix_rank", "log_determinant"), tuple(rows), notes=(NATURAL,)
    )
    test = box_test(list(groups.products), groups.sizes.tolist())
    cells = (test.box_m, test.f, test.df1, test.df2, test.p)
    tested = Table("covariance_test", headed("box_m", "f", "df1", "df2", "p"), (cells,), notes=(EQUAL,))
    return [determinants, tested]
