"""A study's own chapters, suggestions where it has none, and drafts that never touch what a person wrote."""

import shutil

import pytest
from commands import CHECKOUT, canvass

from canvass.chapters import FOLDED
from reports.suggested import suggestions, topic

STUDY = """title: {{zh: 题目, en: Title}}
questionnaire: {checkout}/instrument/questionnaires/bazhong.yaml
plan: plan.yaml
{more}
language: zh
waves:
  "2025": {{issued: 400, responses: data}}
"""


@pytest.fixture
def study(tmp_path):
    """Makes a study folder without chapters, with further lines of study.yaml."""

    def made(more: str = ""):
        (tmp_path / "study.yaml").write_text(STUDY.format(checkout=CHECKOUT, more=more), encoding="utf-8")
        shutil.copy(CHECKOUT / "analysis/plans/bazhong.yaml", tmp_path / "plan.yaml")
        return tmp_path

    return made


def own(study, name, text):
    path = study / "chapters/zh" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def report(study, *words):
    return canvass("report", "--study", study, "--format", "html", *words)


def test_every_folded_chapter_is_a_suggestion():
    for language in ("zh", "en"):
        assert set(FOLDED) <= {topic(path) for path in suggestions(language)}


def test_draft_writes_suggestions_once_and_then_beside_what_stands(study):
    folder = study()
    first = canvass("draft", "--study", folder)
    assert first.returncode == 0
    chapters = folder / "chapters/zh"
    quality = chapters / "04-quality.md.j2"
    assert f"{quality}：已写" in first.stderr
    assert "{{ alpha(" in quality.read_text(encoding="utf-8")
    assert canvass("draft", "--study", folder).stderr.count("与建议相同") == first.stderr.count("：已写")
    assert not list(chapters.glob("*.new"))
    own(folder, "04-quality.md.j2", "# 我的话\n")
    own(folder, "05-state.md.j2", "")
    again = canvass("draft", "--study", folder)
    assert f"{quality}：已有；建议写在旁边的 04-quality.md.j2.new" in again.stderr
    assert "05-state.md.j2：保持原样" in again.stderr
    assert quality.read_text(encoding="utf-8") == "# 我的话\n"
    assert [path.name for path in chapters.glob("*.new")] == ["04-quality.md.j2.new"]


def test_a_report_takes_a_studys_own_chapters_and_suggestions_for_the_rest(study):
    folder = study()
    own(folder, "03-quality.md.j2", "# 我写的质量\n\n字\n")
    own(folder, "05-state.md.j2", "\n")
    done = report(folder)
    assert done.returncode == 0, done.stderr
    page = (folder / "build/report.html").read_text(encoding="utf-8")
    assert "我写的质量" in page
    assert "差异分析" in page
    assert "现状描述" not in page
    assert page.index("研究背景与问题") < page.index("我写的质量") < page.index("差异分析")
    assert not (folder / "chapters/zh/04-quality.md.j2").exists()


def test_the_short_form_is_a_line_of_the_study(study):
    folder = study("form: short")
    assert report(folder).returncode == 0
    page = (folder / "build/report.html").read_text(encoding="utf-8")
    assert page.index("调查结果与分析") < page.index("信度与效度")
    assert canvass("report", "--study", study("form: shrt")).returncode == 1


def test_a_claim_the_data_do_not_bear_is_told_and_strict_ends_with_status_1(study):
    folder = study()
    chapter = own(folder, "04-quality.md.j2", "# 质量\n\n{% claim alpha('policy') > .99 %}信度极高。{% endclaim %}\n")
    done = report(folder)
    assert done.returncode == 0, done.stderr
    assert f"{chapter}:3：数据不再支持这句话（它以 alpha('policy') > .99 为据）：信度极高。" in done.stderr
    (folder / "build/report.html").unlink()
    assert report(folder, "--strict").returncode == 1
    assert "信度极高" in (folder / "build/report.html").read_text(encoding="utf-8")


def test_a_table_that_nothing_names_is_a_note_and_no_failure(study):
    folder = study()
    own(folder, "04-quality.md.j2", "# 质量\n\n{{ table('returns', id='x') }}\n")
    done = report(folder, "--strict")
    assert done.returncode == 0, done.stderr
    assert "提示：" in done.stderr
    assert "“table:x” 之前没有文字提到它" in done.stderr


def test_a_chapter_that_fails_costs_the_status_and_nothing_else(study):
    folder = study()
    own(folder, "04-quality.md.j2", "# 质量\n\n{{ alfa('policy') }}\n")
    done = report(folder)
    assert done.returncode == 1
    page = (folder / "build/report.html").read_text(encoding="utf-8")
    assert "本章未能生成" in page
    assert "差异分析" in page
