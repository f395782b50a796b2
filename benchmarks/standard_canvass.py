"""The standard job by canvass: every result as data on standard output; `diagnostics` adds those of its regression."""

import sys
from pathlib import Path

import canvass  # noqa: F401  # how every command begins
from survey.files.reader_process import begin_early

ITEMS = [f"q{number}" for number in range(1, 10)]
TASKS: list[tuple[str, dict[str, object]]] = [
    ("frequencies", {"variables": ["sex", "age", "education", "unit", "tenure", *ITEMS[:5]]}),
    ("descriptives", {"variables": ITEMS}),
    ("reliability", {"items": ITEMS[:3]}),
    ("reliability", {"items": ITEMS[3:6]}),
    ("reliability", {"items": ITEMS[6:]}),
    ("crosstab", {"rows": ["age", "education", "unit", "tenure"], "columns": ITEMS[:3]}),
    ("correlations", {"variables": ITEMS}),
    ("factor", {"items": ITEMS, "factors": 3}),
    (
        "regression",
        {
            "dependent": "q9",
            "blocks": [[*ITEMS[:6], "unit", "education"]],
            "categorical": ["unit", "education"],
            "statistics": [],  # its peers print none of these tables either
        },
    ),
    ("ttest", {"variables": ["q1"], "groups": "sex"}),
    ("oneway", {"variables": ["q1"], "factor": "unit"}),
]
DIAGNOSTICS = {"statistics": ["collinearity", "residuals", "heteroscedasticity", "robust"]}  # what a plan gets unasked


def job(path: Path, diagnostics: bool) -> None:
    """Every task and a logit, as `canvass run` would do them one after another."""
    begun = begin_early(path)
    import json

    from analysis.counting.memory import MemoryTally
    from analysis.result import Place, result_to_data
    from analysis.task import task
    from survey.datafiles import read_data

    responses = read_data(path, begun)
    tally = MemoryTally(responses)
    given = [
        (name, options | DIAGNOSTICS if diagnostics and name == "regression" else options) for name, options in TASKS
    ]
    tasks = [task("", name, options, responses.codebook, Place()) for name, options in given]
    for result in (each.run(tally) for each in tasks):
        print(json.dumps(result_to_data(result), ensure_ascii=False, allow_nan=False))
    patterns = tally.patterns(["sex", "q1", "q2", "q3"]).listwise()
    from analysis.statistics.logit import logit

    print(logit(patterns.values[:, 1:], patterns.values[:, 0] - 1, patterns.weights))


if __name__ == "__main__":
    job(Path(sys.argv[1]), sys.argv[2:] == ["diagnostics"])
