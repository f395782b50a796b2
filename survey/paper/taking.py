"""Settled forms on their way into the store of answers; what was settled anew since is entered as corrections."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from instrument.message import Fault
from instrument.model import Instrument
from instrument.records import dataclass
from survey.paper import file
from survey.paper.forms import PaperForm, State
from survey.paper.keyings import number_in_store, read_forms
from survey.store.connection import Engine
from survey.store.engines import engine_of
from survey.store.entries import Correction, Entry, Outcome, key_of
from survey.store.keeping import Store
from survey.store.reading import id_of, stored

MODE = "paper"
TOGETHER = 256
OPEN = "another canvass has this store open"


@dataclass(frozen=True)
class Taken:
    """Form numbers: those in the store, and those that are not."""

    settled: tuple[str, ...] = ()
    once: tuple[str, ...] = ()  # keyed by one person only
    differing: tuple[str, ...] = ()  # with differences that nobody has settled
    removed: tuple[str, ...] = ()  # whose answers were deleted since
    waiting: tuple[str, ...] = ()  # settled, while the store lets nobody in beside the form that is served


def take(folder: Path, instrument: Instrument, at: Path | Engine, only: str = "") -> Taken:
    """Brings every settled form beside the store in `folder`, or `only` one, into the store `at`.

    Raises `Fault`, `Unavailable`.

    Harmless when done again: a form has one number in the store for good.
    """
    if not file.exists(folder):
        return Taken()
    with file.opened_to_read(folder) as connection:
        forms = read_forms(connection, instrument).values()
        numbers = {each.number: number_in_store(connection, each.number) for each in forms}
    settled = [each for each in forms if each.state is State.SETTLED and only in ("", each.number)]
    once = tuple(each.number for each in forms if each.state is State.ONCE)
    differing = tuple(each.number for each in forms if each.state is State.DIFFERS)
    named = tuple(each.number for each in settled)
    try:
        removed = _bring(settled, numbers, at) if settled else ()
    except Fault as fault:
        if fault.message.sentence != OPEN:
            raise
        return Taken((), once, differing, (), named)
    return Taken(tuple(each for each in named if each not in removed), once, differing, tuple(removed))


@contextmanager
def visited(at: Path | Engine) -> Iterator[Store]:
    """A store for a moment, though a server may have it open: the database keeps their transactions apart."""
    engine = engine_of(at)
    engine.files.make()
    with ExitStack() as stack:
        with suppress(Fault):  # the form is being served
            stack.enter_context(engine.locked())
        store = Store(engine)
        try:
            yield store
        finally:
            store.close()


def _bring(settled: Sequence[PaperForm], numbers: Mapping[str, str], at: Path | Engine) -> Sequence[str]:
    """Forms that the store does not take: their answers were deleted."""
    removed: list[str] = []
    changed: list[PaperForm] = []
    with visited(at) as store:
        for begin in range(0, len(settled), TOGETHER):
            some = settled[begin : begin + TOGETHER]
            waiting = [(form, store.submit(_entry(form, numbers[form.number]))) for form in some]
            outcomes = [(form, outcome.result()) for form, outcome in waiting]
            removed += [form.number for form, outcome in outcomes if outcome is Outcome.REMOVED]
            changed += [form for form, outcome in outcomes if outcome is Outcome.DIFFERENT]
        if changed:
            held = {each.id: each.columns for each in stored(at)}
            for form in changed:
                for correction in _corrections(form, id_of(key_of(numbers[form.number])), held):
                    store.correct(correction)
    return removed


def _entry(form: PaperForm, number: str) -> Entry:
    return Entry(
        number=number,
        columns=form.result.columns,
        fingerprint=form.instrument.fingerprint,
        day=form.keyings[1].at[:10],
        mode=MODE,
        flags=form.result.flags,
    )


def _corrections(form: PaperForm, id: str, held: Mapping[str, Mapping[str, float | int | str]]) -> Iterator[Correction]:
    last = form.settlements[-1] if form.settlements else None
    for name, value in form.result.columns.items():
        if held[id].get(name) != value:
            who, at, why = (last.who, last.at, last.why) if last else ("", form.keyings[1].at, "")
            yield Correction(id, name, value, who, at, why)
