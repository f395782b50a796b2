"""CODEBOOK: what variables are, and how often each value occurs."""

from collections.abc import Callable, Iterable
from dataclasses import field

from analysis.syntax.active import Active
from analysis.syntax.codebook_tables import about_file, attributes, values
from analysis.syntax.dictionary_tables import of_tables
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.parts import known_but_absent, parts, words
from analysis.syntax.reader import Reader
from instrument.records import dataclass

KNOWN = ("VARIABLES", "VARINFO", "FILEINFO", "STATISTICS", "OPTIONS")
ATTRIBUTES = ("POSITION", "LABEL", "TYPE", "FORMAT", "MEASURE", "ROLE", "VALUELABELS", "MISSING")
OF_FILE = ("CASECOUNT", "LABEL", "DOCUMENTS", "WEIGHT")
ABSENT = ("NAME", "LOCATION", "ATTRIBUTES", "RESERVEDATTRIBUTES")
STATISTICS = ("COUNT", "PERCENT", "MEAN", "STDDEV", "QUARTILES")


@dataclass
class _Asked:
    variables: dict[str, str] = field(default_factory=dict)  # name → the level that it is taken as
    attributes: list[str] = field(default_factory=list)
    of_file: list[str] = field(default_factory=list)
    statistics: list[str] = field(default_factory=list)
    order: str = "VARLIST"
    descending: bool = False
    most: int = 200  # values of a variable whose counts are told


def run(reader: Reader, job: Job) -> None:
    """CODEBOOK [a [s] b [n] …] [/VARINFO LABEL …] [/FILEINFO CASECOUNT …] [/STATISTICS COUNT MEAN … | NONE] [/OPTIONS
    VARORDER=ALPHA SORT=DESCENDING MAXCATS=200].

    [s], [o] and [n] take a variable as scale, ordinal or nominal.
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    names = asked.variables or dict.fromkeys(job.active.names, "")
    active, weights = job.active.take(job.cases()), job.weights()[job.cases()]
    if asked.of_file:
        table = about_file(active, asked.of_file)
        job.items.append(Printed("CODEBOOK", reader.line, of_tables(active, [table])))
    for name in _ordered(active, names, asked):
        found = [attributes(active, name, asked.attributes)]
        found += values(active, name, weights, names[name], asked.statistics, asked.most)
        job.items.append(Printed("CODEBOOK", reader.line, of_tables(active, found)))
    job.restore()


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables = _variables(part, job)
        case "VARINFO":
            asked.attributes = words(part, ATTRIBUTES, ("ATTRIBUTES", "RESERVEDATTRIBUTES"))
        case "FILEINFO":
            found = words(part, (*OF_FILE, *ABSENT))
            asked.of_file = known_but_absent(part, found, ABSENT)
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


def _variables(part: Reader, job: Job) -> dict[str, str]:
    found: dict[str, str] = {}
    while not part.done:
        names = part.variables(job.active)
        measure = ""
        if part.sign("["):
            measure = {"s": "scale", "o": "ordinal", "n": "nominal"}.get(part.name().casefold()[:1], "")
            part.need_sign("]")
        found |= {**dict.fromkeys(names, ""), names[-1]: measure}
        part.sign(",")
    return found
