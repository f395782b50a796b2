"""The commands, one for each line of the Makefile."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.language import of_the_computer, teach_click
from reports.wording import CLICK, say

LANGUAGE = of_the_computer()
if LANGUAGE == "zh":
    teach_click(CLICK)

import click  # noqa: E402  # only now: it keeps the words it finds when it is imported

from instrument.message import Fault, Message, Scalar, nearest, quoted  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from canvass.study import Study, Wave
    from survey.reading import Reading
    from survey.responses import Responses

FORMATS = ("docx", "pdf", "html")
REFUSED = 1
COUNTING = ("frequencies", "crosstab", "multiple_response")  # take categories as categories
GROUPING = ("groups", "factor", "factors", "by", "categorical", "rows", "columns")


def main() -> None:
    """Run a command; bad input ends with one sentence and exit status 1, bad usage with 2."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack a character
    try:
        commands(windows_expand_args=False)
    except Fault as fault:
        speak("refused: {what}", {"what": say(fault, Session.language)})
        sys.exit(REFUSED)


class Session:
    """The language messages are printed in: the computer's, until a study says otherwise."""

    language = LANGUAGE


def speak(sentence: str, values: dict[str, Scalar] | None = None) -> None:
    """Say something to the person, beside the output."""
    click.echo(say(Message(sentence, values or {}), Session.language), err=True)


def words(sentence: str) -> str:
    """A help text in the language of the computer."""
    return say(Message(sentence), LANGUAGE)


@contextmanager
def step(sentence: str, values: dict[str, Scalar] | None = None) -> Iterator[None]:
    """Says what is being done, and how long it took where that was more than a second."""
    speak(sentence, values)
    start = time.perf_counter()
    yield
    took = time.perf_counter() - start
    if took > 1:
        speak("  took {seconds} s", {"seconds": f"{took:.1f}"})


study_option = click.option(
    "--study", "folder", default=".", metavar="DIR", type=click.Path(path_type=Path), help=words("the study's folder")
)
wave_option = click.option("--wave", "wave_name", metavar="W", help=words("the wave; the last one where not given"))


@click.group(help=words("From the questionnaire to the report handed in, and again next year with one command."))
@click.version_option(package_name="canvass", message="%(prog)s %(version)s")
def commands() -> None: ...


@commands.command(help=words("Read, check and analyse the answers, and write the report."))
@study_option
@wave_option
@click.option(
    "--format", "formats", default=",".join(FORMATS), metavar="docx,pdf,html", help=words("which files to write")
)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help=words("where to; build/ in the study"))
def report(folder: Path, wave_name: str | None, formats: str, output: Path | None) -> None:
    wanted = read_formats(formats)
    study, wave = open_study(folder, wave_name)
    from canvass import making

    build = output or study.build
    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    making.write_rejected(reading, build / "rejected.xlsx", study.language)
    with step("Analysing"):
        results = making.analyse(study, wave, reading)
    making.write_results(results, build / "results.json")
    composition = making.compose(study, wave, results)
    refused = False
    for suffix in wanted:
        target = build / f"report.{suffix}"
        try:
            with step("Writing {file}", {"file": str(target)}):
                making.write_document(composition.document, target)
        except Fault as fault:  # one file that is open elsewhere does not cost the others
            refused = True
            speak("refused: {what}", {"what": say(fault, study.language)})
    for broken in composition.faults:
        speak("a chapter is incomplete: {what}", {"what": say(broken, study.language)})
    if refused or composition.faults:
        sys.exit(REFUSED)


