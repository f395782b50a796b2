"""A questionnaire file → Instrument, and what refuses one."""

import contextlib
import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from instrument.conditions import outcomes
from instrument.kinds import codebook
from instrument.linting import review
from instrument.loading import load, read
from instrument.measure import Measure
from instrument.message import Fault
from instrument.model import Kind, Screening

OPTIONS = "options: [{code: 1, zh: 是, en: 'Yes'}, {code: 2, zh: 否, en: 'No'}]"
Q1 = f"  - {{id: q1, kind: single, zh: 甲, en: First, {OPTIONS}}}\n"
ITEM = f"kind: scale, zh: 甲, en: First, {OPTIONS}"


def question(text):
    return f"questions:\n{Q1}  - {{id: q2, zh: 乙, en: Second, {text}}}\n"


def item(text):
    return (
        f"questions:\n  - {{id: a, {ITEM}}}\n  - {{id: b, {ITEM}}}\n  - {{id: t, kind: text, zh: 文, en: T}}\n"
        f"  - {{id: n, kind: single, zh: 名, en: N, {OPTIONS}}}\nscales:\n  s: {{zh: 量, en: S, {text}}}\n"
    )


REFUSED = [
    # Keys and wording
    (
        "question:\n",
        "form.yaml:5: no key 'question' here; possible: questions, version, sections, population, id, …",
    ),
    ("issued: 400\n", "form.yaml:1: 'questions' is missing here"),
    (
        question("kind: text, optoins: []"),
        "form.yaml:7: q2: no key 'optoins' here; possible: options, id, number, kind, section, …",
    ),
    (
        question("kind: chart"),
        "form.yaml:7: q2: 'chart' is not possible here; possible: single, multiple, scale, matrix, text, …",
    ),
    ("questions:\n  - {id: q1, kind: text, zh: 甲}\n", "form.yaml:6: q1: no wording in 'en' here"),
    (
        "questions:\n  - {id: q1, kind: text, zh: 甲, en: }\n",
        "form.yaml:6: q1: a text was expected here, found nothing",
    ),
    (
        "questions:\n  - {id: q1, kind: text, zh: 甲, en: A, fr: B}\n",
        "form.yaml:6: q1: no key 'fr' here; possible: id, number, kind, section, label, …",
    ),
    ("questions:\n  - {kind: text, zh: 甲, en: A}\n", "form.yaml:6: questions[1]: 'id' is missing here"),
    (
        "questions:\n  - {id: 题一, kind: text, zh: 甲, en: A}\n",
        "form.yaml:6: 题一: '题一' is not a name: it has to be a letter a–z, then letters, digits or _, "
        "at most 50 in all",
    ),
    ("questions: []\n", "form.yaml:5: questions: this list needs 1 or more entries"),
    (f"questions:\n{Q1}issued: 0\n", "form.yaml:7: issued: '0' is below 1, the least possible here"),
    (question("kind: text, section: s1"), "form.yaml:7: q2: no section 's1'; possible: –"),
    # Options
    (question("kind: single"), "form.yaml:7: q2: a question of kind 'single' needs either options or choices"),
    (
        question(f"kind: single, choices: yesno, {OPTIONS}"),
        "form.yaml:7: q2: a question of kind 'single' needs either options or choices",
    ),
    (
        "choice_sets:\n  yes_no: [{code: 1, zh: 是, en: 'Yes'}, {code: 0, zh: 否, en: 'No'}]\n"
        "questions:\n  - {id: q1, kind: single, zh: 甲, en: A, choices: yesno}\n",
        "form.yaml:8: q1: no choice set 'yesno'; possible: yes_no",
    ),
    (
        question("kind: single, options: [{code: 1, zh: 是, en: Y},\n    {code: 1, zh: 否, en: N}]"),
        "form.yaml:8: q2: code 1 stands for two options, first in line 7",
    ),
    (
        question("kind: single, options: [{code: 1, zh: Ａ, en: Y},\n    {code: 2, zh: a, en: N}]"),
        "form.yaml:8: q2: 'a' stands here twice, first in line 7",
    ),
    (
        question("kind: single, options: [{code: one, zh: 是, en: Y}, {code: 2, zh: 否, en: N}]"),
        "form.yaml:7: q2: a whole number was expected here, found 'one'",
    ),
    (
        question("kind: single, options: [{code: -2, zh: 是, en: Y}, {code: 2, zh: 否, en: N}]"),
        "form.yaml:7: q2: code -2 stands for an answer and, under 'missing', for no answer",
    ),
    (
        "missing: {unanswered: 0}\n" + question(OPTIONS + ", kind: multiple"),
        "form.yaml:8: q2: code 0 stands for an answer and, under 'missing', for no answer",
    ),
    (
        "missing: {unanswered: 99}\n" + question("kind: number, least: 0, most: 100"),
        "form.yaml:8: q2: code 99 stands for an answer and, under 'missing', for no answer",
    ),
    (
        f"missing: {{unanswered: -9, not_asked: -9}}\nquestions:\n{Q1}",
        "form.yaml:5: missing: unanswered and not_asked have the same code -9",
    ),
    (
        question("kind: multiple, options: [{code: -1, zh: 是, en: Y}, {code: 2, zh: 否, en: N}]"),
        "form.yaml:7: q2: code -1 is negative, and cannot be part of a variable's name",
    ),
    (
        question("kind: single, options: [{code: 1, zh: 是, en: Y, exclusive: true}, {code: 2, zh: 否, en: N}]"),
        "form.yaml:7: q2: an option of a question of kind 'single' cannot be exclusive",
    ),
    (
        question("kind: single, options: [{code: 1, zh: 是, en: Y}, {code: 2, zh: 否, en: N, dont_know: true}]"),
        "form.yaml:7: q2: a question needs two or more options that are not dont_know",
    ),
    # Keys that do not go with the kind
    (question(f"kind: text, {OPTIONS}"), "form.yaml:7: q2: a question of kind 'text' takes no 'options'"),
    (question("kind: text, least: 3"), "form.yaml:7: q2: a question of kind 'text' takes no 'least'"),
    (question("kind: number, least: 3"), "form.yaml:7: q2: a question of kind 'number' needs least and most"),
    (question("kind: number, least: 3, most: 2"), "form.yaml:7: q2: least, 3, is above most, 2"),
    (
        question(f"kind: multiple, most: 3, {OPTIONS}"),
        "form.yaml:7: q2: '3' is not a possible number of the 2 options",
    ),
    (question(f"kind: matrix, {OPTIONS}"), "form.yaml:7: q2: 'rows' is missing here"),
    # Names
    (question("kind: text").replace("q2", "q1"), "form.yaml:7: q1: the name 'q1' is given twice, first in line 6"),
    (question("kind: text").replace("q2", "Q1"), "form.yaml:7: Q1: 'Q1' and 'q1' in line 6 differ only by case"),
    (
        question(f"kind: matrix, rows: [{{id: q1, zh: 行, en: Row}}], {OPTIONS}"),
        "form.yaml:7: q2: the name 'q1' is given twice, first in line 6",
    ),
    (
        question("kind: text").replace("q2", "q1_other").replace("否, en: 'No'", "否, en: 'No', other: true"),
        "form.yaml:7: q1_other: the name 'q1_other' is given twice, first in line 6",
    ),
    (
        question("kind: text").replace("q2", "has"),
        "form.yaml:7: has: 'has' is a word of conditions and cannot be a name",
    ),
    # Conditions
    (
        question("kind: text, ask_if: q1 = 1"),
        "form.yaml:7: q2: column 4 of the condition: '=' cannot be read; possible: a question's id, a number, "
        "== != < <= > >= in has and or not ( ) [ ]",
    ),
    (question("kind: text, ask_if: q2 == 1"), "form.yaml:7: q2: the condition asks about the question itself"),
    (
        question("kind: text, ask_if: q11 == 1"),
        "form.yaml:7: q2: the condition asks about 'q11', which is no question; possible: q1, q2",
    ),
    (
        f"questions:\n  - {{id: q0, kind: text, zh: 零, en: Zero,\n     ask_if: q1 == 1}}\n{Q1}",
        "form.yaml:7: q0: the condition asks about 'q1', which comes later, in line 8",
    ),
    (
        f"questions:\n  - {{id: a, ask_if: b == 1, {ITEM}}}\n  - {{id: b, ask_if: c == 1, {ITEM}}}\n"
        f"  - {{id: c, ask_if: a == 1, {ITEM}}}\n",
        "form.yaml:6: a: the conditions run in a circle: 'a' waits for 'b', which waits for 'a'",
    ),
    (question("kind: text, ask_if: q1 == 3"), "form.yaml:7: q2: 'q1' has no option with code 3; possible: 1, 2"),
    (
        question("kind: text, ask_if: q1 has 1"),
        "form.yaml:7: q2: a condition cannot ask about 'q1' so: 'has' is for multiple response, the other comparisons "
        "are for single, scale, matrix rows and number",
    ),
    (
        question(f"kind: matrix, rows: [{{id: r1, zh: 行, en: Row}}], {OPTIONS}")
        + "  - {id: q3, kind: text, zh: 丙, en: Third, ask_if: q2 == 1}\n",
        "form.yaml:8: q3: the condition asks about the matrix 'q2'; it has to name one of its rows: r1",
    ),
    (
        question("kind: text, ask_if: q1 == 1 and q1 == 2"),
        "form.yaml:7: q2: no answers can meet the condition 'q1 == 1 and q1 == 2', so this question is never asked",
    ),
    (
        question(f"kind: single, ask_if: q1 == 1, {OPTIONS}")
        + "  - {id: q3, kind: text, zh: 丙, en: Third, ask_if: q1 == 2 and q2 == 1}\n",
        "form.yaml:8: q3: no answers can meet the condition 'q1 == 2 and q2 == 1', so this question is never asked",
    ),
    # Scales
    (item("items: [a, c]"), "form.yaml:11: s: item 'c' of this scale is no variable; possible: a, b, t, n"),
    (item("items: [a, -a]"), "form.yaml:11: s: item 'a' stands twice in this scale"),
    (
        item("items: [a, n]"),
        "form.yaml:11: s: item 'n' of this scale is nominal; say 'measure: ordinal' if its codes are in order",
    ),
    (
        item("items: [a, t]"),
        "form.yaml:11: s: item 't' of this scale is nominal; say 'measure: ordinal' if its codes are in order",
    ),
    (item("items: [a]"), "form.yaml:11: scales.s.items: this list needs 2 or more entries"),
    (item("items: [a, b], least_valid: 3"), "form.yaml:11: s: least_valid, 3, is more than the 2 items of this scale"),
    (item("items: [a, b]").replace("  s:", "  a:"), "form.yaml:11: a: the name 'a' is given twice, first in line 6"),
    (
        item("items: [-a, b]").replace("id: t", "id: a_r"),
        "form.yaml:11: s: the name 'a_r' is given twice, first in line 8",
    ),
    # Review
    (
        question("kind: text, lint: {double_barreled: fine}"),
        "form.yaml:7: q2: no key 'double_barreled' here; possible: double_barrelled, "
        "overlapping_brackets, unbalanced_scale, unlabelled_points, no_dont_know, …",
    ),
]


