"""What holds of every export: read(write(x)) == x, order does not matter, nothing is lost."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instrument.loading import read
from survey.files.opening import read_grid
from survey.files.writing import write_workbook
from survey.importers.wenjuanxing.conventions import Mode
from survey.reading import read_responses
from survey.simulation.export import export
from survey.simulation.sample import Sample, simulate

EVERY_KIND = """\
id: every
version: "1"
languages: [zh]
title: {zh: 各种题型}
screening: {speeder_share: off, straight_line: false, duplicates: false}
choice_sets:
  five: [{code: 5, zh: 很好}, {code: 4, zh: 好}, {code: 3, zh: 一般}, {code: 2, zh: 差}, {code: 1, zh: 很差}]
questions:
  - {id: a, kind: single, characteristic: true, zh: 单位, options: [{code: 1, zh: 企业}, {code: 7, zh: 其他, other: true}]}
  - {id: b, kind: single, zh: 产业, ask_if: a == 1, options: [{code: 1, zh: 工业}, {code: 2, zh: 农业}]}
  - {id: c, kind: multiple, zh: 缺口, most: 2, options: [{code: 1, zh: 技术}, {code: 2, zh: 管理}, {code: 3, zh: 其他, other: true}, {code: 4, zh: 无, exclusive: true}]}
  - {id: d, kind: matrix, zh: 现在, choices: five, rows: [{id: d1, zh: 内容}, {id: d2, zh: 讲师}]}
  - {id: e, kind: matrix, zh: 将来, choices: five, rows: [{id: e1, zh: 内容}, {id: e2, zh: 讲师}]}
  - {id: f, kind: ranking, zh: 排序, options: [{code: 1, zh: 甲}, {code: 2, zh: 乙}, {code: 3, zh: 丙}]}
  - {id: g, kind: number, zh: 人数, least: 1, most: 5000}
  - {id: h, kind: date, zh: 日期}
  - {id: i, kind: text, zh: 意见, required: false}
  - {id: j, kind: scale, zh: 总评, choices: five}
scales:
  now: {zh: 现在, items: [d1, d2, -j]}
  later: {zh: 将来, items: [e1, e2]}
