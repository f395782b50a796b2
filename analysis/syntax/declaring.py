"""New variables that a command declares with a format."""

from analysis.syntax.active import Field, Format
from analysis.syntax.assigning import assign_whole, new_format, visible
from analysis.syntax.formats.shapes import TEXTS, named
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.message import quoted


def declared(reader: Reader, job: Job, is_text: bool) -> None:
    """Makes the variables that the rest of the command names; raises `Fault` for one that there is."""
    job.need_data(reader)
    while not reader.done:
        names = reader.new_names()
        shape = _format(reader, job, is_text)
        for name in names:
            if visible(job).find(name) is not None:
                raise reader.fault("there is a variable {name} already", {"name": quoted(name)})
            assign_whole(job, Field(name, shape.width if is_text else 0, shape), None)
        reader.sign("/")


def _format(reader: Reader, job: Job, is_text: bool) -> Format:
    if not reader.sign("("):
        if is_text:
            raise reader.expected("(A8)")
        return new_format(job)
    found = named(reader.token.text if reader.token else "")
    if found is None or (found.kind in TEXTS) != is_text:
        if is_text:
            raise reader.wrong("{found} stands where a format is expected, as A8")
        raise reader.wrong("{found} stands where a format is expected, as F8.2")
    reader.next()
    reader.need_sign(")")
    return Format("A", found.width // 2, 0) if found.kind == "AHEX" else found