@commands.command(help=words("Print the account of the forms and every issue, without analysing."))
@study_option
@wave_option
def check(folder: Path, wave_name: str | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import making

    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    for line in making.account(reading, study.language):
        click.echo(line)


@commands.command(help=words("Analyse the answers and write every result as data."))
@study_option
@wave_option
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=words("where to; build/results.json"))
def analyse(folder: Path, wave_name: str | None, output: Path | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import making

    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    with step("Analysing"):
        results = making.analyse(study, wave, reading)
    target = output or study.build / "results.json"
    making.write_results(results, target)
    speak("{count} results in {file}", {"count": len(results.results), "file": str(target)})


@commands.command(
    help=words("Run one procedure on a data file and print its tables, e.g. reliability survey.sav items=a,b,c"),
    epilog=words("A list is written a,b or a to c; a list of lists, such as sets or blocks, a,b/c,d."),
)
@click.argument("procedure")
@click.argument("data", required=False)
@click.argument("options", nargs=-1, metavar="[OPTION=VALUE]...")
@click.option("--weight", metavar="VAR", help=words("the variable that weights cases"))
@click.option("--json", "as_data", is_flag=True, help=words("print the result as data, as results.json holds it"))
@click.option(
    "--save",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help=words("write the answers with what the procedure makes of every row, e.g. weights"),
)
def run(
    procedure: str, data: str | None, options: tuple[str, ...], weight: str | None, as_data: bool, target: Path | None
) -> None:
    from analysis.counting.memory import MemoryTally
    from analysis.plan import needs_answers, task
    from analysis.result import Place, result_to_data

    if not needs_answers(procedure):
        data, options = None, options if data is None else (data, *options)
    elif data is None:
        raise click.UsageError(say(Message("a data file is missing"), LANGUAGE))
    given = read_pairs(options)
    responses = read_answers(data)
    if weight is not None:
        responses = replace(responses, weight=weighting(responses, weight))
    asked, tally = task("", procedure, given, responses.codebook, Place(entry=procedure)), MemoryTally(responses)
    result = asked.run(tally)
    say_codes_of_words(responses, procedure, result.options)
    if target is not None:
        save_beside(target, responses, asked.per_row(tally))
    if as_data:
        click.echo(json.dumps(result_to_data(result), ensure_ascii=False, allow_nan=False, indent=1))
        return
    from canvass.making import printed

    click.echo(printed(result, Session.language))


@commands.command(help=words("Write a JSON Schema for each kind of YAML file, so that editors complete and check it."))
@click.option(
    "--output", default="schemas", type=click.Path(path_type=Path), metavar="DIR", help=words("where to; schemas/")
)
def schema(output: Path) -> None:
    from canvass import making

    for name in making.write_schemas(output):
        click.echo(name)


def open_study(folder: Path, wave_name: str | None) -> "tuple[Study, Wave]":
    """The study in `folder` and the wave asked for; from here on messages are in the study's language."""
    from canvass.study import load_study, told_language

    Session.language = told_language(folder) or Session.language
    study = load_study(folder)
    return study, study.wave(wave_name)


def say_source(reading: "Reading", wave: "Wave") -> None:
    """Say whose answers these are; simulated ones are never taken for real."""
    from survey.reading import answer_files

    if reading.responses.source.simulated and answer_files(wave.responses):
        speak("The answers in {folder} are SIMULATED.", {"folder": str(wave.responses)})
    elif reading.responses.source.simulated:
        speak("No answers in {folder}: a SIMULATED sample stands in.", {"folder": str(wave.responses)})
    ledger = reading.responses.ledger
    speak("{returned} returned, {valid} valid", {"returned": ledger.returned, "valid": ledger.valid})


def read_answers(data: str | None) -> "Responses":
    """The cases of a data file; nobody's where a procedure needs none."""
    if data is None:
        from instrument.codebook import Codebook
        from survey.responses import Responses

        return Responses(Codebook(()), {}, ())
    from survey.datafiles import read_data

    return read_data(Path(data))


def say_codes_of_words(responses: "Responses", procedure: str, options: "Mapping[str, object]") -> None:
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


def _words_in(held: object) -> "Iterator[object]":
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


def read_formats(words_given: str) -> list[str]:
    """`docx,pdf` as a list; raises a usage error that names what is possible."""
    wanted = [word.strip() for word in words_given.split(",") if word.strip()]
    for word in wanted or [""]:
        if word not in FORMATS:
            values: dict[str, Scalar] = {"found": quoted(word), "possible": nearest(word, FORMATS)}
            raise click.UsageError(say(Message("no format {found}; possible: {possible}", values), LANGUAGE))
    return wanted


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
