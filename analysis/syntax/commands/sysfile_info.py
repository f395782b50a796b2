"""SYSFILE INFO: what a file of data is, and its dictionary, without opening it."""

from analysis.syntax.dictionary_tables import file_table, labels_table, of_tables, variables_table
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.naming_files import reading
from analysis.syntax.opening import opened
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """SYSFILE INFO [FILE=]'name.sav'."""
    if reader.take("FILE"):
        reader.sign("=")
    found = opened(reading(reader, job))
    reader.end()
    tables = (file_table(found), variables_table(found, found.names), labels_table(found, found.names))
    shown = of_tables(found, [each for each in tables if each is not None])
    job.items.append(Printed("SYSFILE INFO", reader.line, shown))
