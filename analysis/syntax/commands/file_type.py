"""FILE TYPE: lines of several types, which together make the cases."""

from analysis.syntax.inline_data import inline_lines
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import Layout, numbered
from analysis.syntax.record_arrangements import Told
from analysis.syntax.record_types import file_type, kinds
from analysis.syntax.text_files import lines_of
from analysis.syntax.typed_records import Reading
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """FILE TYPE MIXED | GROUPED | NESTED [FILE='name'] RECORD=[a] 1-2 [(A)] [CASE=[b] 3-6] [WILD=WARN]. RECORD TYPE 1
    [SKIP] | OTHER. DATA LIST /fields. [REPEATING DATA …] END FILE TYPE.

    MIXED makes a case of every line, NESTED of every line of the last type with those above it, GROUPED of the lines
    that name the same case. A line of a type that is not named is left out.
    """
    body = job.body("FILE TYPE", "END FILE TYPE")
    asked = file_type(reader, job)
    asked.kinds = kinds(body[:-1], asked, job)
    if asked.file:
        lines = numbered(lines_of(job.folder.reading(asked.file), asked.encoding))
    else:
        lines = inline_lines(reader, job)
    told: Told = []
    layout = Layout("FIXED", (), decimal=job.settings.decimal, blank=job.settings.blank)
    active = Reading(asked, lines, layout, told).file()
    for message, line in sorted(told, key=lambda each: each[1]):
        job.warn(message, replace(reader.place(), file=asked.file or reader.file, line=line))
    job.begin(active)
