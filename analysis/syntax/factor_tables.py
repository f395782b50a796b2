"""Which tables of a factor analysis FACTOR prints, and how."""

from analysis.result import Result
from analysis.syntax.arranging import changed, only, without
from analysis.syntax.factor_asked import Asked
from analysis.syntax.factor_matrices import further
from analysis.table import Cell, Table
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
    "ROTATION": (
        "variance_explained",
        "rotated_loadings",
        "pattern",
        "structure",
        "transformation",
        "factor_correlations",
    ),
    "FSCORE": ("score_coefficients", "score_covariances"),
}
OF_COVARIANCES = {"DET": ("covariance_matrix",), "INV": ("inverse_covariances",)}
ORDER = (
    "descriptive_statistics",
    "correlations",
    "covariance_matrix",
    "inverse_correlations",
    "inverse_covariances",
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
RAW = "raw_"
STAGES = {"INITIAL": "initial", "EXTRACTION": "extraction", "ROTATION": "rotation"}
UNASKED = ("INITIAL", "EXTRACTION", "ROTATION")
LOADINGS = ("loadings", "rotated_loadings", "pattern", "structure")
SELECTED = Message("Only cases for which {name} = {value} are used in the analysis phase.")


def arranged(result: Result, asked: Asked) -> Result:
    """The tables that the command asks for, in SPSS's order."""
    printed = [each for each in asked.printed if each != "DEFAULT"] or list(UNASKED)
    if "DEFAULT" in asked.printed:
        printed += UNASKED
    is_of_covariances = asked.others.get("analysed") == "covariances"
    own = {**PRINTED, **OF_COVARIANCES} if is_of_covariances else PRINTED
    wanted = {name for each in printed for name in own[each]}
    found = replace(result, tables=(*result.tables, *further(result, wanted, is_of_covariances and "DET" in printed)))
    if _is_single(result):
        found = _unturned(found)
    found = only(found, *(name for each in ORDER if each in wanted for name in (each, RAW + each)))
    found = _stages(found, {STAGES[each] for each in STAGES if each in printed})
    if "DET" not in printed or is_of_covariances:
        found = changed(found, "correlations", lambda table: replace(table, notes=()))
    if "SIG" in printed:
        from analysis.syntax.factored import with_significance

        found = with_significance(found)
    for name in (*LOADINGS, *(RAW + each for each in LOADINGS)):
        found = changed(found, name, lambda table: _shown(table, asked))
    if asked.selected is not None:
        found = _told(found, *asked.selected)
    return found


def _stages(result: Result, stages: set[str]) -> Result:
    """Communalities and variances of the stages that are printed: initial, extraction, rotation."""
    for name in ("communalities", "variance_explained"):
        for each in (name, RAW + name):
            result = changed(result, each, lambda table: _of_stages(table, stages))
    return replace(result, tables=tuple(table for table in result.tables if len(table.columns) > 1))


def _of_stages(table: Table, stages: set[str]) -> Table:
    kept = [at for at, column in enumerate(table.columns) if not at or (column.under or column.word) in stages]
    rows = tuple(tuple(row[at] for at in kept) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in kept), rows=rows)


def _is_single(result: Result) -> bool:
    """Whether a rotation was asked for, and there is only one dimension."""
    turned = [table for table in result.tables if table.name in ("rotated_loadings", "pattern")]
    return any("cannot be rotated" in note.sentence for table in turned for note in table.notes)


def _unturned(result: Result) -> Result:
    """The result of one dimension: no sums of rotated loadings, and a rotated matrix of its note alone."""
    found = changed(result, "variance_explained", _without_rotation)
    found = changed(found, "raw_variance_explained", _without_rotation)
    for name in ("rotated_loadings", "pattern"):
        found = changed(found, name, lambda table: replace(table, rows=tuple((row[0], None) for row in table.rows)))
    return without(found, "transformation", "structure", "factor_correlations")


def _without_rotation(table: Table) -> Table:
    return _of_stages(table, {"initial", "extraction"})


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
