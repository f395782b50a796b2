"""AGGREGATE: a case for each group of cases."""

from collections.abc import Sequence

from analysis.syntax.active import Active, Field, Values
from analysis.syntax.aggregates import FUNCTIONS, OF_TEXTS, OF_VALUES, Aggregate, aggregated, format_of_aggregate
from analysis.syntax.breaking import grouped
from analysis.syntax.datasets import Open
from analysis.syntax.job import Job
from analysis.syntax.naming_files import file_named
from analysis.syntax.reader import Reader
from analysis.syntax.saving import save
from instrument.message import quoted
from instrument.records import replace

WORDS = ("OUTFILE", "BREAK", "MISSING", "DOCUMENT", "PRESORTED")


def run(reader: Reader, job: Job) -> None:
    """AGGREGATE [OUTFILE=* | 'file' [MODE=ADDVARIABLES]] /BREAK=a b /new=FUNCTION(x) …."""
    job.need_data(reader)
    target, adds, breaks, columnwise = "*", False, tuple[str, ...](), False
    asked: list[Aggregate] = []
    for part in reader.subcommands():
        while not part.done:
            word = part.take(*WORDS) if not _names_a_function(part) else ""
            part.sign("=")
            if word == "OUTFILE":
                target = "*" if part.sign("*") else file_named(part, job)
                while part.take("MODE", "OVERWRITE"):
                    part.need_sign("=")
                    adds |= part.next().text.upper().startswith("ADD")
            elif word == "BREAK":
                breaks = _breaks(part, job.active)
            elif word == "MISSING":
                columnwise = part.need("COLUMNWISE") != ""
            elif not word:
                asked += _functions(part, job.active)
    if reader.tokens and not asked:
        raise reader.fault("no function is named; possible: {possible}", {"possible": ", ".join(FUNCTIONS)})
    made = _aggregated(job, breaks, asked, columnwise, adds)
    if target == "*" and adds:
        job.kept = None
        job.replace(made)
    elif target == "*" or job.datasets.is_current(target):
        job.go_on(Open("", made))
    elif job.datasets.find(target) is not None:
        job.datasets.keep(Open(target, made))
        job.restore()
    else:
        save(made, job.folder.writing(target if "." in target else f"{target}.sav"))
        job.restore()


def _names_a_function(part: Reader) -> bool:
    """Whether what stands here is new names and a function, as in /n=N."""
    ahead = 0
    while (token := part.peek(ahead)) is not None and token.kind in ("word", "string"):
        ahead += 1
    after = part.peek(ahead + 1)
    return token is not None and token.text == "=" and after is not None and after.text.upper() in FUNCTIONS


def _breaks(part: Reader, active: Active) -> tuple[str, ...]:
    found: list[str] = []
    while not part.done:
        found += part.variables(active)
        if part.sign("("):
            if part.need("A", "D") == "D":
                raise part.fault("groups come in ascending order here; possible: {possible}", {"possible": "(A)"})
            part.need_sign(")")
    return tuple(found)


def _functions(part: Reader, active: Active) -> list[Aggregate]:
    names: list[tuple[str, str]] = []
    while not part.at_sign("="):
        new = part.new_names()
        label = part.string() if part.at_string() else ""
        names += [(name, label) for name in new]
    part.need_sign("=")
    function = part.need(*FUNCTIONS)
    sources: Sequence[str] = ()
    numbers: list[float] = []
    texts: list[str] = []
    if part.sign("("):
        sources = part.variables(active) if part.at_word() else ()
        while not part.sign(")"):
            part.sign(",")
            if part.at_string():
                texts.append(part.string())
            else:
                numbers.append(part.number())
    strings = [name for name in sources if active.fields[name].is_text and function not in OF_TEXTS]
    if function in OF_VALUES and strings:
        raise part.fault("{name} is a string, and a number is expected", {"name": quoted(strings[0])})
    if sources and len(sources) != len(names):
        values = {"names": len(names), "sources": len(sources)}
        raise part.fault("{names} names cannot take what comes of {sources} variables", dict(values))
    return [
        Aggregate(name, label, function, sources[at] if sources else "", tuple(numbers), tuple(texts))
        for at, (name, label) in enumerate(names)
    ]


def _aggregated(job: Job, breaks: Sequence[str], asked: Sequence[Aggregate], columnwise: bool, adds: bool) -> Active:
    active = job.active if adds else job.active.take(job.cases())
    groups = grouped(active, breaks)
    weights = job.weights() if adds else job.weights()[job.cases()]
    made: list[tuple[Field, Values]] = []
    for each in asked:
        values = aggregated(each, active, groups, weights, columnwise)
        source = active.fields[each.source] if each.source else None
        made.append((format_of_aggregate(each, source, job.active.weight is not None), values))
    if adds:
        for described, values in made:
            active = active.with_column(described, values[groups.number])
        return active
    kept = replace(active.take(groups.first), weight=None, sets=())
    found = kept.without([name for name in kept.names if name not in breaks]).ordered(breaks)
    for described, values in made:
        found = found.with_column(described, values)
    return replace(found, n=len(groups))
