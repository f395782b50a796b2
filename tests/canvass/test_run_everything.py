"""Every procedure with every example of its options, as `canvass run` answers: from .csv and .sav, weighted and not."""

import json
import re
from functools import cache

import pytest
from click.testing import CliRunner
from commands import canvass
from examples import EXAMPLES, ITEMS, NAMES, WITHOUT_ANSWERS, answers

from analysis.result import result_from_data
from analysis.table import Table
from analysis.undefined import Undefined
from analysis.vocabulary import KEYS, WORDS, Kind
from canvass import cli, running
from canvass.making import printed
from reports.wording import LANGUAGES
from reports.wording.zh.sentences import SENTENCES

TICKS = ("t1", "t2", "t3")
DRAWN = {"pooled_means", "pooled_coefficients"}  # draws go by the order of patterns, in which a code is no empty cell
OF_CODES = {"plot_cases"}  # tells empty cells from codes that are declared missing
POINT = "point=1"  # of a moderator; where its levels are labelled, a level: sex=1
EXPECTED = "expected"  # shares, also of a level that nobody chose: only where levels are declared
LEVEL = re.compile(r"\b(?:sex|unit|i\d|t\d)=\d")  # a key that its label should stand for
OF_SPSS = "Kendall's tau_b"  # so SPSS writes it
SNAKE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def as_words(value):
    """An option's value as a command line writes it."""
    if isinstance(value, dict) and "kind" in value:
        return f"{value['variable']}:{value['kind']}"
    if isinstance(value, dict) and "block" in value:
        return f"{value['block']}:{'*'.join(value['variables'])}"
    if isinstance(value, dict):
        return "/".join(f"{name}:{pairs(held)}" for name, held in value.items())
    if isinstance(value, list):
        between = "/" if any(isinstance(each, list) for each in value) else ","
        return between.join(as_words(each) for each in value)
    return {"scale": ",".join(ITEMS), "ticks": ",".join(TICKS)}.get(str(value), str(value))


def pairs(held):
    return ";".join(f"{code}={share}" for code, share in held.items()) if isinstance(held, dict) else ",".join(held)


def options(example):
    """`option=value` for each; a file declares no scale, so lists that name one name its items."""
    for name, value in example.items():
        yield f"{name}={as_words({'scale': list(ITEMS)} if value == ['scale'] else value)}"


CASES = [
    pytest.param(name, tuple(options(example)), id=f"{name}-{at}")
    for name in NAMES
    for at, example in enumerate(EXAMPLES.get(name, []))
]
WITH_ANSWERS = [case for case in CASES if case.values[0] not in WITHOUT_ANSWERS]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The same answers thrice: without labels as .csv and as .sav, and as .sav with labels and missing codes."""
    import pandas
    import pyreadstat

    folder, columns = tmp_path_factory.mktemp("data"), answers()
    coded = pandas.DataFrame(columns)
    empty = coded.mask(coded.isin([-2])[[*ITEMS, *TICKS]].reindex(columns=coded.columns, fill_value=False))
    empty.to_csv(folder / "plain.csv", index=False)
    pyreadstat.write_sav(empty, folder / "plain.sav")
    pyreadstat.write_sav(
        coded,
        folder / "coded.sav",
        column_labels={name: f"题目 {name.upper()}" for name in columns},
        variable_value_labels={
            "sex": {1: "男", 2: "女"},
            "unit": {1: "甲", 2: "乙", 3: "丙", 4: "丁"},
            **{name: {code: f"程度{code}" for code in range(1, 6)} | {-2: "未答"} for name in ITEMS},
            **{name: {0: "未选", 1: "选", -2: "未答"} for name in TICKS},
        },
        missing_ranges={name: [-2] for name in (*ITEMS, *TICKS)},
    )
    return folder


@pytest.fixture(autouse=True, scope="module")
def read_once():
    """A file is read once, not for every example."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "read_answers", cache(running.read_answers))
        yield


