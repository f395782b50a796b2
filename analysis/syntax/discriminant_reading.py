"""The subcommands of DISCRIMINANT."""

from analysis.syntax.discriminant_asked import READERS, Asked
from analysis.syntax.job import Job
from analysis.syntax.parts import in_parentheses, numbers, of_numbers
from analysis.syntax.reader import Reader
from instrument.message import Message


def read_part(word: str, part: Reader, job: Job, asked: Asked) -> None:
    """One subcommand, kept in `asked`; what SPSS has and we have not is told."""
    match word:
        case "GROUPS":
            asked.groups = part.variable(job.active)
            if part.at_sign("("):
                ends = in_parentheses(part, numbers)
                asked.given |= {"least": min(ends), "most": max(ends)}
        case "VARIABLES":
            asked.variables += of_numbers(part, job.active, part.variables(job.active))
        case "ANALYSIS":
            _read_analysis(part, job, asked)
        case _ if word in READERS:
            READERS[word](part, asked)
        case _:
            part.tell(Message("{found} is not available and was left out", {"found": word}))
            part.rest()


def _read_analysis(part: Reader, job: Job, asked: Asked) -> None:
    """a b (1) c: the levels say in which order variables come in, and all come in together here."""
    while not part.done:
        if part.is_all():
            part.next()
            asked.analysis += asked.variables
        else:
            asked.analysis += part.variables(job.active)
        if part.at_sign("("):
            place, level = part.place(), in_parentheses(part, Reader.number)
            if level == 0:
                part.tell(Message("{found} is not available and was left out", {"found": "ANALYSIS (0)"}), place)
        part.sign(",")
