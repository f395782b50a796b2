"""Series made of series hold what R makes of them."""

import shutil
import subprocess

import numpy as np
import pytest
from transformed import problems

from analysis.syntax.folder import Folder
from analysis.syntax.items import Printed
from analysis.syntax.job import Job

DATA = """data list list notable / x y g.
begin data
1 2 1
. 4 1
3 . 1
4 9 1
. . 2
9 7 2
10 1 2
2 3 2
end data.
missing values y (9).
"""
needs_r = pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
R = {
    "rmv /n = smean(x)": "ifelse(is.na(x), mean(x, na.rm = TRUE), x)",
    "rmv /n = lint(y)": "approx(seq_along(y), y, seq_along(y))$y",
    "rmv /n = trend(y)": "ifelse(is.na(y), predict(lm(y ~ t), data.frame(t = t)), y)",
    "rmv /n = mean(x, all)": "ifelse(is.na(x), mean(x, na.rm = TRUE), x)",
    "rmv /n = median(x, 1)": "ifelse(t == 2, 2, ifelse(t == 5, 6.5, x))",
    "create /n = csum(x)": "ifelse(is.na(x), NA, cumsum(ifelse(is.na(x), 0, x)))",
    "create /n = diff(z, 2)": "c(NA, NA, diff(z, differences = 2))",
    "create /n = sdiff(z, 1, 3)": "c(NA, NA, NA, diff(z, lag = 3))",
    "create /n = lag(x, 2)": "c(NA, NA, head(x, -2))",
    "create /n = lead(x, 1)": "c(tail(x, -1), NA)",
    "create /n = ma(z, 3)": "as.numeric(stats::filter(z, rep(1/3, 3)))",
    "create /n = ma(z, 4)": "as.numeric(stats::filter(z, c(1/8, 1/4, 1/4, 1/4, 1/8)))",
    "create /n = pma(z, 2)": "c(NA, as.numeric(stats::filter(z, c(0.5, 0.5), sides = 1))[-8])",
    "create /n = rmed(z, 3)": "c(NA, as.numeric(runmed(z, 3))[2:7], NA)",
}


def ran(commands, folder):
    job = Job(Folder(folder))
    job.run(DATA + commands, "job.sps")
    return job


@needs_r
@pytest.mark.parametrize("command", R)
def test_a_new_series_is_that_of_r(command, tmp_path):
    job = ran(f"compute z = $casenum ** 2 + mod($casenum, 3).\n{command}.", tmp_path)
    assert problems(job) == []
    script = (
        "x <- c(1, NA, 3, 4, NA, 9, 10, 2); y <- c(2, 4, NA, NA, NA, 7, 1, 3); t <- seq_along(x); z <- t^2 + t %% 3;"
        f"cat(format({R[command]}, digits = 15))"
    )
    told = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=True, timeout=60).stdout
    theirs = [np.nan if each == "NA" else float(each) for each in told.split()]
    np.testing.assert_allclose(job.active.columns["n"], theirs, rtol=1e-12)


def test_the_table_of_rmv_says_what_was_replaced(tmp_path):
    job = ran("rmv smean(x y).", tmp_path)
    assert job.active.names == ("x", "y", "g", "x_1", "y_1")
    (printed,) = [each for each in job.items if isinstance(each, Printed)]
    assert printed.result.tables[0].rows == (("x_1", 2, 1, 8, 8, "SMEAN(x)"), ("y_1", 3, 1, 8, 8, "SMEAN(y)"))


def test_groups_of_a_split_file_are_series_of_their_own(tmp_path):
    job = ran("split file by g.\nrmv /n = smean(x).\ncreate /l = lag(x, 1).", tmp_path)
    np.testing.assert_allclose(job.active.columns["n"][[1, 4]], [8 / 3, 7])
    assert np.isnan(job.active.columns["l"][4])


def test_names_and_numbers_that_do_not_fit_are_told(tmp_path):
    for command in (
        "rmv /a b = smean(x)",
        "create /a = lag(x)",
        "create /a = fft(x)",
        "rmv",
        "rmv /a = smean(nothing)",
    ):
        assert len(problems(ran(f"{command}.", tmp_path))) == 1
