"""The commands, one for each line of the Makefile."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.speaking import LANGUAGE, Session, click, speak, step, words
from instrument.message import Fault, Message, Scalar, nearest, quoted
from reports.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from canvass.study import Study, Wave
    from reports.chapters import Composition
    from survey.reading import Reading

FORMATS = ("docx", "pdf", "html", "xlsx")
REFUSED = 1


def main() -> None:
    """Run a command; bad input ends with one sentence and exit status 1, bad usage with 2."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack a character
    try:
        commands(windows_expand_args=False)
    except Fault as fault:
        speak("refused: {what}", {"what": say(fault, Session.language)})
        sys.exit(REFUSED)


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
    "--format", "formats", default=",".join(FORMATS), metavar="docx,pdf,html,xlsx", help=words("which files to write")
)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help=words("where to; build/ in the study"))
@click.option("--style", metavar="gb|apa|spss-zh|spss-en", help=words("how it looks; what study.yaml says"))
@click.option("--strict", is_flag=True, help=words("end with status 1 where the data do not bear a claim"))
@click.option("--booklet", is_flag=True, help=words("also as A3 sheets, printed on both sides and bound in the middle"))
def report(
    folder: Path,
    wave_name: str | None,
    formats: str,
    output: Path | None,
    style: str | None,
    strict: bool,
    booklet: bool,
) -> None:
    wanted = read_formats(formats)
    study, wave = open_study(folder, wave_name)
    study = study if style is None else replace(study, style=read_style(style))
    from canvass import making
    from canvass.files import files, write_file

    build = output or study.build
    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    making.write_rejected(reading, build / "rejected.xlsx", study.language)
    with step("Analysing"):
        results = making.analyse(study, wave, reading)
    making.write_results(results, build / "results.json")
    del reading  # typesetting needs the room
    composition = making.compose(study, results)
    refused = False
    for name, made in files(study, composition.document, wanted, booklet):
        target = build / name
        try:
            with step("Writing {file}", {"file": str(target)}):
                write_file(target, made)
        except Fault as fault:  # one file that is open elsewhere does not cost the others
            refused = True
            speak("refused: {what}", {"what": say(fault, study.language)})
    say_of_chapters(composition)
    if refused or composition.faults or (strict and composition.unborne):
        sys.exit(REFUSED)


@commands.command(help=words("Write suggested chapters where none stands, and beside those that do."))
@study_option
@wave_option
def draft(folder: Path, wave_name: str | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import chapters, making

    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    with step("Analysing"):
        results = making.analyse(study, wave, reading)
    faults = 0
    for done in chapters.draft(study, results):
        if isinstance(done, Fault):
            faults += 1
            speak("refused: {what}", {"what": say(done, study.language)})
        else:
            speak(done.sentence, dict(done.values))
    if faults:
        sys.exit(REFUSED)


@commands.command(help=words("Put today's numbers, tables and figures into a report that was edited in Word."))
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@study_option
@wave_option
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=words("where to; a new file beside it"))
def refresh(file: Path, folder: Path, wave_name: str | None, output: Path | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import editing, making

    editing.opened(file)  # a file that is no report is told before many answers are read
    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    with step("Analysing"):
        results = making.analyse(study, wave, reading)
    composition = making.compose(study, results)
    for done in editing.refresh(file, output, results, composition.document):
        speak(done.sentence, dict(done.values))
    for broken in composition.faults:
        speak("a chapter is incomplete: {what}", {"what": say(broken, study.language)})
    if composition.faults:
        sys.exit(REFUSED)


@commands.command(help=words("Bring the words of a report that was edited in Word back into the chapters."))
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@study_option
def pull(file: Path, folder: Path) -> None:
    study, wave = open_study(folder, None)
    from canvass import making, pulling

    faults = 0
    for done in pulling.pull(file, study, lambda: making.report_of(study, wave)):
        if isinstance(done, Fault):
            faults += 1
            speak("refused: {what}", {"what": say(done, study.language)})
        else:
            speak(done.sentence, dict(done.values))
    if faults:
        sys.exit(REFUSED)


@commands.command(help=words("Print the account of the forms and what is wrong with answers, without analysing."))
@study_option
@wave_option
@click.option("--all", "everything", is_flag=True, help=words("print every issue, not only the first 20 of each rule"))
def check(folder: Path, wave_name: str | None, everything: bool) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import making

    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    from canvass.account import account

    for line in account(reading, study.language, everything):
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
    help=words("write the answers with what the procedure makes of every row, e.g. weights or completed answers"),
)
def run(
    procedure: str, data: str | None, options: tuple[str, ...], weight: str | None, as_data: bool, target: Path | None
) -> None:
    from survey.files.reader_process import begin_early

    begun = None if data is None else begin_early(Path(data))  # before the imports that follow: they run meanwhile
    from analysis.counting.memory import MemoryTally
    from analysis.plan import needs_answers, task
    from analysis.result import Place, result_to_data
    from canvass.running import read_answers, read_pairs, save, weighting

    if not needs_answers(procedure):
        data, options = None, options if data is None else (data, *options)
    elif data is None:
        raise click.UsageError(say(Message("a data file is missing"), LANGUAGE))
    given = read_pairs(options)
    responses = read_answers(data, begun)
    if weight is not None:
        responses = replace(responses, weight=weighting(responses, weight))
    asked, tally = task("", procedure, given, responses.codebook, Place(entry=procedure)), MemoryTally(responses)
    result = asked.run(tally)
    if target is not None:
        save(target, responses, asked, tally)
    if as_data:
        click.echo(json.dumps(result_to_data(result), ensure_ascii=False, allow_nan=False, indent=1))
        return
    from canvass.making import printed

    click.echo(printed(result, Session.language))


