"""NOMREG: parameters as [variable = code]."""

from analysis.result import Result
from reports.printing import changed
from reports.spss_forms.ordinal import by_names


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    del language
    return changed(result, "parameters", lambda table: by_names(result, table))
