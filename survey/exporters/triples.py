"""Triple-S 2.0: the variables as XML (.sss) and the answers as separated values (.asc), for market research software.

Source: triple-s.org, The Triple-S Survey Interchange Standard, version 2.0.
"""

import csv
import io
from dataclasses import field

import numpy as np
from lxml import etree

from instrument.codebook import MultipleSet, Variable
from instrument.message import Message
from instrument.records import dataclass
from survey.exporting.ddi_elements import Element
from survey.exporting.material import Exported, Material
from survey.exporting.rows import ID, text_of
from survey.files.figures import number_text
from survey.wording import harmless

ANSWERS = True


@dataclass
class _Record:
    """The fields of a respondent, each with the element that describes it."""

    element: Element
    columns: list[list[str]] = field(default_factory=list)

    def add(self, kind: str, name: str, label: str, column: list[str]) -> Element:
        """A new variable with its field."""
        self.columns.append(column)
        place = str(len(self.columns))
        found = etree.SubElement(self.element, "variable", ident=place, type=kind)
        etree.SubElement(found, "name").text = name
        etree.SubElement(found, "label").text = label
        etree.SubElement(found, "position", start=place)
        return found


def export(material: Material) -> Exported:
    """Both files; a multiple-response set is one variable, a code stays what it is."""
    root = etree.Element("sss", version="2.0")
    survey = etree.SubElement(root, "survey")
    etree.SubElement(survey, "name").text = material.instrument.id
    etree.SubElement(survey, "version").text = material.instrument.version
    etree.SubElement(survey, "title").text = material.words(material.instrument.title)
    data = f"{material.stem}.asc"
    record = _Record(etree.SubElement(survey, "record", ident="A", href=data, format="csv", skip="1"))
    sets = {name: each for each in material.codebook.sets for name in each.members}
    if ID not in material.codebook:
        label = material.translate(Message("the source's own number of the row"), material.language)
        ids = list(material.responses.ids)
        serial = record.add("character", ID, label, ids)
        serial.set("use", "serial")
        etree.SubElement(serial, "size").text = _longest(ids)
    for variable in material.variables():
        if variable.name not in sets:
            _variable(record, variable, material)
        elif sets[variable.name].members[0] == variable.name:
            _multiple(record, sets[variable.name], material)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return Exported({f"{material.stem}.sss": xml, data: _data(record)}, _losses(material))


def _variable(record: _Record, variable: Variable, material: Material) -> None:
    column = np.asarray(material.responses.columns[variable.name])
    label = material.words(variable.text)
    if variable.is_text:
        cells = [harmless(str(cell)) for cell in column]
        element = record.add("character", variable.name, label, cells)
        etree.SubElement(element, "size").text = _longest(cells)
        return
    cells = ["" if value != value else text_of(value) for value in column.tolist()]
    coded = bool(variable.valid_levels) and all(level.code == int(level.code) for level in variable.levels)
    element = record.add("single" if coded else "quantity", variable.name, label, cells)
    if variable.name == material.weight:
        element.set("use", "weight")
    if any(level.code < 0 for level in variable.levels) and coded:
        element.set("format", "literal")  # as numbers Triple-S knows no code below 0
    values = etree.SubElement(element, "values")
    if not coded:
        known = column[np.isfinite(column) & ~np.isin(column, variable.missing)]
        low, high = variable.bounds or ((float(known.min()), float(known.max())) if len(known) else (0.0, 0.0))
        ends = (f"{end:.{variable.decimals}f}" for end in (low, high))
        etree.SubElement(values, "range", dict(zip(("from", "to"), ends, strict=True)))
    for level in variable.levels:
        etree.SubElement(values, "value", code=number_text(level.code)).text = material.words(level.text)


def _multiple(record: _Record, each: MultipleSet, material: Material) -> None:
    """A set as one field: a digit for each option, nothing where no option has an answer."""
    columns = np.column_stack([np.asarray(material.responses.columns[name], dtype=float) for name in each.members])
    answered: list[bool] = [bool(row.any()) for row in np.isin(columns, (0, 1))]
    cells = [
        "".join("1" if cell == each.counted else "0" for cell in row) if known else ""
        for row, known in zip(columns.tolist(), answered, strict=True)
    ]
    values = etree.SubElement(record.add("multiple", each.name, material.words(each.text), cells), "values")
    for at, name in enumerate(each.members, 1):
        text = material.codebook.variable(name).text
        etree.SubElement(values, "value", code=str(at)).text = material.words(text)


def _longest(cells: list[str]) -> str:
    return str(max([1, *(len(cell) for cell in cells)]))


def _data(record: _Record) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([name.text for name in record.element.iter("name")])
    writer.writerows(zip(*record.columns, strict=True))
    return buffer.getvalue().encode()


def _losses(material: Material) -> tuple[Message, ...]:
    found = [Message("Triple-S has no missing values: their codes are categories like others there")]
    if material.codebook.sets:
        sentence = "a Triple-S set does not tell unanswered from not asked, and numbers its options from 1"
        found.append(Message(sentence))
    if len(material.instrument.languages) > 1:
        found.append(Message("the file is in one language: {language}", {"language": material.language}))
    return tuple(found)
