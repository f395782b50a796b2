"""Cells that hold several options, or an order of them."""

import re

import numpy as np

from instrument.drafting.options import options_of
from instrument.message import Message
from instrument.model import Kind, Option
from instrument.records import replace
from survey.drafting.columns import Column
from survey.drafting.guide import Guide, base, masks, of_order, typed_places
from survey.drafting.labels import (
    bare,
    common,
    ordered,
    pieces_of,
    separator_of,
)
from survey.drafting.seen import Place, Seen
from survey.drafting.structure import Stem
from survey.platform import Cells
from survey.wording import fold

FEWEST_RANKED = 3
RANKED = 0.9  # of the answers hold all of a ranking


def joined(stem: Stem, column: Column, id: str, guide: Guide) -> Seen | None:
    """Several options, or an order of them, in one cell."""
    for signs, kind in ((guide.cells.joined, Kind.MULTIPLE), (guide.cells.ranked, Kind.RANKING)):
        sign = separator_of({_stripped(cell, guide.cells) for cell in set(column.answers)}, signs)
        if sign and kind is Kind.MULTIPLE and sign in guide.cells.ranked and _is_order(column, sign):
            return _pieces(stem, column, id, guide, sign, Kind.RANKING)
        if sign:
            return _pieces(stem, column, id, guide, sign, kind)
    tail = guide.tails.get(fold(stem.words), ())
    return _pieces(stem, column, id, guide, "", Kind.MULTIPLE) if tail else None


def _is_order(column: Column, sign: str) -> bool:
    """Whether nearly every answer holds all the options, in different orders."""
    orders = [pieces_of(cell, sign) for cell in column.answers]
    every = {piece for order in orders for piece in order}
    whole = [tuple(order) for order in orders if set(order) == every]
    return len(every) >= FEWEST_RANKED and len(whole) >= RANKED * len(orders) and len(set(whole)) > 1


def _stripped(cell: str, cells: Cells) -> str:
    """A cell without words typed within signs, wherever they stand."""
    opening, closing = cells.typed_within
    return re.sub(f"{re.escape(opening)}[^{re.escape(closing)}]*{re.escape(closing)}", "", cell) if opening else cell


def _pieces(stem: Stem, column: Column, id: str, guide: Guide, sign: str, kind: Kind) -> Seen:
    split = {cell: pieces_of(_stripped(cell, guide.cells), sign) for cell in set(column.cells)}
    answers = [piece for cell in column.answers for piece in split[cell]]
    known = dict(guide.tails.get(fold(stem.words), ()))
    labels = common(answers) if guide.cells.typed_instead else list(dict.fromkeys(answers))
    said: list[Message] = []
    if len(labels) > 2 * 30 or (guide.cells.typed_instead and len(labels) < len(set(answers))):
        said.append(Message("answers that stand once are taken for words typed beside “other”"))
    if set(labels) <= set(known) or (known and len(set(labels) - set(known)) == 0):
        found = ordered(labels, answers, known)
    else:
        found = ordered([label for label in labels if label], answers, {})
    options = options_of([{guide.language: label} for label in found.words], kind, found.codes)
    if guide.cells.typed_instead and len(labels) < len(set(answers)) and not any(option.other for option in options):
        options = (*options, Option(max(found.codes) + 1, {guide.language: other(guide.language)}, other=True))
    typed_in = {
        bare(piece, guide.cells)[0]
        for cell in set(column.answers)
        for piece in (cell.split(sign) if sign else [cell])
        if bare(piece, guide.cells)[1]
    }
    options = tuple(
        replace(option, other=option.other or option.text[guide.language] in typed_in) for option in options
    )
    question = replace(base(stem, id, kind, guide), options=options, guesses=(*said, *of_order(found)))
    ticks = {
        at: np.array([option.text[guide.language] in split[cell] for cell in column.cells], dtype=bool)
        for at, option in enumerate(options)
    }
    return Seen(question, (Place(column.at), *typed_places(stem, options)), {}, ticks, *masks([column]))


def other(language: str) -> str:
    return "其他" if language == "zh" else "Other"
