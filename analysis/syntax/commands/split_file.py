"""SPLIT FILE: every procedure for each group of cases."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.splitting import Split


def run(reader: Reader, job: Job) -> None:
    """SPLIT FILE [LAYERED | SEPARATE] BY variables, or SPLIT FILE OFF."""
    job.need_data(reader)
    if reader.take("OFF"):
        job.split = None
    else:
        way = reader.take("LAYERED", "SEPARATE") or "LAYERED"
        reader.take("BY")
        job.split = Split(reader.variables(job.active), is_layered=way == "LAYERED")
    reader.end()
