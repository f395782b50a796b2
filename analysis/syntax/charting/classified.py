"""The classification plot of a logistic regression: predicted probabilities, parted by what was observed."""

import numpy as np

from analysis.charts import Axis, Bars, Chart, Series
from analysis.levels import in_order
from analysis.syntax.active import Active
from analysis.syntax.charting.words import FREQUENCY, of_value
from analysis.tally import Numbers, Tally
from instrument.message import Message

BINS = 20  # from 0 to 1, each holds its lower end


def classified(tally: Tally, active: Active, dependent: str, probabilities: Numbers, cut: float) -> list[Chart]:
    """Bars of the cases in each twentieth, a series for each observed group; `probabilities` (n,) of the higher one."""
    values, missing, weights = tally.rows([dependent])
    kept = np.isfinite(probabilities) & ~missing[:, 0] & (weights > 0)
    observed = values[kept, 0]
    if not len(observed):
        return []
    codes = in_order(tally.codebook.by_name[dependent], observed)
    places = np.minimum((probabilities[kept] * BINS + 1e-9).astype(np.int64), BINS - 1)
    series = []
    for code in codes:
        own = observed == code
        counts = np.bincount(places[own], weights=weights[kept][own], minlength=BINS)
        series.append(Series(of_value(tally, active, dependent, code), tuple(float(each) for each in counts)))
    values_of = {"value": of_value(tally, active, dependent, codes[-1]), "cut": f"{cut:.2f}"}
    return [
        Bars(
            title=Message("Observed Groups and Predicted Probabilities"),
            across=Message("Predicted Probability"),
            labels=tuple(f"{at / BINS:.2f}" for at in range(BINS)),
            up=Axis(FREQUENCY.title),
            series=tuple(series),
            shape="stacked",
            notes=(
                Message("Predicted probability is of membership for {value}.", {"value": values_of["value"]}),
                Message("The cut value is {cut}.", {"cut": values_of["cut"]}),
            ),
        )
    ]
