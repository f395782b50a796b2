"""Every respondent sees an order of their own, the same one again, and what must stay in place stays."""

import re
from collections import Counter

import pytest
from serving import ANSWERS, HERE, client, form, founded, kept, served

from instrument.loading import load, read
from survey.web.order import Order, shuffled, tied
from survey.web.pages import Pages
from survey.web.settings import Settings
from survey.web.shown import shown

DECLARED = "{order: {seed: 7, sections: [one, two], options: [q1, q3], rows: [q5]}}"
EVERY = Order(7, frozenset(["one", "two"]), frozenset(["q1", "q3"]), frozenset(["q5"]))
TIED = """id: t
version: "1"
languages: [en]
title: {en: T}
sections: {s: {en: S}}
questions:
  - {id: a, section: s, kind: number, en: A, least: 0, most: 9}
  - {id: b, section: s, kind: number, en: B, least: 0, most: 9}
  - {id: c, section: s, kind: number, en: C, least: 0, most: 9, ask_if: a == 1}
  - {id: d, section: s, kind: number, en: D, least: 0, most: 9}
  - {id: e, section: s, kind: number, en: E, least: 0, most: 9, ask_if: d == 1}
  - {id: f, section: s, kind: number, en: F, least: 0, most: 9}
"""


def page_of(drawn, order=EVERY, language="en"):
    from survey.web.copies import Copy

    return Pages(load(HERE / "all.yaml"), Settings(order=order)).form(language, Copy("n", drawn))


def asked(page):
    return re.findall(r'id="q-(\w+)"', page)


def codes(page, name):
    return re.findall(rf'name="{name}" value="(\d+)"', page)


def ticks(page):
    return re.findall(r'name="q3_(\d)"', page)


def test_the_same_number_gives_the_same_page_and_others_give_others():
    assert page_of(5) == page_of(5)
    pages = [page_of(drawn) for drawn in range(60)]
    assert len({tuple(asked(page)) for page in pages}) > 10
    assert len({tuple(ticks(page)) for page in pages}) == 6
    assert page_of(5, Order(8, EVERY.sections, EVERY.options, EVERY.rows)) != page_of(5)


def test_questions_options_and_codes_are_all_there_whatever_the_order():
    plain = page_of(0, order=None)
    for drawn in range(40):
        page = page_of(drawn)
        assert sorted(asked(page)) == sorted(asked(plain))
        for name in ("q1", "q4", "q5_a", "q5_b"):
            assert sorted(codes(page, name)) == sorted(codes(plain, name))
        assert codes(page, "q1")[-1] == "3"  # other
        assert ticks(page)[-1] == "9"  # none of them
        assert codes(page, "q4") == codes(plain, "q4")  # not declared
        parts = [asked(part) for part in page.split("<section")[1:]]
        assert [sorted(part) for part in parts] == [
            ["q1", "q2", "q3"],
            ["phone", "q4", "q5", "q6", "q7", "q8"],
        ]
        assert asked(page).index("q2") == asked(page).index("q1") + 1  # asked because of it


def test_a_question_follows_the_one_it_depends_on():
    instrument = read(TIED.encode(), "tied.yaml")
    blocks = tied(shown(instrument, "en"), instrument)
    assert [[each["id"] for each in block] for block in blocks] == [["a", "b", "c"], ["d", "e"], ["f"]]


def test_every_order_is_as_likely():
    found = Counter(tuple(shuffled("abc", f"{number}", str)) for number in range(6000))
    assert len(found) == 6
    assert max(abs(count - 1000) for count in found.values()) < 150  # five standard errors


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    study = founded(tmp_path_factory.mktemp("study"), collect=DECLARED)
    with served(study) as address, client(address) as page:
        yield address, study, page


def test_the_order_comes_back_with_the_form_and_what_is_stored_knows_nothing_of_it(address):
    _, study, page = address
    about = {"language": "en", "agreed": form(page)["_agreed"]}
    shown = page.get("/form", params=about).text
    drawn = re.search(r'name="_drawn" value="(\d+)"', shown)[1]
    assert asked(page.get("/form", params=about | {"drawn": drawn}).text) == asked(shown)
    wrong = page.post("/form", data=form(page, 1, **ANSWERS | {"q1": ""}) | {"_drawn": drawn})
    assert (wrong.status_code, asked(wrong.text)) == (422, asked(shown))
    assert page.post("/form", data=form(page, 1, **ANSWERS) | {"_drawn": drawn}).status_code == 201
    (row,) = kept(study)
    assert (row.columns["q1"], row.columns["q3_1"], row.columns["q5_b"]) == (1, 1, 3)
    assert "drawn" not in row.columns


def test_drawn_numbers_differ_from_visit_to_visit(address):
    _, _, page = address
    about = {"language": "en", "agreed": form(page)["_agreed"]}
    found = {re.search(r'name="_drawn" value="(\d+)"', page.get("/form", params=about).text)[1] for _ in range(8)}
    assert len(found) > 5
    for bad in ("-1", "9" * 9, "x", "１"):
        assert page.get("/form", params=about | {"drawn": bad}).status_code == 200
