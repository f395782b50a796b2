"""The cases and bootstrap samples of which R makes its intervals, so that chance has no part in them.

`python tests/analysis/drawn_samples.py` writes them for whole.R of tests/reference/mediation and moderation.
"""

import csv

import numpy as np
from process_answers import answers
from scales_answers import FOLDER

SAMPLES, SEED = 100, 1
VARIABLES = {"mediation": ("y", "x", "m1", "m2", "c", "g"), "moderation": ("y", "x", "m1", "m2", "w", "c")}


def cases(topic, weight=None):
    """The complete cases in the order in which they are numbered, shape (n, variables)."""
    found = answers(weight).patterns(VARIABLES[topic]).listwise()
    return np.repeat(found.values, found.weights.astype(int), axis=0)


def drawn(n):
    """The numbers of the cases in every sample, from 1, shape (samples, n)."""
    return np.random.default_rng(SEED).integers(0, n, size=(SAMPLES, n), dtype=np.int32) + 1


def write(path, head, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    for topic, names in VARIABLES.items():
        rows = cases(topic)
        write(FOLDER / topic / "cases.csv", names, [[f"{cell:g}" for cell in row] for row in rows])
    write(FOLDER / "mediation" / "samples.csv", [f"case{at + 1}" for at in range(len(rows))], drawn(len(rows)).tolist())
