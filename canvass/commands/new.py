"""`canvass new`: a study from a questionnaire of another program, or from an export alone."""

from pathlib import Path

from canvass.speaking import Session, click, speak, step, words
from instrument.message import Message, Scalar
from reports.wording import say

FIRST = 15
"""How many guesses are printed; all of them stand in the questionnaire as comments."""


@click.command(help=words("Make a study from a questionnaire of another program, or from an export of answers alone."))
@click.argument("name", metavar="NAME", type=click.Path(path_type=Path))
@click.argument("more", nargs=-1, metavar="", type=click.Path(path_type=Path))
@click.option(
    "--from",
    "sources",
    multiple=True,
    required=True,
    metavar="FILE [FILE2]",
    type=click.Path(path_type=Path),
    help=words("a questionnaire, or one or several exports of the same answers"),
)
@click.option("--language", type=click.Choice(["zh", "en"]), help=words("of the report; that of the wording"))
@click.option("--wave", default="1", metavar="W", help=words("what the first wave is called; 1"))
@click.option("--platform", metavar="PLATFORM", help=words("where the files come from; known from the files"))
def command(
    name: Path, more: tuple[Path, ...], sources: tuple[Path, ...], language: str | None, wave: str, platform: str | None
) -> None:
    Session.language = language or Session.language
    from canvass.founding import found
    from survey.files.packed import unpacking

    with step("Drafting {folder}", {"folder": str(name)}), unpacking((*sources, *more)) as files:
        made = found(name, files, wave, language, platform)
    Session.language = made.language
    _say(made.lost, len(made.lost))
    _say(made.guesses, FIRST)
    if len(made.guesses) > FIRST:
        values: dict[str, Scalar] = {"count": len(made.guesses) - FIRST, "file": str(name / "questionnaire.yaml")}
        speak("  and {count} more guesses, as comments in {file}", values)
    counts: dict[str, Scalar] = {
        "questions": made.questions,
        "scales": made.scales,
        "rows": made.rows,
        "folder": str(name),
    }
    speak("{questions} questions, {scales} candidate scales, {rows} respondents in {folder}", counts)
    if made.rows:
        speak("next: canvass report --study {folder}", {"folder": str(name)})
    else:
        speak(
            "next: put the exports into {folder}, then canvass report --study {study}",
            {"folder": str(name / "data" / wave), "study": str(name)},
        )


def _say(messages: tuple[Message, ...], most: int) -> None:
    for message in messages[:most]:
        click.echo(f"  {say(message, Session.language)}", err=True)
