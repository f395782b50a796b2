"""WRITE: values of cases as lines of text."""

from analysis.syntax.job import Job
from analysis.syntax.putting_lines import put_lines
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """WRITE [OUTFILE='name.txt'] [RECORDS=n] /[n] a b (F3.1) 'text' 10 c 20-25 [/…]; values stand behind one another.

    Lines come case by case when the data are next read, in the output or in the file.
    """
    put_lines(reader, job, spaced=False)
