"""Shapes and words of a drawing 720 units wide."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import field
from html import escape

from instrument.records import dataclass
from reports.palette import AXIS, INK

WIDTH = 720
FAMILY = "'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"
SIZE = 15.0  # of text: 8.7 points or more where 720 units are 154 mm
SMALL = 14.5
APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
NEVER_FIRST = "）〕》”’」』】，。、；：！？％"  # on a line
LATIN = 0.54  # of the size, the mean width of a Latin letter
BOLD = 0.92  # of a width, the room for bold words where `text_width` measures them
KEY, GAP = 17.0, 18.0  # in a legend, from a colour to its name, and between two names
HANGING = 0.35  # of the size, from the middle of a line to its baseline


@dataclass
class Drawing:
    """An SVG being drawn; coordinates in units, y downwards."""

    shapes: list[str] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        anchor: str = "start",
        fill: str = INK,
        bold: bool = False,
        size: float = SIZE,
    ) -> None:
        """Words on one line whose middle is at `y`."""
        weight = ' font-weight="700"' if bold else ""
        at = f'x="{_n(x)}" y="{_n(y + size * HANGING)}"'
        self.shapes.append(
            f'<text {at} font-size="{_n(size)}" text-anchor="{anchor}"{weight} fill="{fill}">{_set(words)}</text>'
        )

    def lines(
        self, x: float, y: float, words: list[str], anchor: str = "start", size: float = SIZE, bold: bool = False
    ) -> None:
        """Words on several lines around the middle `y`."""
        for at, line in enumerate(words):
            self.text(x, y + (at - (len(words) - 1) / 2) * size * 1.2, line, anchor, bold=bold, size=size)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, says: str = "") -> None:
        """A filled rectangle; `says` is what a page shows of it."""
        shape = f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"'
        self.shapes.append(_said(shape, "rect", says))

    def line(
        self, x1: float, y1: float, x2: float, y2: float, stroke: str = AXIS, width: float = 1, dash: str = ""
    ) -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        ends = f'x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}"'
        self.shapes.append(f'<line {ends} stroke="{stroke}" stroke-width="{_n(width)}"{dashes}/>')

    def path(self, points: list[tuple[float, float]], stroke: str, width: float = 2, dash: str = "") -> None:
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        joined = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        shape = f'<polyline points="{joined}" fill="none" stroke="{stroke}" stroke-width="{_n(width)}"{dashes}/>'
        self.shapes.append(shape)

    def dot(self, x: float, y: float, radius: float, fill: str, stroke: str, says: str = "") -> None:
        shape = f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}" fill="{fill}" stroke="{stroke}" stroke-width="2"'
        self.shapes.append(_said(shape, "circle", says))

    def ellipse(self, x: float, y: float, across: float, down: float, fill: str, stroke: str) -> None:
        """An ellipse around its middle, by its two radii."""
        shape = f'<ellipse cx="{_n(x)}" cy="{_n(y)}" rx="{_n(across)}" ry="{_n(down)}"'
        self.shapes.append(f'{shape} fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def frame(self, x: float, y: float, width: float, height: float, fill: str, stroke: str) -> None:
        """A rectangle with a line around it."""
        shape = f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self.shapes.append(f'{shape} fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>')

    def legend(self, right: float, entries: list[tuple[str, str]], least: float = 0.0, y: float = 14.0) -> None:
        """Names with their colours on one line, from `least` on, or further left so as to end at `right`."""
        x = max(0.0, min(least, right - legend_width([name for name, _ in entries])))
        for name, colour in entries:
            self.rect(x, y - 6, 12, 12, colour)
            self.text(x + KEY, y, name, size=SMALL)
            x += KEY + text_width(name, SMALL) + GAP

    def done(self, height: float, says: str) -> str:
        """The whole drawing, with what it says to who cannot see it."""
        size = f'width="{WIDTH}" height="{_n(height)}" viewBox="0 0 {WIDTH} {_n(height)}"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{escape(FAMILY)}">'
        return "\n".join((head, f"<title>{escape(says)}</title>", *self.shapes, "</svg>"))


def legend_width(names: Iterable[str]) -> float:
    """How much room a legend of such names takes."""
    return sum(KEY + text_width(name, SMALL) + GAP for name in names) - GAP


def text_width(words: str, size: float = SIZE) -> float:
    """About how wide words stand: a Chinese character is as wide as high, a Latin one little more than half."""
    return sum(size if unicodedata.east_asian_width(each) in "WF" else size * LATIN for each in words)


def wrapped(words: str, width: float, size: float = SIZE, most: int = 2) -> list[str]:
    """Words on at most so many lines of that width, the last one cut with … where they do not fit."""
    lines: list[str] = []
    rest = words
    while rest and len(lines) < most:
        end = _fitting(rest, width, size)
        if end < len(rest) and len(lines) == most - 1:
            return [*lines, rest[: max(_fitting(rest, width - size, size), 1)].rstrip() + "…"]
        lines.append(rest[:end].strip())
        rest = rest[end:].lstrip()
    return lines or [""]


def row_height(labels: Iterable[str], width: float, least: float) -> float:
    """The height of rows of such labels: more than `least` where one of them needs two lines."""
    needs_two = any(len(wrapped(label, width, SMALL)) > 1 for label in labels)
    return max(least, 2.7 * SMALL) if needs_two else least


def _fitting(words: str, width: float, size: float) -> int:
    """How many characters fit, broken at a space, after a dash or beside Chinese."""
    end, used = 0, 0.0
    while end < len(words) and used + text_width(words[end], size) <= width:
        used += text_width(words[end], size)
        end += 1
    if end == len(words):
        return end
    if unicodedata.east_asian_width(words[end]) in "WF" or unicodedata.east_asian_width(words[end - 1]) in "WF":
        return max(end - (words[end] in NEVER_FIRST), 1)
    after = max(words.rfind(" ", 0, end + 1), *(words.rfind(mark, 0, end) + 1 for mark in "–-/"))
    return after if after > 0 else max(end, 1)


def _set(words: str) -> str:
    """Words as a Chinese font shows them well: its ’ is as wide as a character, which parts a Latin word."""
    return escape(APOSTROPHE.sub("'", words))


def _said(shape: str, tag: str, says: str) -> str:
    return f'{shape} tabindex="0"><title>{escape(says)}</title></{tag}>' if says else f"{shape}/>"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
