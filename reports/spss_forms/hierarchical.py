"""CLUSTER: how distances are taken and clusters joined, above and below the tables."""

from analysis.result import Message, Result
from analysis.table import Cell, Table
from instrument.records import replace
from reports.headed import Headed
from reports.printing import changed
from reports.turning import sideways
from reports.wording import key, phrase

USED = Message("{measure} used")


def formed(result: Result, language: str) -> Result:
    """The tables of SPSS."""
    found = changed(result, "case_processing", lambda table: _processing(result, table, language))
    found = changed(found, "proximity_matrix", lambda table: matrix(result, table, language))
    return changed(found, "cluster_membership", lambda table: _members(table, language))


def _processing(result: Result, table: Table, language: str) -> Table:
    """The parts side by side, with the measure and the way of joining below."""
    names = measured(result, "euclidean_squared", language), linked(result, language)
    notes = (Message(USED.sentence, {"measure": names[0]}), Message(names[1]))
    return replace(of_cases(result, table, language), notes=notes)


def of_cases(result: Result, table: Table, language: str) -> Table:
    """The parts of cases side by side, in a row without a name."""
    made = sideways(result, table, language)
    return replace(made, columns=made.columns[1:], rows=tuple(row[1:] for row in made.rows))


def measured(result: Result, usual: str, language: str) -> str:
    """The name of the measure."""
    return phrase(f"of_measure_{result.options.get('measure', usual)}", language)


def linked(result: Result, language: str) -> str:
    """The name of the way of joining."""
    return phrase(f"linkage_{result.options.get('method', 'between')}", language)


def matrix(result: Result, table: Table, language: str, usual: str = "euclidean_squared") -> Table:
    """The items below the name of the measure."""
    above = (measured(result, usual, language),)
    columns = [
        Headed(each.word, None, key(str(each.under), result.labels, language), above) for each in table.columns[1:]
    ]
    return replace(table, columns=(table.columns[0], *columns))


def _members(table: Table, language: str) -> Table:
    numbers = [str(each.under).partition("=")[2] for each in table.columns[1:]]
    heads = [Headed("cluster_number", None, phrase("n_clusters", language, {"n": n})) for n in numbers]
    rows: list[tuple[Cell, ...]] = list(table.rows)
    return replace(table, columns=(table.columns[0], *heads), rows=tuple(rows))
