"""A short way to a questionnaire: its questions alone, read below a heading of four lines."""

import pytest

from instrument.loading import read

HEADING = """\
id: form
version: "1"
languages: [zh, en]
title: {zh: 问卷, en: Form}
"""


@pytest.fixture(scope="session")
def read_form():
    """Text from line 5 of a questionnaire on → Instrument."""
    return lambda body: read((HEADING + body.removeprefix("\n")).encode(), "form.yaml")
