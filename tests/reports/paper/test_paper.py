"""The questionnaire on paper: nothing torn apart, everything numbered, the same bytes each time, valid for Word."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from canvass.papering import handout, numbered
from instrument.jumps import jumps
from instrument.loading import load
from instrument.message import Fault
from reports.paper import pdf, word
from reports.paper.fitting import across
from reports.paper.handout import Choice
from survey.paper.numbers import LAST, form_number, printed

sys.path.append(str(Path(__file__).parents[1]))
from test_schema import faults

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[2]
FILES = {
    "bazhong": CHECKOUT / "instrument/questionnaires/bazhong.yaml",
    "all": CHECKOUT / "tests/survey/web/all.yaml",
    "long": HERE / "long.yaml",
}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(name, language="zh", copies=1, first=1):
    return numbered(handout(load(FILES[name]), language), copies, first)


def pages(content):
    """The text of each page, without white space."""
    return [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def bare(text):
    return re.sub(r"\s", "", text)


def xml(content, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FILES)
def test_no_question_is_torn_from_its_answers(name, language):
    form = made(name, language)
    found = pages(pdf.render(form))
    for ask in (ask for part in form.parts for ask in part.asks):
        (first,) = [at for at, page in enumerate(found) if bare(ask.stem) in page]
        for choice in getattr(ask.answer, "choices", ()):
            assert bare(choice.text) in found[first], (ask.stem, choice.text)
        for note in (*ask.before, *ask.after):
            assert bare(note) in found[first]


def test_a_matrix_longer_than_a_page_has_its_heads_on_every_page():
    found = [page for page in pages(pdf.render(made("long"))) if re.search("第\\d+项服务", page)]
    assert len(found) > 1
    assert all(page.count("非常不满意") == 1 for page in found)
    table = max(xml(word.render(made("long"))).iter(f"{W}tbl"), key=lambda table: len(table.findall(f"{W}tr")))
    rows = table.findall(f"{W}tr")
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_every_question_of_a_word_file_is_a_row_that_does_not_break():
    for table in xml(word.render(made("bazhong"))).iter(f"{W}tbl"):
        for row in table.findall(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


@pytest.mark.parametrize("name", FILES)
def test_the_sheets_of_a_form_bear_its_number_and_the_sheet_apart_none(name):
    form = made(name, copies=3, first=7)
    found = pages(pdf.render(form))
    for serial in (7, 8, 9):
        number = printed(form_number(serial))
        of_form = [at for at, page in enumerate(found) if number in page]
        assert of_form[0] % 2 == 0  # a front side
        assert [re.search(r"第(\d+)页", found[at])[1] for at in of_form] == [str(n + 1) for n in range(len(of_form))]
    apart = [at for at, page in enumerate(found) if "本页没有表号" in page]
    assert len(apart) == (3 if form.apart else 0)
    assert not any(re.search(r"\d{6}-\d", found[at]) for at in apart)
    assert all(at % 2 == 0 for at in apart)  # not the back of a numbered sheet


def test_identifying_questions_stand_apart_and_are_not_coded():
    form = made("all")
    assert [ask.text for ask in form.apart] == ["手机"]
    assert "手机" not in {ask.text for part in form.parts for ask in part.asks}
    assert all(ask.office == () for ask in form.apart)


def test_every_kind_of_question_is_printed_with_its_words_and_its_boxes_for_codes():
    form = made("all")
    asks = {ask.number: ask for part in form.parts for ask in part.asks}
    assert asks["1"].after == ("选“没有”“其他”请跳至第 3 题。",)
    assert asks["2"].before == ("仅当第 1 题选“有”时回答。", "请填 0 到 60 之间的数。")
    assert asks["3"].before == ("最多选 2 项。", "选“都没有”的，不再选其他项。")
    assert asks["4"].before == ("仅当第 3 题选项中包括“甲”，或第 2 题高于10时回答。",)
    boxes = {number: sum(each.digits for each in ask.office) for number, ask in asks.items()}
    assert boxes == {"1": 1, "2": 2, "3": 2, "4": 1, "5": 2, "6": 3, "7": 8, "8": 0}


def test_who_answers_goes_where_the_conditions_send():
    instrument = load(FILES["bazhong"])
    (found,) = [each for each in jumps(instrument.questions).values() if each]
    (jump,) = found
    assert (jump.codes, jump.target.number) == ((2, 3, 4, 5), "5")
    (ask,) = [ask for part in made("bazhong", "en").parts for ask in part.asks if ask.number == "4"]
    words = "“Government department”, “Vocational college”, “Human resource service agency” or “Other”"
    assert ask.after == (f"If {words}: go to question 5.",)


@pytest.mark.parametrize("name", FILES)
def test_the_word_file_holds_to_the_schema_and_numbers_each_section(name):
    content = word.render(made(name, copies=2))
    assert faults(content) == []
    for at in (1, 2):
        header = "".join(xml(content, f"word/header{at}.xml").itertext())
        assert printed(form_number(at)) in header
    assert "-" not in "".join(xml(content, "word/header0.xml").itertext())


@pytest.mark.parametrize("render", [pdf.render, word.render])
def test_the_same_form_gives_the_same_bytes(render):
    assert render(made("all", copies=2)) == render(made("all", copies=2))


def test_the_code_reads_as_the_number(tmp_path):
    if not (shutil.which("zbarimg") and shutil.which("pdftoppm")):
        pytest.skip("zbarimg and pdftoppm are not installed")
    (tmp_path / "form.pdf").write_bytes(pdf.render(made("bazhong", first=123)))
    subprocess.run(["pdftoppm", "-r", "120", "-l", "1", "-png", "form.pdf", "page"], cwd=tmp_path, check=True)
    (page,) = tmp_path.glob("page*.png")
    seen = subprocess.run(["zbarimg", "-q", "--raw", page], capture_output=True, text=True, check=True)
    assert seen.stdout.strip() == form_number(123)


def test_numbers_that_do_not_reach_and_languages_that_are_none_are_refused():
    with pytest.raises(Fault, match="form numbers end at"):
        made("all", copies=2, first=LAST)
    with pytest.raises(Fault, match="the questionnaire has no language 'fr'; possible: zh, en"):
        made("all", "fr")


def test_answers_stand_beside_one_another_as_far_as_they_fit():
    short, long = [Choice(str(n), "一般") for n in range(5)], [Choice("1", "字" * 50), Choice("2", "一般")]
    assert across(short) == (0.2,) * 5
    assert across(long) == across(short[:1]) == (1,)
    uneven = across([Choice(str(n), "字" * n) for n in (1, 2, 9, 4, 5)])
    assert len(uneven) == 5
    assert max(uneven) == uneven[2]
    assert sum(uneven) == pytest.approx(1)
    assert len(across([Choice(str(n), "字" * 6) for n in range(5)])) == 3
