"""An export of 100,000 respondents and 100 columns read into answers, as .xlsx and as .csv, in whole processes."""

import subprocess
import sys
import tempfile
from pathlib import Path

from stopwatch import compile_rooms, least

RUNS = 2
READ = """
import sys
from pathlib import Path
from instrument.loading import load
from survey.reading import read_responses
print(len(read_responses([Path(sys.argv[1])], load(sys.argv[2])).responses))
"""
TARGETS = {"answers.xlsx": (20.0, 1000.0), "answers.csv": (5.0, 1000.0)}


def main() -> None:
    """The least seconds and megabytes of each, beside what they should be."""
    compile_rooms()
    with tempfile.TemporaryDirectory() as folder:
        # In a process of its own: a child begins with the memory of its parent.
        subprocess.run([sys.executable, str(Path(__file__).with_name("import_answers.py")), folder], check=True)
        commands = {
            name: [sys.executable, "-c", READ, str(Path(folder) / name), str(Path(folder) / "large.yaml")]
            for name in TARGETS
        }
        for name, found in least(commands, RUNS, warm=False).items():
            seconds, megabytes = TARGETS[name]
            met = found.seconds <= seconds and found.megabytes <= megabytes
            verdict = "met" if met else "MISSED"
            print(f"  {found.seconds:6.1f} s  {found.megabytes:6.0f} MB  {name}  ({seconds:g} s, 1 GB: {verdict})")


if __name__ == "__main__":
    main()
