"""APPLY DICTIONARY: labels, missing values and formats of another file for variables of the same name."""

from collections.abc import Collection

from analysis.syntax.active import Active, Field, TickedSet, empty
from analysis.syntax.job import Job
from analysis.syntax.naming_files import dataset_named
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.user_attributes import Attributes
from instrument.message import Message
from instrument.records import dataclass, replace

VARIABLES = ("ALIGNMENT", "FORMATS", "LEVEL", "MISSING", "ROLE", "VALLABELS", "VARLABEL", "WIDTH", "ATTRIBUTES")
FILE = ("FILELABEL", "WEIGHT", "MRSETS", "DOCUMENTS", "ATTRIBUTES")
UNASKED = ("FILELABEL", "WEIGHT")
ABSENT = ("VARSETS",)
MERGED = ("VALLABELS", "ATTRIBUTES", "MRSETS", "DOCUMENTS")
"""What REPLACE or MERGE stands behind."""


@dataclass
class _Asked:
    other: Active
    names: tuple[str, ...] = ()  # none: all
    targets: tuple[str, ...] = ()
    of_file: tuple[str, ...] = UNASKED
    of_variables: tuple[str, ...] = VARIABLES
    merged: tuple[str, ...] = ()  # what is added to what is there, and does not take its place
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
    job.replace(_of_file(_applied(active, asked), asked))


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
            asked.of_file = _info(part, FILE, asked)
        case _:
            asked.of_variables = _info(part, VARIABLES, asked)


def _with_new(active: Active, asked: _Asked) -> Active:
    """The file with the variables that only the other has, without values."""
    for name in asked.names or asked.other.names:
        if active.find(name) is None:
            described = asked.other.fields[name]
            active = active.with_column(described, empty(described, active.n))
    return active


def _info(part: Reader, possible: tuple[str, ...], asked: _Asked) -> tuple[str, ...]:
    """What is taken, and what of it is added to what is there."""
    found: list[str] = []
    while not part.done:
        word = part.take("ALL", *possible, *ABSENT)
        if not word:
            part.skip(("ALL", *possible))
            break
        if word in ABSENT:
            part.tell(Message("{found} is not available and was left out", {"found": word}))
        found += possible if word == "ALL" else [word]
        if word in MERGED and part.sign("=") and part.need("REPLACE", "MERGE") == "MERGE":
            asked.merged = (*asked.merged, word)
    return tuple(found)


def _applied(active: Active, asked: _Asked) -> Active:
    names = asked.names or asked.other.names
    pairs = [(names[0], target) for target in asked.targets] or [(name, name) for name in names]
    for name, target in pairs:
        own, other = active.find(target), asked.other.fields[name]
        if own is not None and active.fields[own].is_text == other.is_text:
            active = active.with_field(_described(active.fields[own], other, asked))
    return active


def _of_file(active: Active, asked: _Asked) -> Active:
    other, wanted = asked.other, asked.of_file
    weight = active.find(other.weight) if other.weight and "WEIGHT" in wanted else None
    label = other.label if "FILELABEL" in wanted else ""
    documents = other.documents if "DOCUMENTS" in wanted else ()
    return replace(
        active,
        label=label or active.label,
        weight=weight or active.weight,
        documents=documents if documents and "DOCUMENTS" not in asked.merged else (*active.documents, *documents),
        attributes=_attributes(active.attributes, other.attributes, wanted, asked.merged),
        sets=_sets(active, other) if "MRSETS" in wanted else active.sets,
    )


def _sets(active: Active, other: Active) -> tuple[TickedSet, ...]:
    """Those of the other file whose members are all here, in the place of those of their name."""
    found = [each for each in other.sets if all(active.find(name) for name in each.members)]
    names = {each.name.casefold() for each in found}
    return (*(each for each in active.sets if each.name.casefold() not in names), *found)


def _attributes(own: Attributes, other: Attributes, wanted: Collection[str], merged: Collection[str]) -> Attributes:
    """Those of the other, or both with the own first, where they are asked for and there are any."""
    if "ATTRIBUTES" not in wanted or not other:
        return own
    return tuple({**dict(other), **dict(own)}.items()) if "ATTRIBUTES" in merged else other


def _described(own: Field, other: Field, asked: _Asked) -> Field:
    wanted, merges = asked.of_variables, "VALLABELS" in asked.merged
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
        attributes=_attributes(own.attributes, other.attributes, wanted, asked.merged),
        role=(other.role if "ROLE" in wanted else "") or own.role,
    )
