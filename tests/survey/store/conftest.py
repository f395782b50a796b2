"""The engines that every store's test is run on."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from cluster import cluster

from survey.store.engines import engine_of


@pytest.fixture(scope="session")
def server():
    with cluster() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    """An engine with an empty store."""
    url = request.getfixturevalue("server").address if request.param == "postgresql" else ""
    return engine_of(tmp_path / "s", url, str(tmp_path))
