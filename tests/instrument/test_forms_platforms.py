"""Questionnaires of LimeSurvey, Qualtrics, SurveyJS and 问卷星."""

import json

import pytest

from instrument.drafting.loadable import loadable
from instrument.forms import reader_of, readers
from instrument.message import Fault
from survey.files.forms import open_form


def drafted(path, reader):
    form = open_form(path)
    assert reader_of(form) == reader
    return loadable(readers()[reader].read(form), "form.yaml", str)


def rules(instrument):
    return {question.id: question.ask_if.source for question in instrument.questions if question.ask_if}


# LimeSurvey

HEADER = [
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "max_answers",
]
LINES = [
    ["S", "", "language", "", "en"],
    ["SL", "", "surveyls_title", "", "Staff survey", "", "en"],
    ["G", "G1", "About you", "1", "", "", "en"],
    ["Q", "L", "Q1", "1", "Do you work?", "", "en", "", "Y", "N"],
    ["A", "0", "A1", "", "Yes", "", "en"],
    ["A", "0", "A2", "", "No", "", "en"],
    ["Q", "M", "Q2", '((Q1.NAOK == "A1"))', "What do you <b>use</b>?", "", "en", "", "N", "Y", "2"],
    ["SQ", "0", "SQ001", "", "Pen", "", "en"],
    ["SQ", "0", "SQ002", "", "Brush", "", "en"],
    ["Q", "F", "Q3", '(Q2_SQ001.NAOK == "Y")', "Agree?", "", "en", "", "Y"],
    ["SQ", "0", "SQ001", "", "It is fine", "", "en"],
    ["SQ", "0", "SQ002", "", "It is quick", "", "en"],
    ["A", "0", "1", "", "Disagree", "", "en"],
    ["A", "0", "2", "", "Agree", "", "en"],
    ["Q", "5", "Q4", "strlen(Q1) > 2", "Rate it", "", "en", "", "Y"],
    ["Q", "|", "Q5", "1", "Upload", "", "en", "", "Y"],
    ["G", "G1", "关于您", "1", "", "", "zh-Hans"],
    ["Q", "L", "Q1", "1", "您工作吗？", "", "zh-Hans", "", "Y", "N"],
    ["A", "0", "A1", "", "是", "", "zh-Hans"],
    ["A", "0", "A2", "", "否", "", "zh-Hans"],
]


def test_the_tab_separated_structure_of_limesurvey_is_read(tmp_path):
    rows = ["\t".join(row + [""] * (len(HEADER) - len(row))) for row in [HEADER, *LINES]]
    (tmp_path / "survey.txt").write_text("\ufeff" + "\n".join(rows), encoding="utf-8")
    draft, _, found = drafted(tmp_path / "survey.txt", "limesurvey")
    assert found.languages == ("en", "zh")
    assert [question.kind for question in found.questions] == ["single", "multiple", "matrix", "scale"]
    assert found.question("Q1").text == {"en": "Do you work?", "zh": "您工作吗？"}
    assert [row.id for row in found.question("Q3").rows] == ["Q3_SQ001", "Q3_SQ002"]
    assert [option.other for option in found.question("Q2").options] == [False, False, True]
    assert found.question("Q2").text["en"] == "What do you use?"
    assert rules(found) == {"Q2": "Q1 == 1", "Q3": "Q2 has 1"}
    assert [str(each) for each in draft.lost] == [
        "'Q4': the rule 'strlen(Q1) > 2' could not be said in ours, and is left out",
        "'Q5' is left out: a question of type '|' is none of ours",
    ]


