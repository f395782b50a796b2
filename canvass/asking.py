"""What several commands ask for, and what they say of it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from canvass.speaking import LANGUAGE, Session, click, speak, step, words
from instrument.message import Fault, Message, Scalar, nearest, quoted
from reports.wording import say

if TYPE_CHECKING:
    from analysis.result import Results
    from canvass.study import Study, Wave
    from survey.reading import Reading

study_option = click.option(
    "--study", "folder", default=".", metavar="DIR", type=click.Path(path_type=Path), help=words("the study's folder")
)
wave_option = click.option("--wave", "wave_name", metavar="W", help=words("the wave; the last one where not given"))
store_option = click.option(
    "--store",
    "url",
    default="",
    metavar="postgresql://…",
    envvar="CANVASS_STORE",
    help=words("a database that keeps the answers in place of a file in the wave's folder"),
)


def open_study(folder: Path, wave_name: str | None) -> "tuple[Study, Wave]":
    """The study in `folder` and the wave asked for; from here on messages are in the study's language."""
    from canvass.study import load_study, told_language

    Session.language = told_language(folder) or Session.language
    study = load_study(folder)
    return study, study.wave(wave_name)


def read_answers(study: "Study", wave: "Wave") -> "Reading":
    """The answers of the wave, said whose they are."""
    from canvass import making

    with step("Reading the answers"):
        reading = making.read(study, wave)
    say_source(reading, wave)
    return reading


def results_of(study: "Study", wave: "Wave", reading: "Reading | None" = None) -> "Results":
    """Every result of the wave."""
    from canvass import making

    reading = reading or read_answers(study, wave)
    with step("Analysing"):
        return making.analyse(study, wave, reading)


def say_source(reading: "Reading", wave: "Wave") -> None:
    """Say whose answers these are; simulated ones are never taken for real."""
    from canvass.account import told
    from survey.reading import answer_files

    if reading.responses.source.simulated and answer_files(wave.responses):
        speak("The answers in {folder} are SIMULATED.", {"folder": str(wave.responses)})
    elif reading.responses.source.simulated:
        speak("No answers in {folder}: a SIMULATED sample stands in.", {"folder": str(wave.responses)})
    ledger = reading.responses.ledger
    speak("{returned} returned, {valid} valid", {"returned": ledger.returned, "valid": ledger.valid})
    for issue in reading.issues:
        if not issue.id:  # of the files or the study, not of one case
            speak("note: {what}", {"what": told(issue, Session.language)})


def say_done(outcomes: Iterable[Message | Fault]) -> int:
    """Say what was done and what was refused; how many were refused."""
    faults = 0
    for done in outcomes:
        if isinstance(done, Fault):
            faults += 1
            speak("refused: {what}", {"what": say(done, Session.language)})
        else:
            speak(done.sentence, dict(done.values))
    return faults


def listed(given: str, possible: Sequence[str]) -> tuple[str, ...]:
    """`sav,ddi` as formats, each once; raises a usage error that names what is possible."""
    wanted = tuple(dict.fromkeys(word.strip() for word in given.split(",") if word.strip()))
    for word in wanted or ("",):
        if word not in possible:
            values: dict[str, Scalar] = {"found": quoted(word), "possible": nearest(word, possible, most=len(possible))}
            raise click.UsageError(say(Message("no format {found}; possible: {possible}", values), LANGUAGE))
    return wanted
