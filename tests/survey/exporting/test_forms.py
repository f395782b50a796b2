"""The questionnaire in the formats of form builders and archives."""

import csv
import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from instrument.conditions import holds, parse
from instrument.drafting.blanks import with_blanks
from instrument.forms import reader_of, readers
from instrument.kinds import codebook
from instrument.message import Fault, Message
from survey.exporting.fitting import cut_bytes, fitting_names
from survey.exporting.lime_codes import Codes
from survey.exporting.logic import rule
from survey.exporting.material import Summary, exporters_by_word
from survey.files.forms import open_form

DDI = Path(__file__).parents[2] / "reference" / "ddi"
RULES = [
    "sex == 1",
    "sex != 2",
    "not sex == 2",
    "years >= 10 and years < 20",
    "sex in [1, 3]",
    "not sex in [1, 3]",
    "likes has 9",
    "not likes has 9",
    "sex == 1 and not (likes has 1 or years > 5)",
    "views_2 <= 2 or likes has 2",
]


def exported(word, material):
    return exporters_by_word()[word].export(material)


def one(word, material):
    return next(iter(exported(word, material).files.values()))


@pytest.mark.parametrize("word", [word for word, each in exporters_by_word().items() if not each.ANSWERS])
def test_formats_of_the_questionnaire_need_no_answers_and_are_the_same_with_them(word, blank, material):
    with_answers = replace(blank, answers=material.responses)
    assert exported(word, blank) == exported(word, with_answers)


@pytest.mark.parametrize("word", [word for word, each in exporters_by_word().items() if each.ANSWERS])
def test_formats_of_answers_say_that_there_are_none(word, blank):
    with pytest.raises(Fault, match="this format holds answers, and there are none"):
        exported(word, blank)


def test_every_loss_is_one_sentence_with_its_names(material):
    for word in exporters_by_word():
        for loss in exported(word, material).losses:
            assert "{" not in str(loss), (word, str(loss))


# XLSForm


@pytest.fixture
def xlsform(blank, tmp_path):
    path = tmp_path / "form.xlsx"
    path.write_bytes(one("xlsform", blank))
    return path


def test_pyxform_takes_the_form(xlsform):
    convert = pytest.importorskip("pyxform.xls2xform").convert
    made = convert(xlsform=str(xlsform))
    assert made.warnings == []
    body = etree.fromstring(made.xform.encode())
    binds = {each.get("nodeset").rsplit("/", 1)[-1]: each for each in body.iter("{*}bind")}
    assert binds["stage"].get("relevant").replace("  ", " ").count(" or ") == 2
    assert (
        binds["likes"].get("constraint") == "count-selected(.) <= 2 and not(selected(., '9') and count-selected(.) > 1)"
    )
    assert {each.get("lang") for each in body.iter("{*}translation")} == {"中文 (zh)", "English (en)"}
    assert {"views_1", "views_2", "views_3", "sex_other", "order", "day", "words"} <= set(binds)


def test_the_sheets_of_the_form_hold_every_code_as_text(xlsform, instrument):
    book = openpyxl.load_workbook(xlsform)
    choices = [[cell.value for cell in row] for row in book["choices"].iter_rows(min_row=2)]
    assert [row[:3] for row in choices if row[0] == "likes"] == [
        ["likes", "1", "读书"],
        ["likes", "2", "写作"],
        ["likes", "9", "都不喜欢"],
    ]
    assert len(choices) == sum(len(question.options) for question in instrument.questions)
    settings = [[cell.value for cell in row] for row in book["settings"].iter_rows()]
    assert settings[1] == ["每一种问题", "kinds", "1", "中文 (zh)"]


# 问卷星


def test_wjx_jsonl_has_a_line_for_each_question(material, instrument):
    lines = [json.loads(line) for line in one("wjx", material).decode().splitlines()]
    assert lines[0]["qtype"] == "问卷基础信息"
    assert [line["title"].split("（只")[0] for line in lines[1:]] == [each.text["zh"] for each in instrument.questions]
    assert lines[2] == {
        "qtype": "多选",
        "title": '您喜欢什么？（<必答> & "多选"）',
        "select": ["读书", "写作", "都不喜欢"],
        "uplimit": 2,
        "requir": True,
    }
    assert lines[5]["rowtitle"] == ["书很有用", "书太贵", "书很好看"]


