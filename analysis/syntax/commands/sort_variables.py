"""SORT VARIABLES: another order of the variables."""

from collections.abc import Callable

from analysis.syntax.active import Field
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader

KEYS: dict[str, Callable[[Field], tuple[object, ...]]] = {
    "NAME": lambda each: (each.name.casefold(),),
    "TYPE": lambda each: (each.width,),
    "FORMAT": lambda each: (each.format.kind, each.format.width, each.format.decimals),
    "LABEL": lambda each: (each.label.casefold(),),
    "VALUES": lambda each: (tuple((isinstance(value, str), value) for value, _ in each.levels),),
    "MISSING": lambda each: (tuple(str(value) for value in each.missing), str(each.missing_range or "")),
    "MEASURE": lambda each: (("", "nominal", "ordinal", "scale").index(each.measure),),
    "ROLE": lambda each: (each.role,),
    "COLUMNS": lambda each: (each.display,),
    "ALIGNMENT": lambda each: (each.alignment,),
}


def run(reader: Reader, job: Job) -> None:
    """SORT VARIABLES [BY] NAME | TYPE | FORMAT | LABEL | VALUES | MISSING | MEASURE | ROLE
    | COLUMNS | ALIGNMENT [(A | D)]."""
    job.need_data(reader)
    reader.take("BY")
    word = reader.need(*KEYS)
    down = False
    if reader.sign("("):
        down = reader.need("A", "D", "UP", "DOWN") in ("D", "DOWN")
        reader.need_sign(")")
    reader.end()
    key = KEYS[word]
    order = sorted(job.active.names, key=lambda name: key(job.active.fields[name]), reverse=down)
    job.replace(job.active.ordered(order))
