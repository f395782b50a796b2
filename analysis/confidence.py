"""The confidence of intervals."""

from instrument.message import Fault, Place, quoted


def between_0_and_1(confidence: float, entry: str = "confidence") -> float:
    """`confidence` as a share, .95 for 95%; raises `Fault` for anything else."""
    if not 0 < confidence < 1:
        raise Fault(
            "{found} is not a confidence; possible: a number between 0 and 1, such as 0.95",
            {"found": quoted(confidence)},
            Place(entry=entry),
        )
    return confidence
