"""A character that the embedded typeface lacks stops a report and is named; it is never a blank."""

from dataclasses import replace

import pytest
from sample import blocks, picture, report, words

from analysis.result import Fault
from reports import glyphs
from reports.document import Claim, Grid, Paragraph
from reports.renderers import docx, html, pdf


def test_a_report_whose_characters_all_have_glyphs_passes():
    glyphs.check(report())


@pytest.mark.parametrize("renderer", [docx, pdf, html])
def test_a_missing_glyph_is_named_with_its_place(renderer):
    document = replace(report(), blocks=(*blocks(), Paragraph(words("有人写道：很好😀谢谢"))))
    with pytest.raises(Fault) as found:
        renderer.render(document)
    assert str(found.value) == (
        "五、题项与频数: the font Noto Sans SC has no glyph for '😀' (U+1F600), which stands in '有人写道：很好😀谢谢'"
    )


def test_a_missing_glyph_in_a_figure_is_named_by_the_figure():
    drawing = picture().svg.replace("交通出行便利", "交通😀")
    with pytest.raises(Fault, match=r"^图4-1: .*U\+1F600.*'交通😀'$"):
        glyphs.check(replace(report(), blocks=(replace(picture(), svg=drawing),)))


GRID = next(block for block in blocks() if isinstance(block, Grid))


@pytest.mark.parametrize(
    "grid",
    [
        replace(GRID, caption="构成😀"),
        replace(GRID, header=((replace(GRID.header[0][0], content=words("类😀")), *GRID.header[0][1:]),)),
        replace(GRID, body=((replace(GRID.body[0][0], content=words("男😀")), *GRID.body[0][1:]),)),
        replace(GRID, notes=(words("注：😀"),)),
    ],
    ids=["caption", "header", "cell", "note"],
)
def test_a_missing_glyph_in_a_table_is_named_by_the_table(grid):
    with pytest.raises(Fault, match=r"^表4-1: .*U\+1F600"):
        glyphs.check(replace(report(), blocks=(grid,)))


def test_a_missing_glyph_in_a_claim_is_named():
    claim = Claim(words("好😀"), "p('a') < .05", is_borne=False)
    with pytest.raises(Fault, match=r"U\+1F600"):
        glyphs.check(replace(report(), blocks=(Paragraph((claim,)),)))


def test_a_control_character_is_refused_and_shown_by_its_code():
    with pytest.raises(Fault, match=r"^T: .* ' ' \(U\+000B\)"):
        glyphs.check(replace(report(), title="T", blocks=(Paragraph(words("a\x0bb")),)))


def test_characters_without_ink_need_no_glyph():
    glyphs.check(replace(report(), blocks=(Paragraph(words("a\u200bb\ufe0f\u2060c\nd")),)))


def test_names_in_rare_characters_have_glyphs():
    glyphs.check(replace(report(), blocks=(Paragraph(words("镕喆囍〖〗┋①−χβηωαΔ≥≤×·")),)))