@commands.command("import", help=words("Bring files of a platform into a wave, and keep which column is which."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--from", "platform", metavar="PLATFORM", help=words("where they come from; known from the files"))
@study_option
@wave_option
@click.option("--yes", "is_agreed", is_flag=True, help=words("what is guessed is right"))
def import_(
    files: tuple[Path, ...], platform: str | None, folder: Path, wave_name: str | None, is_agreed: bool
) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass.importing import import_files

    import_files(study, wave, files, platform, is_agreed)


@commands.command(help=words("Write the answers, the questionnaire or tables in the format of another program."))
@click.option("--to", "given", required=True, metavar="sav,ddi,…", help=words("which formats, by commas"))
@study_option
@wave_option
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=words("where to; build/export/"))
@click.option("--language", default="", metavar="zh|en", help=words("of labels; the study's"))
@click.option("--raw", is_flag=True, help=words("csv for machines: no sign before what a spreadsheet may run"))
@click.option("--public", is_flag=True, help=words("for others: refuse formats with a row for each respondent"))
def export(
    given: str, folder: Path, wave_name: str | None, output: Path | None, language: str, raw: bool, public: bool
) -> None:
    from canvass import exporting, making

    request = exporting.Request(read_targets(given, exporting.formats()), output, language, raw, public)
    study, wave = open_study(folder, wave_name)
    exporting.refuse_persons(request)
    reading = None
    if request.needs_answers:
        with step("Reading the answers"):
            reading = making.read(study, wave)
        say_source(reading, wave)
    for path, losses in exporting.export(study, wave, request, reading).items():
        speak("written: {file}", {"file": str(path)})
        for loss in losses:
            speak("note: {what}", {"what": say(loss, Session.language)})


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


def say_of_chapters(composition: "Composition") -> None:
    """Say which chapters are incomplete, what a reader may stumble over, and which claims the data do not bear."""
    for broken in composition.faults:
        speak("a chapter is incomplete: {what}", {"what": say(broken, Session.language)})
    for warning in composition.warnings:
        speak("note: {what}", {"what": say(warning, Session.language)})
    for claim in composition.unborne:
        speak(
            "{place}: the data do not bear this, which rests on {condition}: {text}",
            {"place": claim.place, "condition": claim.condition, "text": claim.text},
        )


def say_source(reading: "Reading", wave: "Wave") -> None:
    """Say whose answers these are; simulated ones are never taken for real."""
    from canvass.account import told
    from survey.reading import answer_files

    if reading.responses.source.simulated and answer_files(wave.responses):
        speak("The answers in {folder} are SIMULATED.", {"folder": str(wave.responses)})
    elif reading.responses.source.simulated:
        speak("No answers in {folder}: a SIMULATED sample stands in.", {"folder": str(wave.responses)})
    ledger = reading.responses.ledger
    speak("{returned} returned, {valid} valid", {"returned": ledger.returned, "valid": ledger.valid})
    for issue in reading.issues:
        if not issue.id:  # of the files or the study, not of one case
            speak("note: {what}", {"what": told(issue, Session.language)})


def read_style(word: str) -> str:
    """The style of that name; raises a usage error that names what is possible."""
    from canvass.study import STYLES

    if word not in STYLES:
        values: dict[str, Scalar] = {"found": quoted(word), "possible": nearest(word, STYLES)}
        raise click.UsageError(say(Message("no style {found}; possible: {possible}", values), LANGUAGE))
    return word


def read_targets(words_given: str, possible: "Sequence[str]") -> tuple[str, ...]:
    """`sav,ddi` as words; raises a usage error that names what is possible."""
    wanted = tuple(dict.fromkeys(word.strip() for word in words_given.split(",") if word.strip()))
    for word in wanted or ("",):
        if word not in possible:
            values: dict[str, Scalar] = {"found": quoted(word), "possible": nearest(word, possible, most=len(possible))}
            raise click.UsageError(say(Message("no format {found}; possible: {possible}", values), LANGUAGE))
    return wanted


def read_formats(words_given: str) -> list[str]:
    """`docx,pdf` as a list; raises a usage error that names what is possible."""
    wanted = [word.strip() for word in words_given.split(",") if word.strip()]
    for word in wanted or [""]:
        if word not in FORMATS:
            values: dict[str, Scalar] = {"found": quoted(word), "possible": nearest(word, FORMATS)}
            raise click.UsageError(say(Message("no format {found}; possible: {possible}", values), LANGUAGE))
    return wanted
