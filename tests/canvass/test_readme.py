import re
import shlex
import shutil
from pathlib import Path

import pytest
from commands import CHECKOUT, canvass

README = [(CHECKOUT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh-CN.md")]
COMMANDS = sorted({line for text in README for line in re.findall(r"^\$ \.venv/bin/canvass (.+)$", text, re.MULTILINE)})
EDITING = ("refresh", "pull")
"""Commands that take a report made before, and may write into the study."""


def a_study(folder: Path) -> Path:
    """A copy of what makes this repository a study."""
    for part in ("instrument/questionnaires", "analysis/plans", "reports/chapters/bazhong"):
        shutil.copytree(CHECKOUT / part, folder / part)
    shutil.copy(CHECKOUT / "study.yaml", folder)
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_readme_works(command, tmp_path):
    words = [word.replace("build/", f"{tmp_path}/") for word in shlex.split(command)]
    if words[0] == "report" and "--output" not in words:
        words += ["--output", str(tmp_path)]
    if words[0] in EDITING:
        words += ["--study", str(a_study(tmp_path / "study"))]
        canvass("report", "--format", "docx", "--output", str(tmp_path), *words[-2:])
    done = canvass(*words)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("text", README)
def test_a_file_that_the_readme_names_is_there(text):
    named = re.findall(r"`((?:analysis|instrument|reports|docs|schemas|tests)/[^`…* ]+)`", text) + re.findall(
        r"\]\((\w[^):]*)\)", text
    )
    assert named
    for name in named:
        assert (CHECKOUT / name).exists(), name
