"""What a result holds that can be put in order: categories, items, groups, terms."""

from analysis.result import Fault, Result, quoted
from analysis.table import Table

WHOLE = {
    "descriptives": ("descriptive_statistics", "variable", "mean"),
    "multiple_response": ("multiple_response", "category", "percent_of_cases"),
    "reliability": ("item_statistics", "item", "mean"),
    "regression": ("coefficients", "term", "beta"),
}
GROUPS = {"ttest": "group_statistics", "oneway": "group_descriptives"}

Shares = list[tuple[str, float]]


def shares(result: Result, about: str | None) -> Shares:
    """Keys with their sizes, where both are defined; `about` is a variable or an option. Raises `Fault`."""
    if about is not None and result.procedure in GROUPS:
        return _rows(result, result.table(GROUPS[result.procedure]), "group", "mean", {"variable": about})
    if about is not None and result.procedure == "multiple_response":
        return _across(result.table("multiple_response_by"), about)
    if about is not None and result.procedure == "frequencies":
        return _rows(result, result.table("frequencies", about), "category", "valid_percent", {"part": "valid"})
    if result.procedure not in WHOLE:
        found = f"{result.procedure} {about or ''}".strip()
        raise Fault("nothing in {found} can be put in order", {"found": quoted(found)})
    name, stub, word = WHOLE[result.procedure]
    table = result.table(name)
    where = {"model": str(table.rows[-1][0])} if result.procedure == "regression" else {}
    return _rows(result, table, stub, word, where)


def _rows(result: Result, table: Table, stub: str, word: str, where: dict[str, str]) -> Shares:
    at, of = table.index(stub), table.index(word)
    sized = [(str(row[at]), row[of]) for row in table.where(where)]
    return [(key, float(size)) for key, size in sized if isinstance(size, int | float) and key in result.labels]


def _across(table: Table, member: str) -> Shares:
    """Groups of respondents by the share of each that ticks `member`."""
    groups = [column.under for column in table.columns if column.word == "percent_of_cases"]
    sized = [(group, table.cell({"category": member}, "percent_of_cases", group)) for group in groups if group]
    return [(key, float(size)) for key, size in sized if isinstance(size, int | float) and key != "total"]
