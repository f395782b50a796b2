"""The language of `ask_if`: what it reads, what it means, what it becomes for other programs."""

import math
import re

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from instrument.conditions import holds, holds_each, in_words, names, outcomes, parse, to_tencent, to_xlsform
from instrument.message import Fault

MISREAD = [
    ("", "column 1 of the condition: a question's id was expected, found ''"),
    ("q4 == 1 or", "column 11 of the condition: a question's id was expected, found ''"),
    ("q4 == (1)", "column 7 of the condition: a number was expected, found '('"),
    ("(q4 == 1", "column 9 of the condition: ')', 'and' or 'or' was expected, found ''"),
    ("q4 in [1 2]", "column 10 of the condition: ',' or ']' was expected, found '2'"),
    ("q4 in 1", "column 7 of the condition: '[' was expected, found '1'"),
    ("q4 == 1 q5", "column 9 of the condition: 'and', 'or' or the end was expected, found 'q5'"),
    ("q4 has 1.5", "column 8 of the condition: a whole number was expected, found '1.5'"),
    ("q4 is 1", "column 4 of the condition: == != < <= > >= in or has was expected, found 'is'"),
    ("not and", "column 5 of the condition: a question's id was expected, found 'and'"),
    (
        "q4 = 1",
        "column 4 of the condition: '=' cannot be read; possible: a question's id, a number, "
        "== != < <= > >= in has and or not ( ) [ ]",
    ),
    (
        "q4 == 1__import__('os')",
        "column 7 of the condition: '1__import__('os')' cannot be read; possible: a question's id, a number, "
        "== != < <= > >= in has and or not ( ) [ ]",
    ),
    ("(" * 11 + "q4 == 1" + ")" * 11, "column 11 of the condition: more than 10 levels within one another"),
    ("not " * 10 + "q4 == 1", "column 41 of the condition: more than 10 levels within one another"),
    ("q4 == 1 or " * 60 + "q4 == 2", "this condition is longer than 500 characters"),
]


@pytest.mark.parametrize(("text", "told"), MISREAD)
def test_a_condition_that_cannot_be_read_is_refused_at_its_column(text, told):
    with pytest.raises(Fault) as fault:
        parse(text)
    assert str(fault.value) == told


def test_a_condition_names_its_questions_once_in_their_order():
    assert names(parse("q4 == 1 and (q2 in [1, 2] or not q4 > 3) and q7 has 2")) == ("q4", "q2", "q7")


def test_and_binds_closer_than_or_and_not_closest():
    condition = parse("not a == 1 and b == 1 or c == 1")
    assert holds(condition, {"a": 1, "b": 1, "c": 1}) is True
    assert holds(condition, {"a": 1, "b": 1, "c": 2}) is False
    assert holds(condition, {"a": 2, "b": 1, "c": 2}) is True


def test_an_unknown_answer_leaves_a_condition_open_only_where_it_decides():
    condition = parse("a == 1 and b == 1")
    assert holds(condition, {"a": 2}) is False
    assert holds(condition, {"a": 1}) is None
    assert holds(condition, {"a": 1, "b": math.nan}) is None
    assert holds(parse("a == 1 or b == 1"), {"a": 1}) is True


def test_missing_codes_count_as_unknown_in_columns():
    columns = {"a": np.array([1.0, 2.0, -2.0, np.nan]), "q7_3": np.array([0.0, 1.0, 1.0, -3.0])}
    np.testing.assert_array_equal(holds_each(parse("a != 1"), columns, missing=(-2, -3)), [0, 1, np.nan, np.nan])
    np.testing.assert_array_equal(holds_each(parse("q7 has 3"), columns, missing=(-2, -3)), [0, 1, 1, np.nan])


# Any condition, written out, with answers to it

