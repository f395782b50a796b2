"""A small report that a test edits as a person does in Word or LibreOffice."""

import io
import re
import shutil
import subprocess
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from small_results import EVERYTHING, RELIABILITY, RETURNS, results, table

from analysis.result import Results
from reports.chapters import compose
from reports.document import Document
from reports.edited.asking import Asking
from reports.edited.changes import Changes
from reports.edited.opening import open_package
from reports.edited.refreshing import refresh
from reports.renderers import docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PLAIN = """\
# 样本

有效样本{{ n('returns', 'valid') }}份，*N*中男占{{ percent('profile', 'q1=1') }}（{{ ref('table:returns') }}、{{ ref('figure:bars') }}）。

{% claim alpha('policy') >= 0.7 %}{{ cited('policy') }}的*α*为{{ alpha('policy') }}，**信度良好**{% endclaim %}。余下的话。

- 第一点，{{ alpha('policy') }}；
- 第二点。

{{ table('returns') }}

{{ figure('bars', 'gap') }}

末段没有数字。
"""  # noqa: E501
DECIDED = """\
# 关系

{% if alpha('policy') >= 0.7 %}
系数不低，为{{ alpha('policy') }}。
{% else %}
系数偏低，为{{ alpha('policy') }}。
{% endif %}

这一段是平的，共{{ n('returns', 'issued') }}份。
"""
NEIGHBOURS = """\
# 论断

{% claim percent('returns', 'valid') > 85 %}{{ percent('returns', 'valid') }}有效{% endclaim %}{% claim n('returns', 'speeder') < 20 %}过快者{{ n('returns', 'speeder') }}{% endclaim %}{% claim alpha('policy') > 0.9 %}{{ alpha('policy') }}{% endclaim %}
"""  # noqa: E501
CHAPTERS = {"01-a.md.j2": PLAIN, "02-b.md.j2": DECIDED}


def earlier() -> Results:
    """What the report was written from."""
    return results(*EVERYTHING)


def later() -> Results:
    """Another wave: fewer answers, and a scale that holds together no more."""
    low = replace(
        RELIABILITY,
        tables=(
            table(
                "reliability",
                "scale alpha alpha_standardized alpha_ci_low alpha_ci_high n_items",
                ("policy", 0.6123, 0.61, 0.55, 0.66, 3),
            ),
            *RELIABILITY.tables[1:],
        ),
    )
    fewer = replace(
        RETURNS,
        tables=(
            table(
                "returns",
                "rule count percent",
                ("issued", 400.0, 100.0),
                ("returned", 350.0, 87.5),
                ("speeder", 30.0, 7.5),
                ("valid", 320.0, 80.0),
            ),
        ),
    )
    return results(*(low if each is RELIABILITY else fewer if each is RETURNS else each for each in EVERYTHING))


def write_chapters(folder: Path, chapters: dict[str, str] | None = None) -> list[Path]:
    for name, text in (chapters or CHAPTERS).items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.md.j2"))


def composed(folder: Path, found: Results, chapters: dict[str, str] | None = None, title: str = "题目") -> Document:
    composition = compose(found, write_chapters(folder, chapters), "zh", title)
    assert [str(fault) for fault in composition.faults] == []
    return composition.document


def written(folder: Path, chapters: dict[str, str] | None = None) -> bytes:
    """The file as the program writes it."""
    return docx.render(composed(folder, earlier(), chapters))


def refreshed(
    content: bytes, folder: Path, found: Results | None = None, chapters: dict[str, str] | None = None
) -> tuple[bytes, Changes]:
    found = found or later()
    return refresh(open_package(content, "edited.docx"), composed(folder, found, chapters), Asking(found, "zh"))


def part(content: bytes, name: str = "word/document.xml") -> bytes:
    return zipfile.ZipFile(io.BytesIO(content)).read(name)


def with_parts(content: bytes, parts: dict[str, bytes]) -> bytes:
    """The file with other parts, zipped as another program zips."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
        for name in parts.keys() - set(source.namelist()):
            target.writestr(name, parts[name])
    return held.getvalue()


def edited(content: bytes, *changes) -> bytes:
    """The file after each of `changes` has had its way with the tree of the text."""
    root = etree.fromstring(part(content))
    for change in changes:
        change(root)
    return with_parts(content, {"word/document.xml": etree.tostring(root, encoding="UTF-8", standalone=True)})


def paragraph(root, words: str):
    """The last paragraph with these words."""
    return [each for each in root.iter(f"{W}p") if words in text(each)][-1]


def text(element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def texts(content: bytes) -> list[str]:
    return [text(each) for each in etree.fromstring(part(content)).iter(f"{W}p")]


def control(root, expression: str):
    """The last control that asks for this."""
    return [
        each for each in root.iter(f"{W}sdt") if each.find(f"{W}sdtPr/{W}alias").get(f"{W}val").startswith(expression)
    ][-1]


def element(xml: str):
    return etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{xml}</w:p>')[0]


def reword(old: str, new: str):
    """As a person types: other words in one run."""

    def change(root):
        for each in paragraph(root, old).iter(f"{W}t"):
            if old in (each.text or ""):
                each.text = each.text.replace(old, new)
                return
        raise AssertionError(f"{old} stands in no run")

    return change


def add_behind(words: str, new: str, style: str = "BodyText"):
    """A paragraph of one's own."""

    def change(root):
        made = element(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{new}</w:t></w:r></w:p>')
        paragraph(root, words).addnext(made)

    return change


def take_out(words: str):
    def change(root):
        found = paragraph(root, words)
        found.getparent().remove(found)

    return change


def move_behind(words: str, target: str):
    def change(root):
        paragraph(root, target).addnext(paragraph(root, words))

    return change


def copy_behind(words: str, target: str):
    """Copied with its controls, but, as in Word, without bookmarks."""

    def change(root):
        made = deepcopy(paragraph(root, words))
        for each in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            each.getparent().remove(each)
        paragraph(root, target).addnext(made)

    return change


def by_libreoffice(content: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("soffice is not installed")
    folder.mkdir(exist_ok=True)
    (folder / "given.docx").write_bytes(content)
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder / "saved"), str(folder / "given.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "saved/given.docx").read_bytes()


def names(content: bytes, pattern: str = "_cv_") -> list[str]:
    return re.findall(rf'w:bookmarkStart [^>]*w:name="({pattern}[^"]*)"', part(content).decode())
