"""LIST: the values of cases."""

from analysis.syntax.active import Field
from analysis.syntax.formats.writing import written
from analysis.syntax.items import Listing
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.syntax.settings import Settings


def run(reader: Reader, job: Job) -> None:
    """LIST [VARIABLES=a b] [/CASES=FROM n TO m BY k] [/FORMAT=NUMBERED]."""
    job.need_data(reader)
    names, first, last, step, is_numbered = job.active.names, 1, job.active.n, 1, False
    for word, part in parts(reader, ("VARIABLES", "CASES", "FORMAT"), "VARIABLES"):
        if word == "VARIABLES":
            names = part.variables(job.active) if not part.done else names
        elif word == "CASES":
            if part.at_number():
                last = part.integer()
            while not part.done:
                bound = part.need("FROM", "TO", "BY")
                number = part.integer()
                first, last, step = (
                    number if bound == "FROM" else first,
                    number if bound == "TO" else last,
                    number if bound == "BY" else step,
                )
        else:
            is_numbered = "NUMBERED" in [part.next().text.upper() for _ in range(len(part.tokens) - part.cursor)]
    rows = job.cases().nonzero()[0][first - 1 : last : step]
    columns = [(job.active.fields[name], job.active.columns[name]) for name in names]
    cells = [[_shown(described, column[row], job.settings) for described, column in columns] for row in rows]
    if is_numbered:
        cells = [[str(row + 1), *line] for row, line in zip(rows, cells, strict=True)]
    shown = ("Case Number", *names) if is_numbered else tuple(names)
    texts = frozenset(name for name in names if job.active.fields[name].is_text)
    job.items.append(Listing(shown, tuple(map(tuple, cells)), texts))
    job.restore()


def _shown(described: Field, value: object, settings: Settings) -> str:
    return written(value, described.format, settings.decimal, leading_zero=settings.leads).strip()  # type: ignore[arg-type]
