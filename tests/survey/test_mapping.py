"""mapping.yaml: what is written is read again, whatever stands in headers and cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from instrument.message import Fault
from survey.mapping import NAME, Confirmed, File, Mappings, load_mappings, save_mappings

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=100)
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(WORDS, st.one_of(NAMES, st.just("-")), max_size=5),
    st.dictionaries(NAMES, st.dictionaries(WORDS, st.integers(-9, 99), min_size=1, max_size=4), max_size=3),
    st.frozensets(NAMES, max_size=3),
    st.dictionaries(WORDS, st.one_of(NAMES, st.just("")), max_size=2),
)
def test_what_is_written_is_read_again(tmp_path_factory, columns, answers, absent, rows):
    folder = tmp_path_factory.mktemp("wave")
    mappings = Mappings().with_platform("limesurvey", Confirmed(columns, answers, absent, rows))
    mappings = mappings.with_file("ab12.csv", File("1 “x”: #\\.csv", "limesurvey"))
    save_mappings(folder, mappings, {"limesurvey": dict.fromkeys(columns, "order")})
    assert load_mappings(folder) == mappings


@pytest.mark.parametrize(
    "header", ["\u202e开", "a\nb", 'q"\\', "\U000e0001", "- x: y # z", "", "'=1+1", "\x00\x1b[31m"]
)
def test_headers_of_ill_will_are_read_again_too(tmp_path, header):
    mappings = Mappings().with_platform("qualtrics", Confirmed({header: "q1"}))
    save_mappings(tmp_path, mappings, {})
    assert load_mappings(tmp_path) == mappings


def test_later_knowledge_goes_before_earlier():
    known = Mappings().with_platform("kobo", Confirmed({"a": "q1", "b": "q2"}, {"q1": {"x": 1}}))
    known = known.with_platform("kobo", Confirmed({"a": "q3"}, {}, frozenset({"q9"})))
    assert known.of("kobo") == Confirmed({"a": "q3", "b": "q2"}, {"q1": {"x": 1}}, frozenset({"q9"}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("platform: {}", "no key 'platform' here; possible: platforms, files"),
        ("platforms: {kobo: {colums: {}}}", "no key 'colums' here; possible: columns"),
        ("platforms: {kobo: {answers: {q1: {x: one}}}}", "a whole number was expected here, found 'one'"),
        ("files: {a.csv: {name: b.csv}}", "'platform' is missing here"),
    ],
)
def test_a_mapping_that_is_wrong_is_told_with_its_line(tmp_path, text, said):
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as caught:
        load_mappings(tmp_path)
    assert said in str(caught.value)
    assert f"{NAME}:1" in str(caught.value)
