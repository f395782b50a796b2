"""MULT RESPONSE: answers of which several could be given."""

from collections.abc import Iterable
from itertools import product

from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.naming_groups import named, read_group, set_named, span
from analysis.syntax.parts import in_parentheses, parts, words
from analysis.syntax.reader import Reader
from analysis.syntax.response_groups import of_groups
from analysis.syntax.response_tables import Asked, Crossing, of_cases, one_by_other, within
from analysis.task import Task
from instrument.message import Message

PROCEDURES = ("multiple_response",)
KNOWN = ("GROUPS", "VARIABLES", "FREQUENCIES", "TABLES", "CELLS", "BASE", "MISSING", "FORMAT")


CELLS = ("COUNT", "ROW", "COLUMN", "TOTAL", "ALL")
WITHOUT_EFFECT = ("LABELS", "TABLE", "CONDENSE", "ONEPAGE", "DOUBLE", "DEFAULT")
"""How lines fill a page of a line printer."""


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """MULT RESPONSE GROUPS=$s 'label' (a b c (1)) /VARIABLES=g(1,3) /FREQUENCIES=$s /TABLES=$s BY g [BY layer]
    [(PAIRED)] /$t BY g /CELLS /BASE …."""
    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, KNOWN, "GROUPS", goes_on=_goes_on):
        _read_part(word, part, job, asked)
    if not asked.frequencies and not asked.tables:
        raise reader.fault(
            "no table is named; possible: {possible}", {"possible": "/FREQUENCIES=$set, /TABLES=$set BY g"}
        )
    active = asked.groups.prepared(job.active)
    found = [_frequencies(job, asked, active)] if asked.frequencies else []
    for each in asked.tables:
        for row, column, *layers in product(each.rows, each.columns, *each.layers):
            if layers or each.is_paired:
                found.append(within(job, (row, column), layers, each.is_paired, asked))
            else:
                found.append(one_by_other(job, row, column, active, asked))
    return found


def _goes_on(before: str, part: Reader) -> bool:
    """Whether a subcommand without a keyword is one more list of TABLES: rows BY columns."""
    return before == "TABLES" and any(token.text.upper() == "BY" for token in part.tokens)


def _read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    match word:
        case "GROUPS":
            while not part.done:
                read_group(part, job.active, asked.groups)
        case "VARIABLES":
            while not part.done:
                names = part.variables(job.active)
                low, high = in_parentheses(part, span)
                asked.groups.spans |= dict.fromkeys(names, (low, high))
        case "FREQUENCIES":
            while not part.done:
                asked.frequencies.append(set_named(part, job.active, asked.groups).name)
                part.sign(",")
        case "TABLES":
            _read_tables(part, job, asked)
        case "CELLS":
            asked.cells += words(part, CELLS)
        case "BASE":
            asked.by_responses = "RESPONSES" in words(part, ("RESPONSES", "CASES"))
        case "MISSING":
            found = words(part, ("TABLE", "MDGROUP", "MRGROUP", "INCLUDE"))
            asked.groups.with_missing |= "INCLUDE" in found
            asked.groups.whole_dichotomies |= "MDGROUP" in found
            asked.groups.whole_categories |= "MRGROUP" in found
        case _:
            words(part, (), WITHOUT_EFFECT)


def _read_tables(part: Reader, job: Job, asked: Asked) -> None:
    """Rows BY columns, then further pairs without a slash."""
    while not part.done:
        rows = named(part, job.active, asked.groups)
        part.need("BY")
        columns, layers = named(part, job.active, asked.groups), []
        while part.take("BY"):
            layers.append(_layer(part, named(part, job.active, asked.groups), [*rows, *columns]))
        is_paired = part.sign("(")
        if is_paired:
            part.need("PAIRED")
            part.need_sign(")")
            is_paired = all(asked.groups.is_of_categories(name) for name in (*rows, *columns))
            if not is_paired:
                part.tell(Message("{found} takes groups of categories, and was left out", {"found": "PAIRED"}))
        asked.tables.append(Crossing(rows, columns, [each for each in layers if each], is_paired))


def _layer(part: Reader, names: list[str], crossed: list[str]) -> list[str]:
    """The variables and sets that make layers; sets are told and left out where single variables are crossed."""
    sets = [name for name in names if name.startswith("$")]
    if any(name.startswith("$") for name in crossed):
        return names
    if sets:
        part.tell(Message("{found} is not available and was left out", {"found": f"BY {' '.join(sets)}"}))
    return [name for name in names if name not in sets]


def _frequencies(job: Job, asked: Asked, active: Active) -> Request:
    def arranged(result: Result) -> Result:
        return of_groups(of_cases(result), asked.groups)

    return job.request("multiple_response", {"sets": list(dict.fromkeys(asked.frequencies))}, arranged, active)


def write(task: Task) -> list[str] | None:
    """The command of a task."""
    options = task.options
    sets = (*options.sets, *([options.by_set] if options.by_set is not None else []))
    every = [f"$set{number}" for number in range(1, len(sets) + 1)]
    names = every[: len(options.sets)]
    groups = [
        f"{name} {_quoted(each.text)} ({' '.join(each.members)} ({each.counted:g}))"
        for name, each in zip(every, sets, strict=True)
    ]
    lines = [f"MULT RESPONSE GROUPS={' '.join(groups)}", f"/FREQUENCIES={' '.join(names)}"]
    if options.by_set is not None:
        lines.append(f"/TABLES={' '.join(names)} BY {every[-1]}")
    if options.by is not None:
        codes = [level.code for level in options.by.valid_levels]
        span = f"({min(codes):g} {max(codes):g})" if codes else ""
        lines.append(f"/TABLES={' '.join(names)} BY {options.by.name}{span}")
    if len(lines) == 2:
        return lines
    tests = []
    if options.by is not None:  # one test of each option
        members = " ".join(name for each in options.sets for name in each.members)
        tests = [f"CROSSTABS /TABLES={members} BY {options.by.name}", "/STATISTICS=CHISQ PHI"]
    return [*lines, "/CELLS=COUNT COLUMN" + ("." if tests else ""), *tests]


def _quoted(text: object) -> str:
    words = text.get("zh", "") if isinstance(text, dict) else ""
    return "'" + words.replace("'", "''")[:80] + "'"
