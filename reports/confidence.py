"""How sure the intervals of results are, as headings and phrases print it."""

from collections.abc import Sequence

from analysis.result import Result

USUAL = 0.95


OF_TABLES = {"multiple_comparisons": "posthoc_confidence"}
"""Options of tables whose intervals may have a confidence of their own."""


def confidence(result: Result, table: str = "") -> float:
    """The confidence of the intervals of a result, in percent; of a table that has its own, that."""
    asked = result.options.get("confidence", USUAL)
    asked = result.options.get(OF_TABLES.get(table, ""), asked)
    return round(100 * (asked if isinstance(asked, int | float) else USUAL), 9)


def told(results: Sequence[Result]) -> str:
    """That of several results: `95`, or `90/95` where they differ; only procedures that were told one have a say."""
    asked = {result.procedure for result in results if "confidence" in result.options}
    found = {confidence(result) for result in results if result.procedure in asked} or {100 * USUAL}
    return "/".join(f"{each:g}" for each in sorted(found))