NAMES = ("a", "b", "c")
CODES = st.integers(0, 4)
COMPARISONS = st.one_of(
    st.builds("{} {} {}".format, st.sampled_from(NAMES), st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), CODES),
    st.builds("{} in {}".format, st.sampled_from(NAMES), st.lists(CODES, min_size=1, max_size=3)),
    st.builds("m has {}".format, CODES),
)
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda part: st.one_of(
        st.builds("not ({})".format, part),
        st.builds("({}) and ({})".format, part, part),
        st.builds("({}) or ({})".format, part, part),
        st.builds("{} and {}".format, COMPARISONS, COMPARISONS),
        st.builds("{} or {}".format, COMPARISONS, COMPARISONS),
        st.builds("not {} and {}".format, COMPARISONS, COMPARISONS),
    ),
    max_leaves=6,
)
ANSWERS = st.fixed_dictionaries(dict.fromkeys(NAMES, CODES) | {"m": st.frozensets(CODES)})
SOME_ANSWERS = st.fixed_dictionaries({}, optional=dict.fromkeys(NAMES, CODES) | {"m": st.frozensets(CODES, min_size=1)})


def as_python(text):
    return re.sub(r"m has (\d)", r"(\1 in m)", text)


@given(CONDITIONS, ANSWERS)
def test_a_condition_means_what_the_same_words_mean_in_python(text, answers):
    expected = eval(as_python(text), {}, dict(answers))  # noqa: S307 (the text is this test's own)
    assert holds(parse(text), answers) is expected


@given(CONDITIONS, SOME_ANSWERS, ANSWERS)
def test_what_is_decided_stays_decided_whatever_the_unknown_answers_are(text, known, others):
    decided = holds(parse(text), known)
    assert decided is None or holds(parse(text), others | known) is decided


@given(CONDITIONS, st.lists(SOME_ANSWERS, min_size=1, max_size=5))
def test_columns_are_judged_as_respondents_are(text, respondents):
    columns = {name: np.array([float(each.get(name, np.nan)) for each in respondents]) for name in NAMES}
    for code in range(5):
        columns[f"m_{code}"] = np.array([float(code in each["m"]) if "m" in each else np.nan for each in respondents])
    judged = [holds(parse(text), each) for each in respondents]
    expected = [np.nan if each is None else float(each) for each in judged]
    np.testing.assert_array_equal(holds_each(parse(text), columns), expected)


class XPathField:
    """A field of a form as XPath 1.0 compares it: an empty one is no number, and differs from every number."""

    def __init__(self, held):
        self.number = math.nan if held is None or isinstance(held, frozenset) else float(held)
        self.held = held

    def __eq__(self, other):
        return self.held is None if other == "" else self.number == other

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self.number < other

    def __le__(self, other):
        return self.number <= other

    def __gt__(self, other):
        return self.number > other

    def __ge__(self, other):
        return self.number >= other

    __hash__ = None


@given(CONDITIONS, SOME_ANSWERS)
def test_an_xlsform_shows_a_question_exactly_where_its_condition_holds(text, answers):
    fields = {name: XPathField(answers.get(name)) for name in (*NAMES, "m")}
    written = re.sub(r"(?<![!<>])=", "==", re.sub(r"\$\{(\w+)\}", r"\1", to_xlsform(parse(text))))
    fields["selected"] = lambda field, code: field.held is not None and int(code) in field.held
    shown = eval(written, {}, fields)  # noqa: S307 (the text is this test's own)
    assert shown is (holds(parse(text), answers) is True)


FORM = """
questions:
  - {id: a, kind: single, zh: 甲, en: First, number: "1", options: [
      {code: 0, zh: 零, en: Zero}, {code: 1, zh: 一, en: One}, {code: 2, zh: 二, en: Two}, {code: 3, zh: 三, en: Three},
      {code: 4, zh: 四, en: Four}]}
  - {id: m, kind: multiple, zh: 乙, en: Second, options: [
      {code: 0, zh: 零, en: Zero}, {code: 1, zh: 一, en: One}, {code: 2, zh: 二, en: Two}, {code: 3, zh: 三, en: Three},
      {code: 4, zh: 四, en: Four, exclusive: true}]}
  - {id: x, kind: matrix, zh: 丙, en: Third, number: "3",
     rows: [{id: b, zh: 行一, en: Row 1}, {id: c, zh: 行二, en: Row 2}],
     options: [{code: 0, zh: 零, en: Zero}, {code: 1, zh: 一, en: One}, {code: 2, zh: 二, en: Two}]}
  - {id: n, kind: number, zh: 丁, en: Fourth, least: 0, most: 100}
  - {id: asked, kind: text, zh: 戊, en: Fifth, ask_if: "CONDITION"}
"""


