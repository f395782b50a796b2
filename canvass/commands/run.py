"""`canvass run`: one procedure on a data file."""

import json
from dataclasses import replace
from pathlib import Path

from canvass.speaking import LANGUAGE, Session, click, words
from instrument.message import Message
from reports.wording import say


@click.command(
    help=words("Run one procedure on a data file and print its tables, e.g. reliability survey.sav items=a,b,c"),
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
def command(
    procedure: str, data: str | None, options: tuple[str, ...], weight: str | None, as_data: bool, target: Path | None
) -> None:
    from survey.files.reader_process import begin_early

    begun = None if data is None else begin_early(Path(data))  # before the imports that follow: they run meanwhile
    from analysis.counting.memory import MemoryTally
    from analysis.plan import needs_answers, task
    from analysis.result import Place, result_to_data
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
        click.echo(json.dumps(result_to_data(result), ensure_ascii=False, allow_nan=False, indent=1))
        return
    from canvass.making import printed

    click.echo(printed(result, Session.language))
