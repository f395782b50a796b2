"""APPLY DICTIONARY: labels, missing values and formats of another file for variables of the same name."""

from dataclasses import replace

from analysis.syntax.active import Active, Field
from analysis.syntax.job import Job
from analysis.syntax.naming_files import dataset_named
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """APPLY DICTIONARY FROM='name.sav' | dataset [/SOURCE VARIABLES=a b] [/FILEINFO] [/VARINFO]; all of it is taken.

    Only variables of the same type take anything; what the other file does not say stays.
    """
    job.need_data(reader)
    reader.need("FROM")
    reader.sign("=")
    other = dataset_named(reader, job)
    names = other.names
    for word, part in parts(reader, ("SOURCE", "FILEINFO", "VARINFO", "TARGET", "NEWVARS")):
        if word == "SOURCE":
            part.need("VARIABLES")
            part.need_sign("=")
            names = part.variables(other)
        elif word in ("TARGET", "NEWVARS"):
            part.skip()
        else:
            part.rest()
    job.replace(_applied(job.active, other, names))


def _applied(active: Active, other: Active, names: tuple[str, ...]) -> Active:
    for name in names:
        own = active.find(name)
        if own is not None and active.fields[own].is_text == other.fields[name].is_text:
            active = active.with_field(_described(active.fields[own], other.fields[name]))
    weight = active.find(other.weight) if other.weight else None
    return replace(active, label=other.label or active.label, weight=weight or active.weight)


def _described(own: Field, other: Field) -> Field:
    return replace(
        own,
        label=other.label or own.label,
        levels=other.levels or own.levels,
        missing=other.missing or own.missing,
        missing_range=other.missing_range or own.missing_range,
        measure=other.measure or own.measure,
        format=own.format if own.is_text else other.format,
        display=other.display or own.display,
        alignment=other.alignment or own.alignment,
        role=other.role or own.role,
    )
