"""Questions whose rows share their options, a column each."""

from collections.abc import Sequence

from instrument.drafting.degrees import is_rating
from instrument.drafting.options import options_of
from instrument.drafting.ratings import as_rating
from instrument.drafting.words import DONT_KNOW
from instrument.measure import Measure
from instrument.message import Message
from instrument.model import Kind, Row
from instrument.records import replace
from survey.drafting.columns import Column
from survey.drafting.guide import Guide, base, coded, masks, of_order
from survey.drafting.labels import (
    bare,
    is_categorical,
    is_numeric,
    ordered,
    separator_of,
)
from survey.drafting.one_column import labelled
from survey.drafting.points import points, points_of, points_told
from survey.drafting.seen import Place, Seen
from survey.drafting.structure import Stem, name_of_part


def matrix(stem: Stem, id: str, guide: Guide) -> Seen | None:
    """Rows that share their options."""
    columns = [part.column for part in stem.parts]
    if len(columns) < 2 or not all(column.answers for column in columns) or stem.typed:
        return None
    answers = [bare(cell, guide.cells)[0] for column in columns for cell in column.answers]
    if separator_of(set(answers), guide.cells.joined):
        return None  # several ticks in a row: each row is a question of its own
    labels = columns[0].heading.labels
    if labels and all(column.heading.labels == labels for column in columns):
        one = labelled(stem, replace(columns[0], cells=tuple(answers)), id, guide)
    elif is_numeric(answers) and (span := points_of(answers)) is not None and span[1] >= 2:
        codes = points(span, points_told(stem.words, answers, guide.cells.by_place), guide.cells.by_place)
        said = Message("its options are numbers without words: what they stand for is not in the file")
        options = options_of([{guide.language: str(code)} for code in codes], Kind.MATRIX, codes)
        one = (
            coded(
                replace(base(stem, id, Kind.MATRIX, guide), options=options, guesses=(said,)),
                columns[0],
                replace(stem, typed=()),
                guide,
            )
            if len(codes) > 2
            else None
        )
    else:
        one = _same_labels(stem, columns, answers, id, guide)
    if one is None:
        return None
    question = one.question
    rows = tuple(
        Row(name_of_part(id, part, at), {guide.language: part.words or part.name})
        for at, part in enumerate(stem.parts, 1)
    )
    ordinal = question.kind is not Kind.SINGLE
    whole = replace(
        question, kind=Kind.MATRIX, rows=rows, characteristic=False, measure=None if ordinal else Measure.NOMINAL
    )
    held = {column.at: coded(question, column, replace(stem, typed=()), guide).codes[column.at] for column in columns}
    places = tuple(Place(part.column.at, "row", at) for at, part in enumerate(stem.parts))
    return Seen(whole, places, held, {}, *masks(columns))


def _same_labels(stem: Stem, columns: Sequence[Column], answers: Sequence[str], id: str, guide: Guide) -> Seen | None:
    """The rows' common labels, where rows share most of them."""
    if is_numeric(answers) or not is_categorical(answers):
        return None
    held = [set(column.answers) for column in columns]
    union = set().union(*held)
    rated = is_rating([word for word in ordered(union, answers, {}).words if not DONT_KNOW.match(word)])
    if not rated and sum(len(each) for each in held) < 0.6 * len(union) * len(held):
        return None
    known: dict[str, int] = {}
    for column in columns:
        known |= guide.known.get(column.at, {})
    labels = ordered(union, answers, known if union <= set(known) else {})
    options = options_of([{guide.language: label} for label in labels.words], Kind.SINGLE, labels.codes)
    question = replace(base(stem, id, Kind.SINGLE, guide), options=options, guesses=of_order(labels))
    return coded(
        as_rating(replace(question, characteristic=False), guide.language), columns[0], replace(stem, typed=()), guide
    )
