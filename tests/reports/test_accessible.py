"""The page of the study as axe-core finds it: in both languages, light and dark, wide and narrow."""

import pytest
from axe import axe
from browser import browsing

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


def test_axe_finds_what_is_wrong(page, script, tmp_path):
    broken = tmp_path / "broken.html"
    broken.write_text("<html><body><p style='color:#bbb'>pale</p><img src='#'></body></html>", encoding="utf-8")
    page.open(broken)
    page.tell(f"{script}; 0")
    assert {"color-contrast", "image-alt", "html-has-lang"} <= {each for each, *_ in page.tell(RUN)}
