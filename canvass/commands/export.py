"""`canvass export`: answers, questionnaire or tables in the format of another program."""

from pathlib import Path

from canvass.asking import listed, open_study, read_answers, study_option, wave_option
from canvass.speaking import Session, click, speak, step, words
from reports.wording import say


@click.command(help=words("Write the answers, the questionnaire or tables in the format of another program."))
@click.option("--to", "given", required=True, metavar="sav,ddi,…", help=words("which formats, by commas"))
@study_option
@wave_option
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=words("where to; build/export/"))
@click.option("--language", default="", metavar="zh|en", help=words("of labels; the study's"))
@click.option("--raw", is_flag=True, help=words("csv for machines: no sign before what a spreadsheet may run"))
@click.option("--public", is_flag=True, help=words("for others: refuse formats with a row for each respondent"))
def command(
    given: str, folder: Path, wave_name: str | None, output: Path | None, language: str, raw: bool, public: bool
) -> None:
    from canvass import exporting

    request = exporting.Request(listed(given, exporting.formats()), output, language, raw, public)
    study, wave = open_study(folder, wave_name)
    exporting.refuse_persons(request)
    reading = read_answers(study, wave) if request.needs_answers else None
    with step("Writing {formats}", {"formats": ", ".join(request.formats)}):
        written = exporting.export(study, wave, request, reading)
    for path, losses in written.items():
        speak("written: {file}", {"file": str(path)})
        for loss in losses:
            speak("note: {what}", {"what": say(loss, Session.language)})
