"""The fieldwork monitor with what the rooms know: figures of the store, the harvest, and the words of both."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from canvass.board import board_of
from canvass.collecting import engine_for, folder_of, harvest_into
from canvass.fieldwork import settings_of
from canvass.listening import LOCAL, bound_to, ended_by_signals
from canvass.speaking import speak
from canvass.study import LANGUAGES, Study, Wave
from instrument.kinds import codebook
from instrument.loading import load
from instrument.message import Fault, Message, Place
from reports.wording import say
from survey.batch import answers
from survey.monitor.board import Board
from survey.monitor.pages import Pages
from survey.monitor.passphrase import SHORTEST, Passphrase, made
from survey.monitor.publishing import Published
from survey.store.reading import Kept, stored

VARIABLE = "CANVASS_PASSPHRASE"


def monitor(study: Study, wave: Wave, port: int, hosts: Sequence[str], url: str = "", file: Path | None = None) -> None:
    """Serves the monitor until the person ends it; raises `Fault`."""
    from survey.monitor.site import monitor as site
    from survey.web.serving import server

    words = passphrase_of(file)
    figures = published(study, wave, url)
    figures.now()  # what cannot be read is told before anybody logs in
    pages = Pages(study.title, tuple(dict.fromkeys((study.language, *LANGUAGES))), say)
    address = "0.0.0.0" if hosts else "127.0.0.1"  # noqa: S104  # who names a host wants others to reach it
    with bound_to(address, port) as bound, ended_by_signals():
        found = bound.getsockname()[1]
        for name in hosts or ("127.0.0.1",):
            speak("The monitor is at http://{name}:{port}/ (end with Ctrl+C)", {"name": name, "port": found})
        if hosts:
            speak("note: without a proxy that encrypts, the passphrase can be read on the way")
        if words is None:
            words = made()
            speak("The passphrase is {words}", {"words": words})
        export = partial(_export, study, wave, url)
        app = site(pages, Passphrase(words), figures.now, export, (*LOCAL, *hosts))
        server(app, address, found).run(sockets=[bound])


def passphrase_of(file: Path | None) -> str | None:
    """The passphrase in a file or in the environment, None where neither is given; raises `Fault` for a short one."""
    place = Place(str(file)) if file else Place(entry=VARIABLE)
    try:
        words = file.read_text(encoding="utf-8").strip() if file else os.environ.get(VARIABLE)
    except (OSError, UnicodeDecodeError):
        raise Fault("this file cannot be read", place=place) from None
    if words is not None and len(words) < SHORTEST:
        raise Fault("the passphrase needs {least} characters", {"least": SHORTEST}, place)
    return words


def published(study: Study, wave: Wave, url: str) -> Published[tuple[Kept, ...]]:
    """The figures of a wave, as they are published; raises `Fault`."""
    instrument = load(study.questionnaire)
    engine, settings, folder = engine_for(study, wave, url), settings_of(study, instrument), folder_of(wave)
    engine.files.make()
    issued = wave.issued if wave.issued is not None else instrument.issued
    names = {variable.name for variable in answers(codebook(instrument))}

    def look() -> tuple[int, tuple[Kept, ...]]:
        forms = tuple(form for form in stored(engine) if set(form.columns) == names)
        return len(forms), forms

    def count(forms: tuple[Kept, ...]) -> Board:
        return board_of(forms, instrument, issued, settings.groups, folder, study.small_cell)

    return Published(folder, look, count)


def _export(study: Study, wave: Wave, url: str, language: str) -> str:
    target, count = harvest_into(study, wave, url)
    return say(Message("{count} forms in {file}", {"count": count, "file": str(target)}), language)
