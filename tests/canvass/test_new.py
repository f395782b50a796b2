"""A study from a questionnaire, or from nothing but an export: two commands to a first report."""

import csv
import json
import random

import openpyxl
import pandas
import pyreadstat
import pytest
from commands import CHECKOUT, canvass

from canvass.founding import found
from instrument.linting import review
from instrument.loading import load
from instrument.message import Fault
from survey.files import opening, separated
from survey.files.writing import write_workbook
from survey.reading import read_folder

AGREE = ("非常不同意", "不同意", "一般", "同意", "非常同意")
ENGLISH = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
PLACES = {"微信": "WeChat", "抖音": "Douyin", "微博": "Weibo", "小红书": "Red"}
N = 60
SAMPLE = next((CHECKOUT / "survey" / "samples" / "bazhong").glob("*.xlsx"))


@pytest.fixture(scope="module")
def people():
    """Invented respondents with one attitude behind three items, the last of which runs against the others."""
    chance = random.Random(7)  # noqa: S311 (no secret)

    def person():
        attitude = chance.gauss(0, 1)
        rated = [max(0, min(4, round(2 + sign * attitude + chance.gauss(0, 0.4)))) for sign in (1, 1, -1)]
        job = chance.choice(["在职", "学生"])
        return {
            "gender": chance.choice(["男", "女"]),
            "age": chance.choice(["18岁以下", "18-25岁", "26-35岁", "36岁以上"]),
            "job": job,
            "income": str(chance.randint(2000, 20000)) if job == "在职" else "",
            "rated": rated,
            "places": [place for place in PLACES if chance.random() < 0.5] or ["微信"],
            "said": chance.choice(["", "", f"建议{chance.randint(1, 9999)}"]),
        }

    return [person() for _ in range(N)]


def founded(folder, *sources, **options):
    found(folder, sources, options.pop("wave", "1"), **options)
    instrument = load(folder / "questionnaire.yaml")
    return instrument, read_folder(folder / "data" / "1", instrument)


def write(path, rows, encoding="utf-8-sig"):
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)
    return path


def kinds(instrument):
    return [str(question.kind) for question in instrument.questions]


def labels(question, language="zh"):
    return [option.text[language] for option in question.options]


@pytest.fixture
def wenjuanxing(tmp_path, people):
    head = ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP"]
    asked = ["1、性别", "2、年龄", "3、职业", "4、单位评价—有效", "方便", "麻烦", "5、平台", "6、建议"]

    def meta(at):
        return [at, "2026/3/1 10:00:00", f"{100 + at}秒", "微信", "N/A", f"10.0.0.{at}"]

    def write_book(name, headers, rows):
        book = openpyxl.Workbook()
        book.active.append([*head, *headers])
        for row in rows:
            book.active.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    texts, numbers = [], []
    ages = ["18岁以下", "18-25岁", "26-35岁", "36岁以上"]
    for at, each in enumerate(people, 1):
        rated = [AGREE[code] for code in each["rated"]]
        student = each["job"] == "学生"
        rows = ["(跳过)"] * 3 if student else rated
        codes = ["-3"] * 3 if student else [code + 1 for code in each["rated"]]
        said = each["said"] or "(空)"
        texts.append([*meta(at), each["gender"], each["age"], each["job"], *rows, "┋".join(each["places"]), said])
        ticks = [int(place in each["places"]) for place in PLACES]
        job = ["学生", "退休", "在职"].index(each["job"]) + 1
        numbers.append(
            [*meta(at), "男女".index(each["gender"]) + 1, ages.index(each["age"]) + 1, job, *codes, *ticks, said]
        )
    split = [*asked[:6], *(f"5、({place})" for place in PLACES), asked[7]]
    return (
        write_book("1_按文本_员工调查_60_60.xlsx", asked, texts),
        write_book("1_按序号_员工调查_60_60.xlsx", split, numbers),
    )


def test_an_export_of_wenjuanxing_by_text_becomes_a_study(tmp_path, wenjuanxing):
    instrument, reading = founded(tmp_path / "study", wenjuanxing[0])
    assert kinds(instrument) == ["single", "single", "single", "matrix", "multiple", "text"]
    assert instrument.title["zh"] == "员工调查"
    assert [row.text["zh"] for row in instrument.question("q4").rows] == ["有效", "方便", "麻烦"]
    assert labels(instrument.question("q4")) == list(AGREE)
    assert labels(instrument.question("q2")) == ["18岁以下", "18-25岁", "26-35岁", "36岁以上"]
    assert [question.id for question in instrument.questions if question.characteristic] == ["q1", "q2", "q3"]
    assert reading.responses.ledger.returned == N


