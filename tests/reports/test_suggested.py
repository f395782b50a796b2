"""Suggested chapters become chapters of plain sentences that say the same, with numbers and claims alive."""

import re

import pytest
from bazhong_results import sample_results
from small_results import FACTOR, OPTIONS, RELIABILITY, results

from analysis.result import Fault
from reports.chapter import read_chapter
from reports.chapters import compose
from reports.document import Claim, Heading, Listing, Number, Paragraph
from reports.ink import Ink
from reports.suggested import drafts, is_carried, needs, suggestions, topic
from reports.tokens import Piece

LANGUAGES = ("zh", "en")
PLACES = re.compile(r"text='[^']*:[0-9]+'|place=Place\([^)]*\)")


@pytest.mark.parametrize(
    ("needed", "carried"),
    [
        ("", True),
        ("reliability", True),
        ("reliability_policy", True),
        ("oneway", False),
        ("oneway|factor", True),
        ("oneway, factor", False),
        ("reliability, oneway|factor", True),
        ("multiple_response.by", True),
        ("multiple_response.layers", False),
        ("multiple_response.sets", True),
    ],
)
def test_a_suggestion_stands_where_the_results_carry_what_it_needs(needed, carried):
    assert is_carried(needed, results(RELIABILITY, FACTOR, OPTIONS)) is carried


def test_every_suggestion_says_what_it_needs_and_has_a_topic_of_its_own():
    for language in LANGUAGES:
        found = suggestions(language)
        assert found
        assert all(needs(path) for path in found)
        assert len({topic(path) for path in found}) == len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_drafted_chapter_reads_as_its_suggestion_does(language, tmp_path):
    """The same words, numbers, claims and tables: only the template is gone."""
    found = sample_results()
    ink = Ink(language, simulated=True)
    carried = [path for path in suggestions(language) if is_carried(needs(path), found)]
    assert len(carried) > 5
    for suggestion, source in zip(carried, drafts(found, language, carried), strict=True):
        assert not isinstance(source, Fault), source
        assert "{% claim " in source or "{% " not in source
        assert not re.search(r"{% (?!claim |endclaim )", source)
        chapter = tmp_path / suggestion.name
        chapter.write_text(source, encoding="utf-8")
        then, _ = read_chapter(found, ink, suggestion)
        now, _ = read_chapter(found, ink, chapter)
        assert [told(part) for part in now] == [told(part) for part in then]


def told(part):
    return part.expression if isinstance(part, Piece) else PLACES.sub("", repr(part))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_suggested_report_stands_on_the_sample_and_bears_its_claims(language):
    found = sample_results()
    chapters = [path for path in suggestions(language) if is_carried(needs(path), found)]
    composition = compose(found, chapters, language, "题目")
    assert [str(fault) for fault in composition.faults] == []
    assert [str(warning) for warning in composition.warnings] == []
    assert composition.unborne == ()


@pytest.mark.parametrize("respondents", [60, 0])
def test_drafts_stand_over_answers_of_another_wave_and_tell_which_claims_no_longer_hold(respondents, tmp_path):
    first, later = sample_results(), sample_results(respondents)
    chapters = [path for path in suggestions("zh") if is_carried(needs(path), first)]
    drafted = []
    for suggestion, source in zip(chapters, drafts(first, "zh", chapters), strict=True):
        drafted.append(tmp_path / suggestion.name)
        drafted[-1].write_text(source, encoding="utf-8")
    assert compose(first, drafted, "zh", "题目").unborne == ()
    found = compose(later, drafted, "zh", "题目")
    assert found.faults == ()
    assert len(found.unborne) > 10
    assert all(re.fullmatch(r".*\.md\.j2:[0-9]+", claim.place) and claim.condition for claim in found.unborne)


def test_the_short_form_tells_its_chapters_as_one(tmp_path):
    texts = ("# 前\n\n## 甲", "# 样本\n\n## 乙\n\n### 丙{{ kmo() }}\n\n字", "# 质量", "# 后")
    paths = []
    for at, text in enumerate(texts):
        paths.append(tmp_path / f"{at}.md.j2")
        paths[-1].write_text(text, encoding="utf-8")
    document = compose(results(), paths, "zh", "题目", folded=paths[1:3]).document
    found = [(b.number, "".join(each.text for each in b.content)) for b in document.blocks if isinstance(b, Heading)]
    assert found == [
        ("一、", "前"),
        ("（一）", "甲"),
        ("二、", "调查结果与分析"),
        ("（一）", "样本"),
        ("1.", "乙"),
        ("（二）", "质量"),
        ("三、", "后"),
    ]
    bold = next(b for b in document.blocks if isinstance(b, Paragraph))
    assert [getattr(each, "bold", None) for each in bold.content] == [True, None]


def test_a_draft_keeps_numbers_and_resolved_conditions(tmp_path):
    suggestion = tmp_path / "04-quality.md.j2"
    suggestion.write_text(
        "{# needs: reliability #}\n# 信度\n\n{% for scale in ['policy'] if alpha(scale) >= .7 %}\n"
        "- {% claim alpha(scale) >= limits.alpha.value %}{{ label(scale) }}为{{ alpha(scale) }}{% endclaim %}；\n"
        "{% endfor %}\n",
        encoding="utf-8",
    )
    assert drafts(results(), "zh", [suggestion]) == [
        "# 信度\n\n- {% claim alpha('policy') >= 0.7 %}{{ label('policy') }}为{{ alpha('policy') }}{% endclaim %}；\n"
    ]
    parts, _ = read_chapter(results(), Ink("zh"), suggestion)
    assert isinstance(parts[1], Listing)
    (claim, _) = parts[1].items[0]
    assert isinstance(claim, Claim)
    assert isinstance(claim.content[-1], Number)


def test_a_drafted_claim_rests_on_the_word_for_its_size():
    """So that “large” turns red where next year's data make it small."""
    found = sample_results()
    chapters = {topic(path): path for path in suggestions("zh")}
    relations, quality = drafts(found, "zh", [chapters["relations"], chapters["quality"]])
    assert "== 2 %}{{ cited('match') }}与{{ cited('enclave') }}呈中等强度的正相关" in relations
    assert re.search(r"grade\(r\('match', 'enclave', 'correlations'\), 'r'\) == 2 %}", relations)
    assert re.search(r"grade\(kmo\('validity'\), 'kmo'\) == 3 %}取样适切性良好", quality)
