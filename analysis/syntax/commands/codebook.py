"""CODEBOOK: what variables are, and how often each value occurs."""

from collections.abc import Callable, Iterable
from dataclasses import field

from analysis.syntax.active import Active, TickedSet
from analysis.syntax.codebook_sets import about_set, ticks
from analysis.syntax.codebook_tables import about_file, attributes, values
from analysis.syntax.dictionary_tables import of_tables
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.parts import parts, words
from analysis.syntax.reader import Reader
from instrument.message import nearest, quoted
from instrument.records import dataclass

KNOWN = ("VARIABLES", "VARINFO", "FILEINFO", "STATISTICS", "OPTIONS")
ATTRIBUTES = ("POSITION", "LABEL", "TYPE", "FORMAT", "MEASURE", "ROLE", "VALUELABELS", "MISSING")
OF_FILE = ("NAME", "LOCATION", "CASECOUNT", "LABEL", "DOCUMENTS", "WEIGHT")
OF_USERS = ("ATTRIBUTES", "RESERVEDATTRIBUTES")
STATISTICS = ("COUNT", "PERCENT", "MEAN", "STDDEV", "QUARTILES")


@dataclass
class _Asked:
    variables: dict[str, str] = field(default_factory=dict)  # name → the level that it is taken as
    attributes: list[str] = field(default_factory=list)
    of_file: list[str] = field(default_factory=list)
    sets: list[TickedSet] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    order: str = "VARLIST"
    descending: bool = False
    most: int = 200  # values of a variable whose counts are told


def run(reader: Reader, job: Job) -> None:
    """CODEBOOK [a [s] b [n] $set …] [/VARINFO LABEL …] [/FILEINFO CASECOUNT …] [/STATISTICS COUNT MEAN … | NONE]
    [/OPTIONS VARORDER=ALPHA SORT=DESCENDING MAXCATS=200].

    [s], [o] and [n] take a variable as scale, ordinal or nominal.
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    names = asked.variables or ({} if asked.sets else dict.fromkeys(job.active.names, ""))
    active, weights = job.active.take(job.cases()), job.weights()[job.cases()]
    if asked.of_file:
        table = about_file(active, asked.of_file)
        job.items.append(Printed("CODEBOOK", reader.line, of_tables(active, [table])))
    for name in _ordered(active, names, asked):
        found = [attributes(active, name, asked.attributes)]
        found += values(active, name, weights, names[name], asked.statistics, asked.most)
        job.items.append(Printed("CODEBOOK", reader.line, of_tables(active, found)))
    for each in asked.sets:
        made = [about_set(active, each, asked.attributes), *ticks(active, each, weights, asked.statistics)]
        job.items.append(Printed("CODEBOOK", reader.line, of_tables(active, made)))
    job.restore()


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables = _variables(part, job, asked)
        case "VARINFO":
            asked.attributes = words(part, (*ATTRIBUTES, *OF_USERS))
        case "FILEINFO":
            asked.of_file = words(part, (*OF_FILE, *OF_USERS))
        case "STATISTICS":
            asked.statistics = words(part, (*STATISTICS, "NONE"))
        case _:
            _read_options(part, asked)


def _read_options(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.need("VARORDER", "SORT", "MAXCATS")
        part.need_sign("=")
        if word == "VARORDER":
            asked.order = part.need("VARLIST", "ALPHA", "FILE", "MEASURE")
        elif word == "SORT":
            asked.descending = part.need("ASCENDING", "DESCENDING") == "DESCENDING"
        else:
            asked.most = part.integer()


def _set(part: Reader, job: Job) -> TickedSet:
    written = part.name()
    found = job.active.set_named(written)
    if found is None:
        part.cursor -= 1
        possible = nearest(written, [each.name for each in job.active.sets])
        raise part.fault(
            "no multiple-response set {found}; possible: {possible}", {"found": quoted(written), "possible": possible}
        )
    if part.sign("["):
        part.name()
        part.need_sign("]")
    return found


def _ordered(active: Active, names: Iterable[str], asked: _Asked) -> list[str]:
    found = list(names)
    if asked.order == "VARLIST":
        return found
    keys: dict[str, Callable[[str], object]] = {
        "ALPHA": str.casefold,
        "FILE": active.names.index,
        "MEASURE": lambda name: active.fields[name].measure,
    }
    return sorted(found, key=keys[asked.order], reverse=asked.descending)  # type: ignore[arg-type]


def _variables(part: Reader, job: Job, asked: _Asked) -> dict[str, str]:
    found: dict[str, str] = {}
    while not part.done:
        if part.token is not None and part.token.text.startswith("$"):
            asked.sets.append(_set(part, job))
            continue
        names = part.variables(job.active)
        measure = ""
        if part.sign("["):
            measure = {"s": "scale", "o": "ordinal", "n": "nominal"}.get(part.name().casefold()[:1], "")
            part.need_sign("]")
        found |= {**dict.fromkeys(names, ""), names[-1]: measure}
        part.sign(",")
    return found
