"""Values of cases as lines of text, as PRINT and WRITE have them."""

from pathlib import Path

import numpy as np

from analysis.syntax.assigning import visible
from analysis.syntax.blocks import meant
from analysis.syntax.case_lines import lines_of, pieces
from analysis.syntax.job import Job
from analysis.syntax.naming_files import writing_text
from analysis.syntax.reader import Reader
from instrument.records import replace


def put_lines(reader: Reader, job: Job, spaced: bool) -> None:
    """Makes the lines that a command asks for; they come case by case when the data are next read.

    `spaced`: a blank stands behind each value without a format of its own. Raises `Fault`.
    """
    job.need_data(reader)
    target: Path | None = None
    while not reader.done and not reader.at_sign("/"):
        word = reader.need("OUTFILE", "RECORDS", "TABLE", "NOTABLE", "ENCODING")
        if word in ("TABLE", "NOTABLE"):
            continue
        reader.sign("=")
        if word == "OUTFILE":
            target = writing_text(reader, job)
        else:
            reader.next()
    active = visible(job)
    asked = pieces(reader, active)
    rows = meant(job) if job.workspace.depth else np.ones(active.n, dtype=bool)
    job.items.append(replace(lines_of(active, asked, rows, spaced, job.settings), target=target))
