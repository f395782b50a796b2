"""REREAD: a line of INPUT PROGRAM that is read once more."""

import numpy as np

from analysis.syntax.assigning import expression, values
from analysis.syntax.job import Job
from analysis.syntax.naming_files import file_named
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """REREAD [FILE='name'] [COLUMN=expression]: the next DATA LIST reads the line that was read last, from a column."""
    making = job.workspace.making
    if making is None:
        raise reader.fault("{command} stands outside of {block}", {"command": reader.command, "block": "INPUT PROGRAM"})
    columns = 0
    while not reader.done:
        reader.sign("/")
        word = reader.need("FILE", "COLUMN")
        reader.sign("=")
        if word == "FILE":
            making.last = making.sources.get(file_named(reader, job), making.last)
        else:
            column = float(np.asarray(values(expression(reader, job), job), dtype=float)[0])
            columns = int(column) - 1 if column >= 1 else 0
    making.reread(columns, job)
