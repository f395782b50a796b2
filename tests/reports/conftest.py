"""The report of the study in both languages, made once for all the tests that open it."""

import pytest
from studies import report_of


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Language → the folder that holds report.html and report.pdf."""
    return {language: report_of(tmp_path_factory.mktemp(language), language) for language in ("zh", "en")}