def test_who_was_skipped_becomes_a_condition(tmp_path, wenjuanxing):
    instrument, _ = founded(tmp_path / "study", wenjuanxing[0])
    job = {option.text["zh"]: option.code for option in instrument.question("q3").options}
    assert instrument.question("q4").ask_if.source == f"q3 == {job['在职']}"


def test_items_that_share_their_points_become_a_candidate_scale_with_reversed_items(tmp_path, wenjuanxing):
    instrument, _ = founded(tmp_path / "study", wenjuanxing[0])
    (scale,) = instrument.scales
    assert [(item.variable, item.reversed) for item in scale.items] == [
        ("q4_1", False),
        ("q4_2", False),
        ("q4_3", True),
    ]


def test_an_export_by_number_beside_the_text_tells_the_order_and_the_options_nobody_chose(tmp_path, wenjuanxing):
    instrument, reading = founded(tmp_path / "study", *wenjuanxing)
    assert labels(instrument.question("q3")) == ["学生", "(2)", "在职"]
    assert labels(instrument.question("q5")) == list(PLACES)
    assert reading.responses.ledger.returned == N


def test_an_export_by_number_alone_becomes_a_study(tmp_path, wenjuanxing):
    instrument, reading = founded(tmp_path / "study", wenjuanxing[1])
    assert kinds(instrument) == ["single", "single", "single", "matrix", "multiple", "text"]
    assert labels(instrument.question("q4")) == ["1", "2", "3", "4", "5"]
    assert reading.responses.ledger.returned == N


def test_a_table_of_no_platform_becomes_a_study_without_persons(tmp_path, people):
    head = ["性别", "年龄段", "您的职业", "月收入（元）", "很有效", "很方便", "很麻烦", "常用的平台", "建议", "手机号"]
    rows = [
        [
            *(each[key] for key in ("gender", "age", "job", "income")),
            *(AGREE[code] for code in each["rated"]),
            ";".join(each["places"]),
            each["said"],
            f"1390000{at:04d}",
        ]
        for at, each in enumerate(people)
    ]
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "调查.csv", [head, *rows]))
    assert kinds(instrument) == ["single", "single", "single", "number", *["scale"] * 3, "multiple", "text"]
    income = instrument.question("q4")
    assert income.ask_if is not None
    assert "手机号" not in (tmp_path / "study" / "questionnaire.yaml").read_text(encoding="utf-8")
    assert not any("1390000" in str(cell) for each in reading.rejected for cell in each.given.cells)
    assert (tmp_path / "study" / "data" / "1" / "调查.csv").read_bytes() == (tmp_path / "调查.csv").read_bytes()


def test_answers_to_google_forms_become_a_study_in_english(tmp_path, people):
    head = [
        "Timestamp",
        "What is your gender?",
        *(f"Rate it [{row}]" for row in ("Works", "Fits", "Hurts")),
        "Which places?",
    ]
    rows = [
        [f"2026/03/{at % 28 + 1:02d} 10:00:00 AM GMT+8", {"男": "Male", "女": "Female"}[each["gender"]]]
        + [ENGLISH[code] for code in each["rated"]]
        + [";".join(PLACES[place] for place in each["places"])]
        for at, each in enumerate(people)
    ]
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "forms.csv", [head, *rows]))
    assert instrument.languages == ("en",)
    assert kinds(instrument) == ["single", "matrix", "multiple"]
    assert labels(instrument.question("q2"), "en") == list(ENGLISH)
    assert reading.responses.ledger.returned == N


def test_an_export_of_surveymonkey_becomes_a_study(tmp_path, people):
    first = ["RespondentID", "CollectorID", "StartDate", "EndDate", "Gender", "Which places?", "", "", ""]
    second = ["", "", "", "", "Response", *PLACES.values()]
    rows = [
        [at, 1, "03/01/2026 10:00:00", "03/01/2026 10:05:00", {"男": "Male", "女": "Female"}[each["gender"]]]
        + [PLACES[place] if place in each["places"] else "" for place in PLACES]
        for at, each in enumerate(people, 1)
    ]
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "monkey.csv", [first, second, *rows], "latin-1"))
    assert kinds(instrument) == ["single", "multiple"]
    assert labels(instrument.question("q2"), "en") == list(PLACES.values())
    assert reading.responses.ledger.returned == N


