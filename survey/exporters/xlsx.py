"""Workbooks of answers (.xlsx): codes as numbers, and no text is a formula or a link."""

from instrument.message import Message, Scalar
from survey.exporting.fitting import listed
from survey.exporting.material import Exported, Material
from survey.exporting.rows import CODES_ALONE, header, rows
from survey.files.writing import LONGEST_CELL, workbook

ANSWERS = True


def export(material: Material) -> Exported:
    """One sheet, a header and a row for each respondent; a text longer than a cell is cut, and told."""
    heads, cells = header(material), list(rows(material))
    long = [
        heads[at] for row in cells for at, cell in enumerate(row) if isinstance(cell, str) and len(cell) > LONGEST_CELL
    ]
    content = workbook({"answers": [heads, *cells]})
    values: dict[str, Scalar] = {"count": len(long), "found": listed(long), "longest": LONGEST_CELL}
    sentence = "a cell holds {longest} characters; longer texts are cut, {count} in all: {found}"
    cut = (Message(sentence, values),) if long else ()
    return Exported({f"{material.stem}.xlsx": content}, (*cut, CODES_ALONE))
