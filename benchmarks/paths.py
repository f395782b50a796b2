"""The tests' folders from which benchmarks take what they run in full counts."""

import sys
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests" / "survey"
sys.path += [str(TESTS / "store"), str(TESTS / "web")]
