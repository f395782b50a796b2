"""The completed data sets of which R pools: answers with a categorical predictor, and airquality.

`python tests/analysis/completed_answers.py` writes them for whole.R of tests/reference/missing.
"""

import csv

from answers import tally_of
from scales_answers import FOLDER, scales, solve

from analysis.missingness.completing import Drawing, completed
from analysis.options import read_options
from analysis.procedures import missing
from instrument.message import Place

WORDS = {
    "plain": {
        "variables": "q1,q4,q7,hours",
        "dependent": "hours",
        "predictors": "q1,q7,unit",
        "categorical": "unit",
    },
    "air": {"variables": "Ozone,Solar.R,Wind,Temp", "dependent": "Ozone", "predictors": "Solar.R,Wind,Temp"},
}


def tally(case):
    if case == "plain":
        return scales()
    with (FOLDER / "missing" / "airquality.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return tally_of({name: [float(row[name] or "nan") for row in rows] for name in rows[0]})


def result(case, dialect="recommended"):
    return solve(missing, tally(case), **WORDS[case], dialect=dialect)


def sets(case):
    """The names of the variables, and (number of the set, answers) for every row of every completed data set."""
    answers = tally(case)
    options = read_options(missing.Options, WORDS[case], answers.codebook, Place())
    drawing = Drawing(options.categorical, options.imputations, options.rounds, options.seed)
    found = completed(answers, options.everything, drawing)
    rows = [
        (number, *row)
        for number, each in enumerate(found.sets, start=1)
        for row, times in zip(each.values, each.weights, strict=True)
        for _ in range(int(times))
    ]
    return found.names, rows


def path(case):
    return FOLDER / "missing" / f"completed_{case}.csv"


if __name__ == "__main__":
    for case in WORDS:
        names, rows = sets(case)
        with path(case).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("set", *names))
            writer.writerows((number, *(f"{cell:g}" for cell in row)) for number, *row in rows)
