"""The words of `canvass run`: its answers, options and weight, and what it says and saves of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.speaking import LANGUAGE, click, speak
from instrument.message import Fault, Message, Scalar, quoted
from reports.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from analysis.tally import Tally
    from analysis.task import Task
    from survey.files.reader_process import Begun
    from survey.responses import Responses


def read_answers(data: str | None, begun: "Begun | None") -> "Responses":
    """The cases of a data file, which may have been `begun`; nobody's where a procedure needs none."""
    if data is None:
        from instrument.codebook import Codebook
        from survey.responses import Responses

        return Responses(Codebook(()), {}, ())
    from survey.datafiles import read_data

    return read_data(Path(data), begun)


def weighting(responses: "Responses", name: str) -> str:
    """The weight's name; raises `Fault` for words, whose codes are no numbers of cases."""
    variable = responses.codebook.variable(name)
    if variable.is_text or variable.of_words:
        raise Fault("variable {found} holds words; possible: a variable of numbers", {"found": quoted(name)})
    return variable.name


def save(target: Path, responses: "Responses", asked: "Task", tally: "Tally") -> None:
    """Write the copies of the answers that a task makes, or else what it makes of every row, beside the answers."""
    copies = asked.copies(tally)
    if not copies:
        save_beside(target, responses, asked.per_row(tally))
        return
    from canvass.refusals import writing
    from survey.files.beside import COPY, write_copies

    with writing(target):
        left_out = write_copies(target, responses, copies)
    values: dict[str, Scalar] = {"count": len(copies), "column": COPY, "file": str(target)}
    speak("the answers, and {count} completed copies, numbered by {column}, in {file}", values)
    _say_left_out(left_out)


def save_beside(target: Path, responses: "Responses", made: "Mapping[str, NDArray[np.float64]]") -> None:
    """Write the answers with the columns made of them, and say which columns of text are left out."""
    from canvass.refusals import writing
    from survey.files.beside import write_beside

    with writing(target):
        left_out = write_beside(target, responses, made)
    speak("{columns} beside the answers in {file}", {"columns": ", ".join(made), "file": str(target)})
    _say_left_out(left_out)


def _say_left_out(names: tuple[str, ...]) -> None:
    if names:
        speak("free text is left out: {columns}", {"columns": ", ".join(names)})


def read_pairs(options: tuple[str, ...]) -> dict[str, str]:
    """`name=value` words as a mapping; raises a usage error for anything else."""
    pairs = {}
    for option in options:
        name, equals, value = option.partition("=")
        if not equals or name in pairs:
            values: dict[str, Scalar] = {"found": quoted(option)}
            raise click.UsageError(say(Message("{found} is not one option=value, each once", values), LANGUAGE))
        pairs[name] = value
    return pairs
