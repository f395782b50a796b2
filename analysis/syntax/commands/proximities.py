"""PROXIMITIES: how far cases or variables are from one another."""

from collections.abc import Iterable
from dataclasses import field
from typing import Any

import numpy as np

from analysis.result import Result
from analysis.syntax.arranging import only
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.matrix_asked import MatrixAsked, put, read_matrix
from analysis.syntax.measures_asked import read_measure, written_measure
from analysis.syntax.missing import included
from analysis.syntax.parts import of_numbers, parts, words
from analysis.syntax.reader import Reader
from analysis.task import Task
from instrument.message import Message
from instrument.records import dataclass

PROCEDURES = ("proximities",)
KNOWN = ("VARIABLES", "VIEW", "STANDARDIZE", "MEASURE", "ID", "PRINT", "MATRIX", "MISSING")
SCALES = ("NONE", "Z", "SD", "RANGE", "MAX", "MEAN", "RESCALE")
TRANSFORMS = ("ABSOLUTE", "REVERSE", "RESCALE")


@dataclass
class _Asked:
    variables: list[str] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    matrix: MatrixAsked = field(default_factory=MatrixAsked)
    identity: str = ""
    is_printed: bool = True


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """PROXIMITIES a b c [/VIEW=CASE | VARIABLE] [/STANDARDIZE=VARIABLE | CASE, NONE Z SD RANGE MAX MEAN RESCALE]
    [/MEASURE=EUCLID … ABSOLUTE REVERSE RESCALE] [/ID=v] [/PRINT=PROXIMITIES | NONE] [/MATRIX=OUT(file)] [/MISSING].
    """
    job.need_data(reader)
    asked = _Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        _read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.fault("no variable is named")
    active = included(job.active, asked.variables) if "INCLUDE" in asked.missing else job.active
    of_cases = asked.given.get("of") != "variables"
    named = {"identity": asked.identity} if asked.identity and of_cases else {}
    given = {"variables": asked.variables, **asked.given, **named}
    request = job.request("proximities", given, lambda result: _arranged(result, asked), active)
    yield request
    if asked.matrix.target is not None:
        _put(reader, job, request, asked, asked.matrix.target)


def _read_part(word: str, part: Reader, job: Job, asked: _Asked) -> None:
    match word:
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
        case "VIEW":
            asked.given["of"] = f"{part.need('CASE', 'VARIABLE').lower()}s"
        case "STANDARDIZE":
            _read_scale(part, asked)
        case "MEASURE":
            _read_measures(part, asked)
        case "ID":
            asked.identity = part.variable(job.active)
        case "PRINT":
            asked.is_printed = "NONE" not in words(part, ("PROXIMITIES", "NONE"))
        case "MATRIX":
            asked.matrix = read_matrix(part)
            if asked.matrix.source is not None:
                part.tell(Message("{found} is not available and was left out", {"found": "MATRIX=IN"}))
        case _:
            asked.missing += words(part, ("INCLUDE",), ("EXCLUDE",))


def _read_scale(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.take("VARIABLE", "CASE", *SCALES)
        if not word:
            part.skip(("VARIABLE", "CASE", *SCALES))
        elif word in ("VARIABLE", "CASE"):
            asked.given["scale_within"] = f"{word.lower()}s"
        else:
            asked.given["scale"] = word.lower()
        part.sign(",")


def _read_measures(part: Reader, asked: _Asked) -> None:
    while not part.done:
        word = part.take(*TRANSFORMS, "NONE")
        if not word:
            asked.given |= read_measure(part, TRANSFORMS)
        elif word != "NONE":
            asked.given.setdefault("transform", []).append(word.lower())
        part.sign(",")


def _arranged(result: Result, asked: _Asked) -> Result:
    return result if asked.is_printed else only(result, "case_processing")


def _put(reader: Reader, job: Job, request: Request, asked: _Asked, target: Reader) -> None:
    """The matrix of the whole file as a matrix file."""
    from analysis.syntax.proximity_files import proximity_file

    if job.split is not None:
        reader.tell(Message("a matrix is written of the whole file, not of its groups"))
    active = request.active or job.active
    table = request.task.run(job.tally(active=active)).table("proximity_matrix")
    alike = "similarity" in table.notes[0].sentence and "dissimilarity" not in table.notes[0].sentence
    if asked.given.get("of") == "variables":
        put(proximity_file(table, alike, None, None), target, job)
        return
    kept = job.cases() & (job.weights() > 0)
    for name in asked.variables:
        kept &= ~active.fields[name].is_missing(active.columns[name])
    places = np.flatnonzero(kept)
    names = (active.fields[asked.identity], active.columns[asked.identity][places]) if asked.identity else None
    put(proximity_file(table, alike, (places + 1).tolist(), names), target, job)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    lines = [
        f"PROXIMITIES {' '.join(variable.name for variable in options.variables)}",
        f"/VIEW={options.of[:-1].upper()}",
        f"/STANDARDIZE={options.scale_within[:-1].upper()} {options.scale.upper()}",
        f"/MEASURE={' '.join([written_measure(options), *(each.upper() for each in options.transform)])}",
    ]
    return [*lines, *([f"/ID={options.identity.name}"] if options.identity is not None else [])]
