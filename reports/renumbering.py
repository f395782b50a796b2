"""Numbers of a printed table with the decimal sign and the leading zero that SET asks for."""

from collections.abc import Mapping

from instrument.records import replace
from reports.document import Grid, GridCell
from reports.formatting import Printed


def renumbered(made: Grid, settings: Mapping[str, str]) -> Grid:
    """The grid where LEADZERO=YES keeps the zero of 0.5, and DECIMAL=COMMA writes it 0,5."""
    comma = settings.get("DECIMAL") == "COMMA"
    zero = settings.get("LEADZERO") in ("YES", "ON")
    if not comma and not zero:
        return made
    return replace(made, body=tuple(tuple(_cell(each, comma, zero) for each in row) for row in made.body))


def _cell(cell: GridCell, comma: bool, zero: bool) -> GridCell:
    if not cell.content or not isinstance(cell.content[0].text, Printed):
        return cell
    first, *rest = cell.content
    text, value = cell.content[0].text, cell.content[0].text.value
    if zero and text.lstrip("-").startswith("."):
        text = Printed.of(text.replace(".", "0.", 1), value)
    if comma and "$" not in text and "," not in text:
        text = Printed.of(text.replace(".", ","), value)
    return replace(cell, content=(replace(first, text=text), *rest))
