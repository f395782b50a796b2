"""MRSETS: multiple-response sets kept with the file."""

from analysis.syntax.active import TickedSet
from analysis.syntax.dictionary_tables import of_tables
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.table import Table, headed
from instrument.message import Message
from instrument.records import replace

KNOWN = ("MDGROUP", "MCGROUP", "DELETE", "DISPLAY")


def run(reader: Reader, job: Job) -> None:
    """MRSETS /MDGROUP NAME=$s LABEL='…' VARIABLES=a b VALUE=1 /MCGROUP … /DELETE NAME=[$s] /DISPLAY."""
    job.need_data(reader)
    for word, part in parts(reader, KNOWN):
        if word in ("MDGROUP", "MCGROUP"):
            _add(part, job, is_dichotomy=word == "MDGROUP")
        elif word == "DELETE":
            _delete(part, job)
        else:
            part.rest()
            job.items.append(Printed("MRSETS", reader.line, of_tables(job.active, [_listed(job)])))


def _listed(job: Job) -> Table:
    rows = [
        (
            f"${each.name.lstrip('$')}",
            each.label,
            "MDGROUP" if each.counted is not None else "MCGROUP",
            "" if each.counted is None else f"{each.counted:g}",
            ", ".join(each.members),
        )
        for each in job.active.sets
    ]
    columns = headed("variable_name", "variable_label", "set_kind", "counted_value", "set_members")
    return Table("multiple_response_sets", columns, tuple(rows))


def _add(part: Reader, job: Job, is_dichotomy: bool) -> None:
    name, label, members, from_first = "", "", tuple[str, ...](), False
    counted: float | None = 1.0 if is_dichotomy else None
    while not part.done:
        word = part.need("NAME", "LABEL", "VARIABLES", "VALUE", "CATEGORYLABELS", "LABELSOURCE")
        part.need_sign("=")
        if word == "NAME":
            name = part.name().lstrip("$")
        elif word == "LABEL":
            label = part.string()
        elif word == "VARIABLES":
            members = part.variables(job.active)
        elif word == "VALUE":
            counted = part.number() if part.at_number() else float(part.string())
        elif word == "LABELSOURCE":
            part.need("VARLABEL")
            from_first = True
        elif part.need("VARLABELS", "COUNTEDVALUES") == "COUNTEDVALUES":
            part.tell(Message("{found} is not available and was left out", {"found": "COUNTEDVALUES"}))
    if from_first and members:
        label = job.active.fields[members[0]].label
    if not name or not members:
        raise part.fault("a set needs a name and variables")
    others = tuple(each for each in job.active.sets if each.name.lstrip("$").casefold() != name.casefold())
    job.replace(replace(job.active, sets=(*others, TickedSet(name, label, members, counted))))


def _delete(part: Reader, job: Job) -> None:
    part.need("NAME")
    part.need_sign("=")
    part.need_sign("[")
    gone = set()
    while not part.sign("]"):
        gone.add(part.name().lstrip("$").casefold())
    kept = tuple(each for each in job.active.sets if each.name.lstrip("$").casefold() not in gone)
    job.replace(replace(job.active, sets=() if "all" in gone else kept))
