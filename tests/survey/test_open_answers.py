"""Open answers: codes by keywords and by hand, what is left uncoded, words counted."""

import numpy as np
import pytest

from instrument.kinds import codebook
from instrument.loading import read
from instrument.message import Fault
from survey.open_answers.assigning import coded
from survey.open_answers.by_hand import codes_by_hand
from survey.open_answers.coding import UNCODED, WordList, extended
from survey.open_answers.loading import load_coding
from survey.open_answers.words import count_words
from survey.reading import read_responses

FORM = """\
id: form
version: "1"
languages: [zh]
title: {zh: 问卷}
screening: {speeder_share: off, straight_line: false, duplicates: false}
questions:
  - {id: a, kind: single, zh: 单位, options: [{code: 1, zh: 企业}, {code: 2, zh: 其他, other: true}]}
  - {id: t, kind: text, zh: 意见, required: false}
"""
CODES = """\
questions:
  t:
    codes:
      - {code: 1, zh: 工资, keywords: [工资, ＰＡＹ]}
      - {code: 2, zh: 住房, keywords: [住房]}
      - {code: 3, zh: 无意见}
"""
ROWS = [
    ["id", "a", "a_other", "t"],
    ["1", "1", "", "工资低，住房也贵"],
    ["2", "1", "", "my pay"],
    ["3", "2", "医院", "住 房"],
    ["4", "1", "", "很好"],
    ["5", "1", "", ""],
]


@pytest.fixture
def made(table, tmp_path):
    """A function: codes, tables by hand → the coded answers."""

    def make(codes=CODES, **hands):
        instrument = read(FORM.encode(), "form.yaml")
        listed = ""
        for coder, rows in hands.items():
            table([["id", "question", "code"], *rows], f"{coder}.csv")
            listed += f"  - {{coder: {coder}, file: {coder}.csv}}\n"
        path = tmp_path / "coding.yaml"
        path.write_text(codes + (f"by_hand:\n{listed}" if listed else ""), encoding="utf-8")
        coding = load_coding(path, instrument, codebook(instrument))
        responses = read_responses([table(ROWS)], instrument).responses
        return coded(responses, coding, codes_by_hand(coding, "2025", set(responses.ids)))

    return make


def test_an_answer_gets_the_first_code_whose_keyword_it_holds(made):
    found = made()
    np.testing.assert_array_equal(found.responses.columns["t_code"], [1, 1, 2, UNCODED, np.nan])
    assert [(each.id, each.answer) for each in found.uncoded] == [("4", "很好")]
    tallied = found.tallied[0]
    assert (tallied.answered, tallied.by_hand, tallied.by_keyword, tallied.uncoded) == (4, 0, 3, 1)


def test_with_several_codes_an_answer_gets_every_one_as_a_set_of_columns(made):
    found = made(CODES.replace("  t:\n", "  t:\n    several: true\n"))
    columns = found.responses.columns
    np.testing.assert_array_equal(columns["t_code_1"], [1, 1, 0, UNCODED, np.nan])
    np.testing.assert_array_equal(columns["t_code_2"], [1, 0, 1, UNCODED, np.nan])
    assert found.responses.codebook.set("t_code").members == ("t_code_1", "t_code_2", "t_code_3")


def test_a_code_by_hand_goes_before_keywords_and_the_first_coder_before_the_second(made):
    found = made(anna=[["1", "t", "2"], ["4", "t", "3"]], bo=[["1", "t", "1"], ["2", "t", "3"], ["3", "t", ""]])
    np.testing.assert_array_equal(found.responses.columns["t_code"], [2, 3, 2, 3, np.nan])
    np.testing.assert_array_equal(found.responses.columns["t_anna"], [2, UNCODED, UNCODED, 3, np.nan])
    assert found.uncoded == ()
    assert (found.tallied[0].by_hand, found.tallied[0].by_keyword) == (3, 1)


def test_what_is_written_beside_other_is_coded_too(made):
    codes = "questions:\n  a_other:\n    codes: [{code: 1, zh: 卫生, keywords: [医院]}, {code: 2, zh: 学校}]\n"
    np.testing.assert_array_equal(made(codes).responses.columns["a_other_code"], [np.nan, np.nan, 1, np.nan, np.nan])