def test_codes_of_limesurvey_name_the_questions(tmp_path, people):
    head = ["id", "submitdate", "lastpage", "startlanguage", "sex", *(f"use[SQ00{at}]" for at in range(1, 5))]
    head += [f"rate[SQ00{at}]" for at in range(1, 4)]
    rows = [
        [at, "2026-03-01 10:00:00", 3, "en", {"男": "Male", "女": "Female"}[each["gender"]]]
        + ["Yes" if place in each["places"] else "No" for place in PLACES]
        + [ENGLISH[code] for code in each["rated"]]
        for at, each in enumerate(people, 1)
    ]
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "lime.csv", [head, *rows]))
    assert [(question.id, str(question.kind)) for question in instrument.questions] == [
        ("sex", "single"),
        ("use", "multiple"),
        ("rate", "matrix"),
    ]
    assert reading.responses.ledger.returned == N


def test_columns_of_names_and_ticks_of_kobo_become_a_study(tmp_path, people):
    head = [
        "start",
        "end",
        "gender",
        "use",
        *(f"use/{place}" for place in PLACES.values()),
        "_id",
        "_uuid",
        "_submission_time",
        "_index",
    ]
    rows = [
        ["2026-03-01T10:00:00", "2026-03-01T10:05:00", {"男": "male", "女": "female"}[each["gender"]]]
        + [" ".join(PLACES[place] for place in each["places"])]
        + [int(place in each["places"]) for place in PLACES]
        + [at, f"u{at}", "2026-03-01T10:06:00", at]
        for at, each in enumerate(people, 1)
    ]
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "kobo.csv", [head, *rows]))
    assert [(question.id, str(question.kind)) for question in instrument.questions] == [
        ("gender", "single"),
        ("use", "multiple"),
    ]
    assert reading.responses.ledger.returned == N


def test_labels_of_spss_become_options_and_ticks_a_set(tmp_path, people):
    frame = pandas.DataFrame(
        {
            "sex": ["男女".index(each["gender"]) + 1 for each in people],
            **{f"use_{at}": [int(place in each["places"]) for each in people] for at, place in enumerate(PLACES, 1)},
            **{f"s{at + 1}": [each["rated"][at] + 1 for each in people] for at in range(3)},
        }
    )
    points = {f"s{at}": dict(enumerate(AGREE, 1)) for at in (1, 2, 3)}
    names = {"sex": "性别", "s1": "很有效", "s2": "很方便", "s3": "很麻烦"}
    names |= {f"use_{at}": f"平台：{place}" for at, place in enumerate(PLACES, 1)}
    pyreadstat.write_sav(
        frame,
        str(tmp_path / "data.sav"),
        column_labels=names,
        variable_value_labels={"sex": {1: "男", 2: "女"}, **points},
    )
    instrument, reading = founded(tmp_path / "study", tmp_path / "data.sav")
    assert kinds(instrument) == ["single", "multiple", "scale", "scale", "scale"]
    assert labels(instrument.question("s1")) == list(AGREE)
    assert labels(instrument.question("use")) == list(PLACES)
    assert reading.responses.ledger.returned == N


def test_the_sample_of_this_study_becomes_its_questionnaire(tmp_path):
    instrument, _ = founded(tmp_path / "study", SAMPLE)
    by_hand = load(CHECKOUT / "instrument" / "questionnaires" / "bazhong.yaml")
    assert kinds(instrument) == [str(question.kind) for question in by_hand.questions]
    assert instrument.questions[4].ask_if.source == "q4 == 1"
    rated = [question for question in by_hand.questions if question.kind == "scale"]
    for question, wanted in zip([each for each in instrument.questions if each.kind == "scale"], rated, strict=True):
        assert labels(question) == labels(wanted)
    (scale,) = instrument.scales
    assert len(scale.items) == len(rated)


def test_what_is_drafted_can_be_reviewed(tmp_path, wenjuanxing):
    instrument, _ = founded(tmp_path / "study", wenjuanxing[0])
    assert isinstance(review(instrument), tuple)


