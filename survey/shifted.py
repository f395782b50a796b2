"""Rows whose cells stand under the wrong headers, as the columns of moments tell."""

import re

from instrument.message import Fault, quoted
from survey.files.grid import Grid
from survey.platform import Layout, Role

_MOMENT = re.compile(r"\d\D{1,3}\d|\d{5}")  # 2025/6/30, 下午 2:05, or days as a spreadsheet counts them


def refuse_shifted(grid: Grid, layout: Layout) -> None:
    """Raises `Fault` for a cell that is no moment where the platform writes when a form was begun or finished."""
    for heading in layout.headings:
        if heading.role not in (Role.STARTED, Role.FINISHED):
            continue
        odd = {cell for cell in grid.different(heading.at) if cell.strip() and not _MOMENT.search(cell)}
        for row, cell in enumerate(grid.column(heading.at) if odd else ()):
            if cell in odd and row >= layout.first:
                raise Fault(
                    "{found} is no moment; the cells of the row may stand under the wrong headers",
                    {"found": quoted(cell)},
                    grid.place(row, heading.at),
                )
