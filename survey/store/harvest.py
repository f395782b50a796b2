"""The store's answers as a table that the reader of answers takes: names of variables, codes in the cells."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from instrument.kinds import codebook
from instrument.message import Fault
from instrument.model import Instrument
from survey.batch import answers
from survey.files.figures import number_text
from survey.files.injection import guarded
from survey.files.whole import write_whole
from survey.store.entries import Cell
from survey.store.reading import Kept


def harvested(forms: Sequence[Kept], instrument: Instrument, target: Path) -> None:
    """Writes one row for each form, in the order of their ids, which tells nothing.

    Raises `Fault` where a form answered another questionnaire whose variables differ; `OSError`.
    """
    names = [variable.name for variable in answers(codebook(instrument))]
    for form in forms:
        if set(form.columns) != set(names):
            raise Fault(
                "form {id} answers another version of the questionnaire, with other variables; possible: a wave of "
                "its own for each version",
                {"id": form.id},
            )
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["id", "seconds", *names])
    for form in forms:
        seconds = "" if form.seconds is None else str(form.seconds)
        writer.writerow([form.id, seconds, *(_cell(form.columns[name]) for name in names)])
    write_whole(target, text.getvalue().encode("utf-8-sig"))


def _cell(held: Cell) -> str:
    return guarded(held) if isinstance(held, str) else number_text(held)
