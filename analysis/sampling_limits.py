"""What may be asked of drawn probabilities."""

from analysis.confidence import between_0_and_1
from instrument.message import Fault, Place, quoted

MOST_SAMPLES = 10_000_000


def check_drawing(samples: int, seed: int, limits: float) -> None:
    """Raises `Fault` for a number of samples or a seed that cannot be, or limits whose confidence is no share."""
    between_0_and_1(limits, "limits")
    for entry, number, most in (("samples", samples, MOST_SAMPLES), ("seed", seed, 2**63)):
        if not 1 <= number <= most:
            raise Fault(
                "{found} is not possible; possible: 1 to {possible}",
                {"found": quoted(number), "possible": most},
                Place(entry=entry),
            )
