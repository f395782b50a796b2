"""Which tasks and terms a chapter speaks of, chosen by their numbers."""

from collections.abc import Callable, Mapping, Sequence

from analysis.result import Result
from analysis.vocabulary import WORDS, Kind
from reports.limits import LIMITS
from reports.quantities.multiplicity import probabilities
from reports.quantities.source import Source
from reports.subjects import later_terms
from reports.template import Key


def functions(source: Source) -> Mapping[str, Callable[..., object]]:
    """What a chapter may have chosen for it."""
    results = source.results.results
    return {
        "by_alpha": lambda tasks: [Key(task) for task in by_alpha({task: results[task] for task in tasks})],
        "most_different": lambda tasks: Key(most_different({task: results[task] for task in tasks})),
        "significant_terms": lambda task: [Key(term) for term in significant_terms(source.result(task))],
        "rows": lambda task, table: [_keyed(each) for each in rows(source.result(task), table)],
        "headings": lambda task, table: [Key(each) for each in headings(source.result(task), table)],
    }


def by_alpha(scales: Mapping[str, Result]) -> list[str]:
    """Tasks of reliability whose alpha is defined, the largest first."""
    found = [(task, result.table("reliability").column("alpha")[0]) for task, result in scales.items()]
    sized = [(task, float(alpha)) for task, alpha in found if isinstance(alpha, int | float)]
    return [task for task, _ in sorted(sized, key=lambda each: -each[1])]


def most_different(tasks: Mapping[str, Result]) -> str:
    """The comparison of three groups or more with the smallest probability below the limit; empty where none is."""
    found = [(min(sizes), task) for task, sizes in _sizes(tasks) if sizes]
    return min((each for each in found if each[0] < LIMITS["p"].value), default=(0.0, ""))[1]


def significant_terms(result: Result) -> list[str]:
    """The terms added last whose coefficient has a probability below the limit."""
    table = result.table("coefficients")
    at, of = table.index("term"), table.index("p")
    p = {str(row[at]): row[of] for row in table.where({"model": str(table.rows[-1][0])})}
    return [term for term in later_terms(result) if _is_below(p.get(term))]


def rows(result: Result, table: str) -> list[dict[str, str]]:
    """The rows of any table of a task by their keys, as `cell` takes them."""
    found = result.table(table)
    places = [at for at, column in enumerate(found.columns) if not column.under and WORDS[column.word] is Kind.KEY]
    return [{found.columns[at].word: str(row[at]) for at in places if row[at] is not None} for row in found.rows]


def headings(result: Result, table: str) -> list[str]:
    """What the columns of a table stand under, such as the levels across a crosstab, each once."""
    return list(dict.fromkeys(column.under for column in result.table(table).columns if column.under))


def _keyed(row: Mapping[str, str]) -> dict[str, Key]:
    return {name: Key(key) for name, key in row.items()}


def _sizes(tasks: Mapping[str, Result]) -> Sequence[tuple[str, list[float]]]:
    compared = [(task, result) for task, result in tasks.items() if result.procedure == "oneway"]
    return [
        (task, [float(p) for p in probabilities(result) if isinstance(p, int | float)]) for task, result in compared
    ]


def _is_below(p: object) -> bool:
    return isinstance(p, int | float) and p < LIMITS["p"].value
