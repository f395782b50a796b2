"""Values of variables as commands write them: strings by their code, and back."""

from analysis.syntax.job import Job
from analysis.syntax.reader import Reader
from instrument.codebook import Variable
from instrument.message import nearest, quoted


def code_of(job: Job, name: str, part: Reader) -> float:
    """The code by which procedures know a string of a variable; raises `Fault` for one that no case has."""
    word = part.string().rstrip()
    codes = {level.text["en"]: level.code for level in job.tally().codebook.variable(name).levels}
    shown = dict(job.active.fields[name].levels).get(word, word)
    if shown not in codes:
        raise part.fault(
            "no case has {found}; possible: {possible}", {"found": quoted(word), "possible": nearest(word, codes)}
        )
    return codes[shown]


def value_written(variable: Variable, code: float) -> str:
    """A code as a command writes it: a number, or the string in quotation marks."""
    if not variable.of_words:
        return f"{code:g}"
    word = next((level.text["en"] for level in variable.levels if level.code == code), f"{code:g}")
    return "'" + word.replace("'", "''") + "'"
