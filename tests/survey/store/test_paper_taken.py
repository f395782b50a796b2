"""Settled paper forms go into whichever database keeps the store, also while the form of the web is served."""

from pathlib import Path

import pytest

from instrument.loading import load
from survey.paper.keyings import keyings
from survey.paper.numbers import form_number
from survey.paper.taking import take
from survey.store import opened
from survey.store.local import Local
from survey.store.reading import stored

GOOD = {
    "q1": "1", "q1_other": "", "q2": "12", "q3": "1", "q4": "4", "q5_a": "1", "q5_b": "3",
    "q6_1": "-", "q6_2": "-", "q6_3": "1", "q7": "-", "q8": "很好",
}  # fmt: skip
FORM = form_number(1)


@pytest.fixture
def instrument():
    return load(Path(__file__).parents[1] / "web" / "all.yaml")


@pytest.fixture
def keyed(engine, instrument):
    with keyings(engine.files.folder, instrument) as held:
        for coder in ("ab", "cd"):
            held.key(FORM, coder, GOOD)
    return engine.files.folder


def test_a_settled_form_is_taken_once_and_corrected_later(engine, instrument, keyed):
    for _ in range(2):
        assert take(keyed, instrument, engine).settled == (FORM,)
    with keyings(keyed, instrument) as held:
        held.settle(FORM, {"q2": "13"}, "ef", "misread")
    assert take(keyed, instrument, engine).settled == (FORM,)
    assert [(each.mode, each.columns["q2"]) for each in stored(engine)] == [("paper", 13.0)]


def test_while_the_form_is_served_it_is_taken_or_waits_and_is_never_lost(engine, instrument, keyed):
    with opened(engine):
        found = take(keyed, instrument, engine)
        assert (found.settled, found.waiting) == (((FORM,), ()) if isinstance(engine, Local) else ((), (FORM,)))
    assert take(keyed, instrument, engine).settled == (FORM,)
    assert len(stored(engine)) == 1


def test_a_form_whose_answers_were_deleted_stays_out(engine, instrument, keyed):
    from survey.paper import file
    from survey.paper.keyings import number_in_store
    from survey.store.entries import receipt_of

    take(keyed, instrument, engine)
    with file.opened_to_read(keyed) as connection:
        number = number_in_store(connection, FORM)
    with opened(engine) as store:
        assert store.remove(receipt_of(number), "2026-11-21")
    found = take(keyed, instrument, engine)
    assert (found.settled, found.removed) == ((), (FORM,))
    assert stored(engine) == ()