@pytest.mark.parametrize(("body", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_a_questionnaire_that_does_not_hold_together_is_refused_at_its_line(read_form, body, told):
    with pytest.raises(Fault) as fault:
        read_form(body)
    assert str(fault.value) == told


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ("[zh, zh]", "form.yaml:3: languages[2]: language 'zh' stands twice"),
        ("[Chinese]", "form.yaml:3: languages[1]: 'Chinese' is not a language code such as zh or en"),
        ("zh", "form.yaml:3: languages: a list was expected here, found 'zh'"),
        ("[zh, fr]", "form.yaml:1: no wording in 'fr' for 'unanswered'; say it under 'words'"),
    ],
)
def test_languages_are_codes_each_said_once_and_known_to_the_codebook(languages, told):
    text = f"id: f\nversion: 1\nlanguages: {languages}\ntitle: {{zh: 问, fr: Q}}\nquestions:\n"
    with pytest.raises(Fault) as fault:
        read((text + "  - {id: q1, kind: text, zh: 甲, fr: Un}\n").encode(), "form.yaml")
    assert str(fault.value) == told


def test_what_a_question_leaves_unsaid_is_usual_for_its_kind(read_form):
    instrument = read_form(question(f"kind: scale, {OPTIONS}"))
    first, second = instrument.questions
    assert (first.kind, first.measure, first.required, first.number, first.section) == (
        Kind.SINGLE,
        Measure.NOMINAL,
        True,
        "",
        "",
    )
    assert second.measure == Measure.ORDINAL
    assert instrument.screening.speeder_share == pytest.approx(1 / 3)
    assert instrument.issued is None


