"""The examples of docs/checking.md are read as they stand."""

import re
from pathlib import Path

from canvass.dispositions import DISPOSITIONS, read_dispositions
from instrument.kinds import codebook
from instrument.loading import read
from instrument.rules import Check
from instrument.yaml_nodes import parse_mapping
from survey.open_answers.loading import load_coding

PAGE = (Path(__file__).parents[2] / "docs" / "checking.md").read_text(encoding="utf-8")
SCREENING, CASES, CODES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
FORM = """\
id: form
version: "1"
languages: [zh, en]
title: {zh: 问卷, en: Form}
choice_sets:
  five: [{code: 1, zh: 一, en: 1a}, {code: 2, zh: 二, en: 2a}, {code: 3, zh: 三, en: 3a}, {code: 4, zh: 四, en: 4a}]
questions:
  - {id: age, kind: number, zh: 年龄, en: Age, least: 16, most: 99}
  - {id: years, kind: number, zh: 工龄, en: Years, least: 0, most: 60}
  - {id: look, kind: scale, zh: 请选四, en: Choose four, choices: five}
  - kind: matrix
    id: m
    zh: 丙
    en: M
    choices: five
    rows:
      - {id: m1, zh: 丁, en: D}
      - {id: m2, zh: 戊, en: E}
      - {id: m3, zh: 己, en: F}
      - {id: m4, zh: 庚, en: G}
      - {id: m5, zh: 辛, en: H}
  - {id: remarks, kind: text, zh: 意见, en: Remarks}
"""


def test_the_rules_of_the_page_are_rules_and_show_every_check():
    rules = read((FORM + SCREENING).encode(), "form.yaml").screening.all_rules
    assert {rule.check for rule in rules} == set(Check) - {Check.TRAP}
    assert all(f"`{check}`" in PAGE for check in Check)


def test_the_dispositions_of_the_page_are_read():
    node = parse_mapping(CASES.encode(), "study.yaml")["dispositions"]
    DISPOSITIONS.check(node)
    assert read_dispositions(node).refusals == 25


def test_the_codes_of_the_page_are_read(tmp_path):
    instrument = read(FORM.encode(), "form.yaml")
    for name in ("anna", "bo"):
        (tmp_path / f"{name}.csv").write_text("id,question,code\n1,remarks,1\n", encoding="utf-8")
    (tmp_path / "coding.yaml").write_text(CODES, encoding="utf-8")
    coding = load_coding(tmp_path / "coding.yaml", instrument, codebook(instrument))
    assert coding.coders == ("anna", "bo")
    assert coding.questions[0].name == "remarks_code"