@pytest.fixture(scope="session")
def form(read_form):
    return lambda condition: read_form(FORM.replace("CONDITION", condition))


def rules_of(form, condition):
    instrument = form(condition)
    return to_tencent(instrument.question("asked"), instrument)


def test_tencent_rules_count_questions_and_options_from_one(form):
    assert rules_of(form, "a == 1") == ("if Q1A2 then show Q5",)
    assert rules_of(form, "a == 1 and m has 3") == ("if Q1A2 and Q2A4 then show Q5",)
    assert rules_of(form, "a >= 3") == ("if Q1A4 then show Q5", "if Q1A5 then show Q5")
    assert rules_of(form, "not (a in [1, 2])") == ("if Q1 and not Q1A2 and not Q1A3 then show Q5",)
    assert rules_of(form, "not m has 0 and (a == 0 or a == 1)") == (
        "if Q2 and not Q2A1 and Q1A1 then show Q5",
        "if Q2 and not Q2A1 and Q1A2 then show Q5",
    )


@given(text=CONDITIONS.filter(lambda text: not re.search(r"\b[bc]\b", text)), answers=SOME_ANSWERS)
def test_tencent_shows_a_question_exactly_where_its_condition_holds(form, text, answers):
    ticked = {1: {answers["a"]} if "a" in answers else set(), 2: answers.get("m", set())}

    def met(term):
        question, option = re.fullmatch(r"Q(\d)(?:A(\d))?", term.removeprefix("not ")).groups()
        found = bool(ticked[int(question)]) if option is None else int(option) - 1 in ticked[int(question)]
        return found != term.startswith("not ")

    try:
        rules = rules_of(form, text)
    except Fault as fault:
        if not re.search("needs more than 64 rules|no answers can meet", str(fault)):
            raise
        reject()
    terms = [rule.removeprefix("if ").removesuffix(" then show Q5").split(" and ") for rule in rules]
    shown = any(all(met(term) for term in each) for each in terms)
    assert shown is (holds(parse(text), answers) is True)


def test_tencent_rules_cannot_ask_about_numbers_and_matrix_rows(form):
    with pytest.raises(Fault, match="cannot ask about 'n': they know single choice, scales and multiple response"):
        rules_of(form, "n > 3")
    with pytest.raises(Fault, match="cannot ask about 'b'"):
        rules_of(form, "b == 1")


def test_a_condition_is_told_in_words_with_the_labels_of_its_options(form):
    def told(condition, language="en"):
        instrument = form(condition)
        return in_words(instrument.question("asked").ask_if, instrument, language)

    assert told("a == 1") == "question 1 is “One”"
    assert told("a == 1", "zh") == "question 1 is “一”"
    assert told("a in [0, 1] and not m has 4") == (
        "question 1 is one of “Zero”, “One” and not (question m includes “Four”)"
    )
    assert told("a != 1 or (n >= 10 and n < 20)") == (
        "question 1 is not “One” or (question n is at least 10 and question n is below 20)"
    )
    assert told("n <= 10 and n > 2 and b == 2") == (
        "question n is at most 10 and question n is above 2 and question 3 is “Two”"
    )


def test_outcomes_of_a_condition_respect_what_it_rests_on(form):
    def found(condition):
        instrument = form(condition)
        return outcomes(instrument.question("asked"), instrument)

    assert found("a == 1") == {True, False}
    assert found("a >= 0") == {True}
    assert found("n > 99") == {True, False}
    assert found(" and ".join(["a >= 0", *(f"m has {code}" for code in range(4)), "b >= 0", "c >= 0", "n > 3"])) == {
        True,
        False,
    }
