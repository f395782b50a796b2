"""What a procedure found: who was counted, tables, notes, and the labels of every key the tables use."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from analysis.cases import Cases
from analysis.table import Cell, Column, Table
from analysis.undefined import Undefined
from instrument.message import Fault as Fault
from instrument.message import Message as Message
from instrument.message import Place as Place
from instrument.message import nearest as nearest
from instrument.message import quoted as quoted
from instrument.records import dataclass

FORMAT = 1

Labels = Mapping[str, Mapping[str, str]]
"""Key → language → words: `q4` a variable, `q4=1` a level, a set or a scale by its name."""


@dataclass(frozen=True)
class Result:
    """One task's answer."""

    procedure: str
    options: Mapping[str, Any]  # as a plan writes them
    cases: Cases
    tables: tuple[Table, ...]
    notes: tuple[Message, ...] = ()
    labels: Labels = field(default_factory=dict)
    name: str = ""  # the task's name in the plan
    decimals: Mapping[str, int] = field(default_factory=dict)  # variable → those of its print format
    formats: Mapping[str, str] = field(
        default_factory=dict
    )  # variable → its print format, where a job's is more: DATE11
    settings: Mapping[str, str] = field(default_factory=dict)  # how a job would have numbers printed: LEADZERO → YES

    def table(self, name: str, *about: str) -> Table:
        """The first table of that name about those keys (none given: about anything); raises `Fault`."""
        for table in self.tables:
            if table.name == name and (not about or table.about == about):
                return table
        found = " ".join((name, *about))
        possible = nearest(found, [" ".join((table.name, *table.about)) for table in self.tables])
        raise Fault(
            "no table {found} in the result; possible: {possible}", {"found": quoted(found), "possible": possible}
        )


@dataclass(frozen=True)
class Results:
    """All results of a study, with what they were made from."""

    results: Mapping[str, Result]
    inputs: Mapping[str, str] = field(default_factory=dict)  # file name → SHA-256
    engines: Mapping[str, str] = field(default_factory=dict)  # package → version
    simulated: bool = False
    wave: str = ""


def to_data(results: Results) -> dict[str, Any]:
    """`results` as plain data for results.json; no NaN, no clock."""
    return {
        "format": FORMAT,
        "wave": results.wave,
        "simulated": results.simulated,
        "inputs": dict(results.inputs),
        "engines": dict(results.engines),
        "results": {name: result_to_data(result) for name, result in results.results.items()},
    }


def from_data(data: Mapping[str, Any]) -> Results:
    """The inverse of `to_data`; raises `Fault` for another format number."""
    if data.get("format") != FORMAT:
        raise Fault("format {found}; possible: {possible}", {"found": quoted(data.get("format")), "possible": FORMAT})
    return Results(
        results={name: result_from_data(name, each) for name, each in data["results"].items()},
        inputs=data["inputs"],
        engines=data["engines"],
        simulated=data["simulated"],
        wave=data["wave"],
    )


def result_to_data(result: Result) -> dict[str, Any]:
    """One result as plain data, without its name (the key it stands under)."""
    return {
        "procedure": result.procedure,
        "options": dict(result.options),
        "cases": {"total": result.cases.total, "valid": result.cases.valid, "rows": result.cases.rows},
        "tables": [_table_to_data(table) for table in result.tables],
        "notes": [_message_to_data(note) for note in result.notes],
        "labels": {key: dict(text) for key, text in result.labels.items()},
        "decimals": dict(result.decimals),
    }


def result_from_data(name: str, data: Mapping[str, Any]) -> Result:
    """The inverse of `result_to_data`."""
    return Result(
        name=name,
        procedure=data["procedure"],
        options=data["options"],
        cases=Cases(**data["cases"]),
        tables=tuple(_table_from_data(table) for table in data["tables"]),
        notes=tuple(_message_from_data(note) for note in data["notes"]),
        labels=data["labels"],
        decimals=data["decimals"],
    )


def _table_to_data(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "about": list(table.about),
        "columns": [{"word": column.word, "under": column.under} for column in table.columns],
        "rows": [[_cell_to_data(cell) for cell in row] for row in table.rows],
        "notes": [_message_to_data(note) for note in table.notes],
    }


def _table_from_data(data: Mapping[str, Any]) -> Table:
    return Table(
        name=data["name"],
        about=tuple(data["about"]),
        columns=tuple(Column(column["word"], column["under"]) for column in data["columns"]),
        rows=tuple(tuple(_cell_from_data(cell) for cell in row) for row in data["rows"]),
        notes=tuple(_message_from_data(note) for note in data["notes"]),
    )


def _cell_to_data(cell: Cell) -> Any:
    return {"undefined": _message_to_data(cell.reason)} if isinstance(cell, Undefined) else cell


def _cell_from_data(data: Any) -> Cell:
    if isinstance(data, dict):
        return Undefined(_message_from_data(data["undefined"]))
    cell: Cell = data
    return cell


def _message_to_data(message: Message) -> dict[str, Any]:
    return {"sentence": message.sentence, "values": dict(message.values)}


def _message_from_data(data: Mapping[str, Any]) -> Message:
    return Message(data["sentence"], data["values"])
