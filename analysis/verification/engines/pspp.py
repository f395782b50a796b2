"""PSPP as a second engine: one child for all tasks, or one for each where a task ends it."""

import csv
import pkgutil
import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from analysis.verification import pspp as folder
from analysis.verification.asked import Answers, Asked, Cell, Job
from analysis.verification.engines.child import run
from analysis.verification.engines.names import Names
from analysis.verification.pspp.printed import Cells, Printed, Question
from instrument.codebook import Variable
from instrument.records import dataclass, replace

MARK = ">>task "
MOST_CODES = 3  # that MISSING VALUES takes one by one
SETTINGS = "SET FORMAT=F32.14 /TNUMBERS=VALUES /TVARS=NAMES /SMALL=0 /LOCALE='UTF-8'."


@dataclass(frozen=True)
class Sheet:
    """The rows that count, under names that PSPP can read."""

    columns: Mapping[str, Sequence[float]]
    variables: Mapping[str, Variable]


def is_there() -> bool:
    """Whether PSPP is installed."""
    return shutil.which("pspp") is not None


def procedures() -> frozenset[str]:
    """The procedures that PSPP is asked for."""
    return frozenset(module.name for module in pkgutil.iter_modules(folder.__path__)) - {"printed"}


def ask(job: Job, folder: Path) -> Answers:
    """What PSPP finds for the tasks it is trusted with; `folder` is empty and ours."""
    names = Names.all_of(job.columns)
    questions = {each.name: question for each in job.asked if (question := _question(each, job, names)) is not None}
    cells: dict[str, dict[Cell, float]] = {}
    silent: dict[str, tuple[str, str]] = {}
    for rows in dict.fromkeys(each.asked.rows for each in questions.values()):
        wanted = {name: each for name, each in questions.items() if each.asked.rows == rows}
        _write(_sheet(job, names, rows), folder / "answers.csv")
        found, why = _answers(wanted, job, names, rows, folder)
        cells |= found
        silent |= why
    return Answers(_version(folder), cells, silent)


def _question(asked: Asked, job: Job, names: Names) -> Question | None:
    """The task in PSPP's names; None where PSPP is not to be asked."""
    if asked.procedure not in procedures() or (asked.rows is not None and asked.rows != ".valid"):
        return None
    weight = None if asked.weight is None else names.given(asked.weight)
    whole = asked.weight is None or all(value == round(value) for value in job.columns[asked.weight].tolist())
    variables = {names.given(name): replace(each, name=names.given(name)) for name, each in job.variables.items()}
    columns = {names.given(name): column for name, column in job.columns.items()}
    rows = None if asked.rows is None else names.given(asked.rows)
    own = replace(asked, options=names.given(asked.options), weight=weight)
    question = Question(own, variables, columns, whole, rows)
    return question if _module(asked.procedure).is_trusted(question) else None


def _answers(
    questions: Mapping[str, Question], job: Job, names: Names, rows: str | None, folder: Path
) -> tuple[dict[str, dict[Cell, float]], dict[str, tuple[str, str]]]:
    """Cells by task, and why a task has none; where they together end PSPP, each has a child of its own."""
    status, printed = _run(questions, job, names, rows, folder)
    if status and len(questions) > 1:
        cells: dict[str, dict[Cell, float]] = {}
        silent: dict[str, tuple[str, str]] = {}
        for name, question in questions.items():
            found, why = _answers({name: question}, job, names, rows, folder)
            cells |= found
            silent |= why
        return cells, silent
    if status:
        return {}, dict.fromkeys(questions, ("ended", status))
    return {name: _read(question, printed.get(name, []), names) for name, question in questions.items()}, {}


def _read(question: Question, printed: Sequence[Printed], names: Names) -> dict[Cell, float]:
    found: Cells = _module(question.asked.procedure).read(question, printed)
    return {
        (table, tuple(map(names.back, about)), tuple(map(names.back, keys)), names.back(column)): value
        for (table, about, keys, column), value in found
    }


