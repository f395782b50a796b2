"""Answers as an SPSS system file: labels, missing values, measures, widths, formats and the weight."""

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from instrument.codebook import Variable
from instrument.measure import Measure
from instrument.message import Message
from instrument.records import dataclass
from survey.exporting.days import SPSS, days
from survey.exporting.fitting import Cutter, fitting_names, renamed
from survey.exporting.material import Exported, Material
from survey.exporting.spss_missing import Missing, missing_values, unheld
from survey.exporting.spss_syntax import syntax
from survey.files.spss_header import settled

NAME, LABEL, LEVEL, FILE_LABEL = 64, 256, 120, 64  # bytes
WIDEST_TEXT = 32_767
DISPLAYED = (8, 40)  # the narrowest and the widest column on the screen
RESERVED = frozenset({"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"})
ID = "id"
SECONDS_OF_A_DAY, DATE_WIDTH = 86_400, 10


@dataclass
class _File:
    """What pyreadstat wants to know beside the columns, by name."""

    columns: dict[str, Any]
    labels: dict[str, str]
    levels: dict[str, dict[float, str]]
    missing: dict[str, Missing]
    measure: dict[str, str]
    formats: dict[str, str]
    width: dict[str, int]


def system_file(material: Material, suffix: str) -> Exported:
    """The system file, compressed as its suffix says, with the syntax that adds what only syntax can.

    The row numbers of the source are its first variable, `id`. SPSS pads texts, so spaces at their ends are lost.
    """
    names = names_for(material)
    cutter = Cutter()
    file = _File({}, {}, {}, {}, {}, {}, {})
    if ID not in material.codebook:
        _add_id(file, material)
    valid_there: list[str] = []
    for variable in material.variables():
        left = _add(file, material, variable, names[variable.name], cutter)
        valid_there += [f"{variable.name} = {code:g}" for code in left]
    title = cutter.fitted(material.words(material.instrument.title), FILE_LABEL, "title")
    content = _written(file, title, suffix, "" if material.weight is None else names[material.weight])
    losses = (*cutter.losses(), *renamed(names), *unheld(valid_there))
    sidecar, of_syntax = syntax(material, names)
    return Exported({f"{material.stem}.{suffix}": content, f"{material.stem}.sps": sidecar}, (*losses, *of_syntax))


def names_for(material: Material) -> Mapping[str, str]:
    """Variable → its name in SPSS."""
    return fitting_names((variable.name for variable in material.codebook), NAME, RESERVED)


def _add_id(file: _File, material: Material) -> None:
    ids = np.array(list(material.responses.ids), dtype=object)
    file.columns[ID] = ids
    file.labels[ID] = material.translate(Message("the source's own number of the row"), material.language)
    file.measure[ID], file.width[ID] = "nominal", DISPLAYED[0]
    file.formats[ID] = f"A{_text_width(ids)}"


def _add(file: _File, material: Material, variable: Variable, name: str, cutter: Cutter) -> tuple[float, ...]:
    """Adds a variable; returns the missing codes that could not be declared."""
    column = np.asarray(material.responses.columns[variable.name])
    file.labels[name] = cutter.fitted(material.words(variable.text), LABEL, variable.name)
    dates = days(variable, column, material, SPSS)
    if dates is not None:
        file.columns[name] = dates * SECONDS_OF_A_DAY
        file.formats[name], file.measure[name], file.width[name] = "SDATE10", "scale", DATE_WIDTH
        return ()
    if variable.is_text:
        column = np.array([cutter.text(str(cell), WIDEST_TEXT, variable.name) for cell in column], dtype=object)
        file.columns[name] = column
        width = _text_width(column)
        file.formats[name], file.measure[name] = f"A{width}", "nominal"
        file.width[name] = max(DISPLAYED[0], min(width, DISPLAYED[1]))
        return ()
    column = column.astype(float)
    file.columns[name] = column
    if variable.levels:
        file.levels[name] = {
            float(level.code): cutter.fitted(material.words(level.text), LEVEL, variable.name)
            for level in variable.levels
        }
    file.measure[name], file.width[name] = _measure(variable), DISPLAYED[0]
    file.formats[name] = f"F{_digits(column, variable.decimals)}.{variable.decimals}"
    missing, left = missing_values(variable)
    if missing:
        file.missing[name] = missing
    return left


def _measure(variable: Variable) -> str:
    return "scale" if variable.measure is Measure.SCALE else str(variable.measure)


def _text_width(column: Any) -> int:
    return min(max((len(str(cell).encode()) for cell in column), default=1) or 1, WIDEST_TEXT)


def _digits(column: Any, decimals: int) -> int:
    """The width of a number format that shows every number of a column."""
    known = column[np.isfinite(column)]
    whole = max((len(str(int(abs(end)))) for end in (known.min(), known.max())), default=1) if len(known) else 1
    return min(40, max(8, whole + 1 + (decimals and decimals + 1)))


def _written(file: _File, title: str, suffix: str, weight: str) -> bytes:
    import pandas
    import pyreadstat

    frame = pandas.DataFrame({name: pandas.Series(column) for name, column in file.columns.items()})
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"answers.{suffix}"
        pyreadstat.write_sav(
            frame,
            target,
            file_label=title,
            column_labels=[file.labels[name] for name in file.columns],
            compress=suffix == "zsav",
            row_compress=suffix == "sav",
            variable_value_labels=file.levels,
            missing_ranges=file.missing,
            variable_display_width=file.width,
            variable_measure=file.measure,
            variable_format=file.formats,
        )
        return settled(target.read_bytes(), weight)
