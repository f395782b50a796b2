"""Which kind of question columns hold, by their cells."""

from instrument.records import replace
from survey.drafting.guide import Guide
from survey.drafting.matrices import matrix
from survey.drafting.one_column import one
from survey.drafting.seen import Seen
from survey.drafting.several_columns import ranks, ticks
from survey.drafting.structure import Part, Stem, name_of_part, single
from survey.wording import fold


def seen(stem: Stem, id: str, guide: Guide) -> list[Seen]:
    """The question, or several where the columns under one stem do not belong together."""
    if stem.is_one:
        return [one(stem, id, guide)]
    found = ticks(stem, id, guide) or ranks(stem, id, guide) or matrix(stem, id, guide)
    if found is not None:
        return [found]
    alone = [one(_alone(stem, part), name_of_part(id, part, at), guide) for at, part in enumerate(stem.parts, 1)]
    return alone + [one(single(part.column), f"{id}_typed{at}", guide) for at, part in enumerate(stem.typed, 1)]


def _alone(stem: Stem, part: Part) -> Stem:
    own = fold(part.words)
    words = part.words if not stem.words or fold(stem.words) in own or not own else f"{stem.words} – {part.words}"
    return Stem(stem.name, words, stem.number, (replace(part, words="", name=""),))


# One column


# Several columns
