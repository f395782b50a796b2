"""`canvass check`: the account of the forms, and what is wrong with answers."""

from pathlib import Path

from canvass.asking import open_study, read_answers, study_option, wave_option
from canvass.speaking import click, words


@click.command(help=words("Print the account of the forms and what is wrong with answers, without analysing."))
@study_option
@wave_option
@click.option("--all", "everything", is_flag=True, help=words("print every issue, not only the first 20 of each rule"))
def command(folder: Path, wave_name: str | None, everything: bool) -> None:
    study, wave = open_study(folder, wave_name)
    reading = read_answers(study, wave)
    from canvass.account import account

    for line in account(reading, study.language, everything):
        click.echo(line)
