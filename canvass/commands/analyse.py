"""`canvass analyse`: every result as data."""

from pathlib import Path

from canvass.asking import open_study, results_of, study_option, wave_option
from canvass.speaking import click, speak, words


@click.command(help=words("Analyse the answers and write every result as data."))
@study_option
@wave_option
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=words("where to; build/results.json"))
def command(folder: Path, wave_name: str | None, output: Path | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import making

    results = results_of(study, wave)
    target = output or study.build / "results.json"
    making.write_results(results, target)
    speak("{count} results in {file}", {"count": len(results.results), "file": str(target)})
