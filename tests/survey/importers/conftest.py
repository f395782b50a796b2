"""Small exports, and one questionnaire that they are answers to."""

import csv
import io

import numpy as np
import pytest

from instrument.loading import read
from instrument.message import Fault
from survey.mapping import Mappings
from survey.reading import read_responses

FORM = """\
id: form
version: "1"
languages: [en, zh]
title: {zh: 问卷, en: Form}
screening: {speeder_share: off, straight_line: false, duplicates: false}
choice_sets:
  agree: [{code: 1, en: Disagree, zh: 不同意}, {code: 2, en: Neither, zh: 一般}, {code: 3, en: Agree, zh: 同意}]
questions:
  - id: q1
    number: "1"
    kind: single
    en: "What is your job?"
    zh: 您的岗位：
    options:
      - {code: 1, en: Office, zh: 办公}
      - {code: 2, en: Field, zh: 现场}
      - {code: 3, en: Other, zh: 其他, other: true}
  - id: q2
    number: "2"
    kind: multiple
    en: "What do you read?"
    zh: 您读什么？
    options:
      - {code: 1, en: News, zh: 新闻}
      - {code: 2, en: "Books (novels, essays)", zh: 书（小说、散文）}
      - {code: 3, en: Something else, zh: 其他, other: true}
  - id: q3
    number: "3"
    kind: matrix
    en: "How do you see it?"
    zh: 您怎么看？
    choices: agree
    rows: [{id: q3_1, en: It is useful, zh: 有用}, {id: q3_2, en: It is cheap, zh: 便宜}]
  - {id: q4, number: "4", kind: number, en: "How old are you?", zh: 年龄：, least: 0, most: 120}
  - {id: q5, number: "5", kind: date, en: "When did you start?", zh: 何时入职？, required: false}
  - id: q6
    number: "6"
    kind: ranking
    en: "Order these"
    zh: 请排序
    required: false
    options: [{code: 1, en: Pay, zh: 收入}, {code: 2, en: Time, zh: 时间}]
  - {id: q7, number: "7", kind: text, en: "Anything else?", zh: 其他意见, required: false}
"""


@pytest.fixture(scope="session")
def form():
    return read(FORM.encode(), "form.yaml")


@pytest.fixture
def put(tmp_path):
    """A function that writes rows of cells, header first, as a .csv of the platform's own make."""

    def write(rows, name="export.csv", encoding="utf-8-sig", **dialect):
        text = io.StringIO(newline="")
        csv.writer(text, **dialect).writerows(rows)
        path = tmp_path / name
        path.write_bytes(text.getvalue().encode(encoding))
        return path

    return write


@pytest.fixture
def columns():
    """A function from a file to its columns as lists, None for what is unknown."""

    def found(path, instrument, mappings: Mappings | None = None):
        responses = read_responses([path], instrument, mappings=mappings).responses
        return {
            name: [None if isinstance(each, float) and np.isnan(each) else each for each in column.tolist()]
            for name, column in responses.columns.items()
        }

    return found


@pytest.fixture
def refusal():
    """A function from a file to the sentence it is refused with."""

    def said(path, instrument, mappings: Mappings | None = None):
        with pytest.raises(Fault) as caught:
            read_responses([path], instrument, mappings=mappings)
        return str(caught.value)

    return said
