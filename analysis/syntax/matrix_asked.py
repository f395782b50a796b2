"""MATRIX=IN(COR=*) OUT(COR='file'): where a procedure takes a matrix from, and where it puts one."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from analysis.syntax.active import Active
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.naming_files import dataset_named, writing_data
from analysis.syntax.reader import Reader
from analysis.table import Table
from analysis.tally import Numbers
from instrument.message import Message
from instrument.records import dataclass, replace

READ = ("COR", "CORR", "COV")


@dataclass(frozen=True)
class MatrixAsked:
    """`source` and `target`: a reader that stands at *, a dataset or a file; None where there is none."""

    source: Reader | None = None
    target: Reader | None = None
    kind: str = ""  # of the matrix that is written


def read_matrix(part: Reader, kinds: Sequence[str] = ()) -> MatrixAsked:
    """IN(COR=*) OUT(COR='file'), IN(*) where there are no `kinds`; raises `Fault`, tells kinds not available."""
    found = MatrixAsked()
    while not part.done:
        way = part.need("IN", "OUT")
        part.need_sign("(")
        kind = part.take(*kinds, "CORR") if kinds else ""
        part.sign("=")
        start = part.cursor
        while not part.at_sign(")"):
            part.next()
        file = part.part(start, part.cursor)
        part.need_sign(")")
        if kind and kind not in READ:
            part.cursor = start - 2
            part.skip(READ)
        elif way == "IN":
            found = replace(found, source=file)
        else:
            found = replace(found, target=file, kind=kind)
    return found


def taken(source: Reader, job: Job) -> Active:
    """The matrix file that is meant: the active one, another dataset, or one on disk; raises `Fault`."""
    return job.active if source.sign("*") else dataset_named(source, job)


def put_correlations(job: Job, requests: Mapping[str, Request], target: Reader) -> None:
    """The matrices of correlations that requests ask for, each under its kind, as a matrix file; raises `Fault`."""
    from analysis.syntax.matrix_files import matrix_file

    if job.split is not None:
        target.tell(Message("a matrix is written of the whole file, not of its groups"))
    vectors: dict[str, Numbers] = {}
    matrices: dict[str, Numbers] = {}
    names: list[str] = []
    for kind, request in requests.items():
        result = request.task.run(job.tally(active=request.active))
        table = result.table("correlations")
        names = [str(row[0]) for row in table.rows]
        if kind == "CORR":
            described = result.table("descriptive_statistics")
            vectors = {"MEAN": numbers_of(described.column("mean")), "STDDEV": numbers_of(described.column("sd"))}
        counts = _cells(table, "n", names)
        if bool((counts == counts[0, 0]).all()):
            vectors["N"] = np.diag(counts)
        else:
            matrices["N"] = counts
        matrices[kind] = _cells(table, "r", names)
    put(matrix_file(names, vectors, matrices), target, job)


def _cells(table: Table, word: str, names: Sequence[str]) -> Numbers:
    return np.array([numbers_of(row[table.index(word, name)] for name in names) for row in table.rows])


def numbers_of(cells: Iterable[object]) -> Numbers:
    """Cells as numbers, NaN for what is none."""
    return np.array([float(cell) if isinstance(cell, int | float) else np.nan for cell in cells])


def put(made: Active, target: Reader, job: Job) -> None:
    """The matrix in the place of the active file, as a declared dataset, or on disk; raises `Fault`."""
    token = target.token
    if target.sign("*"):
        job.following_file = made  # the requests of the command are of the file as it is
    elif token is not None and token.kind == "word" and (held := job.datasets.find(token.text)) is not None:
        job.datasets.keep(replace(held, active=made, split=None, filter=None))
    else:
        from analysis.syntax.saving import save

        save(made, writing_data(target, job))
