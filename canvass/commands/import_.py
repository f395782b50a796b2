"""`canvass import`: files of a platform into a wave."""

from pathlib import Path

from canvass.asking import open_study, study_option, wave_option
from canvass.speaking import click, words


@click.command("import", help=words("Bring files of a platform into a wave, and keep which column is which."))
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--from", "platform", metavar="PLATFORM", help=words("where they come from; known from the files"))
@click.option(
    "--rows",
    "rows",
    multiple=True,
    metavar="COLUMN=CELL",
    help=words("which rows are read, where one respondent has several: an event, a form that repeats"),
)
@study_option
@wave_option
@click.option("--yes", "is_agreed", is_flag=True, help=words("what is guessed is right"))
def command(
    files: tuple[Path, ...],
    platform: str | None,
    rows: tuple[str, ...],
    folder: Path,
    wave_name: str | None,
    is_agreed: bool,
) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass.importing import import_files
    from survey.files.packed import unpacking

    with unpacking(files) as unpacked:
        import_files(study, wave, unpacked, platform, is_agreed, rows)
