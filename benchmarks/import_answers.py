"""An export of 100,000 respondents and 100 columns made, for `benchmarks/importing.py`."""

import csv
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

RESPONDENTS, QUESTIONS = 100_000, 92
SEED = 5
LABELS = ("非常不同意", "不同意", "一般", "同意", "非常同意")
META = ("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}content-types"><Default Extension="rels" ContentType="application/'
    'vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" Type="{OFFICE}/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{OFFICE}/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>',
}


def write_questionnaire(path: Path) -> None:
    """Ratings of five levels, and a question of words every tenth."""
    options = ", ".join(f"{{code: {code}, zh: {label}}}" for code, label in enumerate(LABELS, 1))
    lines = ['id: large\nversion: "1"\nlanguages: [zh]\ntitle: {zh: 大}\n']
    lines.append(f"choice_sets: {{agree: [{options}]}}\nquestions:\n")
    for at in range(QUESTIONS):
        kind = "kind: text, required: false" if at % 10 == 9 else "kind: scale, choices: agree"
        lines.append(f"  - {{id: q{at}, {kind}, zh: 题干{at}}}\n")
    path.write_text("".join(lines), encoding="utf-8")


def rows() -> Iterator[Sequence[str]]:
    """The cells of the export, header first."""
    random = np.random.default_rng(SEED)
    answers = np.array(LABELS, dtype=object)[random.integers(0, len(LABELS), (RESPONDENTS, QUESTIONS))]
    typed = random.random((RESPONDENTS, QUESTIONS)) < 0.1
    yield [*META, *(f"q{at}" for at in range(QUESTIONS))]
    for at, row in enumerate(answers.tolist(), 1):
        for question in range(9, QUESTIONS, 10):
            row[question] = f"意见{at}" if typed[at - 1, question] else ""
        own = [
            str(at),
            "2026-01-10 09:00:00",
            "10",
            "zh",
            str(at * 7),
            "2026-01-10 08:50:00",
            "",
            f"192.0.2.{at % 250}",
        ]
        yield [*own, *row]


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows())


def write_xlsx(path: Path) -> None:
    """As spreadsheet programs write it, with shared strings and a reference in every cell; without a library's time."""
    letters = [_letters(at) for at in range(len(META) + QUESTIONS)]
    shared: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:
        for name, part in PARTS.items():
            book.writestr(name, part)
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
            for line, row in enumerate(rows(), 1):
                cells = [
                    f'<c r="{letter}{line}" t="s"><v>{shared.setdefault(cell, len(shared))}</v></c>'
                    for letter, cell in zip(letters, row, strict=True)
                    if cell
                ]
                sheet.write(f'<row r="{line}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")
        words = "".join(f"<si><t>{word}</t></si>" for word in shared)
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{words}</sst>')


def _letters(at: int) -> str:
    first, second = divmod(at, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write_questionnaire(folder / "large.yaml")
    write_csv(folder / "answers.csv")
    write_xlsx(folder / "answers.xlsx")