def test_wjx_text_numbers_questions_and_marks_optional_ones(material):
    text = exported("wjx", material).files["kinds-wjx.txt"].decode()
    heads = re.findall(r"^(\d+)\. (.*)\[(.*?)\](（选填）)?$", text, re.MULTILINE)
    assert [int(number) for number, *_ in heads] == list(range(1, 12))
    assert heads[-1] == ("11", "意见", "填空题", "（选填）")
    assert text.split("\n\n")[2].splitlines() == ["1. 性别：[单选题]", "男", "女", "其他"]


def test_wjx_says_which_rules_have_to_be_set_by_hand(material):
    losses = [str(loss) for loss in exported("wjx", material).losses]
    assert losses[0] == (
        "set by hand in 问卷星: question 3 is asked only if question 1 is “男” and not (question 2 includes “都不喜欢”)"
    )


def test_a_form_too_large_for_wjx_is_refused(material, instrument):
    question = replace(instrument.questions[0], text={"zh": "长" * 400_000, "en": "x"})
    large = replace(material, instrument=replace(instrument, questions=(question,)))
    with pytest.raises(Fault, match="问卷星 takes 1048576"):
        exported("wjx", large)


# LimeSurvey


def test_limesurvey_has_every_question_in_every_language(blank, table):
    header, *rows = table(exported("limesurvey", blank), delimiter="\t")
    lines = [dict(zip(header, row, strict=True)) for row in rows]
    for language in ("zh-Hans", "en"):
        asked = [line["name"] for line in lines if line["class"] == "Q" and line["language"] == language]
        assert asked == ["sex", "sexother", "likes", "years", "stage", "views", "overall", "order", "day", "words"]
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9]{0,19}", line["name"]) for line in lines if line["class"] == "Q")
    assert all(re.fullmatch("[A-Za-z0-9]{1,5}", line["name"]) for line in lines if line["class"] in ("A", "SQ"))
    likes = next(line for line in lines if line["name"] == "likes" and line["language"] == "en")
    assert likes["text"] == 'What do you like? (&lt;must&gt; &amp; "several")'
    assert (likes["max_answers"], likes["exclude_all_others"]) == ("2", "SQ009")


def test_both_files_of_limesurvey_hold_the_same_questionnaire(blank, write):
    path = write(exported("limesurvey", blank))
    drafts = [readers()["limesurvey"].read(open_form(path.with_suffix(suffix))) for suffix in (".txt", ".lss")]
    assert replace(drafts[1], id=drafts[0].id) == drafts[0]
    assert drafts[0].languages == ("zh", "en")


def test_the_document_of_limesurvey_gives_a_thing_the_same_number_in_every_language(blank, write):
    root = etree.parse(write(exported("limesurvey", blank)).with_suffix(".lss")).getroot()
    assert [each.text for each in root.find("languages")] == ["zh-Hans", "en"]
    for table, key in (("groups", "gid"), ("questions", "qid"), ("subquestions", "qid")):
        rows = root.findall(f"{table}/rows/row")
        spoken = {
            language: [row.findtext(key) for row in rows if row.findtext("language") == language]
            for language in ("zh-Hans", "en")
        }
        assert spoken["en"] == spoken["zh-Hans"]
        assert len(set(spoken["en"])) == len(spoken["en"])
    asked = {row.findtext("qid") for row in root.findall("questions/rows/row")}
    assert {row.findtext("parent_qid") for row in root.findall("subquestions/rows/row")} <= asked
    assert {row.findtext("qid") for row in root.findall("answers/rows/row")} <= asked


@pytest.mark.parametrize("text", RULES)
def test_a_rule_of_limesurvey_holds_exactly_where_ours_does(text, instrument):
    condition = parse(text)
    said = rule(condition, Codes(instrument).dialect())
    for sex, years, view, ticks in itertools.product(
        (None, 1, 2, 3), (None, 4, 10, 25), (None, 2, 3), (None, (1,), (9,))
    ):
        answers = {"sex": sex, "years": years, "views_2": view, "likes": ticks}
        expected = holds(condition, answers)
        assert evaluated(said, sex, years, view, ticks) == (expected is True), (said, answers)


