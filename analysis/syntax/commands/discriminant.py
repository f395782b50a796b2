"""DISCRIMINANT: functions of several variables that tell groups apart."""

from collections.abc import Iterable, Sequence
from typing import Any

from analysis.charts import Chart
from analysis.result import Result
from analysis.syntax.active import Active
from analysis.syntax.arranging import changed, without, without_columns
from analysis.syntax.discriminant_asked import KNOWN, STATISTICS, Asked
from analysis.syntax.discriminant_reading import read_part
from analysis.syntax.exploring import CASE, numbered
from analysis.syntax.items import Draw, Request
from analysis.syntax.job import Job
from analysis.syntax.keeping_values import free_number, keep, saved_rows
from analysis.syntax.missing import included
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader
from analysis.tally import Tally
from analysis.task import Task
from instrument.message import Message
from instrument.records import replace

PROCEDURES = ("discriminant",)
ONE_FUNCTION = Message("There is one function only, and no plane on which cases could be drawn.")
NAMES = {"class": "Dis_{}", "score": "Dis{}_{{}}", "probability": "Dis{}_{{}}"}
LABELS = {
    "class": "Predicted Group for Analysis 1",
    "score": "Discriminant Scores from Function {} for Analysis 1",
    "probability": "Probabilities of Membership in Group {} for Analysis 1",
}
SAVED = {"CLASS": "class", "SCORES": "score", "PROBS": "probability"}


def read(reader: Reader, job: Job) -> Iterable[Request]:
    """DISCRIMINANT /GROUPS=g (1,3) /VARIABLES=a b c [/ANALYSIS=a b] [/METHOD=DIRECT | WILKS] [/FIN] [/FOUT]
    [/PIN] [/POUT] [/MAXSTEPS] [/TOLERANCE] [/FUNCTIONS]
    [/PRIORS=EQUAL | SIZE | .3 .7] [/SAVE=CLASS SCORES PROBS] [/CLASSIFY=NONMISSING | MEANSUB, POOLED | SEPARATE]
    [/STATISTICS=MEAN STDDEV UNIVF BOXM RAW COEFF COV CORR GCOV TCOV TABLE CROSSVALID FPAIR ALL]
    [/PLOT=COMBINED SEPARATE CASES(10)] [/MISSING=INCLUDE] [/HISTORY].
    """
    job.need_data(reader)
    asked = Asked()
    for word, part in parts(reader, KNOWN):
        read_part(word, part, job, asked)
    names = list(dict.fromkeys(asked.analysis or asked.variables))
    if not asked.groups or not names:
        raise reader.fault("no variable is named")
    given: dict[str, Any] = {"groups": asked.groups, "variables": names, **asked.given}
    given["statistics"] = list(dict.fromkeys(STATISTICS[each] for each in asked.printed))
    given |= {"unweighted": True} if job.active.weight is not None else {}
    active = included(job.active, [asked.groups, *names]) if "INCLUDE" in asked.missing else job.active
    if "cases" in asked.given:
        given, active = {**given, "numbers": CASE}, numbered(active)
    request = job.request("discriminant", given, lambda result: _arranged(result, asked), active)
    request = replace(request, draw=_drawing(request, asked)) if asked.plots else request
    yield request
    if asked.saved:
        _save(job, reader, request, asked)


def _drawing(request: Request, asked: Asked) -> Draw:
    task, active = request.task, request.active

    def draw(tally: Tally, result: Result) -> Sequence[Chart]:
        from analysis.syntax.charting.discriminant_plots import discriminant_plots

        return discriminant_plots(tally, result, task, active or Active(), asked.plots)

    return draw


def _arranged(result: Result, asked: Asked) -> Result:
    """Means and deviations as they are asked for; what is no longer drawn is told."""
    gone = {word for word, keyword in (("mean", "MEAN"), ("sd", "STDDEV")) if keyword not in asked.printed}
    found = result if asked.history else without(result, "variables_in_analysis", "variables_not_in_analysis")
    centroids = next((table for table in result.tables if table.name == "group_centroids"), None)
    if asked.plots and centroids is not None and len(centroids.columns) == 2:
        found = replace(found, notes=(*found.notes, ONE_FUNCTION))
    return changed(found, "discriminant_groups", lambda table: without_columns(table, gone))


def _save(job: Job, reader: Reader, request: Request, asked: Asked) -> None:
    """Adds the predicted group, the functions and the probabilities of the groups, within groups of a split file."""
    found = saved_rows(job, request)
    if not found:
        reader.tell(Message("there are no functions to classify cases by"))
        return
    for each in asked.saved:
        own = [word for word in found if word.partition("=")[0] == SAVED[each.word]]
        names = [NAMES[SAVED[each.word]].format(at) for at in range(1, len(own) + 1)]
        if each.word == "CLASS":
            names = [NAMES["class"]]
        number = free_number(job, names)
        for at, (word, name) in enumerate(zip(own, names, strict=True), start=1):
            label = LABELS[SAVED[each.word]].format(at)
            called = f"{each.names[0]}{'' if each.word == 'CLASS' else at}" if each.names else name.format(number)
            keep(job, reader, called, label, found[word], 0 if each.word == "CLASS" else 5)


def _stepped(options: Any) -> list[str]:
    """How variables come and go."""
    if options.p_in is not None or options.p_out is not None:
        limits = [f"/PIN={options.p_in or 0.05:g}", f"/POUT={options.p_out or 0.1:g}"]
    else:
        limits = [f"/FIN={options.f_in:g}", f"/FOUT={options.f_out:g}"]
    return ["/METHOD=WILKS", *limits, *([f"/MAXSTEPS={options.steps}"] if options.steps else [])]


def write(task: Task) -> list[str] | None:
    """The command of a task; None where groups are not those of a range, which SPSS wants."""
    options = task.options
    codes = [level.code for level in options.groups.levels if level.code not in options.groups.missing]
    least = min(codes, default=None) if options.least is None else options.least
    most = max(codes, default=None) if options.most is None else options.most
    if least is None or most is None:
        return None
    words = [keyword for keyword, word in STATISTICS.items() if word in options.statistics]
    priors = " ".join(f"{share:g}" for share in options.shares) if options.shares else options.priors.upper()
    lines = [
        f"DISCRIMINANT /GROUPS={options.groups.name}({least:g} {most:g})",
        f"/VARIABLES={' '.join(variable.name for variable in options.variables)}",
        f"/TOLERANCE={options.tolerance:g}",
        f"/PRIORS {priors}",
        f"/CLASSIFY={'MEANSUB' if options.fill else 'NONMISSING'} {options.spread.upper()}",
    ]
    lines += [f"/FUNCTIONS={options.functions}"] if options.functions else []
    if options.cases is not None:
        lines.append(f"/PLOT=CASES({options.cases})" if options.cases else "/PLOT=CASES")
    lines += _stepped(options) if options.method == "wilks" else []
    return [*lines, *([f"/STATISTICS={' '.join(words)}"] if words else [])]
