"""The entry screen with what the rooms know: keyed forms, their agreement, and the store they end in."""

from collections.abc import Sequence
from contextlib import suppress

import numpy as np
from numpy.typing import NDArray

from analysis.statistics.pooled_kappa import pooled_kappa
from canvass.collecting import engine_for, folder_of, say_no_backup
from canvass.listening import LOCAL, bound_to, ended_by_signals
from canvass.speaking import speak
from canvass.study import Study, Wave
from instrument.loading import load
from instrument.message import Fault, quoted
from survey.paper.comparing import Pair
from survey.paper.keyings import keyings
from survey.paper.taking import take
from survey.store.queueing import Unavailable

ADDRESS = "127.0.0.1"  # keying is done at this computer


def enter(study: Study, wave: Wave, port: int, coders: Sequence[str], url: str = "") -> None:
    """Serves the entry screen until the person ends it; raises `Fault`."""
    from survey.web.entry.app import entry_site
    from survey.web.entry.sessions import Sessions, coder_name
    from survey.web.serving import backing_up, server

    instrument, folder = load(study.questionnaire), folder_of(wave)
    named = [coder_name(each) or _no_name(each) for each in coders]
    sessions, engine = Sessions(), engine_for(study, wave, url)

    def settled(form: str) -> None:
        with suppress(Fault, Unavailable, *engine.faults):  # it is taken with the harvest: what was settled is kept
            take(folder, instrument, engine, form)

    with bound_to(ADDRESS, port) as bound, keyings(folder, instrument) as held, ended_by_signals():
        if not named and not held.passphrases():
            raise Fault("nobody may key yet; possible: --coder AB, once for each person who keys")
        found = bound.getsockname()[1]
        speak("The entry screen is at http://{name}:{port}/ (end with Ctrl+C)", {"name": ADDRESS, "port": found})
        for coder in named:
            link = f"http://127.0.0.1:{found}/begin?link={sessions.link(coder)}&language={study.language}"
            speak("{coder} logs in once with {link}", {"coder": coder, "link": link})
        with backing_up(held, say_no_backup):
            server(entry_site(held, sessions, kappa, settled, LOCAL, study.language), ADDRESS, found).run(
                sockets=[bound]
            )


def kappa(columns: Sequence[Sequence[Pair]]) -> float | None:
    """The pooled kappa over columns of pairs; None where it is not defined."""
    found = pooled_kappa([table_of(pairs) for pairs in columns])
    return found if isinstance(found, float) else None


def table_of(pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """How often each pair of codes stands there, shape (k, k), the codes of both in one order."""
    codes = {code: at for at, code in enumerate(sorted({code for pair in pairs for code in pair}, key=str))}
    table = np.zeros((len(codes), len(codes)))
    for first, second in pairs:
        table[codes[first], codes[second]] += 1
    return table


def _no_name(found: str) -> str:
    raise Fault("no initials {found}; possible: up to 20 letters, digits, points and dashes", {"found": quoted(found)})
