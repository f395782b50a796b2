"""Charts of commands as drawings: nothing outside the frame, known colours alone, every page and file holds them."""

import re
import zipfile

import pytest
from axe import axe
from browser import browsing
from lxml import etree

from analysis.charts import (
    Axis,
    Bars,
    Box,
    Boxes,
    Cloud,
    Histogram,
    Icicle,
    Joint,
    Outlier,
    Point,
    Points,
    Series,
    Stem,
    Stems,
    Tree,
)
from instrument.message import Message
from reports.charts import drawn
from reports.charts.scales import scale
from reports.document import Document, Heading, Run
from reports.palette import DARK
from reports.renderers import docx, html, pdf, text
from reports.svg import text_width

LONG = "Those who neither agree nor disagree with what the question says of the city"


def words(told):
    return Message("{text}", {"text": told})


TITLE, COUNT = words("Agreement <b> & more"), Axis(Message("Count"))
YEARS = Axis(words("Age in years"), 0)
SERIES = (Series("Male", (3.0, None, 5.0)), Series("Female", (2.0, 4.0, 6.0)))
ENDS = Series("", (3.0, 4.0), (2.0, 3.5), (4.0, 4.5))
NAMES = ("Agree", "Disagree", "满意")
CHARTS = {
    "bars": Bars(TITLE, words("Answer"), NAMES, COUNT, (Series("", (3.0, 1.0, 5.0)),)),
    "clusters": Bars(TITLE, words("Answer"), NAMES, COUNT, SERIES, words("Sex")),
    "stacked": Bars(TITLE, words("Answer"), NAMES, COUNT, SERIES, words("Sex"), "stacked"),
    "lying": Bars(TITLE, words("Answer"), tuple(f"{LONG} {at}" for at in range(9)), COUNT, (Series("", (1.0,) * 9),)),
    "many": Bars(TITLE, words("Age"), tuple(map(str, range(18, 90))), COUNT, (Series("", (2.0,) * 72),)),
    "many lying": Bars(
        TITLE, words("Town"), tuple(f"{LONG} {at}" for at in range(70)), COUNT, (Series("", (1.0,) * 70),)
    ),
    "negative": Bars(TITLE, words("Answer"), ("a", "b"), Axis(words("Mean"), 2), (Series("", (-3.0, 2.0)),)),
    "intervals": Bars(TITLE, words("Answer"), ("a", "b"), Axis(words("Mean"), 2), (ENDS,)),
    "lying intervals": Bars(TITLE, words("Answer"), (LONG * 3, "b"), Axis(words("Mean"), 2), (ENDS,)),
    "means": Bars(TITLE, words("Answer"), ("a", "b"), Axis(words("Mean"), 2), (ENDS,), shape="means"),
    "lines": Bars(TITLE, words("Answer"), NAMES, COUNT, SERIES, words("Sex"), "lines"),
    "area": Bars(TITLE, words("Answer"), NAMES, COUNT, SERIES[1:], shape="area"),
    "pie": Bars(TITLE, words("Answer"), (*NAMES, LONG), COUNT, (Series("", (3.0, 0.0, 5.0, 1.0)),), shape="pie"),
    "one slice": Bars(TITLE, words("Answer"), ("all",), COUNT, (Series("", (7.0,)),), shape="pie"),
    "histogram": Histogram(TITLE, YEARS, COUNT, 20, 5, (1.0, 4.0, 6.5, 2.0), 31.5, 4.2, 13.5, True),
    "large": Histogram(TITLE, Axis(words("Income"), 2), COUNT, 0, 5e6, (1.0, 4.0), 3e6, 2e6, 5, True),
    "constant": Histogram(TITLE, YEARS, COUNT, 4.5, 1, (9.0,), 5, 0.0, 9, True),
    "boxes": Boxes(
        TITLE,
        words("Sex"),
        YEARS,
        (
            Box("Male", 20, (12, 21.5, 25.5, 30.5, 36), (Outlier(48, "19", False), Outlier(71, "20", True))),
            Box("Female", 0, None),
        ),
    ),
    "many outliers": Boxes(
        TITLE, None, YEARS, (Box("", 99, (1, 2, 3, 4, 5), tuple(Outlier(9 + at, str(at), True) for at in range(90))),)
    ),
    "points": Points(
        TITLE,
        YEARS,
        COUNT,
        (Cloud("", (Point(1, 2), Point(3, 4, 7), Point(3, -4))),),
        lines=((Point(0, 0), Point(4, 4)),),
        notes=(words("below"),),
    ),
    "named": Points(
        TITLE,
        Axis(words("Factor 1"), low=-1.0, high=1.0),
        Axis(words("Factor 2"), low=-1.0, high=1.0),
        (Cloud("", tuple(Point(0.9, 0.9 - at / 100, label=f"{LONG} {at}") for at in range(25))),),
        square=True,
    ),
    "curves": Points(
        TITLE,
        Axis(words("1 - Specificity"), low=0.0, high=1.0),
        Axis(words("Sensitivity"), low=0.0, high=1.0),
        tuple(Cloud(f"{LONG} {at}", (Point(0, 0), Point(0.2, 0.7), Point(1, 1)), True) for at in range(3)),
        square=True,
    ),
    "one place": Points(TITLE, YEARS, COUNT, (Cloud("", (Point(5, 5),)),)),
    "tree": Tree(
        TITLE,
        Axis(words("Distance"), 0),
        ("1:a", LONG, "满意"),
        (Joint((0, 1), (0, 0), 4.0), Joint((0.5, 2), (4.0, 0), 25.0)),
    ),
    "icicle": Icicle(TITLE, Axis(words("Number of clusters"), 0), ("1:a", LONG, "满意"), (2, 1)),
    "stems": Stems(
        words("Age Stem-and-Leaf Plot"),
        (Stem(1, "", "(=<9)", "<"), Stem(2, "-0", "51"), Stem(50.5, "1", "5" * 50 + "&"), Stem(0, "2", "")),
        "10",
        2,
    ),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("browser")) as found:
        yield found


