"""CREATE: series made of other series."""

from analysis.syntax import series
from analysis.syntax.items import Printed
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.series_made import Function, kept, listed, made

FUNCTIONS = {
    "CSUM": Function(series.accumulated),
    "DIFF": Function(series.differenced, 1, 1),
    "LAG": Function(series.moved, 1, 2, spans=True),
    "LEAD": Function(series.moved, 1, 2, spans=True, backwards=True),
    "MA": Function(series.centred, 1, 1),
    "PMA": Function(series.prior, 1, 1),
    "RMED": Function(series.medians, 1, 1),
    "SDIFF": Function(series.seasonally_differenced, 2, 2),
}


def run(reader: Reader, job: Job) -> None:
    """CREATE /new = CSUM(a) | DIFF(a, n) | LAG(a, n [, m]) | LEAD(a, n [, m]) | MA(a, span) | PMA(a, span)
    | RMED(a, span) | SDIFF(a, n, period).
    """
    job.need_data(reader)
    several = made(reader, job, FUNCTIONS)
    found = listed("created_series", "series_name", several, None, job.active.n)
    job.replace(kept(job.active, several))
    job.items.append(Printed("CREATE", reader.line, found))
    job.restore()
