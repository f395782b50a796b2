"""How factors were extracted, counted and turned, in words."""

from analysis.result import Result
from analysis.table import Table
from analysis.undefined import Undefined
from analysis.vocabulary import Kind
from reports.document import Run
from reports.ink import Ink

COMPONENTS = "principal_components"
OBLIQUE = ("promax", "oblimin")


def extraction_note(result: Result, ink: Ink) -> tuple[Run, ...]:
    """The extraction of a result of factor, and by what rule the number of factors was found."""
    options = result.options
    kind = "components" if _extraction(result) == COMPONENTS else "factors"
    values = {"method": ink.plain(f"{_extraction(result)}_method"), "count": options.get("factors") or ""}
    if options.get("factors"):
        return ink.phrase(f"{kind}_given", values)
    if options.get("number") == "parallel":
        return ink.phrase(f"{kind}_by_parallel", values)
    least = options.get("least_eigenvalue", 1.0)
    limit = ink.number(least if isinstance(least, int | float) else 1.0, Kind.VALUE)
    return ink.phrase(f"{kind}_by_eigenvalue", {**values, "limit": limit})


def loadings_note(result: Result, is_rotated: bool, ink: Ink) -> tuple[Run, ...]:
    """The extraction of a result of factor with its rotation."""
    rotation = str(result.options.get("rotation", "varimax")) if is_rotated else "none"
    method = ink.plain(f"{_extraction(result)}_method")
    return ink.phrase("loadings_method", {"method": method, "rotation": ink.plain(f"{rotation}_rotation")})


def loadings(result: Result) -> tuple[Table, bool]:
    """The loadings to look at, and whether they are rotated: those of correlated factors are the pattern."""
    rotated = next((table for table in result.tables if table.name in ("rotated_loadings", "pattern")), None)
    if rotated is None or all(isinstance(cell, Undefined) for cell in rotated.rows[0][1:]):
        return result.table("loadings"), False
    return rotated, True


def is_oblique(result: Result) -> bool:
    """Whether factors were allowed to correlate."""
    return result.options.get("rotation") in OBLIQUE


def _extraction(result: Result) -> str:
    return str(result.options.get("extraction", COMPONENTS))
