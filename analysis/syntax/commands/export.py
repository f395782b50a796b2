"""EXPORT: the active file as a portable file."""

from analysis.syntax.job import Job
from analysis.syntax.keeping import kept
from analysis.syntax.naming_files import writing
from analysis.syntax.portable import portable, short_names
from analysis.syntax.reader import Reader
from analysis.syntax.saving import put
from instrument.message import Message, quoted

SUFFIX = ".por"
POSSIBLE = ("KEEP", "DROP", "RENAME", "UNSELECTED", "TYPE", "MAP", "DIGITS")


def run(reader: Reader, job: Job) -> None:
    """EXPORT OUTFILE='name.por' [/TYPE=COMM] [/KEEP] [/DROP] [/RENAME] [/UNSELECTED=DELETE] [/DIGITS=n]."""
    job.need_data(reader)
    reader.sign("/")
    reader.need("OUTFILE")
    reader.sign("=")
    target = writing(reader, job)
    target = target if target.suffix else target.with_suffix(SUFFIX)
    if target.suffix.lower() != SUFFIX:
        values = {"found": quoted(target.name), "possible": SUFFIX}
        raise reader.fault("{found} is no name for such a file; possible: {possible}", dict(values))
    active = kept(job.active, reader, POSSIBLE, job.cases())
    shortened = [name for name, short in short_names(active).items() if name.upper() != short]
    if shortened:
        reader.tell(Message("names are cut to eight letters: {names}", {"names": ", ".join(shortened)}))
    put(portable(active, "canvass"), target)
    job.restore()
