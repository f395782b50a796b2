"""The numbers of a result that a conclusion rests on."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from analysis.crosstabs.frame import LAYERS
from analysis.result import Result
from analysis.table import Cell, Table
from instrument.records import dataclass

ASSOCIATIONS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "chi_square": ("pearson", {"chi_square": "value", "p": "p"}),
    "symmetric_measures": ("cramer_v", {"cramer_v": "coefficient"}),
}
"""Table of a crosstab → the row and the cells that count, by the statistic they are."""


@dataclass(frozen=True)
class KeyResult:
    """What a number is about, what it is, and the number; `about` the other variable, if there is one."""

    variable: str
    about: str | None
    statistic: str
    value: Cell


def key_results(result: Result, reported: Result | None = None) -> tuple[KeyResult, ...]:
    """The key numbers of a result in the order of its tables; none of a procedure that has none here.

    Of a result computed again, they are about the answers that are the most frequent ones in `reported`.
    """
    found = OF.get(result.procedure)
    return () if found is None else tuple(found(result, reported or result))


def _alphas(result: Result, _: Result) -> list[KeyResult]:
    table = result.table("reliability")
    return [KeyResult(str(row[0]), None, "alpha", row[table.index("alpha")]) for row in table.rows]


def _means(result: Result, _: Result) -> list[KeyResult]:
    table = result.table("descriptive_statistics")
    rows = [row for row in table.rows if row[0] != "valid_listwise"]
    return [KeyResult(str(row[0]), None, "mean", row[table.index("mean")]) for row in rows]


def _slopes(result: Result, _: Result) -> list[KeyResult]:
    """The coefficients of the last model, of the blocks after the first where there are several."""
    table, blocks = result.table("coefficients"), result.options.get("blocks", [])
    wanted = {name for block in blocks[1:] for name in block}
    rows = table.where({"model": str(table.rows[-1][0])}) if table.rows else ()
    terms = [row for row in rows if row[1] != "constant"]
    chosen = [row for row in terms if not wanted or str(row[1]).partition("=")[0] in wanted]
    dependent = str(result.options.get("dependent", "")) or None
    return [KeyResult(str(row[1]), dependent, "b", row[table.index("b")]) for row in chosen]


def _correlations(result: Result, _: Result) -> list[KeyResult]:
    table = result.table("correlations")
    names = [str(name) for name in table.column("variable")]
    return [
        KeyResult(name, other, "r", table.cell({"variable": name}, "r", other))
        for at, name in enumerate(names)
        for other in names[:at]
    ]


def _unequal(result: Result, _: Result) -> list[KeyResult]:
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


def _associations(result: Result, _: Result) -> Iterator[KeyResult]:
    """Pearson's chi-square with its probability, and Cramér's V, of each pair over all its layers."""
    for table in result.tables:
        if table.name in ASSOCIATIONS:
            statistic, words = ASSOCIATIONS[table.name]
            layers = [column.word for column in table.columns if column.word in LAYERS]
            for row in table.where({"statistic": statistic, **dict.fromkeys(layers, "total")}):
                for key, word in words.items():
                    yield KeyResult(table.about[0], table.about[1], key, row[table.index(word)])


def _ticks(result: Result, _: Result) -> Iterator[KeyResult]:
    """How many of those who ticked something ticked each option."""
    for table in _tables(result, "multiple_response"):
        at = table.index("percent_of_cases")
        yield from (
            KeyResult(table.about[0], str(row[0]), "percent_of_cases", row[at])
            for row in table.rows
            if row[0] != "total"
        )


def _indirect(result: Result, _: Result) -> list[KeyResult]:
    table = result.table("indirect_effects")
    return [KeyResult(str(row[0]), None, "estimate", row[table.index("estimate")]) for row in table.rows]


def most_frequent(result: Result) -> Mapping[str, str]:
    """Variable → its answer with the most cases, the first of several; none where nobody answered."""
    found: dict[str, str] = {}
    for table in _tables(result, "frequencies"):
        answers = [row for row in table.where({"part": "valid"}) if row[1] != "total"]
        counts = [float(str(row[table.index("count")])) for row in answers]
        if any(counts):
            found[table.about[0]] = str(answers[counts.index(max(counts))][1])
    return found


def _shares(result: Result, reported: Result) -> Iterator[KeyResult]:
    """How many answered each question, and the share of the answer that most gave."""
    top = most_frequent(reported)
    for table in _tables(result, "frequencies"):
        name = table.about[0]
        total = {"part": "valid", "category": "total"}
        yield KeyResult(name, None, "valid", table.cell(total, "count"))
        if name in top:
            share = table.cell({**total, "category": top[name]}, "valid_percent")
            yield KeyResult(name, top[name], "valid_percent", share)


def _tables(result: Result, name: str) -> Iterator[Table]:
    return (table for table in result.tables if table.name == name)


OF: Mapping[str, Callable[[Result, Result], Iterable[KeyResult]]] = {
    "frequencies": _shares,
    "multiple_response": _ticks,
    "descriptives": _means,
    "reliability": _alphas,
    "crosstab": _associations,
    "ttest": _unequal,
    "oneway": _unequal,
    "correlations": _correlations,
    "regression": _slopes,
    "mediation": _indirect,
}
USUAL = ("reliability", "descriptives", "regression", "mediation", "crosstab", "frequencies", "multiple_response")
"""The procedures whose key results are looked at where a plan names none."""
