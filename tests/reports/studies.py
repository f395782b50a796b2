"""The study of this checkout, copied to another folder and reported there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
CANVASS = Path(sys.executable).with_name("canvass")
PARTS = ("instrument/questionnaires", "analysis/plans", "reports/chapters/bazhong")


def report_of(folder, language, formats="html,pdf", **environment):
    """The folder that holds the report of a copy of the study, without answers of its own."""
    for part in PARTS:
        shutil.copytree(CHECKOUT / part, folder / part)
    entry = (CHECKOUT / "study.yaml").read_text(encoding="utf-8")
    told = re.sub(r"(?m)^language: zh$", f"language: {language}", entry)
    (folder / "study.yaml").write_text(told, encoding="utf-8")
    command = [str(CANVASS), "report", "--format", formats]
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env={**os.environ, **environment})
    return folder / "build"
