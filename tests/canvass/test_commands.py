import json

import pytest
from commands import CHECKOUT, canvass

DATA = "a,b,c,g\n1,2,2,1\n2,3,2,1\n4,4,5,2\n5,4,4,2\n3,3,3,1\n2,1,2,2\n"


@pytest.fixture
def data(tmp_path):
    path = tmp_path / "data.csv"
    path.write_text(DATA)
    return path


@pytest.mark.parametrize("command", ["new", "report", "draft", "refresh", "pull", "check", "analyse", "run", "schema"])
@pytest.mark.parametrize(("language", "usage"), [("en_US.UTF-8", "Usage:"), ("zh_CN.UTF-8", "用法：")])
def test_every_command_explains_itself_in_both_languages(command, language, usage):
    done = canvass(command, "--help", language=language)
    assert done.returncode == 0
    assert usage in done.stdout


def test_a_procedure_prints_tables_as_spss_does(data):
    done = canvass("run", "reliability", data, "items=a,b,c")
    assert done.returncode == 0
    assert "Reliability Statistics" in done.stdout


def test_a_procedure_prints_its_result_as_data(data):
    done = canvass("run", "reliability", data, "items=a,b,c", "--json")
    result = json.loads(done.stdout)
    assert result["procedure"] == "reliability"
    assert result["cases"] == {"total": 6.0, "valid": 6.0, "rows": 6}


def test_a_weight_counts_a_row_twice(tmp_path):
    (tmp_path / "weighted.csv").write_text("a,b,w\n1,2,2\n2,3,1\n4,4,2\n5,4,1\n")
    (tmp_path / "twice.csv").write_text("a,b\n1,2\n1,2\n2,3\n4,4\n4,4\n5,4\n")
    weighted = canvass("run", "descriptives", tmp_path / "weighted.csv", "variables=a,b", "--weight", "w", "--json")
    twice = canvass("run", "descriptives", tmp_path / "twice.csv", "variables=a,b", "--json")
    assert json.loads(weighted.stdout)["tables"] == json.loads(twice.stdout)["tables"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["reliabilty", "{data}"], "refused: no procedure 'reliabilty'; possible: reliability"),
        (["reliability", "{data}", "items=a,z"], "refused: reliability: items: no variable 'z'; possible: a, b, c, g"),
        (["reliability", "{data}"], "refused: reliability: option 'items' is missing"),
        (["reliability", "{data}", "item=a"], "refused: reliability: no option 'item'; possible: items"),
        (["descriptives", "{data}", "variables=a", "--weight", "w"], "refused: no variable 'w'; possible: a, b, c, g"),
        (
            ["multiple_response", "{data}", "sets=a"],
            "refused: multiple_response: sets: no multiple-response set 'a'; po",
        ),
    ],
)
def test_bad_words_get_one_sentence_and_status_1(data, words, sentence):
    done = canvass("run", *(word.format(data=data) for word in words))
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["nonsense"],
        ["report", "--format", "odt"],
        ["run", "reliability", "x.csv", "items"],
        ["run", "reliability"],
    ],
)
def test_bad_usage_ends_with_status_2(words):
    assert canvass(*words).returncode == 2


