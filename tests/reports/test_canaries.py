"""What respondents, labels and file names hold arrives as text in every file: nothing of it is run, nothing is lost."""

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser

import pypdf
import pytest
from lxml import etree
from openpyxl import load_workbook
from small_results import PROFILE, RELIABILITY, labels, results

from reports.chapters import compose
from reports.renderers import docx, html, pdf, xlsx
from reports.suggested import drafts

CANARIES = (
    "{{7*7}}",
    "{% raw %}",
    "{#x",
    "${7*7}",
    "#{7*7}",
    "\\input{a}",
    "</w:t></w:r><w:p/>",
    "=1+1",
    "@SUM(A1)",
    "a<b & c>d",
    "*b* ^c^ ~d~ # e",
    "<script>alert(1)</script>",
    "]]>",
    "&amp;",
)
CHAPTER = """# {{ label('q1=1') }}

- {{ label('q1=1') }}，{{ cited('q1=1') }}，{% claim n('profile') > 0 %}{{ label('q1=1') }}{% endclaim %}
- {% for name in inputs %}{{ name }}{% endfor %}，见{{ ref('table:profile') }}、{{ ref('table:b') }}。

{{ table('profile') }}

{{ table('scale_summary', 'reliability_policy', id='b', title=label('q1=1')) }}
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIMES = 7  # heading, two labels and a citation in the list, file name, table, title of the other


class Words(HTMLParser):
    """The text of a page, without its scripts and styles."""

    def __init__(self):
        super().__init__()
        self.text, self.closed = "", []

    def handle_starttag(self, tag, attrs):
        self.closed += [tag] if tag in ("script", "style") else []

    def handle_endtag(self, tag):
        self.closed = [each for each in self.closed if each != tag]

    def handle_data(self, data):
        self.text += "" if self.closed else data


def words_of_docx(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    body = etree.fromstring(archive.read("word/document.xml"))
    return "".join(body.itertext(f"{W}t"))


def words_of_html(content):
    page = Words()
    page.feed(content.decode())
    return page.text


def words_of_pdf(content):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


@pytest.fixture
def document(tmp_path):
    """Makes the document of a chapter over labels and file names that hold `canary`."""

    def made(canary):
        profile = replace(PROFILE, labels=labels(q1="性别", q1__1=canary, q1__2="女") | {"q1=-2": {"zh": "未作答"}})
        found = replace(results(profile, RELIABILITY), inputs={canary: "0" * 64})
        path = tmp_path / "01-a.md.j2"
        path.write_text(CHAPTER, encoding="utf-8")
        composition = compose(found, [path], "zh", "题目")
        assert composition.faults == ()
        assert composition.unborne == ()
        return composition.document

    return made


@pytest.mark.parametrize("canary", CANARIES)
def test_a_word_file_holds_neither_macros_nor_links_out_nor_fields_of_the_canary(document, canary):
    archive = zipfile.ZipFile(io.BytesIO(docx.render(document(canary))))
    assert not [name for name in archive.namelist() if "vba" in name.lower() or name.endswith(".bin")]
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(archive.read(name))
            assert not [each for each in root.iter() if each.get("TargetMode") == "External"]
            fields = "".join(root.itertext(f"{W}instrText"))
            assert "DDE" not in fields.upper()
            assert canary not in fields


@pytest.mark.parametrize("canary", CANARIES)
def test_a_workbook_holds_no_formula_and_every_canary_as_text(document, canary):
    book = load_workbook(io.BytesIO(xlsx.render(document(canary))))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert sum(canary in re.sub(r"\s*\n\s*", " ", str(cell.value)) for cell in cells) >= 2  # a category, a title


@pytest.mark.parametrize("canary", CANARIES)
def test_a_draft_holds_canaries_as_words_that_no_later_report_runs(tmp_path, canary):
    profile = replace(PROFILE, labels=labels(q1="性别", q1__1=canary, q1__2="女") | {"q1=-2": {"zh": "未作答"}})
    found = replace(results(profile), inputs={canary: "0" * 64})
    suggestion = tmp_path / "suggestion.md.j2"
    suggestion.write_text("{% for name in inputs %}{{ name }}{% endfor %}，{{ label('q1=1') }}", encoding="utf-8")
    (source,) = drafts(found, "zh", [suggestion])
    assert "{{ label('q1=1') }}" in source
    chapter = tmp_path / "01-a.md.j2"
    chapter.write_text(source, encoding="utf-8")
    composition = compose(found, [chapter], "zh", "题目")
    assert composition.faults == ()
    (paragraph,) = composition.document.blocks
    assert "".join(each.text for each in paragraph.content) == f"{canary}，{canary}"


FILES = {"docx": (docx, words_of_docx), "html": (html, words_of_html), "pdf": (pdf, words_of_pdf)}


@pytest.mark.parametrize("suffix", FILES)
@pytest.mark.parametrize("canary", CANARIES)
def test_a_canary_arrives_verbatim_wherever_it_is_printed(document, suffix, canary):
    renderer, words = FILES[suffix]
    printed = re.sub(r"\s+", "", words(renderer.render(document(canary))))
    assert printed.count(re.sub(r"\s+", "", canary)) >= TIMES
    assert not re.search(r"(?<![0-9.])49(?![0-9])", printed)  # what 7 times 7 would have become
