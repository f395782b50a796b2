"""Ratings that stand together and share their points, where nobody chose one of them at some item."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from instrument.drafting.degrees import is_rating
from instrument.drafting.options import options_of
from instrument.drafting.orders import natural_order
from instrument.drafting.ratings import as_rating
from instrument.model import Kind
from instrument.records import replace
from survey.drafting.seen import Seen

SHARED = 2  # points, at least


def with_points_alike(found: Sequence[Seen], language: str) -> list[Seen]:
    """The questions in their order; neighbours that are points of one rating have all the points any of them has."""
    made: list[Seen] = []
    for run in _runs(found, language):
        whole = list(dict.fromkeys(label for each in run for label in _labels(each, language)))
        order = natural_order(whole) if len(run) > 1 else None
        made += run if order is None else [_widened(each, order, language) for each in run]
    return made


def _runs(found: Sequence[Seen], language: str) -> Iterator[list[Seen]]:
    run: list[Seen] = []
    known: set[str] = set()
    for each in found:
        labels = set(_labels(each, language))
        order = natural_order([*known, *sorted(labels - known)]) if len(known & labels) >= SHARED else None
        if order is None or not is_rating(order):
            if run:
                yield run
            run, known = [], set()
        run.append(each)
        known |= labels
    if run:
        yield run


def _labels(each: Seen, language: str) -> list[str]:
    """The points of a choice in one column by words alone; none of any other question."""
    question = each.question
    plain = question.kind in (Kind.SINGLE, Kind.SCALE) and len(each.codes) == 1
    options = question.options if plain and len(each.places) == 1 else ()
    labels = [option.text.get(language, "") for option in options]
    beside = any(option.other or option.dont_know for option in options)
    return labels if not beside and not all(map(str.isdigit, labels)) else []


def _widened(each: Seen, order: Sequence[str], language: str) -> Seen:
    """The question with the points in `order`, its answers recoded."""
    old = each.question.options
    if [option.text.get(language, "") for option in old] == list(order):
        return each
    places: Mapping[float, float] = {
        float(option.code): float(order.index(option.text[language]) + 1) for option in old
    }
    recode = np.vectorize(lambda code: places.get(code, np.nan), otypes=[float])
    options = options_of([{language: label} for label in order], Kind.SINGLE)
    question = replace(each.question, kind=Kind.SINGLE, options=options, guesses=())
    return replace(
        each, question=as_rating(question, language), codes={at: recode(codes) for at, codes in each.codes.items()}
    )