@pytest.mark.parametrize(("language", "heading"), [("zh", "样本构成"), ("en", "The sample")])
def test_two_commands_make_a_report(tmp_path, wenjuanxing, language, heading):
    study = tmp_path / "study"
    made = canvass("new", study, "--from", *wenjuanxing, "--language", language)
    assert made.returncode == 0, made.stderr
    assert f"canvass report --study {study}" in made.stderr
    done = canvass("report", "--study", study, "--format", "html")
    assert done.returncode == 0, done.stderr
    report = (study / "build" / "report.html").read_text(encoding="utf-8")
    assert heading in report


def test_a_questionnaire_becomes_a_study_that_waits_for_answers(tmp_path):
    form = tmp_path / "form.txt"
    form.write_text("员工调查\n\n1. 性别：\n男 女\n2. 满意度：\n很差 较差 一般 较好 很好\n", encoding="utf-8")
    made = canvass("new", tmp_path / "study", "--from", form)
    assert made.returncode == 0, made.stderr
    assert kinds(load(tmp_path / "study" / "questionnaire.yaml")) == ["single", "scale"]
    assert (tmp_path / "study" / "data" / "1").is_dir()
    assert "2 道题" in made.stderr


# Bad input


def test_a_name_that_exists_is_refused(tmp_path, wenjuanxing):
    (tmp_path / "study").mkdir()
    done = canvass("new", tmp_path / "study", "--from", wenjuanxing[0])
    assert done.returncode == 1
    assert "this stands already; possible: a name that is free" in done.stderr
    assert list((tmp_path / "study").iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "the file is empty"),
        ("form.jsonl", b"{}", "the file is no questionnaire that is read"),
        ("form.docx", b"PK\x03\x04 nothing", "the document is damaged or ends early"),
        ("data.sav", b"$FL2 nothing", "data.sav"),
        ("data.pdf", b"%PDF-1.4", "a file ending in '.pdf' is not read"),
        ("form.lss", b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType>", "the document is damaged"),
    ],
)
def test_bad_files_get_one_sentence_and_leave_nothing(tmp_path, name, content, said):
    (tmp_path / name).write_bytes(content)
    done = canvass("new", tmp_path / "study", "--from", tmp_path / name)
    assert done.returncode == 1
    refusal = [line for line in done.stderr.splitlines() if line.startswith("refused: ")]
    assert len(refusal) == 1
    assert said in refusal[0]
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_files_of_two_platforms_are_refused(tmp_path, wenjuanxing):
    other = write(tmp_path / "forms.csv", [["Timestamp", "Q"], ["2026/03/01 10:00:00 AM GMT+8", "a"]])
    with pytest.raises(Fault, match="possible: files of one platform"):
        found(tmp_path / "study", [wenjuanxing[0], other], "1")
    assert not (tmp_path / "study").exists()


def test_two_questionnaires_are_refused(tmp_path):
    form = {"elements": [{"type": "text", "name": "q"}]}
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text(json.dumps(form))
    with pytest.raises(Fault, match="2 of the files are questionnaires; possible: one"):
        found(tmp_path / "study", [tmp_path / "a.json", tmp_path / "b.json"], "1")


def test_a_sav_of_wenjuanxing_tells_rows_skips_and_options(tmp_path):
    used = [1, 2] * 20
    frame = pandas.DataFrame(
        {
            "index": range(1, 41),
            "totalseconds": [f"{60 + at}秒" for at in range(40)],
            "Q1": used,
            "Q2": [-3 if each == 2 else 1 + at % 3 for at, each in enumerate(used)],
            **{f"Q3_Row{row}": [1 + (at * row) % 5 for at in range(40)] for row in (1, 2, 3)},
        }
    )
    words = {"index": "序号", "totalseconds": "所用时间", "Q1": "您是否使用过", "Q2": "使用频率"}
    words |= {"Q3_Row1": "请评价(请评价—质量)", "Q3_Row2": "价格", "Q3_Row3": "服务"}
    values = {"Q1": {1: "是", 2: "否"}, "Q2": {1: "每天", 2: "每周", 3: "每月"}}
    values |= {f"Q3_Row{row}": dict(enumerate(AGREE, 1)) for row in (1, 2, 3)}
    pyreadstat.write_sav(frame, str(tmp_path / "1.sav"), column_labels=words, variable_value_labels=values)
    instrument, reading = founded(tmp_path / "study", tmp_path / "1.sav")
    assert kinds(instrument) == ["single", "single", "matrix"]
    assert instrument.questions[1].ask_if.source == f"{instrument.questions[0].id} == 1"
    assert instrument.questions[2].text["zh"] == "请评价"
    assert [row.text["zh"] for row in instrument.questions[2].rows] == ["质量", "价格", "服务"]
    assert labels(instrument.questions[2]) == list(AGREE)
    assert reading.responses.ledger.returned == 40


