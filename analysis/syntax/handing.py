"""The active file handed to procedures as responses, and a data file taken as the active one."""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.syntax.active import Active, Field, Format, TickedSet
from instrument.codebook import Codebook, Level, MultipleSet, Variable
from instrument.measure import Measure
from instrument.records import replace
from survey.files.dataset import Dataset
from survey.ledger import Ledger
from survey.numbered import Numbered
from survey.responses import Column, Responses, Source
from survey.texts import both, text_variable

_FORMAT = re.compile(r"([A-Za-z]+)(\d*)(?:\.(\d+))?")


def responses(active: Active) -> Responses:
    """The cases with a codebook; strings become levels 1, 2, … in the order of the strings, which measure nothing."""
    built = [_variable(described, active.columns[name]) for name, described in active.fields.items()]
    sets = tuple(
        MultipleSet(each.name.lstrip("$"), both(each.label or each.name), each.members, each.counted)
        for each in active.sets
        if each.counted is not None
    )
    return Responses(
        codebook=Codebook(tuple(variable for variable, _ in built), sets),
        columns={variable.name: column for variable, column in built},
        ids=Numbered(active.n, 1),
        weight=active.weight,
        ledger=Ledger(returned=active.n),
        source=Source(),
    )


def taken(found: Responses, rows: NDArray[np.bool_]) -> Responses:
    """Some of the cases, shape (n,) of all, with the codes and labels of all."""
    if rows.all():
        return found
    n = int(rows.sum())
    columns = {name: np.asarray(column)[rows] for name, column in found.columns.items()}
    return replace(found, columns=columns, ids=Numbered(n, 1), ledger=Ledger(returned=n))


def _variable(described: Field, column: Column) -> tuple[Variable, Column]:
    text = both(described.label or described.name)
    if described.is_text:
        labels = {str(value).rstrip(): label for value, label in described.levels}
        missing = frozenset(str(value).rstrip() for value in described.missing)
        return text_variable(described.name, column, text, labels, missing)
    single = tuple(float(value) for value in described.missing)
    span = described.missing_range
    levels = tuple(
        Level(code, both(label), code in single or (span is not None and span[0] <= code <= span[1]))
        for code, label in sorted((float(value), label) for value, label in described.levels)
    )
    return (
        Variable(
            name=described.name,
            text=text,
            measure=_measure(described),
            levels=levels,
            missing=single,
            missing_range=span,
            decimals=described.format.decimals,
        ),
        column,
    )


def _measure(described: Field) -> Measure:
    if described.measure in tuple(Measure):
        return Measure(described.measure)
    return Measure.NOMINAL if described.levels else Measure.SCALE


def active_of(data: Dataset) -> Active:
    """A statistical file as the active one."""
    fields = {name: _field(data, name) for name in data.names}
    sets = tuple(
        TickedSet(name, each["label"] or "", tuple(each["variable_list"]), _counted(each))
        for name, each in data.sets.items()
    )
    return Active(
        fields,
        dict(data.columns),
        data.n,
        data.weight,
        sets,
        label=data.label,
        file=data.file,
        documents=tuple(line.rstrip() for line in data.documents),
        attributes=data.file_attributes,
    )


def _counted(described: Mapping[str, object]) -> float | None:
    return float(str(described["counted_value"] or 1)) if described["is_dichotomy"] else None


def _field(data: Dataset, name: str) -> Field:
    column, missing = data.columns[name], data.missing.get(name, ())
    found = format_of(data.formats.get(name, ""))
    is_text = column.dtype == object
    ranges = [(float(low), float(high)) for low, high in missing if low != high]
    return Field(
        name=name,
        width=(found.width if found.kind.upper() in ("A", "AHEX") else _widest(column)) if is_text else 0,
        format=found
        if is_text == (found.kind.upper() in ("A", "AHEX"))
        else Format("A", _widest(column), 0)
        if is_text
        else Format(),
        label=data.labels.get(name) or "",
        levels=tuple(data.levels.get(name, ())),
        missing=tuple(low for low, high in missing if low == high),
        missing_range=ranges[0] if ranges else None,
        measure=measure if (measure := data.measure.get(name, "")) != "unknown" else "",
        display=data.display.get(name, 0),
        role=role if (role := data.roles.get(name, "")) != "input" else "",
        attributes=data.attributes.get(name, ()),
        alignment=alignment if (alignment := data.alignment.get(name, "")) != "unknown" else "",
    )


def _widest(column: Column) -> int:
    return max((len(str(each).encode()) for each in column), default=1) or 1


def format_of(written: str) -> Format:
    """A format as files and commands write it: F8.2, A20, DATE11; F8.2 where it is none."""
    found = _FORMAT.fullmatch(written)
    if found is None:
        return Format()
    return Format(found[1].upper(), int(found[2] or 8), int(found[3] or 0))


def active_of_responses(found: Responses, file: Path) -> Active:
    """A table read as our own files are, as the active file: levels made of words become strings again."""
    fields, columns = {}, {}
    for variable in found.codebook:
        column = np.asarray(found.columns[variable.name])
        words = variable.text.get("en", "")
        label = "" if words == variable.name else words
        if variable.of_words:
            texts = {level.code: level.text["en"] for level in variable.levels}
            column = np.array([texts.get(code, "") for code in column.tolist()], dtype=object)
        if column.dtype == object:
            width = _widest(column)
            fields[variable.name] = Field(variable.name, width, Format("A", width, 0), label, measure="nominal")
        else:
            fields[variable.name] = Field(
                variable.name,
                format=Format("F", 8, variable.decimals),
                label=label,
                levels=tuple((level.code, level.text["en"]) for level in variable.levels),
                missing=variable.missing,
                missing_range=variable.missing_range,
                measure=str(variable.measure) if variable.levels else "",
            )
        columns[variable.name] = column
    return Active(fields, columns, len(found), found.weight, file=file.name)
