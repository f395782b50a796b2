"""The form, its store and the wave that the answers belong to."""

from collections.abc import Sequence
from pathlib import Path

from canvass.fieldwork import settings_of
from canvass.listening import LOCAL, bound_to, ended_by_signals
from canvass.paper_forms import take_paper
from canvass.refusals import writing
from canvass.speaking import speak
from canvass.study import Study, Wave
from instrument.loading import load
from instrument.message import Fault
from survey.paper.copying import restored
from survey.store.backing_up import restore
from survey.store.connection import Engine
from survey.store.engines import engine_of
from survey.store.files import FOLDER
from survey.store.harvest import harvested
from survey.store.opening import opened
from survey.store.reading import stored

FILE = "collected.csv"


def collect(study: Study, wave: Wave, port: int, hosts: Sequence[str], url: str = "") -> None:
    """Serves the form until the person ends it; raises `Fault` where the store or the port is not to be had."""
    from survey.web.app import site
    from survey.web.reached import Reached
    from survey.web.serving import backing_up, server

    instrument = load(study.questionnaire)
    settings = settings_of(study, instrument)
    address = "0.0.0.0" if hosts else "127.0.0.1"  # noqa: S104  # who names a host wants others to reach it
    bound = bound_to(address, port)
    with (
        bound,
        opened(
            engine_for(study, wave, url),
            any(question.identifying for question in instrument.questions),
            settings.groups,
            settings.by_invitation,
        ) as store,
        ended_by_signals(),
    ):
        found = bound.getsockname()[1]
        for name in hosts or ("127.0.0.1",):
            speak("The form is at http://{name}:{port}/ (end with Ctrl+C)", {"name": name, "port": found})
        reached = Reached.kept(folder_of(wave))
        app = site(instrument, store, (*LOCAL, *hosts), settings, reached=reached)
        with backing_up(store, say_no_backup):
            try:
                server(app, address, found).run(sockets=[bound])
            finally:
                reached.keep()


def harvest_into(study: Study, wave: Wave, url: str = "") -> tuple[Path, int]:
    """Writes the answers that the store holds as a table; where it lies, and how many. Raises `Fault`."""
    instrument = load(study.questionnaire)
    engine = engine_for(study, wave, url)
    take_paper(folder_of(wave), instrument, engine)
    forms = stored(engine)
    if not forms:
        raise Fault("the store holds no forms yet")
    target = wave.responses / FILE
    with writing(target):
        harvested(forms, instrument, target)
    return target, len(forms)


def restore_from(study: Study, wave: Wave, copy: Path | None, url: str = "") -> tuple[Path, str, int]:
    """The backup taken, where the store before it went, and how many forms there are now."""
    engine = engine_for(study, wave, url)
    with writing(folder_of(wave)):
        taken, aside = restore(engine, copy, restored(folder_of(wave)))
    return taken, aside, len(stored(engine))


def engine_for(study: Study, wave: Wave, url: str) -> Engine:
    """What keeps the answers of a wave: a file beside its exports, or the database at `url`; raises `Fault`."""
    name = f"{load(study.questionnaire).id} {wave.name}" if url else ""
    return engine_of(folder_of(wave), url, name)


def folder_of(wave: Wave) -> Path:
    """Where the store of a wave lies: beside its files, in a folder that no reader of answers looks into."""
    return wave.responses / FOLDER


def say_no_backup(reason: str) -> None:
    speak("no backup was made: {reason}", {"reason": reason})
