"""What every test does alike where exact probabilities are asked for."""

from analysis.procedures.nonparametric.options import Options
from analysis.statistics.drawing import Drawing
from analysis.statistics.null_distribution import Null
from analysis.statistics.tails import Tails, counted, estimated
from analysis.undefined import Undefined
from instrument.message import Message

Answer = Tails | Undefined | None
TOO_MANY = Undefined(Message("so many samples of so many cases are too many to draw"))
MOST = 300_000_000  # numbers, some seconds


def drawing_of(options: Options) -> Drawing | None:
    """How samples are drawn; None where every arrangement is counted."""
    return Drawing(options.samples, options.seed, options.limits) if options.exact == "sampled" else None


def most_draws(numbers: float, options: Options) -> bool:
    """Whether samples of so many numbers each are too many."""
    return numbers * options.samples > MOST


def tails_from(null: Null | Undefined | None, drawing: Drawing | None, is_directed: bool = False) -> Answer:
    """The probabilities of a distribution, or why there is none."""
    if not isinstance(null, Null):
        return null
    return counted(null, is_directed) if drawing is None else estimated(null, drawing.confidence, is_directed)
