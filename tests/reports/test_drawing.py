"""Drawings made ready for typesetting, and turned into pixels."""

import struct

from sample import SVG

from reports.drawing import parsed, pixels, share_of_width, texts_of, typeset

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 100"'


def line(weight):
    return f'{HEAD}><text y="60" font-size="60"{weight}>测试粗细</text></svg>'


def test_every_text_is_found():
    assert list(texts_of(SVG))[1] == "交通出行便利"
    assert list(texts_of(SVG))[-1] == "均值 M − 标准差"


def test_weights_are_spelt_out_for_the_variable_font():
    root = parsed(typeset(SVG))
    assert root.get("style") == "font-variation-settings:'wght' 400"
    assert root.get("font-family") == "Noto Sans SC"
    bold = [each for each in root.iter("{*}text") if each.get("font-weight")]
    assert {each.get("style") for each in bold} == {"font-variation-settings:'wght' 700"}


def test_a_drawing_is_154_millimetres_wide_at_300_dots_per_inch():
    png = pixels((SVG, SVG))[1]
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width == round(154 / 25.4 * 300)
    assert abs(height - width * 200 / 720) <= 1


def test_the_same_drawing_gives_the_same_pixels():
    pixels.cache_clear()
    first = pixels((SVG,))
    pixels.cache_clear()
    assert pixels((SVG,)) == first


def test_bold_words_differ_from_plain_ones():
    plain, bold = pixels((line(""), line(' font-weight="700"')))
    assert plain != bold


def test_an_entity_is_not_fetched():
    svg = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + SVG.replace("单位：%", "&x;")
    assert next(iter(texts_of(svg))) == "&x;"


def test_a_drawing_taller_than_a_page_is_made_smaller():
    assert share_of_width(900.0) == 1
    assert abs(154 * share_of_width(1917.0) * 1917 / 720 - 205) < 1e-9
