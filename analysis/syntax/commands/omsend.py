"""OMSEND: the end of what OMS began."""

from analysis.syntax.capturing import end_capture
from analysis.syntax.job import Job
from analysis.syntax.parts import parts
from analysis.syntax.reader import Reader


def run(reader: Reader, job: Job) -> None:
    """OMSEND [TAG=['t']]; what OMS chose is written, all of it where no tag is named."""
    tags: list[str] = []
    for word, part in parts(reader, ("TAG", "FILE"), "TAG"):
        if word == "FILE":
            part.skip(("TAG",))
            continue
        part.sign("[")
        while not part.done and not part.sign("]"):
            tags.append(part.string().casefold())
            part.sign(",")
    for each in [one for one in job.captures if not tags or one.tag.casefold() in tags]:
        end_capture(job, each)
