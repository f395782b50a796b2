"""VARSTOCASES: several variables as one over several cases."""

from analysis.syntax.datasets import Open
from analysis.syntax.dictionary_tables import of_tables, pairs_table
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.restructuring import Index, Longer, Made, longer

KNOWN = ("MAKE", "INDEX", "ID", "NULL", "COUNT", "DROP", "KEEP")


def run(reader: Reader, job: Job) -> None:
    """VARSTOCASES /MAKE new ['label'] FROM a b c [/MAKE …] [/INDEX=i | i(new) | i(2) j(3)] [/ID=n] [/COUNT=n]
    [/NULL=DROP | KEEP] [/KEEP=…] [/DROP=…]."""
    job.need_data(reader)
    active = job.active
    made: list[Made] = []
    indexes: tuple[Index, ...] = ()
    kept: tuple[str, ...] | None = None
    dropped: tuple[str, ...] = ()
    new = {"ID": "", "COUNT": ""}
    keeps_empty = False
    for word, part in parts(reader, KNOWN):
        match word:
            case "MAKE":
                made.append(_made(part, job))
            case "INDEX":
                indexes = _indexes(part)
            case "NULL":
                keeps_empty = part.need("DROP", "KEEP") == "KEEP"
            case "KEEP":
                kept = part.variables(active)
            case "DROP":
                dropped = part.variables(active)
            case _:
                new[word] = part.name()
                if part.at_string():
                    part.string()
    _check(reader, made, indexes)
    spread = {name for each in made for name in each.sources}
    wanted = tuple(name for name in active.names if name in (kept or active.names) and name not in spread)
    asked = Longer(
        tuple(made), tuple(n for n in wanted if n not in dropped), indexes, new["ID"], new["COUNT"], keeps_empty
    )
    found = longer(active, asked)
    pairs = [("Variables In", str(len(active.fields))), ("Variables Out", str(len(found.fields)))]
    job.go_on(Open("", found))
    table = of_tables(found, [pairs_table("processing", pairs)])
    job.items.append(Printed("VARSTOCASES", reader.line, table))


def _made(part: Reader, job: Job) -> Made:
    name = part.name()
    label = part.string() if part.at_string() else ""
    part.take("FROM")
    return Made(name, label, part.variables(job.active))


def _indexes(part: Reader) -> tuple[Index, ...]:
    found: list[Index] = []
    while not part.done:
        name = part.name()
        levels, named = 0, ""
        label = part.string() if part.at_string() else ""
        if part.sign("("):
            if part.at_number():
                levels = part.integer()
            else:
                named = part.name()
            part.need_sign(")")
        label = part.string() if part.at_string() else label
        found.append(Index(name, label, levels, named))
    return tuple(found)


def _check(reader: Reader, made: list[Made], indexes: tuple[Index, ...]) -> None:
    if not made:
        raise reader.expected("/MAKE")
    if len({len(each.sources) for each in made}) > 1:
        raise reader.fault("the lists of MAKE differ in length")
    product = 1
    for each in indexes:
        product *= each.levels or len(made[0].sources)
        named = each.names_of.casefold()
        if named and named not in {one.name.casefold() for one in made}:
            raise reader.fault("INDEX names {found}, which MAKE does not make", {"found": each.names_of})
    if indexes and (product != len(made[0].sources) or (len(indexes) > 1 and not all(i.levels for i in indexes))):
        raise reader.fault("the levels of INDEX do not make {n} variables", {"n": len(made[0].sources)})
