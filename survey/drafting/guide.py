"""What is known besides the columns of one question, and what every kind of question is made with."""

from collections.abc import Mapping, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from instrument.drafting.draft import DraftQuestion
from instrument.drafting.words import OTHER, clean, is_characteristic
from instrument.message import Message
from instrument.model import Kind, Option
from instrument.records import dataclass, replace
from survey.drafting.columns import Column
from survey.drafting.labels import (
    Labels,
    bare,
)
from survey.drafting.seen import Place, Seen
from survey.drafting.structure import Stem
from survey.numerals import numeral
from survey.platform import Cells
from survey.wording import fold

ORDERS = {
    "unseen": Message("nobody chose some of the options: words in brackets, and at the end of a rating, are guesses"),
    "frequency": Message("the order of its options is that of their frequency, as the file tells none"),
}


FEWEST_ROWS = 5


@dataclass(frozen=True)
class Guide:
    """What is known besides the columns of one question."""

    cells: Cells
    language: str
    known: Mapping[int, Mapping[str, int]] = field(default_factory=dict)  # column → label → code
    tails: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)  # wording → options of the twin file


def base(stem: Stem, id: str, kind: Kind, guide: Guide) -> DraftQuestion:
    words = clean(stem.words) or id
    return DraftQuestion(
        id=id,
        kind=kind,
        text={guide.language: words},
        number=stem.number,
        required=_is_full(stem),
        characteristic=kind is Kind.SINGLE and is_characteristic(words),
    )


def _is_full(stem: Stem) -> bool:
    """Whether everybody gave an answer to the question."""
    return len(stem.parts[0].column.cells) >= FEWEST_ROWS and not masks([part.column for part in stem.parts])[0].any()


def masks(columns: Sequence[Column]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where none of the columns holds an answer, and where a sign says that none was asked."""
    blank = np.all([column.blank for column in columns], axis=0)
    return blank, np.all([column.not_asked for column in columns], axis=0)


def coded(question: DraftQuestion, column: Column, stem: Stem, guide: Guide) -> Seen:
    """A question of one column with the code of each cell."""
    codes = {fold(option.text[guide.language]): option.code for option in question.options}
    codes |= {fold(sign): option.code for option in question.options if option.other for sign in guide.cells.other}
    points = {float(option.code) for option in question.options}

    def code(cell: str) -> float:
        label = fold(bare(cell, guide.cells)[0])
        if label in codes:
            return float(codes[label])
        number = numeral(cell)
        return number if number is not None and number in points else float("nan")

    known = {cell: code(cell) for cell in set(column.cells)}
    values = np.array([known[cell] for cell in column.cells], dtype=float)
    question = _with_other(question, stem, guide)
    typed = typed_places(stem, question.options)
    options = tuple(
        replace(option, other=option.other or at in {each.index for each in typed})
        for at, option in enumerate(question.options)
    )
    places = (Place(column.at), *typed)
    return Seen(replace(question, options=options), places, {column.at: values}, {}, *masks([column]))


def _with_other(question: DraftQuestion, stem: Stem, guide: Guide) -> DraftQuestion:
    """The question with the option that words stand beside, where their column is called other and no option is."""
    codes = {f"other_{option.code}" for option in question.options}
    untold = [part for part in stem.typed if part.name not in codes]
    called = [part.words for part in untold if OTHER.match(part.words) or part.words.casefold() == "other"]
    labels = [option.text[guide.language] for option in question.options]
    known = {fold(label) for label in labels}
    if not called or fold(called[0]) in known or any(OTHER.match(label) for label in labels):
        return question
    option = Option(max(each.code for each in question.options) + 1, {guide.language: called[0]}, other=True)
    return replace(question, options=(*question.options, option))


def typed_places(stem: Stem, options: Sequence[Option]) -> tuple[Place, ...]:
    """The option that each column of typed words stands beside: the one it names, the one called other, or the last."""
    found = []
    for part in stem.typed:
        labels = [fold(next(iter(option.text.values()))) for option in options]
        named = next((at for at, label in enumerate(labels) if label and label == fold(part.words)), None)
        code = part.name.removeprefix("other_")  # as an importer says which option words stand beside
        if named is None and code.isdigit():
            named = next((at for at, option in enumerate(options) if option.code == int(code)), None)
        called = next(
            (at for at, option in enumerate(options) if OTHER.match(next(iter(option.text.values())))), len(options) - 1
        )
        found.append(Place(part.column.at, "typed", called if named is None else named))
    kept = {place.index: place for place in reversed(found)}
    return tuple(kept.values()) if options else ()


def of_order(labels: Labels) -> tuple[Message, ...]:
    return (ORDERS[labels.order],) if labels.order in ORDERS else ()