def _run(
    questions: Mapping[str, Question], job: Job, names: Names, rows: str | None, folder: Path
) -> tuple[str, dict[str, list[Printed]]]:
    """How the child ended, '' where all went well, and what it printed for each task."""
    lines = [SETTINGS, *_data(_sheet(job, names, rows))]
    order = list(questions)
    for at, name in enumerate(order):
        weight = questions[name].asked.weight
        lines += _weighted(weight)
        lines.append(f"ECHO '{MARK}{at}'.")
        lines += _module(questions[name].asked.procedure).syntax(questions[name])
    (folder / "job.sps").write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = folder / "out.csv"
    out.unlink(missing_ok=True)
    ended = run(["pspp", "--no-statrc", "job.sps", "-O", "format=csv", "-o", "out.csv"], folder)
    status = "" if ended.status in (0, 1) and out.exists() else f"{ended.word} {ended.said[-200:]}".strip()
    return status, {order[at]: printed for at, printed in _parted(out)} if not status else {}


def _weighted(weight: str | None) -> list[str]:
    """A case without a weight is left out: some statistics of PSPP see it."""
    if weight is None:
        return ["WEIGHT OFF.", "FILTER OFF."]
    return [f"COMPUTE counted_{weight} = ({weight} > 0).", f"FILTER BY counted_{weight}.", f"WEIGHT BY {weight}."]


def _sheet(job: Job, names: Names, rows: str | None) -> Sheet:
    kept = None if rows is None else job.columns[rows] == 1
    columns = {
        names.given(name): (column if kept is None else column[kept]).tolist()
        for name, column in job.columns.items()
        if name != rows and not name.startswith(".without:")
    }
    return Sheet(
        columns, {names.given(name): each for name, each in job.variables.items() if names.given(name) in columns}
    )


def _write(sheet: Sheet, path: Path) -> None:
    """The answers as csv; codes that MISSING VALUES cannot take are left out as unknown."""
    columns = {name: _known(column, sheet.variables.get(name)) for name, column in sheet.columns.items()}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in zip(*columns.values(), strict=True):
            writer.writerow("" if cell != cell else repr(cell) for cell in row)


def _known(column: Sequence[float], variable: Variable | None) -> Sequence[float]:
    if variable is None or not _is_many(variable):
        return column
    low, high = variable.missing_range or (1.0, 0.0)
    return [float("nan") if cell in variable.missing or low <= cell <= high else cell for cell in column]


def _is_many(variable: Variable) -> bool:
    return len(variable.missing) > (1 if variable.missing_range else MOST_CODES)


def _data(sheet: Sheet) -> Iterator[str]:
    formats = "\n ".join(f"{name} F32.14" for name in sheet.columns)
    yield f"GET DATA /TYPE=TXT /FILE='answers.csv' /DELIMITERS=',' /FIRSTCASE=2 /VARIABLES={formats}."
    for name, variable in sheet.variables.items():
        parts = [repr(code) for code in variable.missing]
        if variable.missing_range is not None:
            parts.append("{} THRU {}".format(*variable.missing_range))
        if parts and not _is_many(variable):
            yield f"MISSING VALUES {name} ({', '.join(parts)})."


def _parted(path: Path) -> Iterator[tuple[int, list[Printed]]]:
    """The number of each task with the tables printed after its mark."""
    at, tables, title, rows = -1, list[Printed](), "", list[list[str]]()
    for line in [*csv.reader(path.read_text(encoding="utf-8", errors="replace").splitlines()), [f"{MARK}-1"]]:
        head = line[0] if line else ""
        is_mark, is_title = head.startswith(MARK), head.startswith("Table: ")
        if (is_mark or is_title or not line) and title:
            tables.append(Printed(title, tuple(map(tuple, rows))))
            title, rows = "", []
        if is_mark:
            if at >= 0:
                yield at, tables
            at, tables = int(head.removeprefix(MARK)), []
        elif is_title:
            title = ",".join(line).removeprefix("Table: ")
        elif line and title:
            rows.append(line)


def _version(folder: Path) -> str:
    said = run(["pspp", "--version"], folder, 20).said.split("\n")[0]
    return f"PSPP {said.rsplit(' ', 1)[-1]}" if said else "PSPP"


def _module(procedure: str) -> ModuleType:
    return import_module(f"{folder.__name__}.{procedure}")
