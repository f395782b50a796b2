"""RMV: series whose missing values are replaced."""

from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.series import interpolated, with_mean, with_medians, with_neighbours, with_trend
from analysis.syntax.series_made import Function, kept, listed, made

FUNCTIONS = {
    "LINT": Function(interpolated),
    "MEAN": Function(with_neighbours, 0, 1),
    "MEDIAN": Function(with_medians, 0, 1),
    "SMEAN": Function(with_mean),
    "TREND": Function(with_trend),
}


def run(reader: Reader, job: Job) -> None:
    """RMV /new = SMEAN(a) | MEAN(a, span | ALL) | MEDIAN(a, span | ALL) | LINT(a) | TREND(a).

    Declared missing values are replaced too. Where no name is given, the new series of a is a_1.
    """
    job.need_data(reader)
    several = made(reader, job, FUNCTIONS, "{}_{}")
    counts = []
    for each in several:
        gone = job.active.fields[each.source].is_missing(job.active.columns[each.source])
        counts.append(int((gone & (each.column == each.column)).sum()))
    found = listed("result_variables", "result_variable", several, counts, job.active.n)
    job.replace(kept(job.active, several))
    job.items.append(Printed("RMV", reader.line, found))
    job.restore()
