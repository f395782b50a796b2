"""Runs commands as a user does."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
CANVASS = Path(sys.executable).with_name("canvass")


def canvass(*words: object, language: str = "en_US.UTF-8", folder: Path = CHECKOUT) -> subprocess.CompletedProcess[str]:
    """The finished command, with what it printed."""
    environment = {**os.environ, "LC_ALL": language, "PYTHONIOENCODING": "utf-8"}
    command = [str(CANVASS), *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=folder, check=False)