def document(language="en"):
    pictures = [drawn(chart, (), language) for chart in CHARTS.values()]
    named = tuple(each.__class__(**{**vars(each), "id": f"chart:{at}"}) for at, each in enumerate(pictures))
    heading = Heading(1, "", (Run("GRAPH"),), "command:0")
    return Document(language, "Output", "", (), (heading, *named), style=f"spss-{language}")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_stays_in_its_frame_in_known_colours_and_speaks(name, language):
    picture = drawn(CHARTS[name], (("Sex", "Male"),), language)
    root = etree.fromstring(picture.svg.encode())
    for element in root.iter("{*}text"):
        width, x = text_width("".join(element.itertext()), float(element.get("font-size"))), float(element.get("x"))
        start = {"start": x, "middle": x - width / 2, "end": x - width}[element.get("text-anchor")]
        assert start > -8, "".join(element.itertext())
        assert start + width < 728, "".join(element.itertext())
        assert 0 < float(element.get("y")) <= picture.height
    colours = {each.get(word) for each in root.iter() for word in ("fill", "stroke")} - {None, "none"}
    assert colours <= set(DARK)
    assert "nan" not in picture.svg
    assert picture.caption.endswith("(Sex = Male)")
    assert picture.alternative.startswith(picture.caption)
    assert picture.plain
    assert picture.data is not None
    assert picture.data.body


def test_a_scale_goes_from_round_number_to_round_number_with_the_decimals_of_its_variable():
    found = scale(Axis(words("x"), 2), [3, 17])
    assert (found.low, found.high) == (2, 18)
    assert found.ticks[0] == (2.0, "2.00")
    assert [text for _, text in scale(Axis(words("x")), [0.0, 0.031]).ticks][:2] == ["0.000", "0.005"]
    assert scale(Axis(words("x")), [-1, 1]).ticks[0][1] == "−1.0"
    assert scale(Axis(words("x"), high=100.0), [0, 40], zero=True).high == 100


def test_numbers_of_an_axis_bear_the_signs_of_their_format():
    money = scale(Axis(words("x"), 0, before="$", grouped=True), [0, 30000])
    assert money.ticks[-1][1] == "$30,000"
    assert money.text(-1234) == "−$1,234"
    assert scale(Axis(words("x"), 1, after="%"), [0, 5]).ticks[1][1] == "1.0%"


