"""`canvass harvest`: the answers of the form into the wave's folder."""

from pathlib import Path

from canvass.asking import open_study, store_option, study_option, wave_option
from canvass.speaking import click, speak, words


@click.command(help=words("Write the answers of the form into the wave's folder, from which the report is made."))
@study_option
@wave_option
@store_option
def command(folder: Path, wave_name: str | None, url: str) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass.collecting import harvest_into

    target, count = harvest_into(study, wave, url)
    speak("{count} forms in {file}", {"count": count, "file": str(target)})
    speak("next: canvass report --study {folder}", {"folder": str(folder)})
