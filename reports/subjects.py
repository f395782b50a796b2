"""What tasks are about: their procedure, the options they were given, items, terms and groups."""

from collections.abc import Callable, Mapping, Sequence

from analysis.result import Fault, Result, Results, nearest, quoted
from reports.quantities.source import Source
from reports.template import Key

STUBS = {
    "reliability": ("item_statistics", "item"),
    "factor": ("descriptive_statistics", "item"),
    "descriptives": ("descriptive_statistics", "variable"),
    "correlations": ("descriptive_statistics", "variable"),
    "regression": ("coefficients", "term"),
    "logistic": ("equation", "term"),
    "ordinal": ("parameters", "term"),
    "means": ("group_means", "variable"),
    "ttest": ("group_statistics", "variable"),
    "oneway": ("group_descriptives", "variable"),
}
"""Procedure → the table and the stub that list what it is about."""


STANDING = frozenset({"returns", "questionnaire", "topline", "topline_sets"})
"""Results that every study has; chapters name them and never loop over them."""


def functions(source: Source) -> Mapping[str, Callable[..., object]]:
    """What a chapter may ask about tasks; keys come back as keys, which print as text."""
    return {
        "tasks_of": lambda *procedures: _keyed(tasks_of(source.results, procedures)),
        "option": lambda task, name: _keyed(option(source.result(task), name)),
        "listed": lambda task: _keyed(listed(source.result(task))),
        "scale_of": lambda task: Key(scale_of(source.result(task))),
        "profiles": lambda: _keyed(_frequencies(source.results, are_characteristics=True)),
        "states": lambda: _keyed(_frequencies(source.results, are_characteristics=False)),
        "fact": lambda name: Key(fact(source, name)),
    }


def tasks_of(results: Results, procedures: Sequence[str]) -> list[str]:
    """The tasks of the plan that are of these procedures, in its order."""
    found = ((name, result) for name, result in results.results.items() if name not in STANDING)
    return [name for name, result in found if result.procedure in procedures]


def option(result: Result, name: str) -> object:
    """An option as the plan gives it; None where it was left to its default."""
    return result.options.get(name)


def listed(result: Result) -> list[str]:
    """Items, variables or terms of a task, each once; of an equation those of its last model, without the constant."""
    if result.procedure == "frequencies":
        return [table.about[0] for table in result.tables if table.name == "frequencies"]
    if result.procedure == "multiple_response":
        return [str(each) for each in result.table("multiple_response").column("category") if each != "total"]
    if result.procedure not in STUBS:
        found = {"found": quoted(result.procedure), "possible": nearest(result.procedure, STUBS)}
        raise Fault("nothing is listed in {found}; possible: {possible}", found)
    table, stub = STUBS[result.procedure]
    rows = result.table(table)
    words = [column.word for column in rows.columns]
    last = {"model": str(rows.rows[-1][0])} if "model" in words and rows.rows else {}
    at = rows.index(stub)
    return [str(each) for each in dict.fromkeys(row[at] for row in rows.where(last)) if each != "constant"]


def scale_of(result: Result) -> str:
    """The scale whose reliability a task is about."""
    return str(result.table("reliability").rows[0][0])


def characteristics(results: Results) -> list[str]:
    """The variables that describe respondents, as the questionnaire declares them."""
    found = results.results.get("questionnaire")
    if found is None:
        return []
    rows = found.table("codebook").where({"role": "characteristic"})
    return list(dict.fromkeys(str(row[0]) for row in rows))


def fact(source: Source, name: str) -> str:
    """What the questionnaire says of itself: its title, purpose, population, confidentiality; empty where nothing."""
    found = source.results.results.get("questionnaire")
    words = {} if found is None else found.labels.get(f"about:{name}", {})
    return words.get(source.ink.language, "")


def _frequencies(results: Results, are_characteristics: bool) -> list[str]:
    """Tasks of frequencies that are about who answered, or about what they answered."""
    who = set(characteristics(results))
    tasks = tasks_of(results, ["frequencies"])
    return [task for task in tasks if (set(listed(results.results[task])) <= who) is are_characteristics]


def _keyed(found: object) -> object:
    if isinstance(found, str):
        return Key(found)
    return [_keyed(each) for each in found] if isinstance(found, list | tuple) else found
