"""The questionnaire that tests of paper forms share with those of the form of the web."""

from pathlib import Path

import pytest

from instrument.loading import load

EVERYTHING = Path(__file__).parents[1] / "web" / "all.yaml"


@pytest.fixture(scope="session")
def everything():
    return load(EVERYTHING)
