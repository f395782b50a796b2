"""AUTORECODE: values numbered in their order, as new variables with the old values as labels."""

from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.numbering import described_of, listed, numbered, scheme_of
from analysis.syntax.reader import Reader
from instrument.message import quoted


def run(reader: Reader, job: Job) -> None:
    """AUTORECODE VARIABLES=a b /INTO c d [/DESCENDING] [/GROUP] [/BLANK=MISSING] [/PRINT].

    Declared missing values come behind the valid ones and stay missing; system missing stays so.
    """
    job.need_data(reader)
    names, into, options = _asked(reader, job)
    active = job.active
    base = active if job.kept is None else job.kept.active  # TEMPORARY leaves out values, and these have no number
    for name, new in zip(names, into, strict=True):
        together = names if "GROUP" in options else (name,)
        scheme = scheme_of(active, together, options)
        if active.find(new) is not None:
            raise reader.fault("there is a variable {name} already", {"name": quoted(new)})
        described = described_of(active, together, name, new, scheme)
        if "PRINT" in options:
            job.items.append(Printed("AUTORECODE", reader.line, listed(active, name, described, scheme)))
        active = active.with_column(described, numbered(active.columns[name], scheme))
        base = base.with_column(described, numbered(base.columns.get(name, active.columns[name]), scheme))
    job.restore()
    job.replace(base)


def _asked(reader: Reader, job: Job) -> tuple[tuple[str, ...], tuple[str, ...], set[str]]:
    names: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    options: set[str] = set()
    for part in reader.subcommands():
        if not names:
            names, into = _variables(part, job)
            continue
        word = part.need("INTO", "DESCENDING", "PRINT", "GROUP", "BLANK", "APPLY", "SAVE")
        part.sign("=")
        if word == "INTO":
            into = part.new_names()
        elif word == "BLANK":
            options |= {"BLANK"} if part.need("MISSING", "VALID") == "MISSING" else set()
        elif word in ("APPLY", "SAVE"):
            part.cursor = 0
            part.skip()
        else:
            options.add(word)
        part.end()
    if not names or len(names) != len(into):
        raise reader.fault("INTO names {count} variables for {n}", {"count": len(into), "n": len(names)})
    if "GROUP" in options and len({job.active.fields[name].is_text for name in names}) > 1:
        raise reader.fault("strings and numbers cannot be listed together")
    return names, into, options


def _variables(part: Reader, job: Job) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The variables, with or without VARIABLES= before them, and the new names where INTO follows without a slash."""
    equals = part.peek()
    if part.at("VARIABLES") and equals is not None and (equals.text == "=" or not _is_variable(part, job)):
        part.cursor += 1
        part.sign("=")
    names = part.variables(job.active)
    into = part.new_names() if part.take("INTO") else ()
    part.end()
    return names, into


def _is_variable(part: Reader, job: Job) -> bool:
    return part.token is not None and job.active.find(part.token.text) is not None
