"""Simulated samples that come with the questionnaires, one folder for each, as exports of a platform."""

from pathlib import Path

from instrument.model import Instrument

FOLDER = Path(__file__).parent


def sample_of(instrument: Instrument) -> Path | None:
    """The export of simulated answers to a questionnaire, None where there is none."""
    return next(iter(sorted((FOLDER / instrument.id).glob("*.xlsx"))), None)
