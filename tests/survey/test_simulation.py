"""The simulated sample: made again it is the same, and it has something to say."""

import subprocess
import sys

import numpy as np

from survey.files.opening import read_grid
from survey.reading import read_responses
from survey.samples import sample_of
from survey.scoring import valid
from survey.simulation import simulate
from survey.simulation.factors import smallest_scales


def test_the_shipped_sample_is_the_one_that_the_generator_makes(bazhong, tmp_path):
    shipped = sample_of(bazhong)
    made = tmp_path / shipped.name
    questionnaire = shipped.parents[3] / "instrument" / "questionnaires" / "bazhong.yaml"
    command = [sys.executable, "-m", "survey.simulation", str(questionnaire), str(made), "--seed", "2025"]
    subprocess.run(command, check=True)
    one, other = read_grid(shipped), read_grid(made)
    assert (one.headers, one.rows) == (other.headers, other.rows)


def test_the_same_seed_gives_the_same_sample_and_another_seed_another(bazhong):
    one, same, other = simulate(bazhong, 7, 50), simulate(bazhong, 7, 50), simulate(bazhong, 8, 50)
    for name, column in one.columns.items():
        np.testing.assert_array_equal(column, same.columns[name])
    assert any((column != other.columns[name]).any() for name, column in one.columns.items())


def test_the_sample_looks_like_an_export_of_the_platform(sample_rows):
    assert sample_rows[0][:7] == ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、性别："]
    assert all(row[4] == "模拟数据" and row[5].startswith("192.0.2.") for row in sample_rows[1:])
    assert len(sample_rows) == 401
    cells = {cell for row in sample_rows[1:] for cell in row[6:]}
    assert {"(空)", "(跳过)"} <= cells
    assert any("┋" in cell for cell in cells)
    assert any("〖" in cell for cell in cells)


def test_only_firms_are_asked_for_their_industry_and_most_respondents_are_firms(bazhong):
    columns = read_responses([sample_of(bazhong)], bazhong).responses.columns
    firms = columns["q4"] == 1
    assert 0.5 < firms.mean() < 0.75
    assert (columns["q4_industry"][~firms] == -3).all()
    assert (columns["q4_industry"][firms] != -3).all()


def test_the_scales_are_reliable_correlated_and_differ_between_groups(bazhong):
    responses = read_responses([sample_of(bazhong)], bazhong).responses
    names = [scale.id for scale in smallest_scales(bazhong)]
    assert names == ["match", "policy", "enclave"]
    for name in names:
        items = [
            valid(responses.columns[item], responses.codebook.variable(item))
            for item in responses.codebook.scale(name).items
        ]
        answers = np.column_stack(items)
        covariance = np.cov(answers[np.isfinite(answers).all(axis=1)].T)
        assert 0.75 < 1.5 * (1 - np.trace(covariance) / covariance.sum()) < 0.85
    scores = np.column_stack([responses.columns[name] for name in names])
    correlations = np.corrcoef(scores[np.isfinite(scores).all(axis=1)].T)[np.triu_indices(3, 1)]
    assert ((correlations > 0.25) & (correlations < 0.6)).all()
    education = responses.columns["q3"]
    assert np.nanmean(responses.columns["match"][education == 4]) > np.nanmean(
        responses.columns["match"][education == 1]
    )


def test_a_sample_of_one_or_two_forms_can_be_made(bazhong):
    for n in (1, 2, 3):
        assert len(simulate(bazhong, 1, n).seconds) == n
