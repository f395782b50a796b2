"""Empty cells that a platform's log of what was shown tells apart: left out, or never asked."""

from collections.abc import Iterator, Mapping

import numpy as np

from instrument.codebook import Codebook
from instrument.kinds import codebook
from instrument.model import Instrument, Kind
from survey.intake import Intake
from survey.matching.matches import Match
from survey.responses import Column


def resolved_by_display(columns: Mapping[str, Column], intake: Intake, instrument: Instrument) -> dict[str, Column]:
    """The columns with the code of what was left out where an empty cell was shown, else of what was not asked.

    Columns of texts, and those that no log speaks of, stay as they are.
    """
    found = dict(columns)
    book, missing = codebook(instrument), instrument.missing
    for match in intake.matches.matches if intake.layout.shown else ():
        seen = intake.layout.shown.get(match.at)
        if seen is None:
            continue
        was_seen = np.array([row in seen for row in intake.rows.places], dtype=bool)
        for name in _variables(match, book):
            column = found.get(name)
            if column is not None and column.dtype != object:
                codes = np.where(was_seen, float(missing.unanswered), float(missing.not_asked))
                found[name] = np.where(np.isnan(column), codes, column)
    return found


def _variables(match: Match, book: Codebook) -> Iterator[str]:
    """The variables that a column fills: of a joined one every option's."""
    question = match.slot.question
    if match.slot.name == question.id and question.kind in (Kind.MULTIPLE, Kind.RANKING):
        yield from (each.name for each in book if each.question == question.id)
        return
    yield match.slot.name
