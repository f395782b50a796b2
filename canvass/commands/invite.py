"""`canvass invite`: codes that let a person answer the form once."""

from pathlib import Path

from canvass.asking import open_study, study_option, wave_option
from canvass.speaking import click, speak, words
from canvass.study import Study, Wave


@click.command(help=words("Make invitations to the form: slips with QR codes to print, and a list for mail merge."))
@click.argument("count", required=False, type=click.IntRange(1, 100_000), metavar="[N]")
@study_option
@wave_option
@click.option(
    "--list",
    "people",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=words("a table of the people to invite, one line for each; the list is written with their columns"),
)
@click.option("--address", default="", metavar="URL", help=words("where the form is reached; what study.yaml says"))
@click.option("--used", is_flag=True, help=words("make none; tell how far those of each list are used, by tens"))
def command(
    count: int | None, folder: Path, wave_name: str | None, people: Path | None, address: str, used: bool
) -> None:
    study, wave = open_study(folder, wave_name)
    if used:
        _tell_used(study, wave)
        return
    from canvass.inviting import invite

    made = invite(study, wave, count, people, address)
    for file in made.files:
        speak("{file}: written", {"file": str(file)})
    speak("{count} invitations; of all {issued}, {used} are used", {
        "count": made.count, "issued": made.issued, "used": made.used
    })  # fmt: skip
    speak("the codes stand nowhere else: who has these files can answer in the place of others")
    speak("next: canvass collect --study {folder}", {"folder": str(folder)})


def _tell_used(study: Study, wave: Wave) -> None:
    from canvass.invited import batches

    for each in batches(study, wave):
        values: dict[str, str | int | float] = {"file": str(each.file), "used": each.used, "count": each.count}
        if each.is_small:
            speak("{file}: {count} invitations, too few to tell how many are used", values)
        else:
            speak("{file}: {used} or more of {count} invitations are used", values)
