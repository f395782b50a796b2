"""A report of sixty tables from 100,000 simulated answers as a whole process, beside a plain script of the same tables.

`python benchmarks/sixty_tables.py [answers]` makes the study in a temporary folder.
"""

import sys
import tempfile
from pathlib import Path

from sixty_answers import make_study, tables
from stopwatch import Measured, compile_rooms, least

HERE = Path(__file__).parent
CANVASS = str(Path(sys.executable).with_name("canvass"))
N = 100_000
RUNS = 3
SECONDS, MEGABYTES = 20.0, 1_000.0  # of the report, at N answers
REPORT = "canvass report (docx, pdf, html)"


def main(n: int) -> None:
    """What the report, its parts and the peer take at least, in turns."""
    compile_rooms()
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder) / "study"
        make_study(study, n)
        own = ["--study", str(study), "--output"]
        script = [sys.executable, str(HERE / "sixty_script.py")]
        commands = {
            REPORT: [CANVASS, "report", *own, str(Path(folder) / "all")],
            "canvass report --format docx": [CANVASS, "report", "--format", "docx", *own, str(Path(folder) / "docx")],
            "canvass check": [CANVASS, "check", "--study", str(study)],
            "pandas, scipy, python-docx": [*script, str(study / "answers" / "answers.csv"), f"{folder}/peer.docx"],
        }
        show(n, least(commands, RUNS, warm=False))


def show(n: int, times: dict[str, Measured]) -> None:
    """One line for each, and whether the report keeps to its limits."""
    print(f"{len(tables())} tables of {n} answers: least seconds and megabytes of whole processes")
    for name, took in times.items():
        print(f"  {took.seconds:7.2f}  {took.megabytes:7.0f}  {name}{_verdict(n, took) if name == REPORT else ''}")


def _verdict(n: int, took: Measured) -> str:
    if n != N:
        return ""
    met = took.seconds <= SECONDS and took.megabytes <= MEGABYTES
    return f"  (target {SECONDS:g} s, {MEGABYTES:g} MB: {'met' if met else 'MISSED'})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N)
