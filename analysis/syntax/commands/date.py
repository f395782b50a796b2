"""DATE: variables that say of which year, quarter, month, day … every case is."""

from analysis.syntax.active import Field, Format
from analysis.syntax.counted_dates import Unit, counted, written
from analysis.syntax.dates_of_cases import LEVELS, NAMED, level_at
from analysis.syntax.dictionary_tables import of_tables
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.table import Table, headed

LONG, SHORT = ("YEAR", "QUARTER", "MONTH"), ("WEEK", "DAY", "HOUR", "MINUTE", "SECOND")


def run(reader: Reader, job: Job) -> None:
    """DATE YEAR 2020 QUARTER 1 | Y 2020 M 4 | W 1 D 1 7 HOUR 1 24 BY 2 | CYCLE 1 OBS 1 8 … | NONE.

    Each unit takes its first value and how many of it make the one above; BY is the step of the smallest.
    """
    job.need_data(reader)
    kept = job.active.without([name for name in (*NAMED.values(), "DATE_") if name in job.active.fields])
    job.use(None)
    if reader.take("NONE"):
        reader.end()
        job.replace(kept)
        return
    units = _units(reader)
    job.replace(kept)
    rows = []
    for unit, column in counted(units, job.active.n):
        described = Field(NAMED[unit.level], format=Format("F", 8, 0), label=unit.label, measure="ordinal")
        job.replace(job.active.with_column(described, column))
        rows.append((described.name, described.label))
    texts, shape = written(units, job.active)
    described = Field("DATE_", len(shape), Format("A", len(shape), 0), f'DATE.  FORMAT:  "{shape}"', measure="nominal")
    job.replace(job.active.with_column(described, texts))
    rows.append((described.name, described.label))
    table = Table("created_dates", headed("variable_name", "variable_label"), tuple(rows))
    job.items.append(Printed("DATE", reader.line, of_tables(job.active, [table])))


def _units(reader: Reader) -> list[Unit]:
    found: dict[str, Unit] = {}
    while not reader.done:
        level = level_at(reader)
        if not level:
            raise reader.expected(*LEVELS, "NONE")
        reader.next()
        start = reader.number() if reader.at_number() else None
        period = reader.number() if start is not None and reader.at_number() else None
        step = reader.number() if reader.take("BY") else 1.0
        found[level] = Unit(level, start, period, step)
        reader.sign(",")
    if set(found) & set(LONG) and set(found) & set(SHORT):
        raise reader.fault("years, quarters and months are not counted beside weeks, days and hours")
    if not found:
        raise reader.expected(*LEVELS, "NONE")
    return [found[level] for level in LEVELS if level in found]
