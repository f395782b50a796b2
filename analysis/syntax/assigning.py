"""Values that transformations read and give: expressions over a job's active file, and the variables they go to."""

import numpy as np

from analysis.syntax.active import Active, Field, Format, Values, empty
from analysis.syntax.expressions import Node, Scene, evaluate, parse, parse_condition
from analysis.syntax.formats.shapes import named
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.workspace import is_scratch
from instrument.message import quoted
from instrument.records import replace


def visible(job: Job) -> Active:
    """The active file with the scratch variables behind its own."""
    scratch = job.workspace.scratch
    if not scratch.fields or scratch.n != job.active.n:
        return job.active
    fields = {**job.active.fields, **scratch.fields}
    return replace(job.active, fields=fields, columns={**job.active.columns, **scratch.columns})


def scene(job: Job) -> Scene:
    """The settings and vectors of a job as its expressions see them."""
    known = visible(job).fields
    return Scene(
        vectors={name: members for name, members in job.workspace.vectors.items() if all(m in known for m in members)},
        random=job.randomness,
        decimal=job.settings.decimal,
        first_year=_first_year(job),
        fuzz=_whole(job, "FUZZBITS", Scene.fuzz),
        numbers=job.workspace.numbers,
        earlier=job.workspace.earlier,
    )


def _whole(job: Job, setting: str, otherwise: int) -> int:
    found = job.settings.values.get(setting, "")
    return int(found) if found.isdigit() else otherwise


def _first_year(job: Job) -> int | None:
    found = _whole(job, "EPOCH", 0)
    return found or None


def expression(reader: Reader, job: Job) -> Node:
    """The expression at the cursor."""
    return parse(reader, visible(job), scene(job))


def condition(reader: Reader, job: Job) -> Node:
    """The condition at the cursor."""
    return parse_condition(reader, visible(job), scene(job))


def values(node: Node, job: Job) -> Values:
    """The column of an expression, shape (n,)."""
    return evaluate(node, visible(job), scene(job))


def truths(node: Node, job: Job) -> Values:
    """1 where a condition is true, 0 where it is false or no truth, NaN where it is missing; shape (n,)."""
    found = np.asarray(values(node, job), dtype=float)
    return np.where(np.isnan(found) | (found == 1), found, 0.0)


def new_format(job: Job) -> Format:
    """The format of a numeric variable that a transformation makes: F8.2, or what SET FORMAT says."""
    return named(job.settings.values.get("FORMAT", "")) or Format()


def made(job: Job, name: str) -> Field:
    """The variable of that name, whatever its case; a new numeric one is made where there is none."""
    active = visible(job)
    found = active.find(name)
    if found is None:
        assign_whole(job, Field(name, 0, new_format(job)), None)
        return visible(job).fields[name]
    return active.fields[found]


def assign_whole(job: Job, described: Field, column: Values | None) -> None:
    """Gives a variable its values in every case, whatever block runs; None: as a new variable begins."""
    begun = _begun(job, described) if column is None else column
    if not is_scratch(described.name):
        job.replace(job.active.with_column(described, begun))
        return
    before = job.workspace.scratch
    fresh = before if before.n == job.active.n else Active(n=job.active.n)
    job.workspace.scratch = fresh.with_column(described, begun)


def _begun(job: Job, described: Field) -> Values:
    """Scratch variables and those that LEAVE names begin with 0 or what the case before left, others with nothing."""
    start = job.workspace.starts.get(described.name.casefold())
    if start is not None and (start.dtype == object) == described.is_text:
        return start.copy()
    left = described.name.casefold() in job.workspace.left
    if described.is_text or not (is_scratch(described.name) or left):
        return empty(described, job.active.n)
    return np.zeros(job.active.n)


def assign(reader: Reader, job: Job, described: Field, column: Values) -> None:
    """Gives a variable its values where the block that runs is meant; raises `Fault` for a string into a number."""
    is_text = column.dtype == object
    if is_text != described.is_text:
        raise mismatch(reader, described)
    fitted = _cut(column, described.width) if is_text else column
    if job.mask is not None:
        fitted = np.where(job.mask, fitted, visible(job).columns[described.name])
    assign_whole(job, described, fitted)


def mismatch(reader: Reader, described: Field) -> Exception:
    """That a variable cannot hold what it is given."""
    if described.is_text:
        return reader.fault("{name} is a string, and the expression gives a number", {"name": quoted(described.name)})
    return reader.fault(
        "{name} is a number, and the expression gives a string; possible: STRING {plain}(A20). before",
        {"name": quoted(described.name), "plain": described.name},
    )


def _cut(column: Values, width: int) -> Values:
    """Texts without blanks at their end, cut to the bytes a variable may have."""
    texts = column.tolist()
    cut = {text: _fitted(text, width) for text in set(texts)}
    if all(text == fitted for text, fitted in cut.items()):
        return column
    return np.array([cut[text] for text in texts], dtype=object)


def _fitted(text: str, width: int) -> str:
    if len(text) * 4 > width and len(text.encode()) > width:
        text = text.encode()[:width].decode(errors="ignore")
    return text.rstrip(" ")
