"""What is said of predictors that tell answers apart without error."""

from collections.abc import Iterator

import numpy as np

from analysis.categorical.response import Response
from analysis.result import Message

COMPLETE = Message(
    "Complete separation: the predictors tell the two answers apart without error, so no coefficient is finite and "
    "nothing can be tested."
)


def separated(term: str) -> Message:
    """The note about a term without a finite coefficient."""
    sentence = (
        "{term} predicts some answers without error (quasi-complete separation): it has no finite coefficient, and "
        "the other numbers are those of the limit."
    )
    return Message(sentence, {"term": term})


def complete(response: Response) -> Iterator[Message]:
    """The notes where two answers are told apart: that they are, and by which terms alone."""
    yield COMPLETE
    for at in response.entered:
        lower, higher = (response.data.x[answer > 0, at] for answer in response.data.counts.T)
        if np.max(lower) < np.min(higher) or np.max(higher) < np.min(lower):
            yield Message(
                "{term} alone tells the answers apart; possible: the model without it, or a penalised likelihood "
                "(Firth 1993) in another program",
                {"term": response.design.terms[at].key},
            )
