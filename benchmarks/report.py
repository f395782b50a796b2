"""The report of this study and every `canvass run`, as whole processes, beside a bare import of the same run."""

import sys
import tempfile
from pathlib import Path

from standard_answers import ITEMS, make_answers
from stopwatch import compile_rooms, median_seconds, print_times

RUNS = 5
CANVASS = str(Path(sys.executable).with_name("canvass"))
ALL, THREE = ",".join(ITEMS), ",".join(ITEMS[:3])
PROCEDURES = {
    "frequencies": [f"variables={ALL}"],
    "descriptives": [f"variables={ALL}"],
    "multiple_response": ["sets=sex,unit"],
    "reliability": [f"items={ALL}"],
    "crosstab": ["rows=unit", "columns=q1,q2"],
    "correlations": [f"variables={ALL}"],
    "ttest": [f"variables={THREE}", "groups=sex"],
    "oneway": [f"variables={THREE}", "factor=unit", "posthoc=tukey,games_howell"],
    "regression": ["dependent=q9", f"blocks=unit/{THREE}", "categorical=unit"],
    "factor": [f"items={ALL}", "factors=3"],
}


def main() -> None:
    """Medians of the report in all three formats, of its analysis, of each procedure and of the help."""
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.csv"
        make_answers(answers)
        compile_rooms()
        imports = {"bare import statsmodels.api": [sys.executable, "-c", "import statsmodels.api"]}
        study = {
            "canvass report (docx, pdf, html)": [CANVASS, "report", "--output", folder],
            "canvass analyse": [CANVASS, "analyse", "--output", str(Path(folder) / "results.json")],
            "canvass --help": [CANVASS, "--help"],
        }
        runs = {
            f"canvass run {name}": [CANVASS, "run", name, str(answers), *options]
            for name, options in PROCEDURES.items()
        }
        targets = {"canvass report (docx, pdf, html)": 6.0, "canvass --help": 0.3} | dict.fromkeys(runs, 1.0)
        print_times("400 answers", median_seconds(study | runs | imports, RUNS), targets)


if __name__ == "__main__":
    main()