def test_codes_and_labels_that_yaml_might_take_for_something_else_are_kept(read_form):
    text = (
        "kind: single, options: [{code: 012, zh: no, en: ~}, {code: 3, zh: 12:30, en: 1e3}, {code: 4, zh: .5, en: on}]"
    )
    options = read_form(question(text)).question("q2").options
    assert [(each.code, each.text["zh"], each.text["en"]) for each in options] == [
        (12, "no", "~"),
        (3, "12:30", "1e3"),
        (4, ".5", "on"),
    ]


def test_choice_sets_are_shared_and_screening_rules_can_be_switched_off(read_form):
    instrument = read_form(
        "screening: {speeder_share: off, duplicates: false}\n"
        "choice_sets:\n  agree: [{code: 1, zh: 否, en: 'No'}, {code: 2, zh: 是, en: 'Yes'}]\n"
        "questions:\n  - {id: a, kind: scale, zh: 甲, en: A, choices: agree}\n"
        "  - {id: b, kind: scale, zh: 乙, en: B, choices: agree}\n"
    )
    assert instrument.question("a").options is instrument.question("b").options
    assert instrument.screening.speeder_share is None
    assert not instrument.screening.duplicates
    assert instrument.screening.straight_line


def test_a_third_language_brings_its_own_words():
    text = (
        "id: f\nversion: 1\nlanguages: [fr]\ntitle: {fr: Q}\nwords:\n"
        + "".join(
            f"  {word}: {{fr: {word} fr}}\n"
            for word in ("unanswered", "not_asked", "ticked", "unticked", "other", "reversed")
        )
        + "questions:\n  - {id: q1, kind: text, fr: Un}\n"
    )
    assert read(text.encode(), "f.yaml").words["ticked"] == {"fr": "ticked fr"}


