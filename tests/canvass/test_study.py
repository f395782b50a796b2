from dataclasses import replace

import pytest
from commands import CHECKOUT, canvass

from canvass.making import analyse, read
from canvass.study import load_study, told_language
from instrument.message import Fault

GOOD = """\
title: {zh: 研究, en: Study}
questionnaire: questionnaire.yaml
plan: plan.yaml
chapters: chapters
language: en
waves:
  "2025": {issued: 400, responses: data/2025}
  "2026": {responses: data/2026}
"""


@pytest.fixture
def study(tmp_path):
    for name in ("questionnaire.yaml", "plan.yaml"):
        (tmp_path / name).write_text("id: x\n")
    (tmp_path / "chapters").mkdir()

    def written(text):
        (tmp_path / "study.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return written


def refusal(folder):
    with pytest.raises(Fault) as caught:
        load_study(folder)
    return str(caught.value).removeprefix(f"{folder}/")


def test_a_study_is_a_folder_with_a_study_file(study):
    found = load_study(study(GOOD))
    assert found.wave("2025").issued == 400
    assert found.wave(None).name == "2026"
    assert found.wave("2026").responses == found.folder / "data/2026"


def test_an_unknown_key_is_refused_with_its_line(study):
    assert refusal(study(GOOD.replace("plan:", "plans:"))).startswith(
        "study.yaml:3: no key 'plans' here; possible: plan, "
    )


def test_a_file_that_is_not_there_is_refused_with_its_line(study):
    assert refusal(study(GOOD.replace("plan.yaml", "plam.yaml"))) == (
        "study.yaml:3: plan: no file or folder 'plam.yaml'"
    )


def test_a_folder_without_a_study_is_refused(tmp_path):
    assert refusal(tmp_path) == "study.yaml: this file cannot be read: No such file or directory"


def test_a_wave_that_is_not_there_is_refused_with_those_that_are(study):
    found = load_study(study(GOOD))
    with pytest.raises(Fault, match="no wave '2027'; possible: 2026, 2025"):
        found.wave("2027")


def test_a_study_without_a_wave_is_refused(study):
    text = GOOD[: GOOD.index("waves:")] + "waves: {}\n"
    assert refusal(study(text)) == "study.yaml:6: waves: a study needs a wave"


def test_the_faults_of_a_study_file_are_told_in_its_language(study):
    folder = study(GOOD.replace("language: en", "language: zh") + "colour: red\n")
    assert canvass("check", "--study", folder).stderr.startswith("已拒绝：")
    assert told_language(study("language: fr\n")) is None
    assert told_language(study("title: [\n")) is None


def test_an_impossible_task_is_told_with_its_plan_and_name(tmp_path):
    plan = tmp_path / "plan.yaml"
    plan.write_text("tasks:\n  words: {procedure: descriptives, variables: [q4_other]}\n")
    found = replace(load_study(CHECKOUT), plan=plan)
    wave = found.wave(None)
    with pytest.raises(Fault) as caught:
        analyse(found, wave, read(found, wave))
    assert str(caught.value) == (f"{plan}: words: variable 'q4_other' holds text; possible: a variable of numbers")


def test_the_style_of_a_report_is_the_studys_or_its_languages(study):
    assert load_study(study(GOOD)).skin.name == "apa"
    told = load_study(study(f"{GOOD}style: spss-zh\nsymbols: gb\n")).skin
    assert (told.name, told.symbols, told.full_tables) == ("spss-zh", "gb", "zh")
    assert refusal(study(f"{GOOD}style: spss\n")) == (
        "study.yaml:9: style: 'spss' is not possible here; possible: spss-zh, spss-en, gb, apa"
    )


def test_a_style_on_the_command_line_is_one_of_those_there_are(study):
    done = canvass("report", "--style", "aap", "--study", study(GOOD))
    assert done.returncode == 2
    assert "aap" in done.stderr
    assert "apa, " in done.stderr
