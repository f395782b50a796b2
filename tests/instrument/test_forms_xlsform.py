"""XLSForms with groups, several languages and rules."""

import openpyxl
import pytest

from instrument.drafting.loadable import loadable
from instrument.forms import reader_of, readers
from instrument.message import Fault
from survey.files.forms import open_form

SURVEY = [
    ["type", "name", "label::English (en)", "label::中文 (zh)", "required", "relevant", "constraint", "appearance"],
    ["start", "start"],
    ["begin_group", "about", "About you", "关于您"],
    ["select_one yn", "kids", "Do you have children?", "您有孩子吗？", "yes"],
    ["integer", "nkids", "How many?", "几个？", "yes", "${kids} = 'yes'", ". >= 1 and . <= 20"],
    ["select_multiple tools", "tools", "Which tools?", "哪些工具？", "", "${kids} != '' and ${nkids} > 2"],
    ["end_group"],
    ["begin_group", "views", "Your views", "看法", "", "selected(${tools}, 'a')", "", "table-list"],
    ["select_one agree", "v1", "It works", "有效"],
    ["select_one agree", "v2", "It is fun", "有趣"],
    ["end_group"],
    ["select_one agree", "v3", "All in all", "总体", "", "count-selected(${tools}) > 1"],
    ["date", "day", "When?", "何时？"],
    ["geopoint", "where", "Where?", "哪里？"],
    ["select_one yn or_other", "again", "Again?", "再来？"],
]
CHOICES = [
    ["list_name", "name", "label::English (en)", "label::中文 (zh)"],
    ["yn", "yes", "Yes", "是"],
    ["yn", "no", "No", "否"],
    ["tools", "a", "Axe", "斧"],
    ["tools", "b", "Saw", "锯"],
    *(
        ["agree", at, en, zh]
        for at, (en, zh) in enumerate([("Disagree", "不同意"), ("Neutral", "一般"), ("Agree", "同意")], 1)
    ),
]


def write(path, survey=SURVEY, choices=CHOICES):
    book = openpyxl.Workbook()
    for at, (name, rows) in enumerate(
        [("survey", survey), ("choices", choices), ("settings", [["form_title"], ["Tools"]])]
    ):
        sheet = book.active if at == 0 else book.create_sheet()
        sheet.title = name
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def drafted(path):
    form = open_form(path)
    assert reader_of(form) == "xlsform"
    return loadable(readers()["xlsform"].read(form), "form.yaml", str)


@pytest.fixture
def found(tmp_path):
    return drafted(write(tmp_path / "form.xlsx"))


def test_kinds_wordings_and_codes_are_kept(found):
    _, text, instrument = found
    assert instrument.languages == ("en", "zh")
    kinds = [question.kind for question in instrument.questions]
    assert kinds == ["single", "number", "multiple", "matrix", "scale", "date", "single"]
    assert instrument.question("kids").text == {"en": "Do you have children?", "zh": "您有孩子吗？"}
    assert (instrument.question("nkids").least, instrument.question("nkids").most) == (1, 20)
    assert [row.id for row in instrument.question("views").rows] == ["v1", "v2"]
    assert instrument.question("again").options[-1].other
    assert "# codes stand for the form's own names: 1 = yes, 2 = no" in text


def test_rules_are_translated(found):
    rules = {question.id: question.ask_if and question.ask_if.source for question in found[2].questions}
    assert rules["nkids"] == "kids == 1"
    assert rules["tools"] == "kids in [1, 2] and nkids > 2"
    assert rules["views"] == "tools has 1"


def test_what_is_lost_is_told_in_a_sentence_each(found):
    assert [str(message) for message in found[0].lost] == [
        "'v3': the rule 'count-selected(${tools}) > 1' could not be said in ours, and is left out",
        "'where' is left out: a line of type 'geopoint' is no question of ours",
    ]


def test_a_list_that_is_missing_is_refused_with_its_line(tmp_path):
    path = write(tmp_path / "form.xlsx", [["type", "name", "label"], ["select_one colour", "q", "Which?"]])
    with pytest.raises(Fault, match=r"form.xlsx:2: survey: no list of choices 'colour'; possible: "):
        drafted(path)


def test_answers_in_a_workbook_are_no_form(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["序号", "1、性别"])
    book.active.append([1, "男"])
    book.save(tmp_path / "answers.xlsx")
    assert reader_of(open_form(tmp_path / "answers.xlsx")) is None