def test_a_table_that_wenjuanxing_would_not_write_so_is_read_by_a_mapping(tmp_path, people):
    head = ["1、性别", "2、年龄", "2、年龄", "(选项)", "has"]
    rows = [[each["gender"], each["age"], each["job"], "(跳过)", f"=SUM({at})"] for at, each in enumerate(people)]
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "mended.csv", [head, *rows]))
    assert kinds(instrument) == ["single", "single", "single", "text", "text"]
    assert reading.responses.ledger.returned == N


def test_headers_and_cells_that_mean_something_to_yaml_are_kept(tmp_path):
    head = ["- a: b", "#", "{x}", "'", "not"]
    rows = [["yes", "null", "[1]", '"', "~"], ["no", "true", "*a", "\\", "!t"]] * 4
    instrument, reading = founded(tmp_path / "study", write(tmp_path / "odd.csv", [head, *rows]))
    assert [question.text["en"] for question in instrument.questions] == head
    assert labels(instrument.questions[0], "en") == ["yes", "no"]
    assert reading.responses.ledger.returned == 8


def test_three_rows_of_headers_of_qualtrics_become_names_and_wordings(tmp_path, people):
    meta = [
        "StartDate",
        "EndDate",
        "Status",
        "Progress",
        "Duration (in seconds)",
        "Finished",
        "RecordedDate",
        "ResponseId",
    ]
    names = ["Q1", "Q2", "Q3_1", "Q3_2", "Q3_3"]
    wordings = [
        "What is your gender?",
        "Which places?",
        *(f"Please rate - {row}" for row in ("Works", "Fits", "Hurts")),
    ]
    ids = [json.dumps({"ImportId": each}) for each in [*meta, "QID1", "QID2", "QID3_1", "QID3_2", "QID3_3"]]
    rows = [
        [
            "2026-03-01 10:00:00",
            "2026-03-01 10:05:00",
            "IP Address",
            "100",
            "300",
            "True",
            "2026-03-01 10:05:00",
            f"R_{at}",
        ]
        + [{"男": "Male", "女": "Female"}[each["gender"]], ",".join(PLACES[place] for place in each["places"])]
        + [ENGLISH[code] for code in each["rated"]]
        for at, each in enumerate(people)
    ]
    path = write(tmp_path / "qualtrics.csv", [[*meta, *names], [*meta, *wordings], ids, *rows])
    instrument, reading = founded(tmp_path / "study", path)
    assert [(question.id, str(question.kind)) for question in instrument.questions] == [
        ("Q1", "single"),
        ("Q2", "multiple"),
        ("Q3", "matrix"),
    ]
    assert [row.id for row in instrument.question("Q3").rows] == ["Q3_1", "Q3_2", "Q3_3"]
    assert instrument.question("Q3").text["en"] == "Please rate"
    assert reading.responses.ledger.returned == N


def test_words_typed_beside_ticks_become_an_option_of_their_own(tmp_path, people):
    head = ["Response ID", "Date submitted", "Last page", "Start language", "Do you work?"]
    head += ["What do you use? [Pen]", "What do you use? [Brush]", "What do you use? [Other]"]
    rows = []
    for at, each in enumerate(people, 1):
        works = each["job"] == "在职"
        used = [("Yes" if at % 2 else "No"), ("Yes" if at % 3 else "No"), ("chalk" if at % 7 == 0 else "")]
        rows.append([at, "2026-03-01 10:00:00", 3, "en", "Yes" if works else "No", *(used if works else ["N/A"] * 3)])
    instrument, _ = founded(tmp_path / "study", write(tmp_path / "full.csv", [head, *rows]))
    assert kinds(instrument) == ["single", "multiple"]
    assert labels(instrument.questions[1], "en") == ["Pen", "Brush", "Other"]
    assert [option.other for option in instrument.questions[1].options] == [False, False, True]
    assert instrument.questions[1].ask_if.source == f"{instrument.questions[0].id} == 1"


