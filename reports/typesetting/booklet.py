"""The pages of a report as a booklet: two on each side of A3 sheets that are folded and bound in the middle."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from reports.document import Document
from reports.typesetting import engine
from reports.typesetting.pages import page_count, pdf

SOURCE = Path(__file__).parent / "booklet.typ"
SHEET = 4  # pages: two in front, two behind


def booklet(document: Document) -> bytes:
    """A PDF of A3 pages, to be printed on both sides and turned over the short edge.

    The sheets are laid into one another; the same document gives the same bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.pdf").write_bytes(pdf(document))
        return engine.imposed(SOURCE.read_bytes(), list(spreads(page_count(document))), Path(folder))


def spreads(pages: int) -> Iterator[tuple[int | None, int | None]]:
    """The pages left and right on each side, from 1, the outermost sheet first; None for a blank one at the end."""
    total = -(-pages // SHEET) * SHEET
    for at in range(1, total // 2 + 1):
        outer = total + 1 - at
        left, right = (outer, at) if at % 2 else (at, outer)
        yield (left if left <= pages else None, right if right <= pages else None)
