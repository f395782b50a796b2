"""What FILE TYPE and RECORD TYPE say: which lines hold what."""

from dataclasses import field

from analysis.syntax.active import Format
from analysis.syntax.data_lists import DataList, data_list
from analysis.syntax.fixed_fields import FixedFields
from analysis.syntax.job import Job
from analysis.syntax.naming_files import file_named
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import Wanted
from analysis.syntax.repeated_groups import Repeated, repeated
from analysis.syntax.statements import Statement
from instrument.message import Fault, Message
from instrument.records import dataclass, replace

SCRATCH = "#"
CHOICES = {
    "WILD": ("WARN", "NOWARN"),
    "DUPLICATE": ("WARN", "NOWARN", "CASE"),
    "MISSING": ("WARN", "NOWARN", "CASE"),
    "ORDERED": ("YES", "NO"),
    "SPREAD": ("YES", "NO"),
}


@dataclass(frozen=True)
class Kind:
    """A type of record with what its lines hold."""

    values: tuple[float | str, ...] = ()  # of the record variable; none: every other
    skipped: bool = False
    case: Wanted | None = None  # where it says of which case it is, if not where the others do
    wanted: tuple[Wanted, ...] = ()
    groups: Repeated | None = None
    spread: bool = True
    tells_duplicates: bool = True
    tells_missing: bool = True

    @property
    def holds_data(self) -> bool:
        return not self.skipped and bool(self.wanted or self.groups)


@dataclass
class FileType:
    """A file of several types of records."""

    arrangement: str  # MIXED, GROUPED or NESTED
    record: Wanted
    case: Wanted | None = None
    file: str = ""
    encoding: str = ""
    tells_wild: bool = False
    tells_duplicates: bool = False
    tells_missing: bool = False
    kinds: list[Kind] = field(default_factory=list)


def file_type(reader: Reader, job: Job) -> FileType:
    """FILE TYPE MIXED | GROUPED | NESTED [FILE='name'] RECORD=[name] 1-2 [(A)] [CASE=[name] 3-5] …; raises `Fault`."""
    arrangement = reader.need("MIXED", "GROUPED", "NESTED")
    grouped = arrangement == "GROUPED"
    found = FileType(arrangement, Wanted("", Format()), tells_wild=grouped, tells_duplicates=grouped)
    found.tells_missing = grouped
    while not reader.done:
        reader.sign("/")
        word = reader.need("FILE", "RECORD", "CASE", "ENCODING", *CHOICES)
        reader.sign("=")
        if word in CHOICES:
            _choose(found, word, reader)
        elif word == "FILE":
            found.file = "" if reader.take("INLINE") else file_named(reader, job)
        elif word == "ENCODING":
            found.encoding = reader.string() if reader.at_string() else reader.name()
        elif word == "RECORD":
            found.record = _location(reader, "#record")
        else:
            found.case = _location(reader, "#case")
    if not found.record.name:
        raise reader.expected("RECORD")
    if grouped and found.case is None:
        raise reader.expected("CASE")
    return found


def _choose(found: FileType, word: str, reader: Reader) -> None:
    chosen = reader.need(*CHOICES[word])
    tells = chosen != "NOWARN"
    if word == "WILD":
        found.tells_wild = tells
    elif word == "DUPLICATE":
        found.tells_duplicates = tells
    elif word == "MISSING":
        found.tells_missing = tells
    _tell_case(chosen, word, reader)


def _tell_case(chosen: str, word: str, reader: Reader) -> None:
    """CASE, which makes cases of records that stand alone."""
    if chosen == "CASE":
        reader.tell(Message("{found} is not available and was left out", {"found": f"{word}=CASE"}))


def _location(reader: Reader, otherwise: str) -> Wanted:
    """A name, if there is one, columns, and a format."""
    name = reader.name() if reader.at_word() else otherwise
    fields = FixedFields(record=1)
    fields.in_columns(reader, (name,))
    return fields.found[0]


def kinds(body: list[Statement | Fault], found: FileType, job: Job) -> list[Kind]:
    """The types of records that the commands of a block describe, in their order; raises `Fault`."""
    several: list[Kind] = []
    for statement in body:
        if isinstance(statement, Fault):
            raise statement
        reader = job.reader(statement)
        if statement.name == "RECORD TYPE":
            several.append(_kind(reader, found))
            continue
        if not several:
            raise reader.expected("RECORD TYPE")
        if statement.name == "DATA LIST":
            asked: DataList = data_list(reader, job)
            several[-1] = replace(several[-1], wanted=(*several[-1].wanted, *asked.layout.wanted))
        elif statement.name == "REPEATING DATA":
            several[-1] = replace(several[-1], groups=repeated(reader))
        else:
            raise reader.fault("{command} cannot stand in FILE TYPE here", {"command": statement.name})
    return several


def _kind(reader: Reader, found: FileType) -> Kind:
    made = Kind(tells_duplicates=found.tells_duplicates, tells_missing=found.tells_missing)
    values: list[float | str] = []
    while not reader.done:
        reader.sign("/", ",")
        if reader.at_string():
            values.append(reader.string().rstrip())
        elif reader.at_number():
            values.append(reader.number())
        elif reader.take("SKIP"):
            made = replace(made, skipped=True)
        elif reader.take("OTHER"):
            pass
        else:
            made = _with(made, reader)
    return replace(made, values=tuple(values))


def _with(made: Kind, reader: Reader) -> Kind:
    word = reader.need("OTHER", "SKIP", "CASE", "DUPLICATE", "MISSING", "SPREAD")
    reader.sign("=")
    if word == "CASE":
        return replace(made, case=_location(reader, "#case"))
    chosen = reader.need(*CHOICES[word])
    _tell_case(chosen, word, reader)
    if word == "SPREAD":
        return replace(made, spread=chosen == "YES")
    tells = chosen != "NOWARN"
    return replace(made, tells_duplicates=tells) if word == "DUPLICATE" else replace(made, tells_missing=tells)