def evaluated(said, sex, years, view, ticks):
    """A rule of ExpressionScript as LimeSurvey computes it: an empty answer is no number and equals nothing."""
    fields = {"sex": sex, "years": years, "views_SQ002": view}
    told = {
        name: None if value is None else (value if name == "years" else str(value)) for name, value in fields.items()
    }
    told |= {f"likes_SQ00{code}": "Y" if ticks and code in ticks else None for code in (1, 2, 9)}
    python = re.sub(r"!is_empty\((\w+)\.NAOK\)", r"(\1 is not None)", said)
    python = python.replace(".NAOK", "")
    number = re.compile(r"views_SQ002 (<=|>=|<|>) \"(\d+)\"")
    python = number.sub(r"int(views_SQ002) \1 \2", python)
    return bool(eval(python, {}, told))  # noqa: S307  # our own text, in a test


# SurveyJS


def test_surveyjs_names_codes_languages_and_rules(blank):
    form = json.loads(one("surveyjs", blank))
    elements = {each["name"]: each for page in form["pages"] for each in page["elements"]}
    assert form["title"] == {"default": "每一种问题", "zh-cn": "每一种问题", "en": "Every kind of question"}
    assert elements["years"]["visibleIf"] == "{sex} = 1 and ({likes} notempty and {likes} notcontains 9)"
    assert elements["stage"]["visibleIf"] == "({sex} = 1 or {sex} = 2) or {years} >= 10"
    assert elements["sex_other"]["visibleIf"] == "{sex} = 3"
    assert [row["value"] for row in elements["views"]["rows"]] == ["views_1", "views_2", "views_3"]
    assert [choice["value"] for choice in elements["likes"]["choices"]] == [1, 2, 9]
    assert (elements["years"]["min"], elements["years"]["max"], elements["years"]["step"]) == (0, 80, 0.1)


# DDI


@pytest.fixture
def ddi(blank):
    stage = Summary({1.0: 12, 2.0: 0}, {"valid": 12, "invalid": 30, "mean": 1.25, "deviation": 0.5})
    told = {"stage": stage, "years": Summary({}, {"lowest": 1, "highest": 2})}
    return etree.fromstring(one("ddi", replace(blank, weight="w", summaries=told, remarks=(Message("Wave"),))))


def test_the_codebook_is_valid_ddi(ddi):
    schemas = [DDI / "codebook-2.5-part.xsd", *(path for path in [DDI / "codebook.xsd"] if path.exists())]
    for path in schemas:
        schema = etree.XMLSchema(etree.parse(path))
        assert schema.validate(ddi), schema.error_log


def test_the_schema_refuses_what_stands_in_another_order(ddi):
    variable = ddi.find(".//{*}var")
    variable.append(variable[0])
    assert not etree.XMLSchema(etree.parse(DDI / "codebook-2.5-part.xsd")).validate(ddi)


def test_ddi_holds_such_counts_as_may_be_told(ddi):
    stage = next(each for each in ddi.iter("{*}var") if each.get("name") == "stage")
    counts = {each.findtext("{*}catValu"): each.findtext("{*}catStat") for each in stage.iter("{*}catgry")}
    assert {code: count for code, count in counts.items() if count} == {"1": "12", "2": "0"}
    found = {each.get("type"): each.text for each in stage.iter("{*}sumStat")}
    assert found == {"vald": "12", "invd": "30", "mean": "1.25", "stdev": "0.5"}


def test_ddi_describes_every_variable_with_its_missing_codes(ddi, instrument):
    variables = {each.get("name"): each for each in ddi.iter("{*}var")}
    assert list(variables) == [variable.name for variable in codebook(instrument)]
    stage = variables["stage"]
    missing = [each.findtext("{*}catValu") for each in stage.iter("{*}catgry") if each.get("missing") == "Y"]
    assert missing == ["8", "9", "-2", "-3"]
    assert [each.get("VALUE") for each in stage.iter("{*}item")] == missing
    universe = {each.get("{http://www.w3.org/XML/1998/namespace}lang"): each.text for each in stage.iter("{*}universe")}
    assert universe["en"] == "question 1 is one of “Male”, “Female” or question 3 is at least 10"
    assert variables["views_2_r"].findtext(".//{*}drvdesc") == "6 - views_2"
    assert variables["w"].get("wgt") == "wgt"


