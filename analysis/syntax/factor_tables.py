"""Which tables of a factor analysis FACTOR prints, and how."""

import numpy as np

from analysis.result import Result
from analysis.statistics.inversion import SINGULAR, inverse_of
from analysis.syntax.arranging import changed, only, without
from analysis.syntax.factor_asked import Asked
from analysis.syntax.factored import with_significance
from analysis.table import Cell, Column, Table
from analysis.tally import Numbers
from instrument.message import Message
from instrument.records import replace

PRINTED = {
    "UNIVARIATE": ("descriptive_statistics",),
    "CORRELATION": ("correlations",),
    "COVARIANCE": ("covariance_matrix",),
    "SIG": ("correlations",),
    "DET": ("correlations",),
    "INV": ("inverse_correlations",),
    "KMO": ("kmo_bartlett",),
    "AIC": ("anti_image_covariance", "anti_image_correlation"),
    "INITIAL": ("communalities", "variance_explained"),
    "EXTRACTION": ("communalities", "variance_explained", "loadings", "goodness_of_fit"),
    "REPR": ("reproduced_correlations", "residual_correlations"),
    "ROTATION": ("rotated_loadings", "pattern", "structure", "transformation", "factor_correlations"),
    "FSCORE": ("score_coefficients", "score_covariances"),
}
ORDER = (
    "descriptive_statistics",
    "correlations",
    "covariance_matrix",
    "inverse_correlations",
    "kmo_bartlett",
    "anti_image_covariance",
    "anti_image_correlation",
    "communalities",
    "variance_explained",
    "loadings",
    "goodness_of_fit",
    "reproduced_correlations",
    "residual_correlations",
    "rotated_loadings",
    "pattern",
    "structure",
    "transformation",
    "factor_correlations",
    "score_coefficients",
    "score_covariances",
)
UNASKED = ("INITIAL", "EXTRACTION", "ROTATION")
LOADINGS = ("loadings", "rotated_loadings", "pattern", "structure")
SELECTED = Message("Only cases for which {name} = {value} are used in the analysis phase.")


def arranged(result: Result, asked: Asked) -> Result:
    """The tables that the command asks for, in SPSS's order."""
    printed = [each for each in asked.printed if each != "DEFAULT"] or list(UNASKED)
    if "DEFAULT" in asked.printed:
        printed += UNASKED
    wanted = {name for each in printed for name in PRINTED[each]}
    found = replace(result, tables=(*result.tables, *_further(result, wanted)))
    if _is_single(result):
        found = _unturned(found)
    found = only(found, *(name for name in ORDER if name in wanted))
    found = changed(found, "correlations", lambda table: table if "DET" in printed else replace(table, notes=()))
    found = with_significance(found) if "SIG" in printed else found
    for name in LOADINGS:
        found = changed(found, name, lambda table: _shown(table, asked))
    if asked.selected is not None:
        found = _told(found, *asked.selected)
    return found


def _is_single(result: Result) -> bool:
    """Whether a rotation was asked for, and there is only one dimension."""
    turned = [table for table in result.tables if table.name in ("rotated_loadings", "pattern")]
    return any("cannot be rotated" in note.sentence for table in turned for note in table.notes)


def _unturned(result: Result) -> Result:
    """The result of one dimension: no sums of rotated loadings, and a rotated matrix of its note alone."""
    found = changed(result, "variance_explained", _without_rotation)
    for name in ("rotated_loadings", "pattern"):
        found = changed(found, name, lambda table: replace(table, rows=tuple((row[0], None) for row in table.rows)))
    return without(found, "transformation", "structure", "factor_correlations")


def _without_rotation(table: Table) -> Table:
    kept = [at for at, column in enumerate(table.columns) if column.under != "rotation"]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def _further(result: Result, wanted: set[str]) -> list[Table]:
    """The covariances and the inverse of the correlations, where they are wanted."""
    table = result.table("correlations")
    names = [str(row[0]) for row in table.rows]
    cells = [cell for row in table.rows for cell in row[1:]]
    reason = next((cell for cell in cells if not isinstance(cell, int | float)), None)
    matrix = np.array([float(str(cell)) if reason is None else 0.0 for cell in cells]).reshape(len(names), len(names))
    found = []
    if "covariance_matrix" in wanted:
        described = result.table("descriptive_statistics").column("sd")
        sds = [float(str(cell)) if reason is None else 0.0 for cell in described]
        made = matrix * np.outer(sds, sds) if reason is None else None
        found.append(_of_items("covariance_matrix", names, made, reason))
    if "inverse_correlations" in wanted:
        inverse = inverse_of(matrix) if reason is None else None
        found.append(_of_items("inverse_correlations", names, inverse, reason or SINGULAR))
    return found


def _of_items(name: str, items: list[str], matrix: Numbers | None, reason: Cell) -> Table:
    columns = (Column("item"), *(Column("covariance", item) for item in items))
    if matrix is None:
        return Table(name, columns, tuple((item, *[reason] * len(items)) for item in items))
    lines = zip(items, matrix.tolist(), strict=True)
    return Table(name, columns, tuple((item, *line) for item, line in lines))


def _told(result: Result, name: str, value: float) -> Result:
    """The tables with the note on whose cases they are."""
    note = Message(SELECTED.sentence, {"name": name, "value": f"{value:g}"})
    return replace(result, tables=tuple(replace(table, notes=(*table.notes, note)) for table in result.tables))


def _shown(table: Table, asked: Asked) -> Table:
    """Loadings sorted by the factor they load most on, those below the limit left blank."""
    rows = sorted(table.rows, key=_rank) if asked.sort else list(table.rows)
    if asked.blank:
        rows = [
            tuple(None if at and _size(cell) < asked.blank else cell for at, cell in enumerate(row)) for row in rows
        ]
    return replace(table, rows=tuple(rows))


def _rank(row: tuple[Cell, ...]) -> tuple[int, float]:
    sizes = [_size(cell) for cell in row[1:]]
    most = max(range(len(sizes)), key=lambda at: sizes[at])
    return most, -sizes[most]


def _size(cell: Cell) -> float:
    return abs(cell) if isinstance(cell, int | float) else 0.0
