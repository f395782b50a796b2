"""CASESTOVARS: the cases of a group as variables of one case."""

from analysis.syntax.datasets import Open
from analysis.syntax.dictionary_tables import of_tables, pairs_table
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.restructuring import Wider, positions, wider
from instrument.records import replace

KNOWN = ("ID", "FIXED", "AUTOFIX", "INDEX", "VIND", "COUNT", "RENAME", "SEPARATOR", "GROUPBY", "DROP")
LISTS = {"ID": "ids", "FIXED": "fixed", "INDEX": "index", "DROP": "dropped"}


def run(reader: Reader, job: Job) -> None:
    """CASESTOVARS /ID=a b [/INDEX=i] [/FIXED=…] [/AUTOFIX=NO] [/VIND ROOT=r] [/COUNT=n] [/RENAME v=w]
    [/SEPARATOR='_'] [/GROUPBY=INDEX] [/DROP=…]."""
    job.need_data(reader)
    active = job.active
    asked = Wider(())
    for word, part in parts(reader, KNOWN):
        asked = _with(asked, word, part, job)
    if not asked.ids:
        raise reader.expected("/ID")
    found = wider(active, asked)
    pairs = [
        ("Cases In", str(active.n)),
        ("Cases Out", str(found.n)),
        ("Cases In/Cases Out", f"{active.n / max(found.n, 1):.1f}"),
        ("Variables In", str(len(active.fields))),
        ("Variables Out", str(len(found.fields))),
        ("Index Values", str(positions(active, asked))),
    ]
    job.go_on(Open("", found))
    table = of_tables(found, [pairs_table("processing", pairs)])
    job.items.append(Printed("CASESTOVARS", reader.line, table))


def _with(asked: Wider, word: str, part: Reader, job: Job) -> Wider:
    if word in LISTS:
        names = tuple(dict.fromkeys(part.variables(job.active)))
        return replace(
            asked,
            ids=names if word == "ID" else asked.ids,
            fixed=names if word == "FIXED" else asked.fixed,
            index=names if word == "INDEX" else asked.index,
            dropped=names if word == "DROP" else asked.dropped,
        )
    match word:
        case "AUTOFIX":
            return replace(asked, finds_fixed=part.need("YES", "NO") == "YES")
        case "GROUPBY":
            return replace(asked, by_index=part.need("VARIABLE", "INDEX") == "INDEX")
        case "SEPARATOR":
            return replace(asked, separator=part.string())
        case "COUNT":
            found = replace(asked, count=part.name())
            if part.at_string():
                part.string()
            return found
        case "VIND":
            root = "ind"
            if part.take("ROOT"):
                part.need_sign("=")
                root = part.name()
            return replace(asked, marks=root)
        case _:
            return replace(asked, roots=_roots(part, job))


def _roots(part: Reader, job: Job) -> tuple[tuple[str, str], ...]:
    found = []
    while not part.done:
        old = part.variable(job.active)
        part.need_sign("=")
        found.append((old, part.name()))
    return tuple(found)
