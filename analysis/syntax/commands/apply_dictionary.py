"""APPLY DICTIONARY: labels, missing values and formats of another file for variables of the same name."""

from collections.abc import Collection

from analysis.syntax.active import Active, Field, TickedSet
from analysis.syntax.job import Job, empty
from analysis.syntax.naming_files import dataset_named
from analysis.syntax.parts import known_but_absent, parts, words
from analysis.syntax.reader import Reader
from instrument.message import Message
from instrument.records import dataclass, replace

VARIABLES = ("ALIGNMENT", "FORMATS", "LEVEL", "MISSING", "ROLE", "VALLABELS", "VARLABEL", "WIDTH")
FILE = ("FILELABEL", "WEIGHT", "MRSETS", "DOCUMENTS")
UNASKED = ("FILELABEL", "WEIGHT")
ABSENT = ("ATTRIBUTES", "VARSETS")


@dataclass
class _Asked:
    other: Active
    names: tuple[str, ...] = ()  # none: all
    targets: tuple[str, ...] = ()
    of_file: tuple[str, ...] = UNASKED
    of_variables: tuple[str, ...] = VARIABLES
    merges: bool = False
    adds: bool = False  # variables that only the other file has


def run(reader: Reader, job: Job) -> None:
    """APPLY DICTIONARY FROM='name.sav' | dataset | * [/SOURCE VARIABLES=a b] [/TARGET VARIABLES=c d] [/NEWVARS]
    [/FILEINFO WEIGHT …] [/VARINFO FORMATS …].

    Only variables of the same type take anything; what the other file does not say stays. Targets take what one
    source is.
    """
    job.need_data(reader)
    reader.sign("/")
    reader.need("FROM")
    reader.sign("=")
    asked = _Asked(dataset_named(reader, job))
    for word, part in parts(reader, ("SOURCE", "FILEINFO", "VARINFO", "TARGET", "NEWVARS")):
        _read_part(word, part, job, asked)
    active = _with_new(job.active, asked) if asked.adds else job.active
    job.replace(_of_file(_applied(active, asked), asked.other, asked.of_file))


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "SOURCE" | "TARGET":
            part.need("VARIABLES")
            part.need_sign("=")
            found = part.variables(asked.other if word == "SOURCE" else job.active)
            asked.names, asked.targets = (found, asked.targets) if word == "SOURCE" else (asked.names, found)
        case "NEWVARS":
            asked.adds = True
        case "FILEINFO":
            words_found = words(part, ("ALL", *FILE, *ABSENT))
            known_but_absent(part, words_found, ABSENT)
            asked.of_file = FILE if "ALL" in words_found else tuple(words_found)
        case _:
            asked.of_variables, asked.merges = _varinfo(part)


def _with_new(active: Active, asked: _Asked) -> Active:
    """The file with the variables that only the other has, without values."""
    for name in asked.names or asked.other.names:
        if active.find(name) is None:
            described = asked.other.fields[name]
            active = active.with_column(described, empty(described, active.n))
    return active


def _varinfo(part: Reader) -> tuple[tuple[str, ...], bool]:
    """What variables take, and whether value labels are added to those that they have."""
    found: list[str] = []
    merges = False
    while not part.done:
        word = part.take("ALL", *VARIABLES, "ATTRIBUTES")
        if not word:
            part.skip(("ALL", *VARIABLES))
            break
        found += VARIABLES if word == "ALL" else [word]
        if word == "VALLABELS" and part.sign("="):
            merges = part.need("REPLACE", "MERGE") == "MERGE"
        elif word == "ATTRIBUTES":
            if part.sign("="):
                part.need("REPLACE", "MERGE")
            part.tell(Message("{found} is not available and was left out", {"found": word}))
    return tuple(found), merges


def _applied(active: Active, asked: _Asked) -> Active:
    names = asked.names or asked.other.names
    pairs = [(names[0], target) for target in asked.targets] or [(name, name) for name in names]
    for name, target in pairs:
        own, other = active.find(target), asked.other.fields[name]
        if own is not None and active.fields[own].is_text == other.is_text:
            active = active.with_field(_described(active.fields[own], other, asked.of_variables, asked.merges))
    return active


def _of_file(active: Active, other: Active, wanted: Collection[str]) -> Active:
    weight = active.find(other.weight) if other.weight and "WEIGHT" in wanted else None
    label = other.label if "FILELABEL" in wanted else ""
    documents = other.documents if "DOCUMENTS" in wanted else ()
    return replace(
        active,
        label=label or active.label,
        weight=weight or active.weight,
        documents=(*active.documents, *documents),
        sets=_sets(active, other) if "MRSETS" in wanted else active.sets,
    )


def _sets(active: Active, other: Active) -> tuple[TickedSet, ...]:
    """Those of the other file whose members are all here, in the place of those of their name."""
    found = [each for each in other.sets if all(active.find(name) for name in each.members)]
    names = {each.name.casefold() for each in found}
    return (*(each for each in active.sets if each.name.casefold() not in names), *found)


def _described(own: Field, other: Field, wanted: Collection[str], merges: bool) -> Field:
    levels = other.levels if "VALLABELS" in wanted else ()
    if levels and merges:
        levels = tuple({**dict(levels), **dict(own.levels)}.items())
    is_missing = "MISSING" in wanted
    return replace(
        own,
        label=(other.label if "VARLABEL" in wanted else "") or own.label,
        levels=levels or own.levels,
        missing=(other.missing if is_missing else ()) or own.missing,
        missing_range=(other.missing_range if is_missing else None) or own.missing_range,
        measure=(other.measure if "LEVEL" in wanted else "") or own.measure,
        format=own.format if own.is_text or "FORMATS" not in wanted else other.format,
        display=(other.display if "WIDTH" in wanted else 0) or own.display,
        alignment=(other.alignment if "ALIGNMENT" in wanted else "") or own.alignment,
        role=(other.role if "ROLE" in wanted else "") or own.role,
    )
