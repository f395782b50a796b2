"""Claims hold what they rest on: borne by the data they are words, otherwise they are told."""

import re

import pytest
from small_results import EVERYTHING, results

from reports.chapters import Composition, compose
from reports.document import Box, Claim, Listing, Number, Paragraph, Reference, Run
from reports.references import claims


@pytest.fixture
def composed(tmp_path):
    """Composes one chapter over the small results."""

    def made(text: str, language: str = "zh") -> Composition:
        path = tmp_path / "01-a.md.j2"
        path.write_text(text, encoding="utf-8")
        return compose(results(*EVERYTHING), [path], language, "题目")

    return made


def one(composition: Composition) -> Claim:
    assert [str(fault) for fault in composition.faults] == []
    (claim,) = claims(composition.document.blocks)
    return claim


def fault(composition: Composition) -> str:
    (found,) = composition.faults
    return re.sub(r"^.*/", "", str(found))


@pytest.mark.parametrize(
    ("condition", "is_borne"),
    [
        ("alpha('policy') >= limits.alpha.value", True),
        ("alpha('policy') > .9", False),
        ("p('drive', 'policy') < .05 and beta('drive', 'policy') > 0", True),
        ("p('drive', 'policy') < .05, beta('drive', 'policy') < 0", False),
        ("0.3 < beta('drive', 'policy') < 0.5", True),
        ("0.3 < beta('drive', 'policy') < 0.35", False),
        ("not p('gap', 'q7_1') < .05", True),
        ("ranked('gap')[0] == 'q7_2'", True),
        ("percent('gap', 'q7_2') - percent('gap', 'q7_1') > 20", True),
        ("max(alpha('policy'), kmo()) > .8", True),
        ("simulated", False),
    ],
)
def test_a_condition_is_told_as_the_chapter_wrote_it(composed, condition, is_borne):
    claim = one(composed("{% claim  " + condition + " %}话{% endclaim %}"))
    assert (claim.condition, claim.is_borne, claim.text) == (condition, is_borne, "话")


@pytest.mark.parametrize(
    ("chapter", "condition"),
    [
        (
            "{% for a in tested('difference_education') %}{% claim a.p < limits.p.value %}话{% endclaim %}{% endfor %}",
            "p('difference_education', 'policy') < 0.05",
        ),
        (
            "{% for p in tested('difference_education') %}{% claim p.p < .05 %}话{% endclaim %}{% endfor %}",
            "p('difference_education', 'policy') < 0.05",
        ),
        (
            "{% set good = kmo() > .6 and p('validity') < .05 %}{% claim good %}话{% endclaim %}",
            "kmo() > 0.6 and p('validity') < 0.05",
        ),
        (
            "{% set a = (kmo() < .6 and p('validity') < .05) or alpha('policy') > .7 %}{% claim a %}话{% endclaim %}",
            "(kmo() < 0.6 and p('validity') < 0.05) or alpha('policy') > 0.7",
        ),
        (
            "{% set a = alpha('policy') %}{% claim .7 < a <= .9 %}话{% endclaim %}",
            "alpha('policy') > 0.7 and alpha('policy') <= 0.9",
        ),
        ("{% set a = alpha('policy') %}{% claim not a < .7 %}话{% endclaim %}", "not (alpha('policy') < 0.7)"),
        (
            "{% set a = [alpha('policy'), kmo()] %}{% claim min(a) > .7, known(a[0]) %}话{% endclaim %}",
            "min(alpha('policy'), kmo()) > 0.7 and known(alpha('policy'))",
        ),
        (
            "{% set a, b = beta('drive', 'policy'), b('drive', 'q1=2') %}"
            "{% claim abs(a) - b * 2 > -b %}话{% endclaim %}",
            "abs(beta('drive', 'policy')) - (b('drive', 'q1=2') * 2) > -b('drive', 'q1=2')",
        ),
        (
            "{% set g = ranked('gap') %}{% claim percent('gap', g[0]) > percent('gap', g[1]) %}话{% endclaim %}",
            "percent('gap', 'q7_2') > percent('gap', 'q7_1')",
        ),
        (
            "{% macro said(task) %}{% claim p(task) < .05 %}话{% endclaim %}{% endmacro %}{{ said('drive') }}",
            "p('drive') < 0.05",
        ),
    ],
)
def test_a_condition_on_names_of_the_template_is_told_by_what_it_compares(composed, chapter, condition):
    claim = one(composed(chapter))
    assert claim.condition == condition
    assert claim.is_borne
    again = one(composed("{% claim " + claim.condition + " %}话{% endclaim %}"))
    assert again == claim


def test_an_undefined_number_never_bears_a_claim(composed):
    for condition in ("alpha('flat') < .7", "not alpha('flat') < .7", "alpha('flat') != .7", "alpha('flat')"):
        found = composed("{% claim " + condition + " %}话{% endclaim %}")
        assert [claim.condition for claim in found.unborne] == [condition]
        assert not one(found).is_borne


