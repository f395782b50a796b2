"""The standard job of a questionnaire at 400 answers, as one process from a .csv, beside a bare import and PSPP.

The job: 10 frequency tables, descriptives, 3 alphas with item-total statistics, 12 crosstabs with chi-square and V,
36 correlations, KMO, Bartlett and three rotated factors, a regression on items and dummies, a t test, an analysis of
variance with Levene, one binary logit. `python benchmarks/standard_job.py` makes the answers from a seed and prints
medians; with a file as its argument it is the job itself.
"""

import csv
import random
import shutil
import sys
import tempfile
from pathlib import Path

from stopwatch import compile_rooms, median_seconds, print_times

SEED, ANSWERS = 376, 400
ITEMS = [f"q{number}" for number in range(1, 10)]
LEVELS = {"sex": 2, "age": 5, "education": 4, "unit": 5, "tenure": 4}
BLANKS = 0.02  # share of unanswered items
RUNS = 9
TARGET = 0.8

TASKS: list[tuple[str, dict[str, object]]] = [
    ("frequencies", {"variables": [*LEVELS, *ITEMS[:5]]}),
    ("descriptives", {"variables": ITEMS}),
    ("reliability", {"items": ITEMS[:3]}),
    ("reliability", {"items": ITEMS[3:6]}),
    ("reliability", {"items": ITEMS[6:]}),
    ("crosstab", {"rows": ["age", "education", "unit", "tenure"], "columns": ITEMS[:3]}),
    ("correlations", {"variables": ITEMS}),
    ("factor", {"items": ITEMS, "factors": 3}),
    (
        "regression",
        {"dependent": "q9", "blocks": [[*ITEMS[:6], "unit", "education"]], "categorical": ["unit", "education"], "statistics": []},
    ),
    ("ttest", {"variables": ["q1"], "groups": "sex"}),
    ("oneway", {"variables": ["q1"], "factor": "unit"}),
]

SYNTAX = """GET DATA /TYPE=TXT /FILE='{file}' /DELIMITERS="," /FIRSTCASE=2 /VARIABLES={columns}.
FREQUENCIES /VARIABLES=sex age education unit tenure q1 TO q5.
DESCRIPTIVES /VARIABLES=q1 TO q9 /STATISTICS=ALL.
RELIABILITY /VARIABLES=q1 q2 q3 /SUMMARY=TOTAL.
RELIABILITY /VARIABLES=q4 q5 q6 /SUMMARY=TOTAL.
RELIABILITY /VARIABLES=q7 q8 q9 /SUMMARY=TOTAL.
CROSSTABS /TABLES=age education unit tenure BY q1 q2 q3 /STATISTICS=CHISQ PHI /CELLS=COUNT ROW COLUMN EXPECTED.
CORRELATIONS /VARIABLES=q1 TO q9.
FACTOR /VARIABLES=q1 TO q9 /PRINT=INITIAL EXTRACTION ROTATION KMO /CRITERIA=FACTORS(3) /ROTATION=VARIMAX.
{dummies}
REGRESSION /VARIABLES=q1 TO q6 {names} /DEPENDENT=q9 /STATISTICS=COEFF R ANOVA TOL.
T-TEST /GROUPS=sex(1,2) /VARIABLES=q1.
ONEWAY /VARIABLES=q1 BY unit /STATISTICS=DESCRIPTIVES HOMOGENEITY.
LOGISTIC REGRESSION sex WITH q1 q2 q3.
"""


def main() -> None:
    """Times the job and its peers in one run, in turns, so that a busy machine slows them alike."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.csv"
        make_answers(answers)
        compile_rooms()
        commands = {
            "the standard job": [sys.executable, __file__, str(answers)],
            "bare import numpy, scipy.special": [sys.executable, "-c", "import numpy, scipy.special"],
            "bare import statsmodels.api": [sys.executable, "-c", "import statsmodels.api"],
        }
        if shutil.which("pspp"):
            job = Path(folder) / "job.sps"
            job.write_text(syntax(answers), encoding="utf-8")
            commands["PSPP, the same job"] = ["pspp", str(job), "-o", str(Path(folder) / "output.txt")]
        print_times(f"{ANSWERS} answers", median_seconds(commands, RUNS), {"the standard job": TARGET})


def make_answers(path: Path) -> None:
    """400 respondents: five characteristics, nine items of three factors, a little missing."""
    draw = random.Random(SEED)  # noqa: S311  # answers, not secrets
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow([*LEVELS, *ITEMS])
        for _ in range(ANSWERS):
            factors = [draw.gauss(0, 1) for _ in range(3)]
            items = [min(5, max(1, round(3.3 + 0.8 * factors[at // 3] + draw.gauss(0, 0.8)))) for at in range(9)]
            cells = ["" if draw.random() < BLANKS else item for item in items]
            rows.writerow([*(draw.randint(1, levels) for levels in LEVELS.values()), *cells])


def syntax(answers: Path) -> str:
    """The job in PSPP's language, dummies by hand."""
    dummies = {
        f"{name}{level}": (name, level) for name in ("unit", "education") for level in range(2, LEVELS[name] + 1)
    }
    return SYNTAX.format(
        file=answers,
        columns=" ".join(f"{name} F8.0" for name in [*LEVELS, *ITEMS]),
        dummies="\n".join(f"COMPUTE {key} = ({name} = {level})." for key, (name, level) in dummies.items()),
        names=" ".join(dummies),
    )


def job(path: Path) -> None:
    """The job itself: every result as data on standard output."""
    import json

    from analysis.counting.memory import MemoryTally
    from analysis.plan import task
    from analysis.result import Place, result_to_data
    from survey.datafiles import read_data

    responses = read_data(path)
    tally = MemoryTally(responses)
    tasks = [task("", name, options, responses.codebook, Place()) for name, options in TASKS]
    for result in (each.run(tally) for each in tasks):
        print(json.dumps(result_to_data(result), ensure_ascii=False, allow_nan=False))
    patterns = tally.patterns(["sex", "q1", "q2", "q3"]).listwise()
    from analysis.statistics.logit import logit

    print(logit(patterns.values[:, 1:], patterns.values[:, 0] - 1, patterns.weights))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        job(Path(sys.argv[1]))
    else:
        main()
