"""The results of the Bazhong study on its sample, made once."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from analysis.result import Results
from canvass import making
from canvass.study import load_study
from survey.responses import Responses

CHECKOUT = Path(__file__).parents[2]


@cache
def sample_results(respondents: int | None = None) -> Results:
    """Every result that a report is made of, over the first `respondents` of the sample or over all."""
    study = load_study(CHECKOUT)
    with tempfile.TemporaryDirectory() as empty:
        wave = replace(study.wave(None), responses=Path(empty))
        reading = making.read(study, wave)
        return making.analyse(study, wave, replace(reading, responses=_first(reading.responses, respondents)))


def _first(responses: Responses, n: int | None) -> Responses:
    columns = {name: np.asarray(column)[:n] for name, column in responses.columns.items()}
    return Responses(responses.codebook, columns, responses.ids[:n], ledger=responses.ledger, source=responses.source)