def test_numbers_asked_for_behind_an_answer_are_not_missed(composed):
    found = composed("{% claim known(alpha('flat')) and alpha('flat') > .7 %}话{% endclaim %}")
    assert not any(isinstance(block, Box) for block in found.document.blocks)
    assert one(found).condition == "known(alpha('flat')) and alpha('flat') > .7"


def test_a_claim_holds_numbers_references_and_styles(composed):
    found = composed(
        "**{% claim kmo() > .6 %}KMO为{{ kmo() }}，见{{ ref('table:returns') }}{% endclaim %}**\n{{ table('returns') }}"
    )
    claim = one(found)
    assert claim.content[0] == Run("KMO为", bold=True)
    assert [type(each) for each in claim.content] == [Run, Number, Run, Reference]
    assert claim.text == "KMO为0.804，见表1-1"


def test_a_claim_not_borne_is_listed_with_its_place_condition_and_words(composed):
    found = composed("一\n\n{% claim kmo() > .6 %}甲{% endclaim %}{% claim kmo() > .9 %}乙{% endclaim %}")
    (claim,) = found.unborne
    assert (claim.place.rpartition("/")[2], claim.condition, claim.text) == ("01-a.md.j2:3", "kmo() > .9", "乙")


def test_lines_around_and_within_a_claim_are_joined_as_lines_of_a_paragraph(composed):
    found = composed(
        "甲，\n{% claim kmo() > .6 %}\n乙，\n丙。\n{% endclaim %}\n{% claim kmo() > .6 %}丁。{% endclaim %}\n\n戊"
    )
    first, second = found.document.blocks
    assert "".join(each.text for each in first.content) == "甲，乙，丙。丁。"
    assert second == Paragraph((Run("戊"),))
    (paragraph,) = composed("One\n{% claim kmo() > .6 %}\ntwo\nthree.\n{% endclaim %}\nFour.", "en").document.blocks
    assert "".join(each.text for each in paragraph.content) == "One two three. Four."


def test_a_point_may_be_a_claim(composed):
    (listing,) = composed("- {% claim kmo() > .6 %}甲{% endclaim %}\n- 乙").document.blocks
    assert isinstance(listing, Listing)
    assert listing.items[0] == (Claim((Run("甲"),), "kmo() > .6", True),)


@pytest.mark.parametrize(
    ("chapter", "message"),
    [
        (
            "字\n{% claim kmo() > .6 %}甲\n\n乙{% endclaim %}",
            "01-a.md.j2:2: a claim stands within one paragraph: '甲  乙'",
        ),
        ("{% claim kmo() > .6 %}\n# 甲\n{% endclaim %}", "01-a.md.j2:1: a claim stands within one paragraph: '# 甲'"),
        ("{% claim kmo() > .6 %}\n- 甲\n{% endclaim %}", "01-a.md.j2:1: a claim stands within one paragraph: '- 甲'"),
        (
            "{% claim kmo() > .6 %}{{ table('returns') }}{% endclaim %}",
            "01-a.md.j2:1: 'table:returns' stands within a claim; give it a line of its own behind it",
        ),
        (
            "{% claim kmo() > .6 %}{% claim kmo() > .7 %}甲{% endclaim %}{% endclaim %}",
            "01-a.md.j2:1: a claim within a claim: '甲'",
        ),
        (
            "{% set x = 'a' == 'a' %}{% claim x %}甲{% endclaim %}",
            "01-a.md.j2:1: a claim on 'True' does not say what it rests on; compare numbers in the tag",
        ),
        (
            "\n{% claim kno() > .6 %}甲{% endclaim %}",
            "01-a.md.j2:2: no name 'kno' in a chapter; possible: known, kmo, …",
        ),
        ("{% clam kmo() > .6 %}甲{% endclam %}", "01-a.md.j2:1: no tag 'clam' in a chapter; possible: claim, …"),
        ("{% claim kmo() > limits.kmu.value %}甲{% endclaim %}", "01-a.md.j2:1: no 'kmu' here; possible: kmo, …"),
        ("{{ [1] | lenght }}", "01-a.md.j2:1: no filter 'lenght' in a chapter; possible: length, …"),
    ],
)
def test_a_claim_that_cannot_be_one_says_where_and_why(composed, chapter, message):
    found = fault(composed(chapter))
    assert re.fullmatch(re.escape(message).replace("…", ".*"), found), found


def test_a_claim_may_rest_on_a_place_in_an_order(composed):
    found = composed(
        "{% set o = ranked('gap') %}"
        "{% claim rank('gap', o[0]) == 1, rank('gap', o[-1], last=true) == 1 %}话{% endclaim %}"
    )
    assert one(found).condition == "rank('gap', 'q7_2') == 1 and rank('gap', 'q7_1', last=True) == 1"
    assert one(found).is_borne


def test_a_claim_may_rest_on_how_items_load(composed):
    chapter = (
        "{% set s = structure('validity') %}{% claim s.together and s.crossed == 0 %}{{ s.crossed }}{% endclaim %}"
    )
    claim = one(composed(chapter))
    assert claim.condition == "structure('validity').together and structure('validity').crossed == 0"
    assert claim.content == (Number("0", "structure('validity').crossed", claim.content[0].origin),)