def test_an_array_with_two_scales_is_two_matrices(tmp_path):
    lines = [
        *LINES[:3],
        ["Q", "1", "use", "1", "Transport", "", "en", "", "Y"],
        *(["SQ", "0", code, "", words, "", "en"] for code, words in (("SQ001", "Bus"), ("SQ002", "Train"))),
        *(["A", "0", code, "", words, "", "en"] for code, words in (("1", "Never"), ("2", "Daily"))),
        *(["A", "1", code, "", words, "", "en"] for code, words in (("1", "Bad"), ("2", "Good"))),
    ]
    rows = ["\t".join(row + [""] * (len(HEADER) - len(row))) for row in [HEADER, *lines]]
    (tmp_path / "survey.txt").write_text("\ufeff" + "\n".join(rows), encoding="utf-8")
    _, _, found = drafted(tmp_path / "survey.txt", "limesurvey")
    assert [question.text["en"] for question in found.questions] == ["Transport [Scale 1]", "Transport [Scale 2]"]
    assert [row.id for row in found.question("use_2").rows] == ["use_2_SQ001", "use_2_SQ002"]
    assert [option.text["en"] for option in found.question("use_2").options] == ["Bad", "Good"]


def table(name, rows):
    cells = "".join(
        "<row>" + "".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in row.items()) + "</row>"
        for row in rows
    )
    return f"<{name}><rows>{cells}</rows></{name}>"


def test_the_document_of_limesurvey_is_read(tmp_path):
    question = {"sid": "1", "gid": "2", "other": "N", "mandatory": "Y", "relevance": "1"}
    tables = [
        table("groups", [{"gid": "2", "sid": "1", "group_order": "0"}]),
        table("group_l10ns", [{"gid": "2", "group_name": "One", "language": "en"}]),
        table(
            "questions",
            [
                {"qid": "5", "parent_qid": "0", "type": "N", "title": "age", "question_order": "2", **question}
                | {"relevance": "use.NAOK == 'b'"},
                {"qid": "3", "parent_qid": "0", "type": "L", "title": "use", "question_order": "1", **question},
            ],
        ),
        table(
            "question_l10ns",
            [
                {"qid": "3", "question": "Which one?", "help": "", "language": "en"},
                {"qid": "5", "question": "How old?", "help": "In years", "language": "en"},
            ],
        ),
        table(
            "answers",
            [
                {"aid": "1", "qid": "3", "code": "a", "sortorder": "1", "scale_id": "0"},
                {"aid": "2", "qid": "3", "code": "b", "sortorder": "0", "scale_id": "0"},
            ],
        ),
        table(
            "answer_l10ns",
            [{"aid": "1", "answer": "Axe", "language": "en"}, {"aid": "2", "answer": "Saw", "language": "en"}],
        ),
        table(
            "question_attributes",
            [
                {"qid": "5", "attribute": "max_num_value_n", "value": "99"},
                {"qid": "5", "attribute": "min_num_value_n", "value": "16"},
            ],
        ),
        table("surveys_languagesettings", [{"surveyls_title": "Tools", "surveyls_language": "en"}]),
    ]
    head = '<?xml version="1.0" encoding="UTF-8"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>'
    (tmp_path / "survey.lss").write_text(f"{head}{''.join(tables)}</document>", encoding="utf-8")
    _, _, found = drafted(tmp_path / "survey.lss", "limesurvey")
    assert [question.id for question in found.questions] == ["use", "age"]
    assert [option.text["en"] for option in found.question("use").options] == ["Saw", "Axe"]
    assert (found.question("age").least, found.question("age").most) == (16, 99)
    assert rules(found) == {"age": "use == 1"}


def test_a_document_with_entities_is_refused(tmp_path):
    text = (
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><document><LimeSurveyDocType>Survey</LimeSurveyDocType>'
    )
    (tmp_path / "survey.lss").write_text(f"{text}&x;</document>", encoding="utf-8")
    with pytest.raises(Fault, match="the document declares entities, which no survey does"):
        drafted(tmp_path / "survey.lss", "limesurvey")


# Qualtrics


def selected(locator, operator="Selected", joint=None):
    term = {"LogicType": "Question", "ChoiceLocator": locator, "Operator": operator}
    return term | ({"Conjuction": joint} if joint else {})


