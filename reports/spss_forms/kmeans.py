"""QUICK CLUSTER: centers with the decimals of their variables, small changes as powers."""

from analysis.result import Result
from analysis.table import Cell, Column, Table
from analysis.vocabulary import Kind
from instrument.records import replace
from reports.formatting import SPSS, Printed, fixed, number
from reports.headed import Headed
from reports.marked import Plain
from reports.markup import clean
from reports.printing import changed
from reports.wording import heading, key

UNSEEN = 0.0005  # what three decimals do not show


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = result
    for name in ("initial_centers", "final_centers"):
        found = changed(found, name, lambda table: _centers(result, table))
    found = changed(found, "iteration_history", lambda table: _history(table, language))
    found = changed(found, "cluster_membership", lambda table: _members(result, table, language))
    found = changed(found, "center_distances", _distances)
    return changed(found, "cluster_sizes", lambda table: _sizes(table, language))


def _centers(result: Result, table: Table) -> Table:
    rows = tuple((line[0], *(_center(result, line[0], cell) for cell in line[1:])) for line in table.rows)
    return replace(table, rows=rows)


def _center(result: Result, name: Cell, cell: Cell) -> Cell:
    places = result.decimals.get(str(name), 2)
    return number(float(cell), Kind.MEAN, SPSS, places) if isinstance(cell, float | int) else cell


def _history(table: Table, language: str) -> Table:
    """The clusters by their numbers below what the numbers are; 3.204E-6 for what is smaller than .0005."""
    above = (heading("center_change", language),)
    columns = [Headed(each.word, None, _number(each.under), above) for each in table.columns[1:]]
    rows = tuple((line[0], *map(_change, line[1:])) for line in table.rows)
    return replace(table, columns=(table.columns[0], *columns), rows=rows)


def _change(cell: Cell) -> Cell:
    if not isinstance(cell, float) or cell == 0 or cell >= UNSEEN:
        return cell
    mantissa, _, power = f"{cell:.3e}".partition("e")
    return Printed.of(f"{mantissa}E{int(power)}", cell)


def _members(result: Result, table: Table, language: str) -> Table:
    """The variable that names the cases above their names."""
    name = str(result.options.get("identity", ""))
    heads = {"identity": clean(key(name, result.labels, language)), "case": heading("case", language)}
    columns = tuple(Headed(each.word, None, heads[each.word]) if each.word in heads else each for each in table.columns)
    rows = (
        tuple(Plain(cell) if at == 1 and isinstance(cell, str) else cell for at, cell in enumerate(line))
        for line in table.rows
    )
    return replace(table, columns=columns, rows=tuple(rows))


def _distances(table: Table) -> Table:
    """The clusters by their numbers beside the rows too."""
    rows = tuple((Plain(_number(str(line[0]))), *line[1:]) for line in table.rows)
    return replace(table, rows=rows)


def _sizes(table: Table, language: str) -> Table:
    """The clusters beside their name, cases with three decimals as counts of weights have them."""
    rows: list[tuple[Cell, ...]] = []
    for line in table.rows:
        stub = str(line[0])
        cells = [
            Printed.of(fixed(cell, 3).removeprefix("0") if cell < 1 else fixed(cell, 3), cell)
            if isinstance(cell, float)
            else cell
            for cell in line[1:]
        ]
        is_cluster = "=" in stub
        told = (heading("cluster", language), Plain(_number(stub))) if is_cluster else (key(stub, {}, language), "")
        rows.append((*told, *cells))
    shown = [
        Headed(each.word, None, "" if len(table.columns) == 2 else _counted(each, language))
        for each in table.columns[1:]
    ]
    return replace(table, columns=(Column("statistic"), Column("statistic"), *shown), rows=tuple(rows))


def _counted(column: Column, language: str) -> str:
    return heading("unweighted_n", language) if column.word == "unweighted_n" else key("weighted", {}, language)


def _number(under: str | None) -> str:
    return str(under).partition("=")[2]
