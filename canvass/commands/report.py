"""`canvass report`: from the answers to the report."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.asking import listed, open_study, read_answers, results_of, study_option, wave_option
from canvass.speaking import LANGUAGE, Session, click, speak, step, words
from instrument.message import Fault, Message, Scalar, nearest, quoted
from instrument.records import replace
from reports.wording import say

if TYPE_CHECKING:
    from reports.chapters import Composition

FORMATS = ("docx", "pdf", "html", "xlsx")


@click.command(help=words("Read, check and analyse the answers, and write the report."))
@study_option
@wave_option
@click.option(
    "--format", "formats", default=",".join(FORMATS), metavar="docx,pdf,html,xlsx", help=words("which files to write")
)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help=words("where to; build/ in the study"))
@click.option("--style", metavar="gb|apa|spss-zh|spss-en", help=words("how it looks; what study.yaml says"))
@click.option("--strict", is_flag=True, help=words("end with status 1 where the data do not bear a claim"))
@click.option("--booklet", is_flag=True, help=words("also as A3 sheets, printed on both sides and bound in the middle"))
def command(
    folder: Path,
    wave_name: str | None,
    formats: str,
    output: Path | None,
    style: str | None,
    strict: bool,
    booklet: bool,
) -> None:
    wanted = listed(formats, FORMATS)
    study, wave = open_study(folder, wave_name)
    study = study if style is None else replace(study, style=read_style(style))
    from canvass import making
    from canvass.files import files, write_file
    from canvass.open_answers import list_uncoded, uncoded
    from canvass.refusals import writing
    from canvass.verifying import with_verification

    build = output or study.build
    reading = read_answers(study, wave)
    making.write_rejected(reading, build / "rejected.xlsx", study.language)
    with writing(build / "uncoded.xlsx"):
        listed_in = list_uncoded(reading, build / "uncoded.xlsx")
    if listed_in is not None:
        message = uncoded(reading, listed_in)
        speak(message.sentence, dict(message.values))
    results = results_of(study, wave, reading)
    making.write_results(results, build / "results.json")
    del reading  # typesetting needs the room
    composition = making.compose(study, with_verification(results, build))
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
        sys.exit(1)


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


def read_style(word: str) -> str:
    """The style of that name; raises a usage error that names what is possible."""
    from canvass.study import STYLES

    if word not in STYLES:
        values: dict[str, Scalar] = {"found": quoted(word), "possible": nearest(word, STYLES)}
        raise click.UsageError(say(Message("no style {found}; possible: {possible}", values), LANGUAGE))
    return word
