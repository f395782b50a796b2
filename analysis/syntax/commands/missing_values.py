"""MISSING VALUES: values that stand for no answer."""

from analysis.syntax.active import Field
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.written_values import number_of
from instrument.records import replace

MOST = 3  # single values; one beside a range


def run(reader: Reader, job: Job) -> None:
    """MISSING VALUES a b (8, 9) c (90 THRU HIGHEST) d () e ('01-JAN-2000')."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/")
        names = reader.variables(active)
        reader.need_sign("(")
        missing, span = _values(reader, active.fields[names[0]])
        for name in names:
            described = active.fields[name]
            if described.is_text != active.fields[names[0]].is_text and (missing or span is not None):
                raise reader.fault("{found} is not of the same type as the variables before it", {"found": name})
            active = active.with_field(replace(described, missing=missing, missing_range=span))
    job.replace(active)


def _values(reader: Reader, described: Field) -> tuple[tuple[float | str, ...], tuple[float, float] | None]:
    found: list[float | str] = []
    span = None
    while not reader.sign(")"):
        reader.sign(",")
        if described.is_text:
            found.append(reader.string().rstrip())
            continue
        low = -float("inf") if reader.take("LOWEST", "LO") else number_of(reader, described)
        if reader.take("THRU"):
            span = (low, float("inf") if reader.take("HIGHEST", "HI") else number_of(reader, described))
        else:
            found.append(low)
    if len(found) > MOST or (span is not None and len(found) > 1):
        raise reader.fault("too many values for one variable; possible: three, or a range and one")
    return tuple(found), span
