"""DESCRIPTIVES of PSPP, but for its number of complete cases, which counts others."""

from collections.abc import Iterator, Sequence

from analysis.verification.pspp.frequencies import WORDS
from analysis.verification.pspp.printed import Cells, Printed, Question, first, numbers


def is_trusted(question: Question) -> bool:
    """Always."""
    return True


def syntax(question: Question) -> Iterator[str]:
    """One command."""
    missing = " /MISSING=LISTWISE" if question.options.get("missing") == "listwise" else ""
    yield f"DESCRIPTIVES /VARIABLES={' '.join(question.options['variables'])} /STATISTICS=ALL{missing}."


def read(question: Question, printed: Sequence[Printed]) -> Cells:
    """A line for each variable."""
    rows = first(printed, "Descriptive Statistics")
    words = ["n" if word == "N" else WORDS.get(word, "") for word in rows[0][1:]] if rows else []
    for name, *cells in rows[1:]:
        if "listwise" not in name:
            yield from numbers("descriptive_statistics", (), (name,), words, cells)
