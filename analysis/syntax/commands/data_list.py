"""DATA LIST: lines of text, in the job or in a file, as the active file."""

from dataclasses import replace

from analysis.syntax.active import Format
from analysis.syntax.fixed_fields import FixedFields
from analysis.syntax.formats import shape
from analysis.syntax.inline_data import inline_lines
from analysis.syntax.job import Job
from analysis.syntax.naming_files import file_named
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import UNFORMATTED, Layout, Wanted, numbered, read_cases, refuse_unreadable
from analysis.syntax.text_files import lines_of
from instrument.message import Fault

WORDS = ("FILE", "FIXED", "FREE", "LIST", "RECORDS", "SKIP", "NOTABLE", "TABLE", "ENCODING", "END")


def run(reader: Reader, job: Job) -> None:
    """DATA LIST [FILE='name'] [FIXED | FREE | LIST] [('d')] [RECORDS=n] [SKIP=n] /fields, or [/1] fields [/2] …."""
    layout, file = Layout("FIXED", ()), ""
    while not reader.at_sign("/"):
        word = reader.need(*WORDS)
        if word == "FILE":
            reader.sign("=")
            file = "" if reader.take("INLINE") else file_named(reader, job)
        elif word in ("FIXED", "FREE", "LIST"):
            layout = replace(layout, kind=word, delimiters=_delimiters(reader))
        elif word in ("RECORDS", "SKIP"):
            reader.sign("=")
            number = reader.integer()
            layout = replace(layout, records=number) if word == "RECORDS" else replace(layout, skip=number)
        elif word in ("ENCODING", "END"):
            reader.sign("=")
            reader.next()
    wanted, records = _fixed(reader) if layout.kind == "FIXED" else (_free(reader), 1)
    refuse_unreadable(wanted, reader.place())
    layout = replace(layout, wanted=wanted, records=max(layout.records, records))
    try:
        lines = numbered(lines_of(job.folder.reading(file))) if file else inline_lines(reader, job)
    except Fault:
        job.begin(read_cases(layout, []).active)  # the variables are there for what follows, without cases
        raise
    found = read_cases(layout, lines)
    for message, line in found.problems:
        job.warn(message, replace(reader.place(), file=file or reader.file, line=line))
    job.begin(found.active)


def _delimiters(reader: Reader) -> str:
    if not reader.sign("("):
        return ""
    found = ""
    while not reader.sign(")"):
        found += "\t" if reader.take("TAB") else reader.string()
        reader.sign(",")
    return found.replace("\\t", "\t")


def _free(reader: Reader) -> tuple[Wanted, ...]:
    reader.need_sign("/")
    found: list[Wanted] = []
    while not reader.done:
        names = reader.new_names()
        format = UNFORMATTED
        if reader.sign("("):
            written = reader.next().text
            parts = shape(written)
            if parts is None:
                reader.cursor -= 1
                raise reader.wrong("{found} stands where a format is expected")
            format = Format(parts.kind, parts.width or (1 if parts.kind == "A" else 8), parts.decimals or 0)
            reader.need_sign(")")
        elif reader.sign("*"):
            pass
        found += [Wanted(name, format) for name in names]
        reader.sign(",")
    return tuple(found)


def _fixed(reader: Reader) -> tuple[tuple[Wanted, ...], int]:
    fields, most = FixedFields(), 1
    while reader.sign("/"):
        fields.next_record(reader.integer() if reader.at_number() else None)
        most = max(most, fields.record)
        while not reader.done and not reader.at_sign("/"):
            fields.read(reader)
    reader.end()
    return tuple(fields.found), most