def test_the_fingerprint_is_that_of_the_file(tmp_path):
    source = Path("instrument/questionnaires/bazhong.yaml").read_bytes()
    (tmp_path / "a.yaml").write_bytes(source)
    assert load(tmp_path / "a.yaml").fingerprint == hashlib.sha256(source).hexdigest()


def test_a_questionnaire_equals_itself_wherever_it_stands(tmp_path):
    source = Path("instrument/questionnaires/bazhong.yaml").read_bytes()
    assert read(source, "here.yaml") == read(source, "there.yaml")


def test_a_long_chain_of_conditions_is_followed_without_trying_every_answer(read_form):
    chain = "".join(f"  - {{id: c{n}, ask_if: c{n - 1} == 1 and c{n - 2} == 1, {ITEM}}}\n" for n in range(2, 60))
    instrument = read_form(f"questions:\n  - {{id: c0, {ITEM}}}\n  - {{id: c1, {ITEM}}}\n{chain}")
    assert outcomes(instrument.question("c3"), instrument) == {True, False, None}
    assert outcomes(instrument.question("c59"), instrument) is None


SOUND = f"""
questions:
{Q1}  - {{id: q7, kind: multiple, zh: 乙, en: B, {OPTIONS}}}
  - {{id: n, kind: number, zh: 丙, en: C, least: 0, most: 10}}
  - {{id: m, kind: matrix, zh: 丁, en: D, rows: [{{id: r, zh: 行, en: R}}, {{id: s, zh: 列, en: S}}], {OPTIONS}}}
  - {{id: t, kind: text, zh: 戊, en: E, ask_if: "q1 == 1 and not (q7 has 2 or n > 3)"}}
scales:
  k: {{zh: 量, en: K, items: [r, -s]}}
"""
PARTS = re.split(r"([\w-]+)", SOUND)
WORDS = sorted(
    {*PARTS[1::2], "-2", "-3", "off", "1e9", "q7_1", "ranking", "date", "and", "Q1", "dont_know", "-k", "[]"}
)


@given(st.dictionaries(st.integers(0, len(PARTS) // 2 - 1), st.sampled_from(WORDS), min_size=1, max_size=3))
def test_whatever_a_few_words_are_changed_into_a_questionnaire_is_read_or_refused(read_form, changes):
    parts = list(PARTS)
    for position, word in changes.items():
        parts[2 * position + 1] = word
    with contextlib.suppress(Fault):
        instrument = read_form("".join(parts))
        assert len({variable.name.casefold() for variable in codebook(instrument)}) == len(tuple(codebook(instrument)))
        review(instrument)


def test_the_usual_rules_of_screening_can_be_switched_off_by_one_word(read_form):
    screening = read_form(f"screening: off\nquestions:\n  - {{id: a, {ITEM}}}\n").screening
    assert (screening.all_rules, screening.marks) == ((), Screening().marks)
