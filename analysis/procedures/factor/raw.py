"""What an analysis of covariances finds in the units of the items, beside the tables of standardised ones."""

import numpy as np
from numpy.typing import NDArray

from analysis.procedures.factor.solving import Analysis
from analysis.procedures.factor.tables import matrix, shares, variance_explained
from analysis.statistics.rotation import Oblique, Rotation
from analysis.table import Cell, Table, headed
from analysis.undefined import Undefined
from instrument.records import replace

Numbers = NDArray[np.float64]


def raw_tables(found: Analysis) -> list[Table]:
    """Communalities, variance and loadings in the units of the items; none where nothing was extracted."""
    extracted, rotated = found.solution.extracted, found.solution.rotated
    if isinstance(extracted, Undefined) or extracted.improper:
        return []
    sds, key = found.sds[:, None], found.options.key
    loadings = {"raw_loadings": extracted.loadings}
    if isinstance(rotated, Rotation):
        loadings["raw_rotated_loadings"] = rotated.loadings
    elif isinstance(rotated, Oblique):
        loadings |= {"raw_pattern": rotated.pattern, "raw_structure": rotated.structure}
    made = [matrix(name, "item", found.names, each * sds, key) for name, each in loadings.items()]
    return [_communalities(found, extracted.initial, extracted.communalities), _variance(found), *made]


def _communalities(found: Analysis, initial: Numbers, communalities: Numbers) -> Table:
    lines = np.column_stack((initial, communalities)) * found.sds[:, None] ** 2
    rows: list[tuple[Cell, ...]] = [
        (name, float(first), float(last)) for name, (first, last) in zip(found.names, lines, strict=True)
    ]
    return Table("raw_communalities", headed("item", "initial", "extraction"), tuple(rows))


def _variance(found: Analysis) -> Table:
    """The same table with sums of squares of raw loadings, as shares of the sum of variances."""
    standard, rotated = variance_explained(found), found.solution.rotated
    total = float((found.sds**2).sum())
    sums = {"extraction": found.solution.extracted}
    raw: dict[str, list[tuple[Cell, ...]]] = {}
    for part, each in {**sums, "rotation": rotated}.items():
        if each is not None and not isinstance(each, Undefined):
            own = each.structure if isinstance(each, Oblique) else each.loadings
            raw[part] = shares(((own * found.sds[:, None]) ** 2).sum(axis=0), total)
    rows: list[tuple[Cell, ...]] = []
    for at, row in enumerate(standard.rows):
        cells = list(row)
        for part, lines in raw.items():
            places = [x for x, column in enumerate(standard.columns) if column.under == part]
            for x, cell in zip(places, lines[at] if at < len(lines) else (), strict=False):
                cells[x] = cell
        rows.append(tuple(cells))
    return replace(standard, name="raw_variance_explained", rows=tuple(rows))
