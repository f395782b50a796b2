"""The Word file holds to the schema of Ecma, part by part."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from sample import blocks, english, report, words
from test_bazhong import composed

from instrument.loading import load
from reports.document import Box, Claim, Document, Heading, Listing, Number, Paragraph, Reference, Run
from reports.renderers import docx
from survey.reading import read_folder

CHECKOUT = Path(__file__).parents[2]
ECMA = CHECKOUT / "tests/reference/ecma"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def schema(name):
    return etree.XMLSchema(etree.parse(ECMA / name))


DOCUMENT, TYPES, RELATIONSHIPS = (
    schema(f"{name}.xsd") for name in ("document", "opc-contentTypes", "opc-relationships")
)


def faults(made: bytes) -> list[str]:
    """What is not as the schema wants it: the part, the line, the sentence of libxml2.

    Two parts have no schema here: the properties of the document, whose schema imports that of Dublin Core from the
    web, and the record of the report, which is ours. The SVG of a figure stands in an extension list, where the schema
    allows anything.
    """
    found = []
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        for name in package.namelist():
            if name.endswith((".png", ".svg")) or name.startswith(("docProps/", "customXml/item")):
                continue
            judge = TYPES if name == "[Content_Types].xml" else RELATIONSHIPS if name.endswith(".rels") else DOCUMENT
            judge.validate(etree.fromstring(package.read(name)))
            found += [f"{name}:{each.line}: {each.message}" for each in judge.error_log]
    return found


def every_inline() -> tuple:
    """Inlines of every kind, the claims borne and not."""
    number, reference = Number("0.856", "alpha('policy')"), Reference("reliability", "表4-2")
    plain = Run("x", italic=True, expression="label('q8')")
    content = (Run("系数为"), number, reference, plain, Run("2", superscript=True), Run("i", subscript=True))
    return (
        *content,
        Claim(content, "p('main') < .05", is_borne=True),
        Claim(content, "p('main') > .05", is_borne=False),
    )


def everything(language: str) -> Document:
    """Every kind of block with every kind of inline, in the places where a document may have them."""
    own = (
        Heading(1, "附录A" if language == "zh" else "Appendix A", every_inline(), "every", is_appendix=True),
        Heading(2, "（一）" if language == "zh" else "A.1", every_inline(), "every-two", is_appendix=True),
        Paragraph(every_inline()),
        Paragraph(()),
        Box(every_inline()),
        Box(words("一句话"), is_warning=False),
        Listing((every_inline(), words("第二点")), ordered=True),
        Listing((every_inline(), (Reference("nowhere", "表9-9"),))),
    )
    return replace(report(), language=language, blocks=(*blocks(), *own))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_block_is_as_the_schema_wants_it(language):
    assert faults(docx.render(everything(language))) == []


def test_the_samples_are_as_the_schema_wants_them():
    bare = replace(report(), blocks=(), facts=(), subtitle="", mark="", contents_title="")
    for document in (report(), english(), bare):
        assert faults(docx.render(document)) == []


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    instrument = load(CHECKOUT / "instrument/questionnaires/bazhong.yaml")
    return read_folder(tmp_path_factory.mktemp("empty"), instrument, issued=400).responses


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_study_is_as_the_schema_wants_it(sample, language):
    assert faults(docx.render(composed(sample, language).document)) == []


def test_the_schema_refuses_what_word_calls_damaged():
    package = zipfile.ZipFile(io.BytesIO(docx.render(report())))
    text = etree.fromstring(package.read("word/document.xml"))
    assert DOCUMENT.validate(text)
    look = next(text.iter(f"{W}pPr"))
    look.append(etree.Element(f"{W}keepNext"))
    look.append(etree.Element(f"{W}pStyle"))
    assert not DOCUMENT.validate(text)
    control = etree.fromstring(package.read("word/document.xml"))
    properties = next(control.iter(f"{W}sdtPr"))
    properties.append(etree.Element(f"{W}nonsense"))
    assert not DOCUMENT.validate(control)
