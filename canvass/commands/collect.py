"""`canvass collect`: the questionnaire as a form of the web, its answers kept on this computer."""

from pathlib import Path

from canvass.asking import open_study, store_option, study_option, wave_option
from canvass.speaking import click, speak, words


@click.command(help=words("Serve the questionnaire as a form of the web, and keep the answers on this computer."))
@study_option
@wave_option
@store_option
@click.option("--port", default=8080, type=click.IntRange(0, 65535), metavar="N", help=words("the port; 8080"))
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help=words("a name or address under which others reach this computer; without one only this computer is served"),
)
def command(folder: Path, wave_name: str | None, url: str, port: int, hosts: tuple[str, ...]) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass.collecting import collect

    collect(study, wave, port, hosts, url)
    speak("next: canvass harvest --study {folder}", {"folder": str(folder)})
