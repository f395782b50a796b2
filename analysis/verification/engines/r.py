"""R as a second engine: one child for all tasks, a script for each procedure."""

import csv
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from analysis.verification.asked import Answers, Asked, Cell, Column, Job, names_in
from analysis.verification.engines.child import run
from analysis.verification.engines.names import Names

SCRIPTS = Path(__file__).parents[1] / "r"
SEPARATOR = "\x1f"


def is_there() -> bool:
    """Whether R is installed."""
    return shutil.which("Rscript") is not None


def procedures() -> frozenset[str]:
    """The procedures that R has a script for."""
    return frozenset(path.stem for path in SCRIPTS.glob("*.R")) - {"engine"}


def ask(job: Job, folder: Path) -> Answers:
    """What R finds for the tasks that it has a script for; `folder` is empty and ours."""
    asked = [each for each in job.asked if each.procedure in procedures()]
    used = set().union(*(names_in(each.options) for each in asked)) if asked else set()
    variables = [name for name in job.variables if name in used]
    names = Names.of(job.columns)
    _write_answers(job, variables, asked, names, folder / "answers.csv")
    _write_forms(job, folder / "forms.csv")
    for at, each in enumerate(asked):
        if each.draws is not None:
            (folder / f"draws-{at}.bin").write_bytes(each.draws.astype("<i4").tobytes())
        for number, copy in enumerate(each.copies):
            _write_columns(
                {names.given(name): column for name, column in copy.items()}, folder / f"copy-{at}-{number}.csv"
            )
    (folder / "job.R").write_text("\n".join(_job(job, variables, asked, names)) + "\n", encoding="utf-8")
    ended = run(["Rscript", "--vanilla", str(SCRIPTS / "engine.R"), str(SCRIPTS), str(folder)], folder)
    cells, silent, engine = _found(folder / "found.tsv", names)
    for each in asked:
        if each.name not in silent:
            silent[each.name] = ("ended", f"{ended.word} {ended.said[-300:]}".strip())
    told = {name: why for name, why in silent.items() if why[0] != "done"}
    return Answers(engine or "R", cells, told)


def _write_answers(job: Job, variables: Iterable[str], asked: Iterable[Asked], names: Names, path: Path) -> None:
    """The columns that tasks name, as numbers that lose no digit."""
    beside = dict.fromkeys(name for each in asked for name in (each.weight, each.rows) if name is not None)
    wanted = [*variables, *(name for name in beside if name not in variables)]
    rows = len(next(iter(job.columns.values()), ()))
    columns = {".row": np.arange(rows, dtype=float), **{names.given(name): job.columns[name] for name in wanted}}
    _write_columns(columns, path)


def _write_columns(columns: Mapping[str, Column], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in zip(*(column.tolist() for column in columns.values()), strict=True):
            writer.writerow("NA" if cell != cell else repr(float(cell)) for cell in row)


def _write_forms(job: Job, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(job.forms)
        writer.writerows(zip(*job.forms.values(), strict=True))


def _job(job: Job, variables: Iterable[str], asked: Iterable[Asked], names: Names) -> Iterator[str]:
    """The lines of job.R: what the codebook says of the variables, and the tasks."""
    known = {names.given(name): job.variables[name] for name in variables}
    missing = {name: each.missing for name, each in known.items() if each.missing}
    ranges = {name: each.missing_range for name, each in known.items() if each.missing_range}
    levels = {name: [level.code for level in each.valid_levels] for name, each in known.items()}
    for word, about in (("missing_codes", missing), ("missing_ranges", ranges), ("levels_of", levels)):
        yield f"{word} <- {literal(about)}"
    yield "tasks <- list()"
    for at, each in enumerate(asked):
        given = {"name": each.name, "procedure": each.procedure, "options": names.given(_texts(each.options, names))}
        beside = {word: names.given(name) for word, name in (("weight", each.weight), ("rows", each.rows)) if name}
        if each.draws is not None:
            given["options"]["draws"] = f"draws-{at}.bin"
        if each.copies:
            given["options"]["copies"] = [f"copy-{at}-{number}.csv" for number in range(len(each.copies))]
        yield f"tasks[[length(tasks) + 1]] <- {literal({**given, **beside})}"


def _texts(options: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """Options with the names inside a model's text replaced."""
    if not isinstance(options.get("model"), str):
        return dict(options)
    return {**options, "model": names.within(options["model"])}


def literal(value: Any) -> str:
    """A plain value as R writes it: lists of texts or of numbers are vectors, other lists and mappings are lists."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return repr(float(value))
    if isinstance(value, Mapping):
        pairs = (f"{json.dumps(str(key), ensure_ascii=False)} = {literal(each)}" for key, each in value.items())
        return f"list({', '.join(pairs)})"
    is_vector = all(isinstance(each, str) for each in value) or all(
        isinstance(each, int | float) and not isinstance(each, bool) for each in value
    )
    inside = ", ".join(map(literal, value))
    if not value:
        return "c()"
    return f"c({inside})" if is_vector else f"list({inside})"


def _found(path: Path, names: Names) -> tuple[dict[str, dict[Cell, float]], dict[str, tuple[str, str]], str]:
    """Cells by task, how each task ended, and which R it was."""
    cells: dict[str, dict[Cell, float]] = {}
    ends: dict[str, tuple[str, str]] = {}
    engine = ""
    if not path.exists():
        return cells, ends, engine
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        parts = line.split("\t")
        if len(parts) != 6:
            continue  # the line at which an engine ended
        task, table, about, keys, column, number = parts
        if table == "!engine":
            engine = number
        elif table.startswith("!") and not column:
            ends[task] = (table[1:], number)
        else:
            cell = (table, _keys(about, names) if about else (), _keys(keys, names), names.back(column))
            cells.setdefault(task, {})[cell] = float("nan" if number == "NA" else number)
    return cells, ends, engine


def _keys(text: str, names: Names) -> tuple[str, ...]:
    return tuple(names.back(key) for key in text.split(SEPARATOR))
