"""The results of the Bazhong study on its sample, made once."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from analysis.result import Results
from canvass import making
from canvass.study import load_study

CHECKOUT = Path(__file__).parents[2]


@cache
def sample_results() -> Results:
    """Every result that a report is made of."""
    study = load_study(CHECKOUT)
    with tempfile.TemporaryDirectory() as empty:
        wave = replace(study.wave(None), responses=Path(empty))
        return making.analyse(study, wave, making.read(study, wave))
