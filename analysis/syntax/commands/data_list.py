"""DATA LIST: lines of text, in the job or in a file, as the active file."""

from analysis.syntax.data_lists import data_list
from analysis.syntax.inline_data import are_asked, inline_lines
from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from analysis.syntax.reading_data import numbered, read_cases
from analysis.syntax.text_files import lines_of
from instrument.message import Fault, Message, quoted
from instrument.records import replace


def run(reader: Reader, job: Job) -> None:
    """DATA LIST [FILE='name'] [FIXED | FREE | LIST] [('d')] [RECORDS=n] [SKIP=n] [ENCODING='name'] /fields, or [/1]
    fields [/2] …; within INPUT PROGRAM the next case of the lines, with [END=variable].
    """
    if job.workspace.making is not None:
        job.workspace.making.read(reader, job)
        return
    asked = data_list(reader, job)
    if asked.end:
        reader.tell(Message("{found} has an effect in INPUT PROGRAM only", {"found": quoted("END")}))
    try:
        if asked.file:
            lines = numbered(lines_of(job.folder.reading(asked.file), asked.encoding))
        else:
            lines = inline_lines(reader, job)
    except Fault:
        job.begin(read_cases(asked.layout, []).active)  # the variables are there for what follows, without cases
        if asked.file or are_asked(job):
            raise
        return
    found = read_cases(asked.layout, lines)
    for message, line in found.problems:
        job.warn(message, replace(reader.place(), file=asked.file or reader.file, line=line))
    job.begin(found.active)
