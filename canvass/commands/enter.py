"""`canvass enter`: the screen on which paper forms are keyed twice and their differences settled."""

from pathlib import Path

from canvass.asking import open_study, store_option, study_option, wave_option
from canvass.speaking import click, speak, words


@click.command(help=words("Serve the screen on which two people key each paper form and differences are settled."))
@study_option
@wave_option
@store_option
@click.option("--port", default=8090, type=click.IntRange(0, 65535), metavar="N", help=words("the port; 8090"))
@click.option(
    "--coder", "coders", multiple=True, metavar="AB", help=words("initials of a person who keys, for a link to log in")
)
@click.option("--differences", is_flag=True, help=words("serve nothing; write what differs, and how far people agree"))
def command(
    folder: Path, wave_name: str | None, url: str, port: int, coders: tuple[str, ...], differences: bool
) -> None:
    study, wave = open_study(folder, wave_name)
    if differences:
        from canvass.double_entry import write_differences

        target, summary = write_differences(study, wave)
        speak(summary.sentence, dict(summary.values))
        speak("written: {file}", {"file": str(target)})
        return
    from canvass.entering import enter

    enter(study, wave, port, coders, url)
    speak("next: canvass harvest --study {folder}", {"folder": str(folder)})
