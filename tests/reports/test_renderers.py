"""What every renderer owes: any document, however bare, becomes a file."""

import pkgutil
from dataclasses import replace
from importlib import import_module

import pytest
from sample import columns, english, report, row, words

import reports.renderers
from reports.document import Document, Grid, Heading, Listing, Number, Paragraph, Reference

NAMES = sorted(each.name for each in pkgutil.iter_modules(reports.renderers.__path__))
RENDERERS = pytest.mark.parametrize(
    "render", [import_module(f"reports.renderers.{name}").render for name in NAMES], ids=NAMES
)
BARE = Document("zh", "题目", "", (), ())


def test_there_is_one_for_each_suffix():
    assert NAMES == ["docx", "html", "pdf", "text", "xlsx"]


@RENDERERS
@pytest.mark.parametrize("document", [report(), english()], ids=["zh", "en"])
def test_the_same_document_gives_the_same_bytes(render, document):
    made = render(document)
    assert isinstance(made, bytes)
    assert render(document) == made


@RENDERERS
@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Paragraph(()),),
        (Listing(()),),
        (Heading(3, "", (), "deep"),),
        (Heading(1, "一、", words(Number("85.0%", "rate()"), "见", Reference("one", "一")), "one"),),
        (Grid("g", "", "", columns(0.5, 0.5), (), ()),),
        (Grid("g", "表1", "一", columns(0.5, 0.5), (row("a", "b"),), ()),),
        (Grid("g", "表1", "一", columns(0.5, 0.5), (row("a", "b"),), (row("a"), row("", "1"))),),
        (Grid("g", "表1", "一", columns(1.0), (), tuple(row("a") for _ in range(30))),),
    ],
    ids=[
        "nothing",
        "empty paragraph",
        "empty list",
        "empty heading",
        "number in heading",
        "empty grid",
        "no body",
        "short row",
        "no header",
    ],
)
def test_a_bare_document_is_made(render, blocks):
    assert render(replace(BARE, blocks=blocks))


@RENDERERS
def test_a_long_table_is_made_with_and_without_notes(render):
    grid = next(block for block in report().blocks if isinstance(block, Grid) and len(block.body) > 16)
    for notes in (grid.notes, ()):
        for rows in (16, 17, 18, 40):
            assert render(replace(BARE, blocks=(replace(grid, body=grid.body[:rows], notes=notes),)))