"""  # noqa: E501
INSTRUMENT = read(EVERY_KIND.encode(), "every.yaml")
MODES = (Mode.TEXT, Mode.NUMBER)

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def files(folder, sample, modes=MODES, instrument=INSTRUMENT):
    paths = []
    for mode in modes:
        path = folder / f"1_{mode}_t.xlsx"
        write_workbook(path, {"Sheet1": export(sample, instrument, mode)})
        paths.append(path)
    return paths


def assert_same(found, columns):
    for name, column in columns.items():
        np.testing.assert_array_equal(found[name], column, err_msg=name)


@pytest.mark.parametrize("modes", [MODES, MODES[:1]])
@given(seed=st.integers(0, 10_000), n=st.integers(2, 30))
@FEW
def test_what_is_exported_is_read_again_cell_by_cell(tmp_path, modes, seed, n):
    sample = simulate(INSTRUMENT, seed, n)
    reading = read_responses(files(tmp_path, sample, modes), INSTRUMENT)
    assert_same(reading.responses.columns, sample.columns)
    assert reading.issues == () or {issue.rule for issue in reading.issues} <= {"required", "ticks", "rank"}


@given(seed=st.integers(0, 10_000))
@FEW
def test_a_number_export_loses_typed_words_and_nothing_else(tmp_path, seed):
    sample = simulate(INSTRUMENT, seed, 20)
    reading = read_responses(files(tmp_path, sample, MODES[1:]), INSTRUMENT)
    assert_same(reading.responses.columns, {name: c for name, c in sample.columns.items() if "_other" not in name})


WORDS = st.text(st.sampled_from("ab┋〖〗其他技术无 =→(空)"), min_size=1, max_size=12).map(str.strip)


@given(words=st.lists(WORDS.filter(lambda words: words and words != "(空)"), min_size=6, max_size=6))
@FEW
def test_typed_words_come_back_whatever_signs_of_the_platform_they_hold(tmp_path, words):
    sample = simulate(INSTRUMENT, 1, 6)
    columns = dict(sample.columns)
    columns["a"] = np.full(6, 7.0)
    columns["b"] = np.full(6, -3.0)
    columns["a_other"] = np.array(words, dtype=object)
    for code in (1, 2, 3, 4):
        columns[f"c_{code}"] = np.full(6, float(code == 3))
    columns["c_other"] = np.array(words[::-1], dtype=object)
    found = read_responses(files(tmp_path, Sample(columns, sample.seconds)), INSTRUMENT).responses.columns
    assert_same(found, columns)


@given(seed=st.integers(0, 10_000))
@FEW
def test_the_order_of_rows_does_not_matter(tmp_path, seed):
    header, *rows = export(simulate(INSTRUMENT, 3, 12), INSTRUMENT, Mode.TEXT)
    write_workbook(tmp_path / "1_按文本.xlsx", {"Sheet1": [header, *rows]})
    straight = read_responses([tmp_path / "1_按文本.xlsx"], INSTRUMENT).responses
    rows = [rows[at] for at in np.random.default_rng(seed).permutation(len(rows))]
    write_workbook(tmp_path / "2_按文本.xlsx", {"Sheet1": [header, *rows]})
    shuffled = read_responses([tmp_path / "2_按文本.xlsx"], INSTRUMENT).responses
    order = [shuffled.ids.index(id) for id in straight.ids]
    assert_same({name: column[order] for name, column in shuffled.columns.items()}, straight.columns)


@pytest.mark.parametrize("mode", MODES)
@given(seed=st.integers(0, 10_000))
@FEW
def test_the_order_of_columns_with_wording_of_their_own_does_not_matter(bazhong, tmp_path_factory, mode, seed):
    folder = tmp_path_factory.mktemp("columns")
    rows = export(simulate(bazhong, 3, 12), bazhong, mode)
    order = np.random.default_rng(seed).permutation(len(rows[0]))
    write_workbook(folder / f"1_{mode}.xlsx", {"Sheet1": rows})
    write_workbook(folder / f"2_{mode}.xlsx", {"Sheet1": [[row[at] for at in order] for row in rows]})
    straight, shuffled = (read_responses([folder / f"{n}_{mode}.xlsx"], bazhong).responses for n in (1, 2))
    assert_same(shuffled.columns, straight.columns)


def test_a_table_of_variables_written_from_the_responses_is_read_again(bazhong, tmp_path, table):
    from survey.files.figures import number_text

    columns = simulate(bazhong, 5, 40).columns
    cells = {
        name: list(column) if column.dtype == object else [number_text(each) for each in column.tolist()]
        for name, column in columns.items()
    }
    path = table([list(cells), *zip(*cells.values(), strict=True)])
    reading = read_responses([path], bazhong)
    kept = [int(id) - 2 for id in reading.responses.ids]
    assert_same(reading.responses.columns, {name: column[kept] for name, column in columns.items()})


@given(seed=st.integers(0, 10_000))
@FEW
def test_every_returned_case_is_valid_missing_or_rejected_for_every_variable(bazhong, tmp_path, seed):
    reading = read_responses(files(tmp_path, simulate(bazhong, seed, 60), instrument=bazhong), bazhong)
    ledger = reading.responses.ledger
    assert ledger.returned == 60
    for variable in reading.responses.codebook:
        column = reading.responses.columns[variable.name]
        if not variable.is_text:
            missing = np.isnan(column) | np.isin(column, variable.missing)
            low, high = variable.bounds
            valid = ~missing & (column >= low) & (column <= high)
            assert valid.sum() + missing.sum() + len(reading.rejected) == ledger.returned


def test_reading_changes_nothing_in_the_file(bazhong, tmp_path):
    path = files(tmp_path, simulate(bazhong, 1, 10), MODES[:1], bazhong)[0]
    before = read_grid(path).sha256
    read_responses([path], bazhong)
    assert read_grid(path).sha256 == before
