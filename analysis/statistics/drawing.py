"""How samples are drawn."""

from instrument.message import Message, Scalar
from instrument.records import dataclass

SAMPLED = Message(
    "the exact probability is estimated from {samples} sampled tables, seed {seed}; its limits are of {confidence}%"
)


@dataclass(frozen=True)
class Drawing:
    """How many samples are drawn, from which seed, and the confidence of the limits."""

    samples: int = 10_000
    seed: int = 2_000_000
    confidence: float = 0.99

    @property
    def note(self) -> Message:
        """What is said of probabilities so estimated."""
        values: dict[str, Scalar] = {"samples": self.samples, "seed": self.seed}
        return Message(SAMPLED.sentence, {**values, "confidence": f"{100 * self.confidence:g}"})
