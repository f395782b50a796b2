"""`canvass paper`: the questionnaire ready to hand out."""

from pathlib import Path

from canvass.asking import open_study, study_option
from canvass.speaking import click, speak, step, words


@click.command(help=words("Print the questionnaire to hand out: numbered forms as PDF, or as a Word file."))
@study_option
@click.option(
    "--output",
    metavar="FILE.docx|.pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    help=words("where to; questionnaire.pdf in the study's build/"),
)
@click.option("--copies", default=1, type=click.IntRange(1), metavar="N", help=words("how many forms; 1"))
@click.option("--first", default=1, type=click.IntRange(1), metavar="N", help=words("the first form's serial; 1"))
@click.option("--language", metavar="zh|en", help=words("of the form; the study's"))
def command(folder: Path, output: Path | None, copies: int, first: int, language: str | None) -> None:
    study, _ = open_study(folder, None)
    from canvass.papering import print_forms

    target = output or study.build / "questionnaire.pdf"
    with step("Writing {file}", {"file": str(target)}):
        numbers = print_forms(study, target, copies, first, language or study.language)
    speak("forms {first} to {last}", {"first": numbers[0], "last": numbers[-1]})
    speak("for more of them without a number twice: --first {next}", {"next": first + copies})
