"""The compiled special functions, with and without their package."""

import subprocess
import sys

import pytest

SHOWN = "import sys; from analysis.statistics import special; print('scipy.special' in sys.modules)"
SAME = (
    "import scipy.special as package; "
    "own = [name for name in vars(special) if hasattr(vars(special)[name], 'nin')]; "
    "print(len(own) > 10 and all(getattr(package, name) is getattr(special, name) for name in own))"
)


def says(script: str) -> list[str]:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()


def test_the_functions_come_without_their_package():
    assert says(SHOWN) == ["False"]


@pytest.mark.parametrize("first", [f"{SHOWN}; {SAME}", f"import scipy.stats; {SHOWN}; {SAME}"])
def test_they_are_those_of_the_package_whichever_is_imported_first(first):
    assert says(first)[-1] == "True"


def test_the_package_stands_whole_after_them():
    script = f"{SHOWN}; import scipy.stats; print(scipy.stats.norm.cdf(0.0), scipy.special.logsumexp([0.0]))"
    assert says(script) == ["False", "0.5", "0.0"]
