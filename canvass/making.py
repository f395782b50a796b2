"""The way through the rooms: answers, results, a document, files."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from analysis import plan
from analysis.plan import load_plan
from analysis.response_rates import response_rates
from analysis.result import Result, Results, to_data
from analysis.sensitivity import Counted, chosen, sensitivity
from analysis.standing import Weighted, standing
from analysis.weighted import Tallies, plan_weight
from canvass import open_answers
from canvass import study as studies
from canvass.refusals import writing
from canvass.study import Study, Wave
from instrument import schema as questionnaires
from instrument.kinds import codebook
from instrument.loading import load
from instrument.message import Fault, Place
from reports.wording import key, say
from survey.files.whole import write_whole
from survey.ledger import Screened
from survey.open_answers.coding import extended
from survey.open_answers.loading import schema as coding_schema
from survey.reading import Reading, read_folder

if TYPE_CHECKING:
    from reports.chapters import Composition
    from reports.document import Document

ENGINES = ("canvass", "numpy", "scipy")  # what computes; the rest arranges and writes


def read(study: Study, wave: Wave) -> Reading:
    """The answers of a wave, checked; the simulated sample where the wave has none. Raises `Fault`."""
    instrument = load(study.questionnaire)
    coding = open_answers.coding_of(study, instrument)
    # a plan with a fault is told before many answers are read
    load_plan(study.plan, extended(codebook(instrument), coding))
    return open_answers.coded_reading(read_folder(wave.responses, instrument, wave.issued), coding, wave)


def analyse(study: Study, wave: Wave, reading: Reading) -> Results:
    """The results that every study has, then those of the plan; raises `Fault` for what the plan misnames."""
    tasks = load_plan(study.plan, reading.responses.codebook)
    weight = plan_weight(study.plan, tasks, reading.responses.codebook)
    tallies = Tallies(reading.responses, tasks, weight)
    with told_from(Place(str(study.plan))):
        usual = Weighted(tallies.usual, weight)
    ledger, instrument = reading.responses.ledger, load(study.questionnaire)
    found: dict[str, Result] = {**standing(ledger, instrument, tallies.plain, say, usual)}
    if wave.dispositions is not None:
        found["response_rates"] = response_rates(wave.dispositions, ledger)
    found |= open_answers.results(study, reading, tallies)
    for task in tasks:
        with told_from(Place(str(study.plan), entry=task.name)):
            found[task.name] = task.run(tallies.of(task))
    if reading.aside is not None:
        counted = Counted(found, tasks, reading.responses, tallies)
        again = sensitivity(counted, chosen(tasks, study.plan), reading.aside)
        found |= {again.name: again} if again else {}
    return Results(
        results=found,
        inputs={
            **_hashes(study.questionnaire, study.plan, *open_answers.files(study, wave)),
            **reading.responses.source.files,
        },
        engines={package: version(package) for package in ENGINES},
        simulated=reading.responses.source.simulated,
        wave=wave.name,
    )


def compose(study: Study, results: Results) -> "Composition":
    """The chapters of the study, its own and the suggested ones that stand in for those without a file."""
    from canvass.chapters import chapters_of, folded
    from reports.chapters import compose

    chapters = chapters_of(study, results)
    title = study.title[study.language]
    short = folded(study, chapters)
    return compose(results, chapters, study.language, title, project=study.project, folded=short, look=study.skin)


def report_of(study: Study, wave: Wave) -> "Document":
    """The report as it would be written now."""
    return compose(study, analyse(study, wave, read(study, wave))).document


def printed(result: Result, language: str) -> str:
    """A result as SPSS prints it, for a terminal."""
    from reports.output import output
    from reports.renderers import text

    return text.render(output(result, language)).decode()


def write_rejected(reading: Reading, path: Path, language: str) -> None:
    """Every case set aside, as given, with its rule and evidence."""
    from survey.rejected import write_rejected

    ledger = reading.responses.ledger

    def name(rule: str) -> str:
        return rule_name(ledger.rule(rule), language)

    with writing(path):
        write_rejected(reading.rejected, path, lambda message: say(message, language), reading.marked, name)


def rule_name(rule: Screened, language: str) -> str:
    """A rule of screening by the study's words for it, or else by the usual ones."""
    return key(rule.key, {rule.key: rule.text} if rule.text else {}, language)


def write_results(results: Results, path: Path) -> None:
    """results.json: unrounded, without a clock, the same bytes for the same inputs."""
    with writing(path):
        write_whole(path, json.dumps(to_data(results), ensure_ascii=False, allow_nan=False, indent=1).encode())


def write_schemas(folder: Path) -> Iterator[str]:
    """A JSON Schema for each kind of YAML file; yields the paths written."""
    for name, schema in (
        ("study", studies.schema),
        ("questionnaire", questionnaires.schema),
        ("plan", plan.schema),
        ("coding", coding_schema),
    ):
        path = folder / f"{name}.json"
        with writing(path):
            write_whole(path, (json.dumps(schema(), ensure_ascii=False, indent=1) + "\n").encode())
        yield str(path)


@contextmanager
def told_from(place: Place) -> Iterator[None]:
    """Tells the faults raised within from `place`, with the entry they name themselves behind its own."""
    try:
        yield
    except Fault as fault:
        entry = ": ".join(part for part in (place.entry, fault.place.entry) if part)
        raise fault.at(Place(place.file, place.line, entry)) from None


def _hashes(*paths: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
