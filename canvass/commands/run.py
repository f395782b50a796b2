"""`canvass run`: one procedure on a data file, or a job of SPSS commands."""

import sys
from pathlib import Path

from canvass.speaking import LANGUAGE, Session, click, words
from instrument.message import Message
from instrument.records import replace
from reports.wording import say


@click.command(
    help=words(
        "Run one procedure on a data file and print its tables, e.g. reliability survey.sav items=a,b,c; "
        "or a job of SPSS commands, e.g. job.sps --output tables.docx"
    ),
    epilog=words("A list is written a,b or a to c; a list of lists, such as sets or blocks, a,b/c,d."),
)
@click.argument("procedure")
@click.argument("data", required=False)
@click.argument("options", nargs=-1, metavar="[OPTION=VALUE]...")
@click.option("--weight", metavar="VAR", help=words("the variable that weights cases"))
@click.option("--json", "as_data", is_flag=True, help=words("print the result as data, as results.json holds it"))
@click.option(
    "--save",
    "target",
    type=click.Path(path_type=Path),
    metavar="FILE.csv",
    help=words("write the answers with what the procedure makes of every row, e.g. weights or completed answers"),
)
@click.option(
    "--data",
    "given_data",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=words("for a job: its active file at the start"),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT.txt|html|docx|pdf|json|csv|xlsx",
    help=words("for a job: where its tables go; to the terminal where there is none"),
)
@click.option("--language", type=click.Choice(["zh", "en"]), help=words("for a job: the language of its labels"))
def command(
    procedure: str,
    data: str | None,
    options: tuple[str, ...],
    weight: str | None,
    as_data: bool,
    target: Path | None,
    given_data: Path | None,
    output: Path | None,
    language: str | None,
) -> None:
    if Path(procedure).suffix.lower() in (".sps", ".txt", ".inc"):
        from canvass.jobs import run_job

        if not run_job(Path(procedure), given_data, output, language):
            sys.exit(1)
        return
    from survey.files.reader_process import begin_early

    begun = None if data is None else begin_early(Path(data))  # before the imports that follow: they run meanwhile
    from analysis.counting.memory import MemoryTally
    from analysis.result import Place, result_to_data
    from analysis.task import needs_answers, task
    from canvass.running import read_answers, read_pairs, save, weighting

    if not needs_answers(procedure):
        data, options = None, options if data is None else (data, *options)
    elif data is None:
        raise click.UsageError(say(Message("a data file is missing"), LANGUAGE))
    given = read_pairs(options)
    responses = read_answers(data, begun)
    if weight is not None:
        responses = replace(responses, weight=weighting(responses, weight))
    asked, tally = task("", procedure, given, responses.codebook, Place(entry=procedure)), MemoryTally(responses)
    result = asked.run(tally)
    if target is not None:
        save(target, responses, asked, tally)
    if as_data:
        import json

        click.echo(json.dumps(result_to_data(result), ensure_ascii=False, allow_nan=False, indent=1))
        return
    from canvass.making import printed

    click.echo(printed(result, Session.language))
