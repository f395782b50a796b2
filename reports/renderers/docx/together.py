"""Which rows of a table stay on one page."""

from reports.document import Grid

LONGEST_WHOLE = 16  # a table of more rows may break between pages
KEPT_TOGETHER = 3  # rows at either end of one that breaks


def is_kept(grid: Grid, y: int) -> bool:
    """Whether a row of the body stays on one page with what follows it."""
    rows = len(grid.body)
    if y == rows - 1:
        return bool(grid.notes)
    return rows <= LONGEST_WHOLE or y < KEPT_TOGETHER - 1 or y >= rows - KEPT_TOGETHER or _opens_group(grid, y)


def _opens_group(grid: Grid, y: int) -> bool:
    """Whether a row holds nothing but the names of what stands below it."""
    named = [cell.bold for cell in grid.body[y] if any(run.text for run in cell.content)]
    return bool(named) and all(named)
