"""OUTFILE of REGRESSION: the coefficients of the last model and what they vary together, as a file."""

from collections.abc import Mapping

import numpy as np

from analysis.statistics.distributions import p_t_two_sided
from analysis.syntax.active import Active, Field, Format, Values
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import put
from analysis.syntax.matrix_files import ROWTYPE, VARNAME
from analysis.syntax.reader import Reader
from analysis.syntax.regressing.asked import Equation
from analysis.task import procedure_module
from instrument.message import Message

KINDS = {"COVB": "COV", "CORB": "CORR"}
DEPENDENT, CONSTANT = "DEPVAR_", "CONST_"


def read_outfile(part: Reader, equation: Equation) -> None:
    """COVB('file') CORB(dataset); a model as XML is told and left out."""
    while not part.done:
        part.sign(",")
        kind = part.take(*KINDS)
        if not kind:
            part.skip(tuple(KINDS))
            return
        bracket = part.sign("(")
        part.sign("=")
        start = part.cursor
        part.next()
        equation.outfiles[kind] = part.part(start, part.cursor)
        if bracket:
            part.need_sign(")")


def write_estimates(job: Job, request: Request, targets: Mapping[str, Reader]) -> None:
    """The files that are asked for, of the whole file; raises `Fault`."""
    options = request.task.options
    found = procedure_module(request.task.procedure).last_estimates(job.tally(active=request.active), options)
    for kind, target in targets.items():
        if job.split is not None:
            target.tell(Message("a matrix is written of the whole file, not of its groups"))
        if found is None:
            raise target.fault("no model could be fitted, so there are no coefficients to write")
        se = np.sqrt(np.diag(found.covariance))
        matrix = found.covariance if kind == "COVB" else found.covariance / np.outer(se, se)
        p = np.array([p_t_two_sided(float(t), found.df) for t in found.b / se])
        vectors = {"EST": found.b, "SE": se, "SIG": p, "DFE": np.full(len(se), found.df)}
        names = [CONSTANT if term == "constant" else term for term in found.terms]
        values = np.vstack([matrix, *vectors.values()])
        kinds = [KINDS[kind]] * len(names) + list(vectors)
        put(_file(options.dependent.name, kinds, [*names, *[""] * len(vectors)], names, values), target, job)


def _file(dependent: str, kinds: list[str], named: list[str], names: list[str], values: Values) -> Active:
    width = max(8, *(len(name.encode()) for name in [*names, dependent]))
    texts = {DEPENDENT: [dependent] * len(kinds), ROWTYPE: kinds, VARNAME: named}
    columns: dict[str, Values] = {name: np.array(held, dtype=object) for name, held in texts.items()}
    columns |= {name: values[:, at] for at, name in enumerate(names)}
    fields = {name: Field(name, width, Format("A", width, 0)) for name in texts}
    fields |= {name: Field(name, format=Format("F", 12, 5)) for name in names}
    return Active(fields, columns, len(kinds))