def test_bars_say_their_values_and_lie_where_names_are_long():
    assert ">5<" in drawn(CHARTS["bars"], (), "en").svg
    assert 'text-anchor="end"' in drawn(CHARTS["lying"], (), "en").svg


def test_slices_fill_the_circle_and_nobody_has_none():
    shapes = re.findall("<polygon", drawn(CHARTS["pie"], (), "en").svg)
    assert len(shapes) == 3


def test_who_is_missing_is_named_in_the_language_of_the_output():
    bars = Bars(TITLE, words("Answer"), ("a",), COUNT, (Series("", (1.0, 2.0)),), further=Message("Missing"))
    assert ">缺失<" in drawn(bars, (), "zh").svg
    assert ">Missing<" in drawn(bars, (), "en").svg


def test_a_curve_as_high_as_the_bars_stands_over_a_histogram():
    assert "<polyline" in drawn(CHARTS["histogram"], (), "en").svg
    assert "<polyline" not in drawn(CHARTS["constant"], (), "en").svg
    assert "Mean = 31.50, Std. Dev. = 4.200, N = 13.50" in drawn(CHARTS["histogram"], (), "en").alternative
    assert "平均值 = 31.50" in drawn(CHARTS["histogram"], (), "zh").alternative


def test_a_terminal_prints_stems_in_the_columns_of_spss():
    printed = text.render(document()).decode()
    assert "     1.00 Extremes    (=<9)\n     2.00       -0 .  51\n    50.50        1 .  5555" in printed
    assert "\n Frequency    Stem &  Leaf\n" in printed
    assert " Stem width:        10\n Each leaf:        2 case(s)\n\n & denotes fractional leaves.\n" in printed
    assert "Bar Chart" not in printed


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_a_browser_shows_every_chart_whole(page, tmp_path, scheme, width):
    path = tmp_path / "charts.html"
    path.write_bytes(html.render(document()))
    page.faults.clear()
    page.open(path, width=width, scheme=scheme, touch=width < 600)
    assert page.faults == []
    cut = page.tell("""[...document.querySelectorAll(".drawing svg")].flatMap((svg) => {
      const frame = svg.viewBox.baseVal;
      return [...svg.querySelectorAll("text")].map((each) => [each.textContent, each.getBBox()]).filter(([, box]) =>
        box.x < -1 || box.y < -1 || box.x + box.width > frame.width + 1 || box.y + box.height > frame.height + 1
      ).map(([words]) => words);
    })""")
    assert cut == []
    paper = page.tell("""[...new Set([...document.querySelectorAll(".drawing [fill='#1f2328']")].map(
      (each) => getComputedStyle(each).fill))]""")
    assert paper == ["rgb(31, 35, 40)" if scheme == "light" else "rgb(230, 233, 237)"]
    assert page.tell("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page, request, tmp_path, scheme):
    path = tmp_path / "charts.html"
    path.write_bytes(html.render(document()))
    page.open(path, scheme=scheme)
    page.tell('document.querySelectorAll("details").forEach((each) => { each.open = true; })')
    page.tell(f"{axe(request.config.cache.mkdir('axe'))}; 0")
    found = page.tell("axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map("
                      "(each) => [each.id, each.nodes[0].html.slice(0, 200)]))")  # fmt: skip
    assert found == []


def test_word_and_paper_hold_every_chart_with_its_words(tmp_path):
    path = tmp_path / "charts.docx"
    path.write_bytes(docx.render(document()))
    with zipfile.ZipFile(path) as package:
        assert len([name for name in package.namelist() if name.endswith(".png")]) == len(CHARTS)
        body = etree.fromstring(package.read("word/document.xml"))
    described = [each.get("descr") for each in body.iter("{*}docPr")]
    assert len(described) == len(CHARTS)
    assert all(each.startswith(("Agreement <b> & more: ", "Age Stem-and-Leaf Plot: ")) for each in described)
    assert pdf.render(document()).startswith(b"%PDF")