def test_an_uncoded_answer_is_missing_with_words_of_its_own(made):
    variable = made().responses.codebook.variable("t_code")
    assert variable.missing == (UNCODED,)
    assert [(level.code, level.text["zh"]) for level in variable.levels][-1] == (UNCODED, "未编码")


def test_the_codebook_has_every_column_before_anything_is_read(made, tmp_path):
    found = made(anna=[["1", "t", "2"]])
    instrument = read(FORM.encode(), "form.yaml")
    coding = load_coding(tmp_path / "coding.yaml", instrument, codebook(instrument))
    assert [variable.name for variable in extended(codebook(instrument), coding)] == list(found.responses.columns)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["9", "t", "1"], "anna.csv:2: id: no form has the number '9'"),
        (["1", "tt", "1"], "anna.csv:2: question: no question 'tt' here; possible: t"),
        (["1", "t", "7"], "anna.csv:2: code: no code '7' of this question; possible: 1, 2, 3"),
    ],
)
def test_a_line_by_hand_that_fits_nothing_is_refused_with_its_place(made, row, said):
    with pytest.raises(Fault) as refused:
        made(anna=[row])
    assert said in str(refused.value)


def test_a_code_by_hand_may_be_given_by_its_label_and_several_in_a_cell(made):
    found = made(anna=[["1", "t", "住房"], ["4", "t", " ３ "]])
    np.testing.assert_array_equal(found.responses.columns["t_anna"], [2, UNCODED, UNCODED, 3, np.nan])
    several = made(CODES.replace("  t:\n", "  t:\n    several: true\n"), anna=[["4", "t", "1、无意见"]])
    assert [several.responses.columns[f"t_anna_{code}"][3] for code in (1, 2, 3)] == [1, 0, 1]


def test_a_coder_whose_columns_are_those_of_the_codes_is_refused(made):
    with pytest.raises(Fault, match=r"coding.yaml:8: by_hand\[1\].coder: the name 't_code' is taken"):
        made(code=[["1", "t", "1"]])


def test_two_codes_in_a_cell_of_an_answer_that_may_have_one_are_refused(made):
    with pytest.raises(Fault, match=r"anna\.csv:2: code: the answer of number '1' has two codes"):
        made(anna=[["1", "t", "1;2"]])


def test_two_codes_of_one_answer_are_refused_where_it_may_have_one(made):
    with pytest.raises(Fault, match="the answer of number '1' has two codes; possible: one, or several: true"):
        made(anna=[["1", "t", "1"], ["1", "t", "2"]])


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (CODES.replace("  t:", "  tt:"), "no open answers are called 'tt'; possible: t, a_other"),
        (CODES.replace("code: 2", "code: 1"), "code 1 stands twice"),
        (CODES.replace("codes:", "coding:"), "no key 'coding' here; possible: codes"),
        ("words: {variables: [a]}\n", "no open answers are called 'a'; possible: a_other, t"),
    ],
)
def test_a_codebook_that_does_not_fit_the_questionnaire_is_refused(made, codes, said):
    with pytest.raises(Fault) as refused:
        made(codes)
    assert said in str(refused.value)


ANSWERS = [
    "人才政策落实不到位",
    "政策好，政策多",
    "政策需要落实",
    "housing policy",
    "Housing is dear, 100%",
    "housing",
    "",
]


def test_words_are_those_of_as_many_answers_as_are_wanted_and_say_something():
    found = count_words(ANSWERS, WordList(least=2))
    assert [(each.word, each.answers, each.count) for each in found] == [
        ("政策", 3, 4),
        ("housing", 3, 3),
        ("落实", 2, 2),
    ]


def test_a_word_of_few_people_is_never_listed():
    assert {each.word for each in count_words(ANSWERS, WordList(least=3))} == {"政策", "housing"}


def test_words_of_the_field_are_not_parted_and_others_can_be_left_out():
    answers = ["深化校企合作办学", "校企合作"]
    assert "校企合作" in {each.word for each in count_words(answers, WordList(least=2), ["校企合作"])}
    assert count_words(answers, WordList(least=2, stop=("校企", "合作"))) == ()


def test_no_answers_have_no_words():
    assert count_words(["", " "], WordList(least=1)) == ()
