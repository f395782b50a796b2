"""What tasks are about: their procedure, the options they were given, items, terms and groups."""

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from analysis.result import Fault, Result, Results, nearest, quoted
from reports.described import only_described, ranking_of
from reports.quantities.source import Source, expression
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
    "mediation": ("indirect_effects", "path"),
    "moderation": ("interaction_test", "term"),
    "ttest": ("group_statistics", "variable"),
    "sensitivity": ("sensitivity_range", "statistic"),
    "oneway": ("group_descriptives", "variable"),
}
"""Procedure → the table and the stub that list what it is about."""


SUMMARIES = frozenset({"constant", "total", "valid_listwise"})
"""Keys that sum up a list or stand beside it."""

WHOLE = frozenset({"issued", "returned", "valid"})
"""Rows of the account of the forms that are no rules."""

TOPLINES = ("topline", "topline_sets")
STANDING = frozenset({"returns", "questionnaire", *TOPLINES})
"""Results that every study has; chapters name them and never loop over them."""


def functions(source: Source) -> Mapping[str, Callable[..., object]]:
    """What a chapter may ask about tasks; keys come back as keys, which print as text."""
    return {
        "tasks_of": lambda *procedures: _keyed(tasks_of(source.results, procedures)),
        "tasks_by": lambda *procedures: _keyed(grouped(source.results, procedures)),
        "pairs": lambda names: [list(pair) for pair in combinations(names, 2)],
        "option": lambda task, name: _keyed(option(source.result(task), name)),
        "listed": lambda task: _keyed(listed(source.result(task))),
        "scale_of": lambda task: Key(scale_of(source.result(task))),
        "profiles": lambda: _keyed(_frequencies(source.results, are_characteristics=True)),
        "states": lambda: _keyed(_frequencies(source.results, are_characteristics=False)),
        "only_described": lambda task: only_described(source.results, source.result(task)),
        "ranking_of": lambda task: _keyed(ranking_of(source.results, source.result(task))),
        "rated": lambda task: _keyed(rated(source.results, source.result(task))),
        "describing": lambda task: _keyed(describing(source.results, source.result(task))),
        "compared": lambda: _keyed(compared(source.results)),
        "grouping": lambda task: _keyed(grouping(source.result(task))),
        "later_terms": lambda task: _keyed(later_terms(source.result(task))),
        "steps": lambda path: _keyed(path.split(">")),
        "overlapping": lambda names: overlapping(source.results, names),
        "toplines": lambda: _keyed([name for name in TOPLINES if name in source.results.results]),
        "screened": lambda: _keyed(screened(source.results)),
        "scale_names": lambda: _keyed(scale_names(source.results)),
        "fact": lambda name: Key.of(fact(source, name), expression("fact", name)),
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
    keys = dict.fromkeys(str(row[at]) for row in rows.where(last))
    return [each for each in keys if each not in SUMMARIES]


def screened(results: Results) -> list[str]:
    """The rules by which cases may have been set aside, in their order."""
    found = results.results.get("returns")
    rules = [] if found is None else [str(key) for key in found.table("returns").column("rule")]
    return [rule for rule in rules if rule not in WHOLE]


def scale_of(result: Result) -> str:
    """The scale whose reliability a task is about."""
    return str(result.table("reliability").rows[0][0])


def characteristics(results: Results) -> list[str]:
    """The variables that describe respondents, as the questionnaire declares them."""
    return list(dict.fromkeys(str(row[0]) for row in _rows(results, "codebook") if row[2] == "characteristic"))


def compared(results: Results) -> list[str]:
    """The tasks that compare means between groups of respondents."""
    return grouped(results, ["ttest", "oneway"])


def grouped(results: Results, procedures: Sequence[str]) -> list[str]:
    """The tasks of these procedures that compare groups."""
    return [task for task in tasks_of(results, procedures) if grouping(results.results[task])]


def grouping(result: Result) -> str | None:
    """The variable whose groups a task compares."""
    found = next((result.options[name] for name in ("groups", "factor", "by") if name in result.options), None)
    return None if found is None else str(found)


def later_terms(result: Result) -> list[str]:
    """The terms of the last model that stand in blocks after the first, or all of them where there is one block."""
    terms, blocks = listed(result), result.options.get("blocks", [])
    if len(blocks) < 2:
        return terms
    later = {name for block in blocks[1:] for name in block}
    return [term for term in terms if term.partition("=")[0] in later]


def overlapping(results: Results, names: Sequence[str]) -> bool:
    """Whether any two of these variables share an item, as a scale does with its own items."""
    items: dict[str, set[str]] = {}
    for scale, item, *_ in _rows(results, "scale_items"):
        items.setdefault(str(scale), set()).add(str(item))
    parts = [items.get(name, {name}) for name in names]
    return any(parts[at] & other for at in range(len(parts)) for other in parts[at + 1 :])


def describing(results: Results, result: Result) -> str | None:
    """The first task of descriptives whose variables all stand in this task of frequencies."""
    counted = set(listed(result))
    for task in tasks_of(results, ["descriptives"]):
        if set(listed(results.results[task])) <= counted:
            return task
    return None


def rated(results: Results, result: Result) -> list[str]:
    """The variables of a task of frequencies that are ratings: those described by means, else by the questionnaire."""
    means = describing(results, result)
    if means is not None:
        return listed(results.results[means])
    kinds = {str(row[0]): str(row[2]) for row in _rows(results, "questions")}
    lines = results.results["questionnaire"].labels if kinds else {}
    return [name for name in listed(result) if _is_rating(f"wording:{name}", kinds, lines)]


def scale_names(results: Results) -> list[str]:
    """The scales that the questionnaire declares."""
    return list(dict.fromkeys(str(row[0]) for row in _rows(results, "scale_items")))


def fact(source: Source, name: str) -> str:
    """What the questionnaire says: `about:purpose`, `scale:match` why its items form a scale; empty where nothing."""
    found = source.results.results.get("questionnaire")
    words = {} if found is None else found.labels.get(name, {})
    return words.get(source.ink.language, "")


def _is_rating(wording: str, kinds: Mapping[str, str], labels: Mapping[str, object]) -> bool:
    """Whether a wording is that of a rating, or of a line of a matrix, which is no question of its own."""
    return kinds[wording] == "scale_question" if wording in kinds else wording in labels


def _rows(results: Results, table: str) -> Sequence[Sequence[object]]:
    found = results.results.get("questionnaire")
    return () if found is None else found.table(table).rows


def _frequencies(results: Results, are_characteristics: bool) -> list[str]:
    """Tasks of frequencies that are about who answered, or about what they answered."""
    who = set(characteristics(results))
    tasks = tasks_of(results, ["frequencies"])
    return [task for task in tasks if (set(listed(results.results[task])) <= who) is are_characteristics]


def _keyed(found: object) -> object:
    if isinstance(found, str):
        return Key(found)
    return [_keyed(each) for each in found] if isinstance(found, list | tuple) else found
