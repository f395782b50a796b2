"""Results in the tables of SPSS, where ours hold the same cells in another shape; one file for each procedure."""

from importlib import import_module

from analysis.result import Result
from instrument.modules import module_names
from reports.blocked import section

PROCEDURES = frozenset(module_names(__path__))


def sections(formed: Result, language: str) -> tuple[str, ...]:
    """The heading that each of the formed tables stands below, '' for none."""
    return tuple(section(formed, table, language) for table in formed.tables)


def formed(result: Result, language: str) -> Result:
    """The result in SPSS's shape: cells may be texts already printed."""
    if result.procedure not in PROCEDURES:
        return result
    found: Result = import_module(f"{__name__}.{result.procedure}").formed(result, language)
    return found