def test_a_questionnaire_beside_its_answers_becomes_a_study_with_both(tmp_path):
    (tmp_path / "form.txt").write_text(
        "员工调查\n\n1. 性别：\n男 女\n2. 满意度：\n很差 较差 一般 较好 很好\n", encoding="utf-8"
    )
    write(tmp_path / "answers.csv", [["id", "q1", "q2"], [1, "男", "很好"], [2, "女", "一般"]])
    made = found(tmp_path / "study", [tmp_path / "form.txt", tmp_path / "answers.csv"], "2026")
    assert (made.questions, made.rows, made.lost) == (2, 2, ())
    assert (tmp_path / "study" / "data" / "2026" / "answers.csv").is_file()


def test_a_wave_is_no_path(tmp_path, wenjuanxing):
    with pytest.raises(Fault, match=r"'\.\./1' is no name of a wave"):
        found(tmp_path / "study", [wenjuanxing[0]], "../1")


def test_the_files_of_a_study_name_schemas_that_are_there(tmp_path, wenjuanxing):
    found(tmp_path / "study", [wenjuanxing[0]], "1")
    for name in ("study", "plan", "questionnaire"):
        first = (tmp_path / "study" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()[0]
        assert (tmp_path / "study" / first.partition("$schema=")[2]).is_file()


def test_who_the_persons_are_is_written_apart_with_a_key_of_its_own(tmp_path):
    export = tmp_path / "answers.csv"
    rows = [[at, f"Zulu-{at}", "男" if at % 2 else "女", "很好" if at % 3 else "一般"] for at in range(12)]
    write(export, [["id", "昵称", "性别", "评价"], *rows])
    found(tmp_path / "study", [export], "1")
    data = tmp_path / "study" / "data" / "1"
    persons, keys = sorted((data / "identifiers").glob("*.csv"), key=lambda path: ".keys" in path.name)
    assert {line.split(",")[1] for line in persons.read_text(encoding="utf-8-sig").splitlines()[1:]} == {
        row[1] for row in rows
    }
    assert len(keys.read_text(encoding="utf-8-sig").splitlines()) == 13
    assert "Zulu" not in (tmp_path / "study" / "questionnaire.yaml").read_text(encoding="utf-8")
    assert persons.stat().st_mode & 0o077 == 0
    assert (data / "answers.csv").read_bytes() == export.read_bytes()


def test_the_export_of_a_new_study_is_read_once(tmp_path, monkeypatch):
    read = []

    def reading(content, file, sha256):
        read.append(file)
        return separated.read_separated(content, file, sha256)

    monkeypatch.setattr(opening, "read_separated", reading)
    write(tmp_path / "answers.csv", [["id", "性别"], *([at, "男" if at % 2 else "女"] for at in range(30))])
    found(tmp_path / "study", [tmp_path / "answers.csv"], "1")
    assert read == ["answers.csv"]


def test_answers_that_are_the_names_of_a_form_are_read_by_its_codes(tmp_path):
    """ODK and Kobo export what the form calls an option, which need not look like its label."""
    survey = [
        ["type", "name", "label", "relevant"],
        ["select_one agree", "view", "I am satisfied", ""],
        ["select_one who", "who", "Who are you?", ""],
        ["text", "who_other", "Who?", "${who} = 'x'"],
    ]
    agree = [["agree", name, label] for name, label in zip(("sd", "d", "n", "a", "sa"), ENGLISH, strict=True)]
    who = [["who", "m", "Miner"], ["who", "p", "Painter"], ["who", "x", "Other"]]
    form = {"survey": survey, "choices": [["list_name", "name", "label"], *agree, *who]}
    write_workbook(tmp_path / "form.xlsx", {**form, "settings": [["form_id"], ["t"]]})
    tail = ["_id", "_uuid", "_submission_time", "__version__", "_index"]
    rows = [["a", "m", "", "1", "u1"], ["sd", "x", "=baker", "2", "u2"], ["n", "p", "", "3", "u3"]]
    answers = [["view", "who", "who_other", *tail], *([*row, "2026-01-01T10:00:00", "v1", row[3]] for row in rows)]
    with (tmp_path / "kobo.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(answers)
    made = found(tmp_path / "study", [tmp_path / "form.xlsx", tmp_path / "kobo.csv"], "1")
    assert (made.rows, made.lost) == (3, ())
    instrument = load(tmp_path / "study" / "questionnaire.yaml")
    assert [question.id for question in instrument.questions] == ["view", "who"]
    columns = read_folder(tmp_path / "study" / "data" / "1", instrument).responses.columns
    assert (list(columns["view"]), list(columns["who"])) == ([4, 1, 3], [1, 3, 2])
    assert list(columns["who_other"]) == ["", "=baker", ""]
