"""What a regression remarks on the predictors it was given."""

from collections.abc import Sequence

import numpy as np

from analysis.design import Design
from analysis.procedures.regression.data import Data
from analysis.procedures.regression.models import Model
from analysis.procedures.regression.options import Options
from analysis.result import Message
from analysis.statistics.stepping import NOTHING
from analysis.undefined import Undefined

SMALL = 1e-6
"""Size of a standardised weight below which a column has no part in another."""


def notes_of(models: Sequence[Model], design: Design, data: Data, options: Options) -> tuple[Message, ...]:
    """Reference categories, blocks that entered nothing, and every term left out with its reason."""
    notes = [
        Message("{variable}: the reference category is {level}.", {"variable": name, "level": level})
        for name, level in design.references.items()
    ]
    notes += [_left_out(at, model, design, data, options) for model in models for at in model.refused]
    entered = {model.block for model in models if model.step.entered}
    for number in range(1, len(design.blocks) + 1):
        if options.method_of(number - 1) in ("stepwise", "forward") and number not in entered and data.n > 0:
            sentence = "No variable of block {block} meets the criterion of entry (p at most {p_in})."
            notes.append(Message(sentence, {"block": number, "p_in": options.p_in}))
    return tuple(notes)


def _left_out(at: int, model: Model, design: Design, data: Data, options: Options) -> Message:
    from analysis.statistics.condition import dimensions
    from analysis.statistics.excluded_predictors import excluded

    key = design.terms[at].key
    if not data.varies(at):
        return Message("{term} is constant or has no cases, and is left out.", {"term": key})
    own = excluded(data.correlation, model.inside, at, data.n).tolerance
    others = ", ".join(design.terms[other].key for other in _makers(at, model, data))
    if isinstance(own, Undefined) or own <= NOTHING:
        return Message("{term} is left out: it is made of {others}.", {"term": key, "others": others})
    found = dimensions(data.pieces([*model.inside, at]))[-1].condition_index
    index = found if not isinstance(found, Undefined) else 1 / own**0.5
    return Message(
        "{term} is left out: beside {others} a tolerance would fall below {tolerance} (condition index {index}).",
        {"term": key, "others": others, "tolerance": options.tolerance, "index": index},
    )


def _makers(at: int, model: Model, data: Data) -> list[int]:
    """The terms of the model that have a part in the term."""
    inside = list(model.inside)
    weights = np.linalg.solve(data.correlation[np.ix_(inside, inside)], data.correlation[inside, at])
    return [other for other, weight in zip(inside, weights, strict=True) if abs(weight) > SMALL]
