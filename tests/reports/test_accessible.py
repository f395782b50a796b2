"""The page of the study as axe-core finds it: in both languages, light and dark, wide and narrow."""

from dataclasses import replace

import pytest
from axe import axe
from browser import browsing
from sample import blocks, report, words

from reports.document import Claim, Number, Paragraph, Reference
from reports.renderers import html

OPEN = """
document.querySelectorAll("details").forEach((each) => { each.open = true; });
document.querySelectorAll(".origin").forEach((each) => { each.style.display = each.id === "origin-9" ? "block" : ""; });
"""
RUN = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations.map("
RUN += "(each) => [each.id, each.nodes.length, each.nodes[0].html.slice(0, 200)]))"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("browser")) as found:
        yield found


@pytest.fixture(scope="module")
def script(request):
    return axe(request.config.cache.mkdir("axe"))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_axe_finds_nothing(made, page, script, language, scheme, width):
    page.open(made[language] / "report.html", width=width, scheme=scheme, touch=width < 600)
    page.tell(OPEN)
    page.tell(f"{script}; 0")
    assert page.tell(RUN) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_words_that_the_data_no_longer_bear(page, script, tmp_path, scheme):
    number = Number("0.495", "ave('life')", (("结果", "信度表"),))
    claim = Claim(
        words("聚合效度达到要求（", number, "，", Reference("reliability", "表4-2"), "）"), "ave('life') > 0.5", False
    )
    document = replace(
        report(), blocks=(*blocks(), Paragraph(words("已知", claim, "。"))), unborne="⚠【请复核：{text}】"
    )
    path = tmp_path / "claim.html"
    path.write_bytes(html.render(document))
    page.open(path, scheme=scheme).tell(f"{script}; 0")
    assert page.tell("document.querySelector('mark.unborne').innerText").startswith("⚠【请复核：聚合效度")
    assert page.tell(RUN) == []


def test_axe_finds_what_is_wrong(page, script, tmp_path):
    broken = tmp_path / "broken.html"
    broken.write_text("<html><body><p style='color:#bbb'>pale</p><img src='#'></body></html>", encoding="utf-8")
    page.open(broken)
    page.tell(f"{script}; 0")
    assert {"color-contrast", "image-alt", "html-has-lang"} <= {each for each, *_ in page.tell(RUN)}