def payload(id, type, selector, text, **more):
    return {
        "Element": "SQ",
        "PrimaryAttribute": id,
        "Payload": {
            "QuestionID": id,
            "DataExportTag": id.replace("QID", "Q"),
            "QuestionType": type,
            "Selector": selector,
            "QuestionText": text,
            "Language": [],
            **more,
        },
    }


def choices(*labels):
    return {str(at): {"Display": label} for at, label in enumerate(labels, 1)}


@pytest.fixture
def qsf(tmp_path):
    blocks = [{"Type": "Question", "QuestionID": f"QID{at}"} for at in range(1, 6)]
    logic = {
        "0": {
            "0": selected("q://QID3/SelectableChoice/1/3"),
            "1": selected("q://QID2/SelectableChoice/2", "NotSelected", "And"),
            "Type": "If",
        },
        "Type": "BooleanExpression",
    }
    shown = {"0": {"0": selected("q://QID1/SelectableChoice/1"), "Type": "If"}, "Type": "BooleanExpression"}
    elements = [
        {
            "Element": "BL",
            "Payload": {"1": {"Type": "Default", "Description": "Main", "ID": "BL_1", "BlockElements": blocks}},
        },
        {"Element": "FL", "Payload": {"Flow": [{"Type": "Block", "ID": "BL_1"}]}},
        payload(
            "QID1",
            "MC",
            "SAVR",
            "Do you drink <b>coffee</b>?",
            Choices=choices("Yes", "No"),
            ChoiceOrder=["1", "2"],
            Language={"ZH-S": {"QuestionText": "您喝咖啡吗？", "Choices": choices("是", "否")}},
        ),
        payload(
            "QID2",
            "MC",
            "MAVR",
            "Which?",
            Choices={**choices("Espresso", "Filter"), "3": {"Display": "Other", "TextEntry": "true"}},
            DisplayLogic=shown,
        ),
        payload(
            "QID3",
            "Matrix",
            "Likert",
            "Agree?",
            SubSelector="SingleAnswer",
            Choices=choices("Good", "Cheap"),
            Answers=choices("No", "Perhaps", "Yes"),
            RecodeValues={"1": "1", "2": "2", "3": "3"},
        ),
        payload(
            "QID4",
            "TE",
            "SL",
            "Cups?",
            Validation={
                "Settings": {
                    "ContentType": "ValidNumber",
                    "ForceResponse": "ON",
                    "ValidNumber": {"Min": "0", "Max": "20"},
                }
            },
            DisplayLogic=logic,
        ),
        payload("QID5", "Draw", "Signature", "Sign"),
    ]
    path = tmp_path / "survey.qsf"
    path.write_text(
        json.dumps({"SurveyEntry": {"SurveyName": "Coffee", "SurveyLanguage": "EN"}, "SurveyElements": elements})
    )
    return path


def test_a_survey_of_qualtrics_is_read(qsf):
    draft, _, found = drafted(qsf, "qualtrics")
    assert [(question.id, question.kind) for question in found.questions] == [
        ("Q1", "single"),
        ("Q2", "multiple"),
        ("Q3", "matrix"),
        ("Q4", "number"),
    ]
    assert found.question("Q1").text == {"en": "Do you drink coffee?", "zh": "您喝咖啡吗？"}
    assert [row.id for row in found.question("Q3").rows] == ["Q3_1", "Q3_2"]
    assert (found.question("Q4").least, found.question("Q4").most, found.question("Q4").required) == (0, 20, True)
    assert rules(found) == {"Q2": "Q1 == 1", "Q4": "Q3_1 == 3 and not Q2 has 2"}
    assert [str(each) for each in draft.lost] == [
        "'Q5' is left out: a question of type 'Draw Signature' is none of ours"
    ]


def test_half_a_survey_of_qualtrics_is_refused(qsf):
    qsf.write_text(qsf.read_text()[:-40] + '"SurveyEntry" "SurveyElements"')
    with pytest.raises(Fault, match="the file is no whole survey of Qualtrics"):
        drafted(qsf, "qualtrics")


