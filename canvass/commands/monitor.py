"""`canvass monitor`: how the fieldwork goes, as a page for the office."""

from pathlib import Path

from canvass.asking import open_study, store_option, study_option, wave_option
from canvass.speaking import click, words


@click.command(help=words("Show the fieldwork office how many forms have come, of whom, and what they say."))
@study_option
@wave_option
@store_option
@click.option("--port", default=8081, type=click.IntRange(0, 65535), metavar="N", help=words("the port; 8081"))
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help=words("a name or address under which others reach this computer; without one only this computer is served"),
)
@click.option(
    "--passphrase-file",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=words("a file that holds the passphrase; without one it is made and shown"),
)
def command(
    folder: Path, wave_name: str | None, url: str, port: int, hosts: tuple[str, ...], file: Path | None
) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass.monitoring import monitor

    monitor(study, wave, port, hosts, url, file)
