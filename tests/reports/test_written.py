"""Parts of a chapter written as source are read back as the same parts."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bazhong_results import sample_results
from hypothesis import given
from hypothesis import strategies as st
from small_results import results

from analysis.result import Results
from reports.blocks import Part, read_blocks
from reports.document import Claim, Heading, Inline, Listing, Number, Paragraph, Reference, Run
from reports.ink import Ink
from reports.quantities.source import Source
from reports.requests import Requests
from reports.template import render
from reports.tokens import Tokens
from reports.written import written

CHAPTERS = Path(__file__).parents[2] / "reports/chapters/bazhong"
PLACES = re.compile(r"text='[^']*:[0-9]+'|place=Place\([^)]*\)")


def read(chapter: Path, found: Results, language: str = "zh") -> tuple[Part, ...]:
    tokens = Tokens()
    names = Requests(Source(found, Ink(language), tokens), chapter).names()
    return read_blocks(render(chapter, names, tokens), tokens)


def told(parts: tuple[Part, ...]) -> list[str]:
    """The parts without the lines of the chapter that they come from."""
    return [PLACES.sub("", repr(part)) for part in parts]


def again(parts: tuple[Part, ...], folder: Path, found: Results, language: str = "zh") -> tuple[Part, ...]:
    chapter = folder / "again.md.j2"
    chapter.write_text(written(parts), encoding="utf-8")
    return read(chapter, found, language)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", sorted(path.name for path in (CHAPTERS / "zh").glob("*.md.j2")))
def test_every_chapter_of_the_bazhong_study_is_read_back_as_it_was(name, language, tmp_path):
    parts = read(CHAPTERS / language / name, sample_results(), language)
    assert len(parts) > 2
    assert told(again(parts, tmp_path, sample_results(), language)) == told(parts)


RUNS = st.builds(
    Run,
    st.text(alphabet="甲乙 a1*^~\\#-.)'\"{}%[]{{", min_size=1, max_size=12).filter(lambda text: text.strip() == text),
    *[st.booleans()] * 4,
)
NUMBER = Number("0.779", "alpha('policy')")
INLINES = RUNS | st.sampled_from([NUMBER, Run("政策与平台", expression="label('policy')")])
CLAIMS = st.lists(INLINES, min_size=1, max_size=3).map(
    lambda words: Claim(merged(words), "alpha('policy') > 0.7", True)
)
LINES = st.lists(INLINES | CLAIMS, min_size=1, max_size=4).map(lambda content: merged(content))
PARTS = st.lists(
    st.builds(Paragraph, LINES)
    | st.builds(Heading, st.integers(1, 3), st.just(""), LINES, st.just(""))
    | st.builds(Listing, st.lists(LINES, min_size=1, max_size=3).map(tuple), st.booleans()),
    min_size=1,
    max_size=4,
)


def merged(content: list[Inline]) -> tuple[Inline, ...]:
    """Runs of one style as one, as chapters are read."""
    found: list[Inline] = []
    for each in content:
        last = found[-1] if found else None
        if isinstance(last, Run) and isinstance(each, Run) and replace(last, text=each.text) == each and last.text:
            found[-1] = each if each.expression else replace(last, text=last.text + each.text)
        else:
            found.append(each)
    return tuple(found)


@given(PARTS)
def test_whatever_words_hold_is_printed_and_never_run(tmp_path_factory, parts):
    back = again(tuple(parts), tmp_path_factory.mktemp("written"), results())
    assert plain(back) == plain(parts)


def plain(parts):
    def line(content):
        return [
            ("claim", each.condition, line(each.content))
            if isinstance(each, Claim)
            else (each.expression or each.text, getattr(each, "bold", None), getattr(each, "italic", None))
            for each in content
        ]

    return [[line(item) for item in part.items] if isinstance(part, Listing) else line(part.content) for part in parts]


def test_numbers_references_and_data_words_keep_their_expressions():
    parts = (
        Heading(2, "", (Run("信度"),), ""),
        Paragraph(
            (
                Run("系数", bold=True),
                Number("0.779", "alpha('policy')"),
                Run("（"),
                Reference("table:reliability", "表4-1"),
                Run("），"),
                Claim((Run("高于{{ 7 * 7 }}"),), "alpha('policy') >= limits.alpha.value", True),
            )
        ),
    )
    assert written(parts) == (
        "## 信度\n\n**系数**{{ alpha('policy') }}（{{ ref('table:reliability') }}），"
        "{% claim alpha('policy') >= limits.alpha.value %}高于{{ '{{' }} 7 \\* 7 }}{% endclaim %}\n"
    )


def test_a_paragraph_that_looks_like_a_heading_or_a_point_stays_a_paragraph(tmp_path):
    parts = tuple(Paragraph((Run(text),)) for text in ("# 一", "- 二", "3. 三", "4) 四", "\\# 五"))
    assert told(again(parts, tmp_path, results())) == told(parts)


def test_a_title_made_of_words_and_numbers_keeps_its_expressions(tmp_path):
    chapter = tmp_path / "1.md.j2"
    chapter.write_text("{{ table('profile', title='样本（n=' ~ n('profile') ~ '）', id='a') }}", encoding="utf-8")
    assert written(read(chapter, results())) == chapter.read_text(encoding="utf-8") + "\n"


def test_blanks_at_the_edges_of_a_claim_stay_beside_it_and_an_empty_claim_goes():
    claim = Claim((Run(" two "),), "kmo() > 0.6", True)
    assert written((Paragraph((Run("one"), claim, Run("three"))),)) == (
        "one {% claim kmo() > 0.6 %}two{% endclaim %} three\n"
    )
    empty = Claim((Run(" "),), "kmo() > 0.6", True)
    assert written((Paragraph((Run("one"), empty, Run("two"))),)) == "one two\n"
