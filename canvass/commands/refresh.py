"""`canvass refresh`: today's numbers into a report that was edited in Word."""

import sys
from pathlib import Path

from canvass.asking import open_study, results_of, say_done, study_option, wave_option
from canvass.speaking import Session, click, speak, words
from reports.wording import say


@click.command(help=words("Put today's numbers, tables and figures into a report that was edited in Word."))
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@study_option
@wave_option
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=words("where to; a new file beside it"))
def command(file: Path, folder: Path, wave_name: str | None, output: Path | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import editing, making

    editing.opened(file)  # a file that is no report is told before many answers are read
    results = results_of(study, wave)
    composition = making.compose(study, results)
    say_done(editing.refresh(file, output, results, composition.document))
    for broken in composition.faults:
        speak("a chapter is incomplete: {what}", {"what": say(broken, Session.language)})
    if composition.faults:
        sys.exit(1)
