"""What a command's requests print: results and charts of the counted cases, or of each group of a split file."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from analysis.counting.memory import MemoryTally
from analysis.syntax.items import ChartRequest, Drawn, Item, Printed, Problem, Request
from analysis.syntax.labels_shown import by_format, shown
from analysis.syntax.reader import Reader
from analysis.syntax.splitting import groups
from instrument.message import Fault, Place
from instrument.records import replace

if TYPE_CHECKING:
    from analysis.syntax.job import Job


def answer(job: "Job", reader: Reader, requests: Iterable[Request | ChartRequest]) -> None:
    """Runs the requests of a command; their items join those of the job."""
    for request in requests:
        job.requests += 1
        active = request.active or job.active
        if job.split is None:
            job.items.extend(_made(job, reader, request, job.tally(active=active), ()))
            continue
        told = shown(active, job.settings.values)
        later: list[Item] = []  # tables of layered groups stand together, and their charts behind them
        for number, (labels, rows) in enumerate(groups(job.split, told, job.cases())):
            for item in _made(job, reader, request, job.tally(rows, f"{job.split}{number}", active), labels):
                (later if job.split.is_layered and isinstance(item, Drawn) else job.items).append(item)
        job.items += later


def _made(
    job: "Job",
    reader: Reader,
    request: Request | ChartRequest,
    tally: MemoryTally,
    labels: tuple[tuple[str, str], ...],
) -> Iterator[Item]:
    """What a request prints of some cases: its result, then its charts."""
    try:
        if isinstance(request, ChartRequest):
            charts = request.draw(tally)
        else:
            whole = request.task.run(tally)
            found = by_format(request.arrange(whole), request.active or job.active, job.settings.values)
            layers = job.requests if job.split is not None and job.split.is_layered else 0
            yield Printed(reader.command, reader.line, replace(found, name=""), labels, layers)
            charts = request.draw(tally, whole) if request.draw is not None else ()
        yield from (Drawn(reader.command, reader.line, chart, labels) for chart in charts)
    except Fault as fault:
        yield Problem(fault.message, Place(reader.file, reader.line, reader.command))
