"""`canvass draft`: suggested chapters as plain sentences."""

import sys
from pathlib import Path

from canvass.asking import open_study, results_of, say_done, study_option, wave_option
from canvass.speaking import click, words


@click.command(help=words("Write suggested chapters where none stands, and beside those that do."))
@study_option
@wave_option
def command(folder: Path, wave_name: str | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import chapters

    if say_done(chapters.draft(study, results_of(study, wave))):
        sys.exit(1)
