"""A study of four hundred forms verified as a whole process, beside bare R loading what verification loads.

`python benchmarks/verifying.py` verifies this repository's study into a temporary folder.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from stopwatch import compile_rooms, least

CANVASS = str(Path(sys.executable).with_name("canvass"))
RUNS = 3
SECONDS = 60.0


def main() -> None:
    """The least seconds of each, and whether verification keeps to its limit."""
    compile_rooms()
    with tempfile.TemporaryDirectory() as folder:
        commands = {"canvass verify": [CANVASS, "verify", "--output", folder]}
        if shutil.which("Rscript"):
            commands["R: library(psych); library(lavaan)"] = ["Rscript", "-e", "library(psych); library(lavaan)"]
        for name, took in least(commands, RUNS).items():
            told = f"  (target {SECONDS:g} s: {'met' if took.seconds <= SECONDS else 'MISSED'})"
            print(
                f"{took.seconds:7.2f} s  {took.megabytes:5.0f} MB  {name}{told if name.startswith('canvass') else ''}"
            )


if __name__ == "__main__":
    main()
