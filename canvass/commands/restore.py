"""`canvass restore`: a backup of the answers in place of the store."""

from pathlib import Path

from canvass.asking import open_study, store_option, study_option, wave_option
from canvass.speaking import click, speak, words


@click.command(help=words("Put a backup of the form's answers, the last good one, in place of what stands."))
@study_option
@wave_option
@store_option
@click.option("--from", "copy", metavar="FILE.db", type=click.Path(path_type=Path), help=words("the backup to take"))
def command(folder: Path, wave_name: str | None, url: str, copy: Path | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass.collecting import restore_from
    from survey.store.files import BACKUPS

    taken, aside, count = restore_from(study, wave, copy, url)
    if copy is None and not aside and taken.parent.name != BACKUPS:
        speak("{file}: put back; the {count} forms are whole and stay", {"count": count, "file": str(taken)})
        return
    speak("{count} forms restored from {file}", {"count": count, "file": str(taken)})
    if aside:
        speak("what stood before is kept in {folder}", {"folder": aside})
