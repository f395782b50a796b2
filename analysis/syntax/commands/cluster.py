"""CLUSTER: cases joined with those that are closest, stage by stage."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.arranging import only, without
from analysis.syntax.cluster_asked import KNOWN, METHODS, NAMES, Asked, read_part
from analysis.syntax.items import Arrange, Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import free_number, keep, saved_rows
from analysis.syntax.matrix_asked import put, taken
from analysis.syntax.measures_asked import written_measure
from analysis.syntax.missing import included
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.tally import Tally
from analysis.task import Task, procedure_module
from instrument.message import Message
from instrument.records import replace

PROCEDURES = ("hierarchical",)


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """CLUSTER a b c [/MISSING=INCLUDE] [/MEASURE=SEUCLID …] [/METHOD=BAVERAGE WAVERAGE SINGLE COMPLETE CENTROID MEDIAN
    WARD] [/SAVE=CLUSTER(2,4)] [/ID=v] [/PRINT=CLUSTER(2,4) DISTANCE SCHEDULE NONE] [/PLOT=DENDROGRAM]
    [/MATRIX=IN(file) OUT(file)].
    """
    asked = Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        read_part(word, part, job, asked)
    if asked.matrix.source is None:
        job.need_data(reader)
    for at, (method, _) in enumerate(asked.methods or [("BAVERAGE", "")]):
        yield _request(reader, job, asked, method, is_first=at == 0)
    if asked.saved and asked.matrix.source is not None:
        reader.tell(Message("a matrix has no cases that could have clusters"))
    elif asked.saved:
        _save(reader, job, asked)
    if asked.matrix.target is not None:
        _put(reader, job, asked, asked.matrix.target)


def _request(reader: Reader, job: Job, asked: Asked, method: str, is_first: bool) -> Request:
    """One method; what belongs to all of them is printed with the first."""
    given: dict[str, Any] = {**asked.given, "method": METHODS[method]}
    given |= {"clusters": asked.clusters} if asked.clusters else {}
    given |= {"distances": True} if asked.distances and is_first else {}
    arrange = partial(_arranged, asked=asked, is_first=is_first)
    if asked.matrix.source is not None:
        return _of_matrix(job, asked, asked.matrix.source, (given, arrange))
    if not asked.variables:
        raise reader.fault("no variable is named")
    active = included(job.active, asked.variables) if "INCLUDE" in asked.missing else job.active
    given |= {"variables": asked.variables, **({"identity": asked.identity} if asked.identity else {})}
    return job.request("hierarchical", given, arrange, active, _drawing(asked))


def _of_matrix(job: Job, asked: Asked, source: Reader, how: tuple[dict[str, Any], Arrange]) -> Request:
    from analysis.syntax.proximity_files import MatrixTask, proximities_of

    (given, arrange), place = how, source.cursor
    active = taken(source, job)
    source.cursor = place  # another method reads it again
    identity = active.find(asked.identity_word) if asked.identity_word else None
    options = procedure_module("hierarchical").Options((), **given)
    task = MatrixTask("", "hierarchical", options, None, proximities_of(active, identity or ""))
    return Request(task, arrange, active, _drawing(asked))


def _drawing(asked: Asked) -> Draw | None:
    if not asked.plots:
        return None

    def draw(tally: Tally, result: Result) -> list[Chart]:
        from analysis.syntax.charting.dendrograms import dendrogram, icicle

        icicles = icicle(tally, result) if any(each != "DENDROGRAM" for each in asked.plots) else []
        return [*icicles, *(dendrogram(tally, result) if "DENDROGRAM" in asked.plots else [])]

    return draw


def _arranged(result: Result, asked: Asked, is_first: bool) -> Result:
    found = result if asked.schedule else without(result, "agglomeration_schedule")
    if asked.matrix.source is not None or not is_first:
        found = without(found, "case_processing")
    return only(found, "case_processing") if asked.prints_nothing else found


def _save(reader: Reader, job: Job, asked: Asked) -> None:
    """Adds the clusters of the cases: CLU4_1, CLU3_1, or names that begin as METHOD says, for each method that does."""
    rooted = [(method, root) for method, root in asked.methods if root]
    for method, root in rooted or [(asked.methods or [("BAVERAGE", "")])[0]]:
        asked.clusters, kept = asked.saved, asked.clusters
        request = _request(reader, job, asked, method, is_first=False)
        asked.clusters = kept
        found = saved_rows(job, request)
        names = [f"CLU{word.partition('=')[2]}_{{}}" for word in found]
        number = free_number(job, names)
        for word, name in zip(found, names, strict=True):
            own = f"{root}{word.partition('=')[2]}" if root else name.format(number)
            keep(job, reader, own, NAMES[method], found[word], 0)


def _put(reader: Reader, job: Job, asked: Asked, target: Reader) -> None:
    """The distances as a matrix file."""
    from analysis.syntax.proximity_files import proximity_file

    request = _request(reader, job, asked, "BAVERAGE", is_first=True)
    task = replace(request.task, options=replace(request.task.options, distances=True))
    active = request.active or job.active
    table = task.run(job.tally(active=active)).table("proximity_matrix")
    kept = job.cases() & (job.weights() > 0)
    for name in asked.variables:
        kept &= ~active.fields[name].is_missing(active.columns[name])
    places = [at + 1 for at, is_kept in enumerate(kept.tolist()) if is_kept]
    alike = "dissimilarity" not in table.notes[0].sentence
    names = (active.fields[asked.identity], active.columns[asked.identity][kept]) if asked.identity else None
    put(proximity_file(table, alike, places, names), target, job)


def write(task: Task) -> list[str] | None:
    """The command of a task; None where values are put on one scale first, which CLUSTER does not."""
    options = task.options
    if options.scale != "none":
        return None
    words = {ours: theirs for theirs, ours in METHODS.items()}
    span = ",".join(f"{each}" for each in options.clusters)
    printed = ["SCHEDULE", *([f"CLUSTER({span})"] if span else []), *(["DISTANCE"] if options.distances else [])]
    lines = [
        f"CLUSTER {' '.join(variable.name for variable in options.variables)}",
        f"/MEASURE={written_measure(options)}",
        f"/METHOD={words[options.method]}",
    ]
    lines += [f"/ID={options.identity.name}"] if options.identity is not None else []
    return [*lines, f"/PRINT={' '.join(printed)}", "/PLOT=NONE"]