# SurveyJS


def test_a_form_of_surveyjs_is_read(tmp_path):
    page = [
        {"type": "boolean", "name": "has", "title": "Do you have a pet?", "isRequired": True},
        {
            "type": "checkbox",
            "name": "which",
            "title": "Which?",
            "choices": ["cat", {"value": "dog", "text": "Dog"}],
            "hasOther": True,
            "visibleIf": "{has} = true",
        },
        {
            "type": "panel",
            "visibleIf": "{which} contains 'cat'",
            "elements": [
                {
                    "type": "matrix",
                    "name": "m",
                    "columns": [{"value": 1, "text": "Never"}, {"value": 2, "text": "Always"}],
                    "rows": ["purrs", "sleeps"],
                },
                {"type": "text", "inputType": "number", "name": "n", "min": 0, "max": 9, "visibleIf": "{m.purrs} > 1"},
            ],
        },
        {"type": "rating", "name": "r", "rateMax": 7},
        {"type": "signaturepad", "name": "sig"},
        {"type": "comment", "name": "c", "visibleIf": "age({has}) > 3"},
    ]
    form = {
        "title": {"default": "Pets", "zh-cn": "宠物"},
        "pages": [{"name": "one", "title": "First", "elements": page}],
    }
    (tmp_path / "form.json").write_text(json.dumps(form))
    draft, _, found = drafted(tmp_path / "form.json", "surveyjs")
    assert [question.kind for question in found.questions] == [
        "single",
        "multiple",
        "matrix",
        "number",
        "scale",
        "text",
    ]
    assert found.languages == ("en", "zh")
    first, which, matrix, number, *_ = found.questions  # a word of conditions is no name: has became another
    assert which.ask_if.source == f"{first.id} == 1"
    assert matrix.ask_if.source == "which has 1"
    assert number.ask_if.source == "which has 1 and m_purrs > 1"
    assert len(draft.lost) == 2


# 问卷星

LINES_OF_WENJUANXING = [
    {"qtype": "问卷基础信息", "title": "员工调查", "introduction": "请填写", "language": "zh"},
    {"qtype": "单选", "title": "您的性别", "select": ["男", "女"], "requir": True},
    {"qtype": "多选", "title": "哪些", "select": ["甲", "乙", "以上都不是"], "lowlimit": 1, "uplimit": 2},
    {"qtype": "矩阵量表", "title": "评价", "select": ["很差", "差", "一般", "好", "很好"], "rowtitle": ["饭", "菜"]},
    {"qtype": "分页栏"},
    {"qtype": "比重题", "title": "权重", "select": ["x", "y"]},
    {"qtype": "单项填空", "title": "建议", "requir": False},
]


def test_lines_of_json_of_wenjuanxing_are_read(tmp_path):
    path = tmp_path / "form.jsonl"
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES_OF_WENJUANXING), encoding="utf-8")
    draft, _, found = drafted(path, "wenjuanxing")
    assert [question.kind for question in found.questions] == ["single", "multiple", "matrix", "text"]
    assert (found.question("q2").least, found.question("q2").most) == (1, 2)
    assert found.question("q2").options[2].exclusive
    assert (found.title["zh"], found.purpose["zh"]) == ("员工调查", "请填写")
    assert [str(each) for each in draft.lost] == ["'权重' is left out: a question of type '比重题' is none of ours"]


def test_a_line_that_is_no_json_is_refused_with_its_number(tmp_path):
    path = tmp_path / "form.jsonl"
    path.write_text('{"qtype": "单选", "title": "a", "select": ["b", "c"]}\n{"qtype": \n', encoding="utf-8")
    with pytest.raises(Fault, match="this line is no JSON") as refused:
        drafted(path, "wenjuanxing")
    assert refused.value.place.line == 2
