"""Tables of a sample with strata, clusters and weights beside those of R's survey package, each whole."""

import csv

from answers import tally_of
from scales_answers import FOLDER, solve
from whole_tables import assert_whole

from analysis.procedures import design

ASKED = {"means": "y", "groups": "group", "proportions": "unit", "totals": "y"}
MODEL = {"dependent": "y", "predictors": "x,unit", "categorical": "unit"}
SAMPLE = {"strata": "stratum", "clusters": "cluster", "sampling_weight": "weight"}


def test_the_tables_of_a_sampling_design_are_those_of_survey():
    with (FOLDER / "design" / "both.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    tally = tally_of({name: [float(row[name] or "nan") for row in rows] for name in rows[0]})
    assert_whole(solve(design, tally, **SAMPLE, **ASKED, **MODEL), "design", "both")
