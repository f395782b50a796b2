"""From the form to the report: what people sent is what the report counts."""

import json
import os
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest
from filling import filled
from serving import CANVASS, NUMBER, client, invited, kept, served

from instrument.loading import load

MAIN = Path(__file__).parents[3]
QUESTIONNAIRE = MAIN / "instrument" / "questionnaires" / "bazhong.yaml"
STUDY = f"""title: {{zh: 试, en: Try}}
questionnaire: {QUESTIONNAIRE}
plan: {MAIN / "analysis" / "plans" / "bazhong.yaml"}
chapters: {MAIN / "reports" / "chapters" / "bazhong"}
language: zh
collect: {{mode: token, order: {{seed: 3}}}}
waves:
  "1": {{issued: 400, responses: data/1}}
"""
FORMS = 60


def run(*words):
    environment = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    return subprocess.run([CANVASS, *words], capture_output=True, text=True, env=environment)


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """A study whose forms came by invitation, and what was sent."""
    study = tmp_path_factory.mktemp("study")
    (study / "study.yaml").write_text(STUDY)
    instrument, chance = load(QUESTIONNAIRE), random.Random(20261121)  # noqa: S311
    codes, sent = invited(study, FORMS + 5), []
    with served(study) as address, client(address) as page:
        for number in range(FORMS):
            about = {"_number": NUMBER.format(number), "_agreed": instrument.fingerprint[:32], "_language": "zh"}
            about |= {"_seconds": str(chance.randint(300, 900)), "_invitation": codes[number]}
            fields = filled(instrument, chance)
            done = page.post("/form", data=about | fields)
            assert done.status_code == 201, re.findall(r'role="alert">([^<]+)', done.text)
            sent.append(fields)
    return study, instrument, sent


def test_what_was_sent_is_harvested_cell_by_cell(collected):
    study, instrument, sent = collected
    done = run("harvest", "--study", study)
    assert (done.returncode, f"{FORMS} 份答卷" in done.stderr) == (0, True), done.stderr
    singles = [question.id for question in instrument.questions if question.kind == "single"]
    for name in singles:
        here = Counter(int(each.columns[name]) for each in kept(study) if each.columns[name] > 0)
        assert here == Counter(int(fields[name]) for fields in sent if name in fields), name
    assert run("check", "--study", study).returncode == 0


def test_the_report_counts_the_forms_that_were_sent(collected):
    study, _, _ = collected
    assert run("harvest", "--study", study).returncode == 0
    done = run("report", "--study", study)
    assert done.returncode == 0, done.stderr
    assert "SIMULATED" not in done.stderr
    assert "模拟" not in done.stderr
    assert re.search(rf"{FORMS} returned|回收 {FORMS} 份", done.stderr)
    results = json.loads((study / "build" / "results.json").read_text(encoding="utf-8"))
    assert results["simulated"] is False
    text = "\n".join(paragraph.text for paragraph in docx.Document(study / "build" / "report.docx").paragraphs)
    assert str(FORMS) in text
    assert "模拟数据" not in text


def test_no_receipt_no_code_and_no_time_is_in_what_is_harvested(collected):
    study, _, _ = collected
    run("harvest", "--study", study)
    header, *rows = (study / "data" / "1" / "collected.csv").read_text(encoding="utf-8-sig").splitlines()
    assert header.startswith("id,seconds,")
    assert not re.search(r"receipt|code|number|day|time|language", header)
    assert len(rows) >= FORMS
    assert "2026-11" not in "\n".join(rows) or "date" in header
