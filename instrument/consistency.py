"""Whether the parts of a questionnaire fit one another."""

from instrument.model import Instrument


def check(instrument: Instrument) -> None:
    """Raises `Fault` at the first part that does not fit."""
