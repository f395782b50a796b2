"""Printed tables as data: every cell under its labels, as text and unrounded."""

from collections.abc import Iterator, Sequence
from typing import Any

from reports.document import LINE, Document, Grid, GridCell, Heading, Inline, Paragraph, Picture
from reports.formatting import Printed
from reports.placing import place_body, place_header


def as_data(document: Document) -> list[dict[str, Any]]:
    """The blocks of a document in their order: headings, texts, and tables with rows of labels and cells.

    Each table has the command that printed it and the line of the job on which that begins.
    """
    found: list[dict[str, Any]] = []
    command = ""
    for block in document.blocks:
        if isinstance(block, Grid):
            found.append({"command": command, **_line(block), **_table(block)})
        elif isinstance(block, Picture):
            found.append({"command": command, **_line(block), **_chart(block)})
        elif isinstance(block, Heading):
            command = _plain(block.content) if block.id.startswith("command:") else command
            found.append({"heading": _plain(block.content), "level": block.level})
        else:
            content = block.content if isinstance(block, Paragraph) else getattr(block, "content", ())
            found.append({"text": _plain(content)})
    return found


def lines(document: Document) -> Iterator[list[str]]:
    """The same as lines of cells: the title of a table, its headings, its rows, its notes."""
    for block in document.blocks:
        grid = block.data if isinstance(block, Picture) else block
        if isinstance(block, Grid | Picture) and isinstance(grid, Grid):
            yield [block.caption]
            yield from matrix(grid)
            yield from ([_plain(note)] for note in block.notes)
        else:
            yield [_plain(getattr(block, "content", ()))]
        yield []


def _chart(picture: Picture) -> dict[str, Any]:
    """A chart by its title, what it shows in words, and its data as a table has them."""
    found: dict[str, Any] = {"chart": picture.caption, "text": picture.alternative}
    if picture.data is not None:
        table = _table(picture.data)
        found |= {name: table[name] for name in ("columns", "rows")}
    return {**found, "notes": [_plain(note) for note in picture.notes]}


def _line(block: Grid | Picture) -> dict[str, int]:
    _, known, line = block.id.rpartition(LINE)
    return {"line": int(line)} if known and line.isdigit() else {}


def _table(grid: Grid) -> dict[str, Any]:
    lines = matrix(grid)
    depth, stubs = len(grid.header), grid.stubs
    headings = [[row[x] for row in lines[:depth]] for x in range(len(grid.columns))]
    return {
        "table": grid.caption,
        "columns": [_distinct(each) for each in headings[stubs:]],
        "rows": [
            {"labels": _distinct(row[:stubs]), "cells": [_cell(each) for each in row[stubs:]]} for row in lines[depth:]
        ],
        "notes": [_plain(note) for note in grid.notes],
    }


def _distinct(headings: Sequence[str]) -> list[str]:
    """Labels from the widest to the narrowest, without those that are empty or said again by a cell that spans."""
    return [str(each) for at, each in enumerate(headings) if each and each not in headings[max(0, at - 1) : at]]


def _cell(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    return {"text": str(text), "value": text.value} if isinstance(text, Printed) else {"text": str(text)}


def matrix(grid: Grid) -> list[list[str]]:
    """Every cell of header and body; what spans several rows or columns stands in each of them."""
    width = len(grid.columns)
    found = []
    for placed in (place_header(grid), place_body(grid)):
        rows = [[""] * width for _ in placed]
        for y, row in enumerate(placed):
            for each in row:
                for down in range(each.cell.rows):
                    for right in range(each.cell.columns):
                        if y + down < len(rows) and each.x + right < width:
                            rows[y + down][each.x + right] = _text(each.cell)
        found += rows
    return found


def _text(cell: GridCell) -> str:
    plain = [run.text for run in cell.content if not run.superscript]
    return plain[0] if len(plain) == 1 else "".join(plain)


def _plain(content: Sequence[Inline]) -> str:
    return "".join(each.text for each in content)
