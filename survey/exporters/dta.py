"""Stata files (.dta): labels, and missing codes as tagged missing values .a, .b, …"""

import re
import string
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from instrument.codebook import Variable
from instrument.message import Message
from instrument.records import dataclass
from survey.exporting.days import STATA, days
from survey.exporting.fitting import Cutter, fitting_names, renamed
from survey.exporting.material import Exported, Material
from survey.files.figures import number_text

ANSWERS = True
NAME, LABEL = 31, 80  # Stata takes 32, but what is written with labels has no room for the last
VERSION = 15
TAGS = string.ascii_lowercase
ID = "id"
_TIME = re.compile(rb"(<timestamp>\x11).{17}")
RESERVED = frozenset(
    {"_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_pi"}
)
RESERVED |= {"_pred", "_rc", "_skip", "strl", "using", "with"}


@dataclass
class _File:
    columns: dict[str, Any]
    labels: list[str | None]
    levels: dict[str, dict[Any, str]]
    tags: dict[str, list[str]]
    formats: dict[str, str]


def export(material: Material) -> Exported:
    """The file of Stata 15 and later; each missing code keeps its label under its tag, and the label names the code.

    Stata has no multiple-response sets and no levels of measurement.
    """
    names = fitting_names((variable.name for variable in material.codebook), NAME, RESERVED)
    cutter = Cutter()
    file = _File({}, [], {}, {}, {})
    if ID not in material.codebook:
        file.columns[ID] = np.array(list(material.responses.ids), dtype=object)
        file.labels.append(material.translate(Message("the source's own number of the row"), material.language))
    for variable in material.variables():
        _add(file, material, variable, names[variable.name], cutter)
    title = cutter.fitted(material.words(material.instrument.title), LABEL, "title", "characters")
    sentence = "Stata has no multiple-response sets: each option is a variable"
    lost = [Message(sentence)] if material.codebook.sets else []
    if material.weight is not None:
        lost.append(Message("Stata keeps no weight in a file: weight by {name}", {"name": names[material.weight]}))
    return Exported({f"{material.stem}.dta": _written(file, title)}, (*cutter.losses(), *renamed(names), *lost))


def _add(file: _File, material: Material, variable: Variable, name: str, cutter: Cutter) -> None:
    column = np.asarray(material.responses.columns[variable.name])
    file.labels.append(cutter.fitted(material.words(variable.text), LABEL, variable.name, "characters"))
    dates = days(variable, column, material, STATA)
    if dates is not None:
        file.columns[name], file.formats[name] = dates, "%tdCCYY-NN-DD"
        return
    if variable.is_text:
        file.columns[name] = column
        return
    file.formats[name] = f"%9.{variable.decimals}f"
    tags = dict(zip(variable.missing, TAGS, strict=False))
    file.levels[name] = {
        tags.get(level.code, int(level.code)): material.words(level.text)
        for level in variable.levels
        if level.code in tags or float(level.code).is_integer()
    }
    # The code stands in the label, so that a reader may give the tag its code back.
    for code, tag in tags.items():
        file.levels[name][tag] = f"{file.levels[name].get(tag, '')} [{number_text(code)}]".strip()
    held = np.isin(column, list(tags))
    mixed = column.astype(object) if held.any() else column.astype(float)
    mixed[held] = [tags[code] for code in column[held]]
    file.columns[name] = mixed
    if tags:
        file.tags[name] = list(tags.values())


def _written(file: _File, title: str) -> bytes:
    import pandas
    import pyreadstat

    frame = pandas.DataFrame({name: pandas.Series(column) for name, column in file.columns.items()})
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "answers.dta"
        pyreadstat.write_dta(
            frame,
            target,
            file_label=title,
            column_labels=file.labels,
            version=VERSION,
            variable_value_labels={name: levels for name, levels in file.levels.items() if levels},
            missing_user_values=file.tags,
            variable_format=file.formats,
        )
        return _TIME.sub(rb"\g<1>01 Jan 1980 00:00", target.read_bytes(), count=1)
