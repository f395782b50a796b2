"""`canvass verify`: every number again, by engines that we did not write."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.asking import open_study, read_answers, results_of, study_option, wave_option
from canvass.speaking import click, speak, step, words

if TYPE_CHECKING:
    from analysis.verification.verdicts import Verification

MOST = 20  # differing cells that are told one by one


@click.command(help=words("Compute every number again with R and PSPP, and show where they differ."))
@study_option
@wave_option
@click.option(
    "--results",
    "held",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=words("check these results; what the answers make now"),
)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help=words("where to; build/ in the study"))
def command(folder: Path, wave_name: str | None, held: Path | None, output: Path | None) -> None:
    study, wave = open_study(folder, wave_name)
    from canvass import verifying

    reading = read_answers(study, wave)
    results = results_of(study, wave, reading) if held is None else verifying.read_results(held, reading)
    with step("Computing again"):
        found = verifying.verify(study, wave, reading, results)
    html, _ = verifying.write(found, study, results, output or study.build)
    tell(found)
    speak("every cell is in {file}", {"file": str(html)})
    if any(True for _ in found.differing):
        sys.exit(1)


def tell(found: "Verification") -> None:
    """Say which engines computed, how many cells agree, and which differ."""
    if found.absent:
        speak("not installed: {engines}", {"engines": ", ".join(found.absent)})
    counts = found.counts()
    speak(
        "{engines}: {checked} of {total} cells checked, {agreeing} agree, {differing} differ, {explained} explained",
        {
            "engines": ", ".join(found.engines),
            "checked": counts.total() - counts["unanswered"],
            "total": counts.total(),
            "agreeing": counts["agrees"],
            "differing": counts["differs"],
            "explained": counts["explained"],
        },
    )
    for at, (result, table, cell) in enumerate(found.differing):
        if at == MOST:
            speak("and {count} cells more", {"count": counts["differs"] - MOST})
            break
        theirs = "; ".join(f"{engine} {'—' if value is None else value!r}" for engine, value in cell.theirs.items())
        speak(
            "differs: {where}: {ours} here, {theirs}",
            {
                "where": " · ".join((result.name, table.name, *table.about, *filter(None, cell.keys), cell.column)),
                "ours": "—" if cell.ours is None else repr(cell.ours),
                "theirs": theirs,
            },
        )
