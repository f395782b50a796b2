"""VECTOR: variables that are named by their number."""

from analysis.syntax.active import Field, Format
from analysis.syntax.assigning import assign_whole, new_format, visible
from analysis.syntax.formats.shapes import named
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.retaining import taken
from instrument.message import quoted


def run(reader: Reader, job: Job) -> None:
    """VECTOR v = a TO e. makes a vector of variables; VECTOR v(5, F8.2). makes variables v1 to v5 as well."""
    if taken(reader, job):
        return
    job.need_data(reader)
    while not reader.done:
        names = [reader.name()]
        while reader.at_word() and not reader.at_sign("="):
            names.append(reader.name())
        if reader.sign("="):
            members = reader.variables(visible(job))
            _same_type(reader, job, members)
            job.workspace.vectors |= {name.casefold(): members for name in names}
        else:
            _made(reader, job, names)
        reader.sign("/")


def _same_type(reader: Reader, job: Job, members: tuple[str, ...]) -> None:
    fields = visible(job).fields
    if len({fields[name].is_text for name in members}) > 1:
        raise reader.fault("strings and numbers cannot be listed together")


def _made(reader: Reader, job: Job, names: list[str]) -> None:
    reader.need_sign("(")
    count = reader.integer()
    reader.sign(",")
    shape = new_format(job)
    if not reader.at_sign(")"):
        found = named(reader.name())
        if found is None:
            reader.cursor -= 1
            raise reader.wrong("{found} stands where a format is expected, as F8.2")
        shape = found
    reader.need_sign(")")
    if count < 1:
        raise reader.fault("a vector needs one variable or more")
    for name in names:
        members = tuple(f"{name}{number}" for number in range(1, count + 1))
        for member in members:
            _begin(reader, job, member, shape)
        job.workspace.vectors[name.casefold()] = members


def _begin(reader: Reader, job: Job, name: str, shape: Format) -> None:
    if visible(job).find(name) is not None:
        raise reader.fault("there is a variable {name} already", {"name": quoted(name)})
    assign_whole(job, Field(name, shape.width if shape.kind == "A" else 0, shape), None)
