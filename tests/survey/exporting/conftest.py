"""A questionnaire of every kind, with answers that hold every state and every trap of a spreadsheet."""

import csv
from pathlib import Path

import pytest

from instrument.kinds import codebook
from instrument.loading import load
from survey.exporting.material import Material
from survey.files.writing import write_workbook
from survey.reading import read_responses

HERE = Path(__file__).parent
HEADER = ["id", "sex", "sex_other", "likes_1", "likes_2", "likes_9", "years", "stage", "views_1", "views_2", "views_3"]
HEADER += ["overall", "order_1", "order_2", "order_3", "day", "words", "w"]
TRAPS = [
    "=SUM(1,1)",
    "+1",
    "-1",
    "@x",
    "＝1",
    "'=1",
    "'quoted'",
    "NA",
    "007",
    "1e5",
    "TRUE",
    "a,b;c",
    '说"好"',
    "两\n行",
]


def rows():
    for at in range(60):
        man = at % 3 == 0
        likes = ["0", "0", "1"] if at % 10 == 0 else ["1", str(at % 2), "0"]
        years = "-3" if not man or likes[2] == "1" else "-2" if at % 9 == 3 else f"{at}.5"
        words = TRAPS[at] if at < len(TRAPS) else "" if at % 2 else "很好" * (at // 10)
        scores = [str(at * step % 5 + 1) for step in (1, 2, 3, 4)]
        scores[1] = "-2" if at == 20 else "" if at == 21 else scores[1]
        ranks = [str((at + place) % 3 + 1) for place in range(3)]
        stage = "-3" if at % 3 == 2 else ["1", "2", "8", "9", "-2", ""][at // 3 % 6]
        other = "=HYPERLINK(1)" if at % 3 == 2 else ""
        yield [
            *[f"R{at:03}", str(at % 3 + 1), other, *likes, years, stage, *scores[:3], scores[3], *ranks],
            *[f"2025-06-{at % 28 + 1:02}", words, ["1", "2", "0.5"][at % 3]],
        ]


@pytest.fixture(scope="session")
def instrument():
    return load(HERE / "kinds.yaml")


@pytest.fixture(scope="session")
def responses(instrument, tmp_path_factory):
    path = tmp_path_factory.mktemp("given") / "given.xlsx"
    write_workbook(path, {"answers": [HEADER, *rows()]})
    return read_responses([path], instrument).responses


@pytest.fixture(scope="session")
def material(instrument, responses):
    return Material(instrument, codebook(instrument), "zh", "kinds", responses, weight="w")


@pytest.fixture(scope="session")
def blank(instrument):
    """The questionnaire without answers."""
    return Material(instrument, codebook(instrument), "en", "kinds")


@pytest.fixture
def write(tmp_path):
    """A function that puts exported files into a folder and returns the path of the first."""

    def put(exported):
        for name, content in exported.files.items():
            (tmp_path / name).write_bytes(content)
        return tmp_path / next(iter(exported.files))

    return put


@pytest.fixture
def table(write):
    """A function from an exported text file to its rows."""

    def read(exported, delimiter=","):
        with write(exported).open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=delimiter))

    return read
