"""Paper forms on their way into the store, and what is said of those that do not get there."""

from collections.abc import Sequence
from pathlib import Path

from canvass.speaking import speak
from instrument.message import Fault
from instrument.model import Instrument
from survey.paper.numbers import printed
from survey.paper.taking import Taken, take
from survey.store.connection import Engine
from survey.store.queueing import Unavailable

SHOWN = 20


def take_paper(folder: Path, instrument: Instrument, engine: Engine) -> Taken:
    """Brings settled forms into the store and names the others; raises `Fault`."""
    try:
        taken = take(folder, instrument, engine)
    except Unavailable:
        raise Fault("the store takes no forms in at the moment; possible: the same again") from None
    if taken.settled:
        speak("{count} settled paper forms are in the store", {"count": len(taken.settled)})
    if taken.waiting:
        speak(
            "settled paper forms that wait until the form is no longer served: {forms}",
            {"forms": _named(taken.waiting)},
        )
    if taken.once:
        speak("paper forms keyed once only, not harvested: {forms}", {"forms": _named(taken.once)})
    if taken.differing:
        speak("paper forms with open differences, not harvested: {forms}", {"forms": _named(taken.differing)})
    if taken.removed:
        speak("paper forms whose answers were deleted, not harvested: {forms}", {"forms": _named(taken.removed)})
    return taken


def _named(forms: Sequence[str]) -> str:
    return ", ".join(map(printed, forms[:SHOWN])) + (", …" if len(forms) > SHOWN else "")
