"""QUICK CLUSTER: a known number of clusters around centers."""

from collections.abc import Iterable
from typing import Any

from analysis.result import Result
from analysis.syntax.arranging import changed, only
from analysis.syntax.center_files import center_file, centers_of
from analysis.syntax.exploring import CASE, numbered
from analysis.syntax.items import Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import keep, kept_of, saved_rows
from analysis.syntax.matrix_asked import put
from analysis.syntax.missing import included
from analysis.syntax.parts import parts
from analysis.syntax.quick_cluster_asked import KNOWN, METHODS, Asked, read_part
from analysis.syntax.reader import Reader
from analysis.table import Table
from analysis.task import Task
from instrument.message import Message
from instrument.records import replace

PROCEDURES = ("kmeans",)
SAVED = {
    "CLUSTER": ("cluster", "Cluster Number of Case", 0),
    "DISTANCE": ("distance", "Distance of Case from its Classification Cluster Center", 5),
}
FROM_FILE, FROM_INITIAL = Message("Input from FILE Subcommand"), Message("Input from INITIAL Subcommand")
PRINTED = {"INITIAL": "initial_centers", "CLUSTER": "cluster_membership", "DISTANCE": "center_distances",
           "ANOVA": "cluster_anova"}  # fmt: skip
ORDER = ("initial_centers", "iteration_history", "cluster_membership", "final_centers", "center_distances",
         "cluster_anova", "cluster_sizes")  # fmt: skip


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """QUICK CLUSTER a b c [/MISSING=LISTWISE | PAIRWISE, INCLUDE] [/FILE] [/INITIAL=(1 2 3 4 5 6)]
    [/CRITERIA=CLUSTER(2) NOINITIAL MXITER(10) CONVERGE(0)] [/METHOD=KMEANS(NOUPDATE | UPDATE) | CLASSIFY]
    [/PRINT=INITIAL CLUSTER ID(v) DISTANCE ANOVA NONE] [/OUTFILE] [/SAVE=CLUSTER(v) DISTANCE(v)].
    """
    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, KNOWN, "VARIABLES"):
        read_part(word, part, job, asked)
    if not asked.variables:
        raise reader.fault("no variable is named")
    if asked.file is not None:
        asked.others["initial"] = centers_of(asked.file, job, asked.variables, asked.others.get("clusters", 2))
    active = included(job.active, asked.variables) if "INCLUDE" in asked.missing else job.active
    request = job.request("kmeans", _given(job, asked), lambda result: _arranged(result, asked), numbered(active))
    yield request
    if asked.saved:
        _save(job, reader, request, asked)
    if asked.target is not None:
        if job.split is not None:
            reader.tell(Message("centers are written of the whole file, not of its groups"))
        result = request.task.run(job.tally(active=request.active))
        put(center_file(result.table("final_centers"), job.active), asked.target, job)


def _given(job: Job, asked: Asked) -> dict[str, Any]:
    members = {"membership": True, "numbers": CASE} if "CLUSTER" in asked.printed else {}
    members |= {"identity": asked.identity} if members and asked.identity else {}
    unweighted = {"unweighted": True} if job.active.weight is not None else {}
    missing = {"missing": "pairwise"} if "PAIRWISE" in asked.missing else {}
    return {"variables": asked.variables, **asked.others, **missing, **members, **unweighted}


def _arranged(result: Result, asked: Asked) -> Result:
    printed = asked.printed or ["INITIAL"]
    wanted = {"iteration_history", "final_centers", "cluster_sizes"}
    wanted |= set() if "NONE" in printed else {PRINTED[each] for each in printed}
    found = only(result, *(name for name in ORDER if name in wanted))
    told = FROM_FILE if asked.file is not None else FROM_INITIAL
    return changed(found, "initial_centers", lambda table: _from(table, told))


def _from(table: Table, told: Message) -> Table:
    return replace(table, notes=(told,)) if table.notes else table


def _save(job: Job, reader: Reader, request: Request, asked: Asked) -> None:
    """Adds the clusters of the cases and their distances as QCL_1, QCL_2, … where no name is given."""
    found = saved_rows(job, request)
    for each in asked.saved:
        word, label, decimals = SAVED[each.word]
        name = kept_of(job, each, "QCL_{}")
        keep(job, reader, name, label, found[word], decimals)


def write(task: Task) -> list[str]:
    """The command of a task."""
    options = task.options
    words = {ours: theirs for theirs, ours in METHODS.items()}
    begin = " NOINITIAL" if options.begin == "first" else ""
    lines = [
        f"QUICK CLUSTER {' '.join(variable.name for variable in options.variables)}",
        f"/MISSING={options.missing.upper()}",
    ]
    lines += [f"/INITIAL=({' '.join(f'{each:.15g}' for each in options.initial)})"] if options.initial else []
    criteria = f"CLUSTER({options.clusters}){begin} MXITER({options.iterations}) CONVERGE({options.criterion:g})"
    members = " CLUSTER" if options.membership else ""
    members += f" ID({options.identity.name})" if members and options.identity is not None else ""
    return [
        *lines,
        f"/CRITERIA={criteria}",
        f"/METHOD={words[options.method]}",
        f"/PRINT=INITIAL{members} DISTANCE ANOVA",
    ]
