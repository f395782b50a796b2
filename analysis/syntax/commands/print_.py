"""PRINT: values of cases as lines of text."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from analysis.syntax.assigning import visible
from analysis.syntax.blocks import meant
from analysis.syntax.case_lines import lines_of, pieces
from analysis.syntax.job import Job
from analysis.syntax.naming_files import writing_text
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """PRINT [OUTFILE='name.txt'] [RECORDS=n] /[n] a b (F3.1) 'text' 10 c 20-25 [/…]; a blank stands behind each value.

    Lines come case by case when the data are next read, in the output or in the file.
    """
    job.need_data(reader)
    target: Path | None = None
    while not reader.done and not reader.at_sign("/"):
        word = reader.need("OUTFILE", "RECORDS", "TABLE", "NOTABLE", "ENCODING")
        if word in ("TABLE", "NOTABLE"):
            continue
        reader.need_sign("=")
        if word == "OUTFILE":
            target = writing_text(reader, job)
        else:
            reader.next()
    active = visible(job)
    asked = pieces(reader, active)
    rows = meant(job) if job.workspace.depth else np.ones(active.n, dtype=bool)
    job.items.append(replace(lines_of(active, asked, rows, spaced=True), target=target))
