"""VARIABLE LABELS: what variables are called in print."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """VARIABLE LABELS a 'label' b 'label' [/…]."""
    job.need_data(reader)
    active = job.active
    while not reader.done:
        reader.sign("/", ",")
        names = [reader.variable(active)]
        while reader.at_word():
            names.append(reader.variable(active))
        label = reader.string()
        for name in names:
            active = active.with_field(replace(active.fields[name], label=label))
    job.replace(active)
