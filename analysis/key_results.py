"""The numbers of a result that a conclusion rests on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from analysis.result import Result
from analysis.table import Cell


@dataclass(frozen=True)
class KeyResult:
    """What a number is about, what it is, and the number; `about` the other variable, if there is one."""

    variable: str
    about: str | None
    statistic: str
    value: Cell


def key_results(result: Result) -> tuple[KeyResult, ...]:
    """The key numbers of a result in the order of its tables; none of a procedure that has none here."""
    found = OF.get(result.procedure)
    return () if found is None else tuple(found(result))


def _alphas(result: Result) -> list[KeyResult]:
    table = result.table("reliability")
    return [KeyResult(str(row[0]), None, "alpha", row[table.index("alpha")]) for row in table.rows]


def _means(result: Result) -> list[KeyResult]:
    table = result.table("descriptive_statistics")
    rows = [row for row in table.rows if row[0] != "valid_listwise"]
    return [KeyResult(str(row[0]), None, "mean", row[table.index("mean")]) for row in rows]


def _slopes(result: Result) -> list[KeyResult]:
    """The coefficients of the last model, of the blocks after the first where there are several."""
    table, blocks = result.table("coefficients"), result.options.get("blocks", [])
    wanted = {name for block in blocks[1:] for name in block}
    rows = table.where({"model": str(table.rows[-1][0])}) if table.rows else ()
    terms = [row for row in rows if row[1] != "constant"]
    chosen = [row for row in terms if not wanted or str(row[1]).partition("=")[0] in wanted]
    dependent = str(result.options.get("dependent", "")) or None
    return [KeyResult(str(row[1]), dependent, "b", row[table.index("b")]) for row in chosen]


def _correlations(result: Result) -> list[KeyResult]:
    table = result.table("correlations")
    names = [str(name) for name in table.column("variable")]
    return [
        KeyResult(name, other, "r", table.cell({"variable": name}, "r", other))
        for at, name in enumerate(names)
        for other in names[:at]
    ]


def _unequal(result: Result) -> list[KeyResult]:
    """Welch's test of each variable, which asks for no equal variances."""
    name, test = ("independent_test", {"assumption": "unequal_variances"})
    if result.procedure == "oneway":
        name, test = ("robust_tests", {"statistic": "welch"})
    tables = [table for table in result.tables if table.name == name]
    return [
        KeyResult(str(row[0]), table.about[0] if table.about else None, "p", row[table.index("p")])
        for table in tables
        for row in table.where(test)
    ]


def _indirect(result: Result) -> list[KeyResult]:
    table = result.table("indirect_effects")
    return [KeyResult(str(row[0]), None, "estimate", row[table.index("estimate")]) for row in table.rows]


OF: Mapping[str, Callable[[Result], list[KeyResult]]] = {
    "reliability": _alphas,
    "descriptives": _means,
    "regression": _slopes,
    "correlations": _correlations,
    "ttest": _unequal,
    "oneway": _unequal,
    "mediation": _indirect,
}
USUAL = ("reliability", "descriptives", "regression", "mediation")
"""The procedures whose key results are looked at where a plan names none."""
