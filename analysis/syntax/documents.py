"""Lines of text that are kept with a file."""

from analysis.syntax.active import Active
from instrument.records import replace

WIDEST = 80


def documented(active: Active, lines: list[str]) -> Active:
    """The file with more documents; the day they were entered is left out: the same job writes the same file."""
    return replace(active, documents=(*active.documents, *(line[:WIDEST].rstrip() for line in lines)))
