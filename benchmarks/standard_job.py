"""The standard job of a questionnaire as whole processes, beside PSPP, R and a plain script, at several sizes.

The job: 10 frequency tables, descriptives, 3 alphas with item-total statistics, 12 crosstabs with chi-square and V,
36 correlations, KMO, Bartlett and three rotated factors, a regression on items and dummies, a t test, an analysis of
variance with Levene, one binary logit. `python benchmarks/standard_job.py 400 10000` makes answers from a seed and
prints the least seconds with their ratios to PSPP.
"""

import math
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from standard_answers import LEVELS, MOST_TEXT, make_answers
from stopwatch import Measured, compile_rooms, least

HERE = Path(__file__).parent
JOB = str(HERE / "standard_canvass.py")
SIZES = (400, 10_000, 100_000)  # by default; 1000000 and 10000000 take minutes, or are ours alone
RUNS = {400: 9, 10_000: 5, 100_000: 3}  # of larger ones 3 of ours, 1 of a peer
MOST_CSV = 100_000  # respondents; more are read from .parquet
RATIOS = {400: 10.0, 10_000: 2.0, 100_000: 0.3, 1_000_000: 0.02}  # to PSPP
SECONDS, MEGABYTES = 4.0, 400.0  # at ten million
BARE = "import numpy, scipy.special"

SYNTAX = """SET WORKSPACE=4194304.
GET FILE='{file}'.
FREQUENCIES /VARIABLES=sex age education unit tenure q1 TO q5 /STATISTICS=ALL.
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


def main(sizes: list[int]) -> None:
    """Times the job and its peers at each size."""
    compile_rooms()
    print(f"Python {platform.python_version()}, {platform.machine()}, {platform.system()}; least of whole processes")
    for n in sizes:
        with tempfile.TemporaryDirectory() as folder:
            print_ratios(n, measure(n, Path(folder)))


def measure(n: int, folder: Path) -> dict[str, Measured]:
    """Name → least seconds and megabytes; in turns, so that a busy machine slows all alike."""
    ours, sav = folder / ("answers.csv" if n <= MOST_CSV else "answers.parquet"), folder / "answers.sav"
    make_answers(ours, n)
    commands = {f"canvass, {ours.suffix}": [sys.executable, JOB, str(ours)]}
    if n > MOST_TEXT:
        commands["canvass, .parquet, all diagnostics"] = [sys.executable, JOB, str(ours), "diagnostics"]
        return least(commands, 3)
    make_answers(sav, n)
    commands["canvass, .sav read before" if n > MOST_CSV / 2 else "canvass, .sav"] = [
        sys.executable,
        JOB,
        str(sav),
    ]
    commands[f"bare {BARE}"] = [sys.executable, "-c", BARE]
    others = peers(n, folder, ours, sav)
    if n in RUNS:
        return least(commands | others, RUNS[n])
    return least(commands, 3) | least(others, 1, warm=False)


def peers(n: int, folder: Path, ours: Path, sav: Path) -> dict[str, list[str]]:
    """The same job by other tools, those that are installed."""
    found = {"pandas, pingouin, statsmodels": [sys.executable, str(HERE / "standard_script.py"), str(ours)]}
    if shutil.which("pspp"):
        job = folder / "job.sps"
        job.write_text(syntax(sav), encoding="utf-8")
        found["PSPP"] = ["pspp", str(job), "-o", str(folder / "output.txt")]
    if shutil.which("Rscript"):
        found["R: psych, car, haven"] = ["Rscript", str(HERE / "standard_job.R"), str(sav)]
    return found


def print_ratios(n: int, times: dict[str, Measured]) -> None:
    """One line for each tool; ours with what it should take and whether it did."""
    print(f"\n{n} answers\n  seconds       MB  x PSPP")
    whole = times["PSPP"].seconds if "PSPP" in times else None
    for name, took in times.items():
        ratio = "" if whole is None else f"{took.seconds / whole:.3g}"
        print(f"  {took.seconds:7.3f}  {took.megabytes:7.0f}  {ratio:>6}  {name}{_verdict(n, name, took, whole)}")


def _verdict(n: int, name: str, took: Measured, whole: float | None) -> str:
    if not name.startswith("canvass"):
        return ""
    if whole is not None and n in RATIOS:
        return f"  (target {RATIOS[n]:g}: {'met' if took.seconds <= RATIOS[n] * whole else 'MISSED'})"
    if n > MOST_TEXT:
        seconds = math.inf if name.endswith("diagnostics") else SECONDS
        met = took.seconds <= seconds and took.megabytes <= MEGABYTES
        wanted = f"{SECONDS:g} s, " if seconds == SECONDS else ""
        return f"  (target {wanted}{MEGABYTES:g} MB: {'met' if met else 'MISSED'})"
    return ""


def syntax(answers: Path) -> str:
    """The job in PSPP's language, dummies by hand."""
    dummies = {
        f"{name}{level}": (name, level) for name in ("unit", "education") for level in range(2, LEVELS[name] + 1)
    }
    return SYNTAX.format(
        file=answers,
        dummies="\n".join(f"COMPUTE {key} = ({name} = {level})." for key, (name, level) in dummies.items()),
        names=" ".join(dummies),
    )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
