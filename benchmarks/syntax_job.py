"""A job of a hundred lines of SPSS commands as a whole process, beside PSPP running the same file.

`python benchmarks/syntax_job.py 2500 1000000` makes a system file from a seed and prints the least seconds of each.
"""

import platform
import shutil
import sys
import tempfile
from pathlib import Path

from standard_answers import make_answers
from stopwatch import Measured, compile_rooms, least

CANVASS = str(Path(sys.executable).with_name("canvass"))
RATIOS = {2_500: 3.0, 1_000_000: 1.0}  # to PSPP
RUNS = {2_500: 9}

HEAD = """GET FILE='{file}'.
VARIABLE LABELS q1 'The first item'
  q2 'The second item'.
VALUE LABELS sex 1 'male' 2 'female'.
RECODE age (1 THRU 2=1) (3=2) (4 THRU HI=3) INTO agegroup.
COMPUTE score=MEAN(q1,q2,q3).
COMPUTE other=MEAN.2(q4,q5,q6).
IF (q9>3) high=1.
IF (q9<=3) high=0.
EXECUTE.
FREQUENCIES VARIABLES=sex age education unit tenure
  /STATISTICS=MEAN STDDEV MEDIAN MODE
  /ORDER=ANALYSIS.
DESCRIPTIVES VARIABLES=q1 TO q9 score other
  /STATISTICS=MEAN STDDEV MIN MAX SKEWNESS KURTOSIS.
T-TEST GROUPS=sex(1 2)
  /MISSING=ANALYSIS
  /VARIABLES=q1 q2 q3 score other
  /CRITERIA=CI(.95).
T-TEST PAIRS=q1 q2 WITH q3 q4 (PAIRED)
  /CRITERIA=CI(.95).
CORRELATIONS
  /VARIABLES=q1 q2 q3 q4 score
  /PRINT=TWOTAIL NOSIG
  /MISSING=PAIRWISE.
RELIABILITY
  /VARIABLES=q1 TO q9
  /SCALE('all') ALL
  /MODEL=ALPHA
  /SUMMARY=TOTAL.
FACTOR
  /VARIABLES q1 TO q9
  /PRINT INITIAL KMO EXTRACTION ROTATION
  /CRITERIA MINEIGEN(1) ITERATE(25)
  /EXTRACTION PC
  /ROTATION VARIMAX.
MEANS TABLES=score other BY unit
  /CELLS=MEAN COUNT STDDEV.
NPAR TESTS
  /M-W=q1 q2 BY sex(1 2).
NPAR TESTS
  /K-W=q1 q2 BY unit(1 5).
LOGISTIC REGRESSION VARIABLES high WITH q1 q2 q3.
"""
CROSSTAB = """CROSSTABS
  /TABLES={rows} BY {columns}
  /CELLS=COUNT ROW COLUMN
  /STATISTICS=CHISQ PHI.
"""
ONEWAY = """ONEWAY {variable} BY unit
  /STATISTICS=DESCRIPTIVES HOMOGENEITY
  /POSTHOC=BONFERRONI ALPHA(.05).
"""
REGRESSION = """REGRESSION
  /STATISTICS COEFF R ANOVA
  /DEPENDENT {variable}
  /METHOD=ENTER q4 q5 q6 age sex.
"""
TAIL = """SORT CASES BY sex.
SPLIT FILE BY sex.
DESCRIPTIVES VARIABLES=score other.
SPLIT FILE OFF.
TEMPORARY.
SELECT IF (age > 2).
DESCRIPTIVES VARIABLES=score other.
"""


def main(sizes: list[int]) -> None:
    """Times the job and PSPP at each size."""
    compile_rooms()
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; least of whole processes")
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print_ratio(n, measure(n, Path(folder)))


def job(file: Path) -> str:
    """The job over a system file of `standard_answers`."""
    parts = [HEAD.format(file=file.name)]
    parts += [CROSSTAB.format(rows=rows, columns=item) for rows in ("unit", "agegroup") for item in ("q1", "q2", "q3")]
    parts += [ONEWAY.format(variable=variable) for variable in ("q1", "score", "other")]
    parts += [REGRESSION.format(variable=variable) for variable in ("score", "q1")]
    return "".join([*parts, TAIL])


def measure(n: int, folder: Path) -> dict[str, Measured]:
    """Name → least seconds and megabytes, taking turns."""
    answers, script = folder / "answers.sav", folder / "job.sps"
    make_answers(answers, n)
    script.write_text(job(answers), encoding="utf-8")
    commands = {"canvass": [CANVASS, "run", str(script), "--output", str(folder / "output.txt")]}
    if shutil.which("pspp"):
        # PSPP looks for files where it is started, canvass beside the job
        whole = folder / "whole.sps"
        whole.write_text(job(answers).replace("'answers.sav'", f"'{answers}'"), encoding="utf-8")
        commands["PSPP"] = ["pspp", str(whole), "-o", str(folder / "pspp.txt")]
    return least(commands, RUNS.get(n, 1), warm=n in RUNS)


def print_ratio(n: int, times: dict[str, Measured]) -> None:
    """One line for each tool; ours with its ratio to PSPP and whether that is what it should be."""
    print(f"\n{n} cases, {len(job(Path('answers.sav')).splitlines())} lines")
    whole = times.get("PSPP")
    for name, took in times.items():
        ratio = "" if whole is None else f"{took.seconds / whole.seconds:6.2f} x PSPP"
        print(f"  {took.seconds:8.3f} s  {took.megabytes:6.0f} MB  {ratio}  {name}{_verdict(n, name, took, whole)}")


def _verdict(n: int, name: str, took: Measured, whole: Measured | None) -> str:
    if whole is None or name == "PSPP" or n not in RATIOS:
        return ""
    met = took.seconds <= RATIOS[n] * whole.seconds
    return f"  (target {RATIOS[n]:g}: {'met' if met else 'MISSED'})"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [2_500])
