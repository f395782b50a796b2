"""The words of `canvass run`: its answers, options and weight, and what it says and saves of them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.speaking import LANGUAGE, Session, click, speak
from instrument.message import Fault, Message, Scalar, quoted
from reports.wording import say

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from survey.files.reader_process import Begun
    from survey.responses import Responses

COUNTING = ("frequencies", "crosstab", "multiple_response")  # take categories as categories
GROUPING = ("groups", "factor", "factors", "by", "categorical", "rows", "columns")


def read_answers(data: str | None, begun: "Begun | None") -> "Responses":
    """The cases of a data file, which may have been `begun`; nobody's where a procedure needs none."""
    if data is None:
        from instrument.codebook import Codebook
        from survey.responses import Responses

        return Responses(Codebook(()), {}, ())
    from survey.datafiles import read_data

    return read_data(Path(data), begun)


def say_codes_of_words(responses: "Responses", procedure: str, options: Mapping[str, object]) -> None:
    """Say how words were coded that a procedure computes with: nobody takes such a mean for one of declared codes."""
    if procedure in COUNTING:
        return
    named = {str(word) for key, held in options.items() if key not in GROUPING for word in _words_in(held)}
    for variable in responses.codebook.variables:
        if variable.name in named and variable.of_words:
            codes = ", ".join(f"{level.code:g} {level.text[Session.language]}" for level in variable.levels)
            speak(
                "note: {variable} is nominal and computed with as {codes}", {"variable": variable.name, "codes": codes}
            )


def _words_in(held: object) -> Iterator[object]:
    if isinstance(held, list | tuple):
        for part in held:
            yield from _words_in(part)
    else:
        yield held


def weighting(responses: "Responses", name: str) -> str:
    """The weight's name; raises `Fault` for words, whose codes are no numbers of cases."""
    variable = responses.codebook.variable(name)
    if variable.is_text or variable.of_words:
        raise Fault("variable {found} holds words; possible: a variable of numbers", {"found": quoted(name)})
    return variable.name


def save_beside(target: Path, responses: "Responses", made: "Mapping[str, NDArray[np.float64]]") -> None:
    """Write the answers with the columns made of them, and say which columns of text are left out."""
    from canvass.making import writing
    from survey.files.beside import write_beside

    with writing(target):
        left_out = write_beside(target, responses, made)
    speak("{columns} beside the answers in {file}", {"columns": ", ".join(made), "file": str(target)})
    if left_out:
        speak("free text is left out: {columns}", {"columns": ", ".join(left_out)})


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
