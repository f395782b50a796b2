"""Workbooks of answers (.xlsx): codes as numbers, and no text is a formula or a link."""

from itertools import chain

import numpy as np

from instrument.message import Message, Scalar
from survey.exporting.fitting import listed
from survey.exporting.material import Exported, Material
from survey.exporting.rows import CODES_ALONE, header, rows
from survey.files.sheets import LONGEST_CELL
from survey.files.writing import workbook

ANSWERS = True


def export(material: Material) -> Exported:
    """One sheet, a header and a row for each respondent; a text longer than a cell is cut, and told."""
    texts = [variable.name for variable in material.variables() if variable.is_text]
    held = {name: material.responses.columns[name] for name in texts}
    long = [name for name, column in held.items() for cell in np.asarray(column) if len(str(cell)) > LONGEST_CELL]
    content = workbook({"answers": chain([header(material)], rows(material))})
    values: dict[str, Scalar] = {"count": len(long), "found": listed(long), "longest": LONGEST_CELL}
    sentence = "a cell holds {longest} characters; longer texts are cut, {count} in all: {found}"
    cut = (Message(sentence, values),) if long else ()
    return Exported({f"{material.stem}.xlsx": content}, (*cut, CODES_ALONE))
