"""The kind of a question in several columns, by their cells."""

import re
from collections.abc import Sequence

import numpy as np

from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import OTHER
from instrument.message import Message
from instrument.model import Kind, Option
from instrument.records import replace
from survey.drafting.columns import is_ticks, ticked
from survey.drafting.guide import Guide, base, masks, typed_places
from survey.drafting.joined import other
from survey.drafting.labels import (
    ordered,
)
from survey.drafting.points import points_of
from survey.drafting.seen import Place, Seen
from survey.drafting.structure import Stem
from survey.wording import fold


def ticks(stem: Stem, id: str, guide: Guide) -> Seen | None:
    """A column for each option: multiple response, or a single choice where nobody ticked two."""
    columns = [part.column for part in stem.parts]
    held = [column for column in columns if column.answers]
    if not held or not all(
        is_ticks(part.column, guide.cells, [part.words, part.name]) for part in stem.parts if part.column.answers
    ):
        return None
    marks = [ticked(part.column, guide.cells, [part.words, part.name]) for part in stem.parts]
    times = np.sum(marks, axis=0)
    some = times > 0
    if len(columns) < 2 and stem.whole is None:
        return None
    answered = int(some.sum())
    worded = all(
        fold(part.words) in {fold(cell) for cell in set(part.column.answers)}
        for part in stem.parts
        if part.column.answers
    )
    alone = answered >= 10 and int((times > 1).sum()) == 0 and worded
    kind = Kind.SINGLE if alone else Kind.MULTIPLE
    codes = _codes([part.name for part in stem.parts])
    options = options_of([{guide.language: part.words or part.name} for part in stem.parts], kind, codes)
    if kind is Kind.MULTIPLE and stem.typed and not any(_is_named(part.words, options) for part in stem.typed):
        # The words typed beside it are all that the platform keeps of a tick at "other".
        text = {guide.language: other(guide.language)}
        options = (*options, Option(max(option.code for option in options) + 1, text, other=True))
        marks = [*marks, ~stem.typed[0].column.blank]
    typed = typed_places(stem, options)
    marked = tuple(
        replace(option, other=option.other or at in {each.index for each in typed}) for at, option in enumerate(options)
    )
    said = (Message("its options have a column each, and nobody ticked two of them"),) if alone else ()
    question = as_rating(replace(base(stem, id, kind, guide), options=marked, guesses=said), guide.language)
    places = tuple(Place(part.column.at, "option", at) for at, part in enumerate(stem.parts))
    whole = (Place(stem.whole.at),) if stem.whole is not None else ()
    return Seen(question, (*whole, *places, *typed), {}, dict(enumerate(marks)), *masks(columns))


def _is_named(words: str, options: Sequence[Option]) -> bool:
    """Whether typed words stand beside an option that is there: the one they name, or one called other."""
    labels = [next(iter(option.text.values())) for option in options]
    return any(fold(label) == fold(words) or OTHER.match(label) for label in labels)


def _codes(names: Sequence[str]) -> list[int]:
    """The numbers in the platform's names of parts where each has its own, else 1, 2, …"""
    found = [re.fullmatch(r"(?:[A-Za-z_]+0*|0*)(\d{1,4})", name) for name in names]
    numbers = [int(each[1]) for each in found if each]
    return numbers if len(numbers) == len(names) == len(set(numbers)) else list(range(1, len(names) + 1))


def ranks(stem: Stem, id: str, guide: Guide) -> Seen | None:
    """A column for each option with its place, or for each place with its option."""
    columns = [part.column for part in stem.parts]
    if len(columns) < 3 or not all(column.answers for column in columns):
        return None
    by_place = guide.cells.ranks_by_place and [part.name or part.words for part in stem.parts] == [
        str(at) for at in range(1, len(columns) + 1)
    ]
    rows = list(zip(*(column.cells for column in columns), strict=True))
    filled = [[cell for cell in row if cell] for row in rows]
    several = [row for row in filled if len(row) > 1]
    distinct = sum(len(set(row)) == len(row) for row in several)
    if not several or distinct < 0.9 * len(several):
        return None
    if by_place:
        answers = [cell for column in columns for cell in column.answers]
        labels = ordered(dict.fromkeys(answers), answers, {})
        options = options_of([{guide.language: label} for label in labels.words], Kind.RANKING)
        places = tuple(Place(part.column.at, "place", at) for at, part in enumerate(stem.parts, 1))
        question = replace(base(stem, id, Kind.RANKING, guide), options=options, most=float(len(columns)))
        return Seen(question, places, {}, {}, *masks(columns))
    spans = [points_of(column.answers) for column in columns]
    if any(span is None or span[0] < 1 or span[1] > len(columns) for span in spans):
        return None
    codes = _codes([part.name for part in stem.parts])
    options = options_of([{guide.language: part.words} for part in stem.parts], Kind.RANKING, codes)
    places = tuple(Place(part.column.at, "option", at) for at, part in enumerate(stem.parts))
    said = Message("it is taken for a ranking: the numbers of a row differ")
    return Seen(
        replace(base(stem, id, Kind.RANKING, guide), options=options, guesses=(said,)),
        places,
        {},
        {},
        *masks(columns),
    )
