"""Where a number comes from, in printed lines: result and table, variables, base, weight, definition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import dataclass
from reports.confidence import confidence
from reports.ink import Ink
from reports.wording import at_confidence, definition, title

Lines = tuple[tuple[str, str], ...]
"""Pairs of what a line says and its words."""

# Procedures leave out missing answers in their own way; an option `missing` says so where a plan may choose.
RULES: Mapping[str, str] = {
    "returns": "all_forms",
    "frequencies": "own",
    "descriptives": "own",
    "ttest": "own",
    "oneway": "own",
    "correlations": "pairwise",
    "reliability": "listwise",
    "factor": "listwise",
    "regression": "listwise",
    "logistic": "listwise",
    "multinomial": "listwise",
    "ordinal": "listwise",
    "cfa": "listwise",
    "multiple_response": "ticked",
}


@dataclass(frozen=True)
class Spot:
    """Where a number stands in the results: under a word of a table, in the row that `keys` names."""

    result: Result
    table: Table | None = None
    word: str = "cases"
    keys: Mapping[str, str] = field(default_factory=dict)
    under: str | None = None


def origin(spot: Spot, ink: Ink) -> Lines:
    """The lines; one that the results cannot tell is left out."""
    lines = {
        "origin_result": " › ".join(part for part in (spot.result.name, _title(spot, ink)) if part),
        "origin_variables": ink.plain("semicolon").join(_variables(spot, ink)),
        "origin_base": _base(spot, ink),
        "origin_weight": _weight(spot.result, ink),
        "origin_definition": at_confidence(definition(*_defined(spot), ink.language), confidence(spot.result)),
    }
    return tuple((ink.plain(name), words) for name, words in lines.items() if words)


def _title(spot: Spot, ink: Ink) -> str:
    if spot.table is None:
        return ""
    return title(spot.table.name, tuple(ink.label(spot.result, name) for name in spot.table.about), ink.language)


def _defined(spot: Spot) -> tuple[str, ...]:
    """The names by which a definition may stand, the closest first."""
    table = spot.table.name if spot.table else ""
    statistic = spot.keys.get("statistic")
    return (*([f"{table}.{statistic}"] if statistic else []), f"{table}.{spot.word}", spot.word)


def _variables(spot: Spot, ink: Ink) -> list[str]:
    """Printed names of the variables and levels of the cell; without any, of all that the task was asked about."""
    labels = spot.result.labels
    asked = {name: value for name, value in spot.result.options.items() if name != "weight"}
    about = spot.table.about if spot.table else ()
    named = [each for each in (*about, *spot.keys.values(), spot.under or "") if each in labels]
    single = [value for value in asked.values() if isinstance(value, str)]
    found = [each for each in (*named, *(single if named else _words(asked)), *_items(spot)) if each in labels]
    levels = {each.partition("=")[0] for each in found if "=" in each}
    return list(dict.fromkeys(_named(spot.result, each, ink) for each in found if each not in levels))


def _items(spot: Spot) -> tuple[str, ...]:
    """The items behind a number of a whole scale."""
    tables = [] if "item" in spot.keys else spot.result.tables
    items = [table.column("item") for table in tables if Column("item") in table.columns]
    return tuple(str(each) for each in items[0]) if items else ()


def _words(option: Any) -> Iterator[str]:
    if isinstance(option, str):
        yield option
    elif isinstance(option, Mapping):
        for each in option.values():
            yield from _words(each)
    elif isinstance(option, Sequence):
        for each in option:
            yield from _words(each)


def _named(result: Result, key: str, ink: Ink) -> str:
    variable = key.partition("=")[0]
    label = ink.label(result, key)
    if variable == key or variable not in result.labels:
        return label
    return ink.plain("level_of", {"variable": ink.label(result, variable), "level": label})


def _base(spot: Spot, ink: Ink) -> str:
    """The cases behind the number, of how many, and who was left out."""
    cases, result = _counted(spot), spot.result
    chosen = result.options.get("missing")
    rule = chosen if chosen in {"listwise", "pairwise"} else RULES.get(result.procedure, "valid_only")
    n = ink.plain("origin_and").join(ink.number(each, Kind.COUNT) for each in cases)
    is_part = len(cases) > 1 or spot.under is not None or "group" in spot.keys or cases[0] == result.cases.total
    total = ink.number(result.cases.total, Kind.COUNT)
    return ink.plain("origin_n" if is_part else "origin_of", {"n": n, "total": total, "rule": ink.plain(rule)})


def _counted(spot: Spot) -> list[float]:
    """Cases of the cell's own row, variable or groups where the result counts them, else of the whole result."""
    if spot.result.procedure == "returns":
        return [spot.result.cases.total]
    return _in_row(spot) or _of_variable(spot) or _of_groups(spot) or [spot.result.cases.valid]


def _in_row(spot: Spot) -> list[float]:
    table = spot.table
    if table is None or not spot.keys:
        return []
    if Column("count", spot.under) in table.columns and spot.under is not None:
        return _numbers(row[table.index("count", spot.under)] for row in table.rows if row[0] == "total")
    under = next((each for each in (spot.under, None) if Column("n", each) in table.columns), spot.under)
    if Column("n", under) not in table.columns:
        return []
    return _numbers(row[table.index("n", under)] for row in table.where(spot.keys))


def _of_variable(spot: Spot) -> list[float]:
    """Valid answers to the variable of a frequency table."""
    name = (spot.table.about if spot.table else ()) or (spot.keys.get("variable", ""),)
    found = [table for table in spot.result.tables if table.name == "statistics" and spot.table is not None]
    return _numbers(row[table.index("valid")] for table in found for row in table.where({"variable": name[0]}))


def _of_groups(spot: Spot) -> list[float]:
    """Cases of the groups that a test compares; of all together where the result has them in one row."""
    variable = {"variable": spot.keys.get("variable", "")}
    tables = [each for each in spot.result.tables if each.name in {"group_statistics", "group_descriptives"}]
    for table in tables:
        rows = table.where(variable)
        whole = [row for row in rows if row[table.index("group")] == "total"]
        return _numbers(row[table.index("n")] for row in whole or rows)
    return []


def _numbers(cells: Iterator[Cell]) -> list[float]:
    return [float(each) for each in cells if isinstance(each, int | float)]


def _weight(result: Result, ink: Ink) -> str:
    name = str(result.options.get("weight", "off"))
    if result.cases.valid == result.cases.rows and name == "off":
        return ink.plain("origin_unweighted")
    rows = ink.number(result.cases.rows, Kind.COUNT)
    if name == "off":
        return ink.plain("origin_weighted", {"rows": rows})
    return ink.plain("origin_weighted_by", {"name": ink.label(result, name), "rows": rows})
