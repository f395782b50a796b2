"""What DATA LIST says: how the lines of a file, or of the job, hold the values of variables."""

from analysis.syntax.active import Format
from analysis.syntax.fixed_fields import FixedFields
from analysis.syntax.formats.shapes import shape
from analysis.syntax.job import Job
from analysis.syntax.naming_files import file_named
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import UNFORMATTED, Layout, Wanted, refuse_unreadable
from instrument.records import dataclass, replace

WORDS = ("FILE", "FIXED", "FREE", "LIST", "RECORDS", "SKIP", "NOTABLE", "TABLE", "ENCODING", "END")


@dataclass(frozen=True)
class DataList:
    """One command; `file` is '' for the lines of the job itself."""

    layout: Layout = Layout("FIXED", ())
    file: str = ""
    encoding: str = ""
    end: str = ""  # a variable that is 1 where the lines have ended


def data_list(reader: Reader, job: Job) -> DataList:
    """DATA LIST [FILE='name'] [FIXED | FREE | LIST] [('d')] [RECORDS=n] [SKIP=n] /fields …; raises `Fault`."""
    asked = DataList()
    while not reader.at_sign("/"):
        asked = _with(asked, reader.need(*WORDS), reader, job)
    kind = asked.layout.kind
    wanted, records = _fixed(reader) if kind == "FIXED" else (_free(reader), 1)
    refuse_unreadable(wanted, reader.place())
    layout = replace(
        asked.layout,
        wanted=wanted,
        records=max(asked.layout.records, records),
        decimal=job.settings.decimal,
        blank=job.settings.blank,
    )
    return replace(asked, layout=layout)


def _with(asked: DataList, word: str, reader: Reader, job: Job) -> DataList:
    layout = asked.layout
    if word in ("FIXED", "FREE", "LIST"):
        return replace(asked, layout=replace(layout, kind=word, delimiters=_delimiters(reader)))
    if word in ("NOTABLE", "TABLE"):
        return asked
    reader.sign("=")
    match word:
        case "FILE":
            return replace(asked, file="" if reader.take("INLINE") else file_named(reader, job))
        case "RECORDS":
            return replace(asked, layout=replace(layout, records=reader.integer()))
        case "SKIP":
            return replace(asked, layout=replace(layout, skip=reader.integer()))
        case "ENCODING":
            return replace(asked, encoding=reader.string() if reader.at_string() else reader.name())
        case _:
            return replace(asked, end=reader.name())


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


def fields_of_a_line(reader: Reader) -> tuple[Wanted, ...]:
    """Fields of one line with their columns or formats, up to a slash."""
    fields = FixedFields(record=1)
    while not reader.done and not reader.at_sign("/"):
        fields.read(reader)
    return tuple(fields.found)


def _fixed(reader: Reader) -> tuple[tuple[Wanted, ...], int]:
    fields, most = FixedFields(), 1
    while reader.sign("/"):
        fields.next_record(reader.integer() if reader.at_number() else None)
        most = max(most, fields.record)
        while not reader.done and not reader.at_sign("/"):
            fields.read(reader)
    reader.end()
    return tuple(fields.found), most
