"""The questionnaire and the served study that tests of the form share."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
from serving import HERE, client, founded, served

from instrument.loading import load


@pytest.fixture(scope="session")
def everything():
    return load(HERE / "all.yaml")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    return founded(tmp_path_factory.mktemp("study"))


@pytest.fixture(scope="module")
def address(study):
    with served(study) as address:
        yield address


@pytest.fixture
def page(address):
    with client(address) as page:
        yield page
