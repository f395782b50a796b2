"""`canvass pull`: the words of a report that was edited in Word back into its chapters."""

import sys
from pathlib import Path

from canvass.asking import open_study, say_done, study_option
from canvass.speaking import click, words


@click.command(help=words("Bring the words of a report that was edited in Word back into the chapters."))
@click.argument("file", metavar="FILE.docx", type=click.Path(path_type=Path))
@study_option
def command(file: Path, folder: Path) -> None:
    study, wave = open_study(folder, None)
    from canvass import making, pulling

    if say_done(pulling.pull(file, study, lambda: making.report_of(study, wave))):
        sys.exit(1)