def test_a_procedure_that_needs_no_answers_runs_without_a_file():
    done = canvass("run", "power", "test=t_independent", "effect=.5", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["tables"][0]["rows"][0][3] == 128


def test_check_prints_the_account_of_the_forms():
    done = canvass("check", "--study", CHECKOUT)
    assert done.returncode == 0
    assert "400" in done.stdout


def test_analyse_writes_the_same_bytes_twice(tmp_path):
    for name in ("one.json", "two.json"):
        assert canvass("analyse", "--study", CHECKOUT, "--output", tmp_path / name).returncode == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_words_are_refused_where_a_procedure_computes_and_counted_where_it_sorts(tmp_path):
    (tmp_path / "data.csv").write_text("a,said\n1,poor\n2,good\n4,poor\n")
    data = tmp_path / "data.csv"
    done = canvass("run", "descriptives", data, "variables=a,said")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == (
        "refused: descriptives: variables: variable 'said' holds words; possible: a variable of numbers"
    )
    for words in (["frequencies", data, "variables=said"], ["ttest", data, "variables=a", "groups=said"]):
        done = canvass("run", *words)
        assert (done.returncode, done.stderr) == (0, "")


def test_words_are_no_weight(tmp_path):
    (tmp_path / "data.csv").write_text("a,said\n1,two of them\n2,3 of them\n4,none\n")
    done = canvass("run", "descriptives", tmp_path / "data.csv", "variables=a", "--weight", "said")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "refused: variable 'said' holds words; possible: a variable of numbers"


def test_weights_are_saved_beside_the_answers_and_weigh_the_next_analysis(tmp_path):
    (tmp_path / "data.csv").write_text("g,unit,said\n1,north,yes\n1,south,\n1,north,no\n2,south,no\n")
    target = tmp_path / "weighted.csv"
    done = canvass("run", "weighting", tmp_path / "data.csv", "margins=g:1=50;2=50", "--save", target)
    assert done.returncode == 0
    assert "weight beside the answers in" in done.stderr
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "g,unit,said,weight"
    assert lines[2] == "1,south,,0.6666666666666666"
    again = canvass("run", "frequencies", target, "variables=g", "--weight", "weight", "--json")
    table = json.loads(again.stdout)["tables"][1]
    assert [row[3] for row in table["rows"][:2]] == [50.0, 50.0]


def test_completed_answers_are_saved_one_copy_below_the_other(tmp_path):
    rows = [(1, 2, "x"), (2, "", "y"), (4, 4, "x"), ("", 4, "y"), (5, 5, "x"), (3, 3, "y"), (2, 1, "x"), (4, 5, "y")]
    text = "a,b,said\n" + "".join(f"{a},{b},{said}\n" for a, b, said in rows)
    (tmp_path / "data.csv").write_text(text)
    data, target = tmp_path / "data.csv", tmp_path / "completed.csv"
    done = canvass("run", "missing", data, "variables=a,b", "imputations=3", "--json", "--save", target)
    assert done.returncode == 0
    assert "the answers, and 3 completed copies, numbered by imputation, in" in done.stderr
    lines = [line.split(",") for line in target.read_text(encoding="utf-8-sig").splitlines()]
    assert lines[0] == ["imputation", "a", "b", "said"]
    assert [line[0] for line in lines[1:]] == [each for each in "0123" for _ in rows]
    assert [line[1:] for line in lines[1:9]] == [[str(a), str(b), said] for a, b, said in rows]
    for start in (9, 17, 25):
        for (a, b, said), line in zip(rows, lines[start : start + 8], strict=True):
            assert all(line[1:]), line
            assert line[3] == said
            assert a in ("", int(line[1]))
            assert b in ("", int(line[2]))
    pooled = json.loads(done.stdout)["tables"][-1]
    mean = sum(float(line[1]) for line in lines[9:]) / 24
    assert pooled["name"] == "pooled_means"
    assert pooled["rows"][0][1] == pytest.approx(mean)


def test_completed_answers_are_not_saved_of_weighted_cases(tmp_path):
    (tmp_path / "data.csv").write_text("a,b,w\n1,2,1\n2,,2\n4,4,1\n3,4,1\n")
    words = ["missing", tmp_path / "data.csv", "variables=a,b", "--weight", "w", "--save", tmp_path / "out.csv"]
    done = canvass("run", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert "completed answers are saved without a weight; possible: the data without one" in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_a_procedure_that_makes_nothing_of_rows_has_nothing_to_save(data, tmp_path):
    done = canvass("run", "descriptives", data, "variables=a", "--save", tmp_path / "out.csv")
    assert done.returncode == 1
    assert "'descriptives' makes no columns to save; possible: " in done.stderr
    done = canvass("run", "weighting", data, "margins=g:1=50;2=50", "--save", tmp_path / "out.sav")
    assert "a file ending in '.sav' is not written; possible: .csv" in done.stderr


def test_a_file_that_cannot_be_written_does_not_cost_the_others(tmp_path):
    (tmp_path / "report.docx").mkdir()
    done = canvass("report", "--study", CHECKOUT, "--output", tmp_path, language="en_US.UTF-8")
    assert done.returncode == 1
    assert "report.docx" in done.stderr
    assert (tmp_path / "report.pdf").is_file()
    assert (tmp_path / "report.html").is_file()
