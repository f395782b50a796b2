"""The footnotes that say where SPSS's rule and the recommended one part, as the analysis made them."""

from collections.abc import Sequence

from analysis.result import Result
from reports.document import Run
from reports.ink import Ink

MARK = "dialect: "
"""What the sentence of such a footnote names: the rule that would give the other number."""


def partings(results: Sequence[Result], tables: Sequence[str], ink: Ink) -> list[tuple[Run, ...]]:
    """Those of results and of their `tables`, each once; a layout names the tables whose numbers it prints."""
    found = [
        ink.say(note, result)
        for result in results
        for note in (*result.notes, *(note for each in result.tables if each.name in tables for note in each.notes))
        if MARK in note.sentence
    ]
    return list(dict.fromkeys(found))
