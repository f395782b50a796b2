"""The typeface that PDF pages and figures embed."""

from functools import cache
from importlib.resources import files
from pathlib import Path

FAMILY = "Noto Sans SC"
FILE = "NotoSansSC[wght].ttf"


@cache
def folder() -> Path:
    """The folder that holds the font file, inside the pinned package."""
    return Path(str(files("justmytype_intl_cjk"))) / "fonts" / "ofl" / "notosanssc"


@cache
def characters() -> frozenset[str]:
    """Every character the typeface has a glyph for."""
    from fontTools.ttLib import TTFont

    with TTFont(folder() / FILE, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))