def run(*words):
    """What `canvass run … --json` printed, as data; no NaN."""
    done = CliRunner().invoke(cli.commands, ["run", *map(str, words), "--json"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout, parse_constant=lambda word: pytest.fail(f"{word} in the result"))


def counted(weighted):
    return ("--weight", "times") if weighted else ()


@pytest.mark.parametrize("weighted", [False, True], ids=["unweighted", "weighted"])
@pytest.mark.parametrize(("name", "words"), WITH_ANSWERS)
def test_a_sav_has_the_tables_of_a_csv(files, name, words, weighted):
    one, other = (run(name, files / file, *words, *counted(weighted)) for file in ("plain.csv", "plain.sav"))
    assert one["tables"]
    assert one["cases"] == other["cases"]
    assert one["tables"] == other["tables"]


@pytest.mark.parametrize("weighted", [False, True], ids=["unweighted", "weighted"])
@pytest.mark.parametrize(("name", "words"), WITH_ANSWERS)
def test_labels_and_missing_codes_leave_every_number_as_it_is(files, name, words, weighted):
    """Declared levels may add rows and columns without cases; what both tables have is the same."""
    one, other = (run(name, files / file, *words, *counted(weighted)) for file in ("plain.csv", "coded.sav"))
    one, other = result_from_data("", one), result_from_data("", other)
    assert [table.name for table in one.tables] == [table.name for table in other.tables]
    for table, twin in zip(one.tables, other.tables, strict=True):
        cells, twins = by_keys(table), by_keys(twin)
        shared = cells.keys() & twins.keys()
        assert len(shared) >= min(len(cells), len(twins)) * 0.5 or POINT in str(cells), table.name
        if table.name not in DRAWN | OF_CODES:
            assert [key for key in shared if not same(cells[key], twins[key])] == [], table.name


def same(cell, twin):
    """Whether cells agree, to the last digits of a float."""
    if isinstance(cell, float) and isinstance(twin, float):
        return twin == pytest.approx(cell, rel=1e-7, abs=1e-9)
    return cell == twin or EXPECTED in str(getattr(cell, "reason", ""))


@pytest.mark.parametrize(("name", "words"), [case for case in CASES if case.values[0] in WITHOUT_ANSWERS])
def test_what_needs_no_answers_runs_without_a_file(name, words):
    assert run(name, *words)["tables"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("name", "words"), CASES)
def test_what_is_printed_holds_no_word_of_the_program(files, name, words, language):
    data = () if name in WITHOUT_ANSWERS else (files / "coded.sav",)
    result = result_from_data("", run(name, *data, *words))
    assert [table.name for table in result.tables if table.name not in LANGUAGES[language].tables] == []
    text = printed(result, language)
    raw = {word for word in SNAKE.findall(text.replace(OF_SPSS, "")) if word in KEYS or word in WORDS}
    assert raw == set()
    assert LEVEL.findall(text) == []
    assert [word for word in keys_of(result) if not printable(word, language)] == []
    said = [note for part in (result, *result.tables) for note in part.notes] + reasons(result)
    assert [note.sentence for note in said if note.sentence not in SENTENCES] == []


@pytest.mark.parametrize("file", ["plain.csv", "coded.sav"])
def test_a_shell_gets_the_same_data(files, file):
    words = ("variables=score,i1", "groups=sex", "--weight", "times")
    done = canvass("run", "ttest", files / file, *words, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == run("ttest", files / file, *words)


def by_keys(table: Table):
    """The cells of a table by the keys of their row and their column."""
    keys = [at for at, column in enumerate(table.columns) if WORDS[column.word] is Kind.KEY and column.under is None]
    return {
        (*(row[at] for at in keys), column): cell
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
    }


def keys_of(result):
    """Every key of a result that is no label's."""
    found = {key for table in result.tables for key in table.about}
    for table in result.tables:
        found |= {column.under for column in table.columns if column.under is not None}
        for row in table.rows:
            pairs_of = zip(table.columns, row, strict=True)
            found |= {cell for column, cell in pairs_of if WORDS[column.word] is Kind.KEY and isinstance(cell, str)}
    parts = {part for key in found - set(result.labels) for part in key.split(">")}  # one below the other
    return sorted(parts - set(result.labels))


def printable(word, language):
    words = LANGUAGES[language]
    return word in words.keys or word.partition("=")[0] in words.headings or word in {k for _, k in words.keys_in}


def reasons(result):
    return [cell.reason for table in result.tables for row in table.rows for cell in row if isinstance(cell, Undefined)]