# Triple-S


def test_triple_s_holds_every_answer_by_its_code(material, write, responses):
    path = write(exported("triples", material))
    root = etree.parse(path).getroot()
    record = root.find(".//record")
    with (path.parent / record.get("href")).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert [name.text for name in record.iter("name")] == header
    assert [each.find("position").get("start") for each in record] == [str(at) for at in range(1, len(header) + 1)]
    assert [row[0] for row in rows] == list(responses.ids)
    for name in ("sex", "stage", "years", "views_2"):
        found = [row[header.index(name)] for row in rows]
        given = responses.columns[name].tolist()
        assert found == ["" if value != value else f"{value:g}" for value in given], name
    ticks = [row[header.index("likes")] for row in rows]
    given = zip(*(responses.columns[f"likes_{code}"].tolist() for code in (1, 2, 9)), strict=True)
    assert ticks == ["".join(str(int(tick)) for tick in row) for row in given]
    assert record.find("variable[name='w']").get("use") == "weight"


# Names and labels


def test_names_are_cut_by_bytes_and_stay_different():
    names = fitting_names(["by", "长" * 30, "长" * 30 + "二", "Q1", "q1"], 64, frozenset({"by"}))
    assert list(names.values()) == ["by_", "长" * 21, "长" * 20 + "_2", "Q1", "q1_2"]
    assert all(len(name.encode()) <= 64 for name in names.values())


def test_a_label_is_cut_between_characters():
    assert cut_bytes("长长", 5) == "长"


# Back again


@pytest.mark.parametrize("word", ["xlsform", "surveyjs", "limesurvey"])
def test_our_own_reader_of_the_form_finds_every_question_with_its_codes(word, blank, instrument, write):
    form = open_form(write(exported(word, blank)))
    name = reader_of(form)
    assert name == word
    found = {re.sub(r"[^a-z0-9]", "", each.id): each for each in readers()[name].read(form).questions}
    for question in instrument.questions:
        read = found[question.id]
        assert (read.kind, dict(read.text)["zh"]) == (question.kind, question.text["zh"])
        assert [option.code for option in read.options] == [option.code for option in question.options]
        assert [dict(row.text) for row in read.rows] == [dict(row.text) for row in question.rows]
        assert [option.exclusive for option in read.options] == [option.exclusive for option in question.options]
        assert (read.ask_if is None) == (question.ask_if is None) or word == "limesurvey"


@pytest.mark.parametrize("word", ["xlsform", "surveyjs", "limesurvey"])
def test_a_form_that_comes_back_asks_once_for_the_words_beside_an_option(word, blank, instrument, write):
    form = open_form(write(exported(word, blank)))
    draft = with_blanks(readers()[word].read(form))
    beside = [each.id for each in draft.questions if "other" in each.id]
    sex = next(each for each in draft.questions if each.id == "sex")
    # LimeSurvey takes no underscore, and exports what is written as a question of its own.
    assert (beside, sex.options[-1].other) == (["sexother"], False) if word == "limesurvey" else ([], True)
    if word != "limesurvey":
        assert [each.id for each in draft.questions] == [question.id for question in instrument.questions]


@pytest.mark.parametrize("suffix", ["jsonl", "txt"])
def test_our_own_reader_of_wjx_finds_every_question_in_order(suffix, material, instrument, tmp_path):
    path = tmp_path / f"form.{suffix}"
    path.write_bytes(exported("wjx", material).files[f"kinds-wjx.{suffix}"])
    form = open_form(path)
    found = readers()[str(reader_of(form))].read(form).questions
    rows = 0 if suffix == "jsonl" else sum(max(len(each.rows) - 1, 0) for each in instrument.questions)
    assert len(found) == len(instrument.questions) + rows
    assert [len(each.options) for each in found][:4] == [len(each.options) for each in instrument.questions][:4]
