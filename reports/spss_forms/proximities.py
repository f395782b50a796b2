"""PROXIMITIES: the parts of cases side by side, the measure above its values."""

from analysis.result import Result
from reports.printing import changed
from reports.spss_forms.hierarchical import matrix, of_cases


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "case_processing", lambda table: of_cases(result, table, language))
    return changed(found, "proximity_matrix", lambda table: matrix(result, table, language, "euclidean"))
