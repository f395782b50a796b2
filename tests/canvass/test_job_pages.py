"""Tables of jobs on pages."""

import re
from itertools import pairwise

import pytest

from canvass.jobs import run_job

ROWS = "\n".join(f"{x} {(x * 7) % 11} {(x * 5) % 13}" for x in range(1, 25))


@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_a_table_without_headings_is_set_too(suffix, tmp_path):
    job, output = tmp_path / "job.sps", tmp_path / f"out.{suffix}"
    job.write_text(
        f"DATA LIST FREE /a b c.\nBEGIN DATA\n{ROWS}\nEND DATA.\nFACTOR /VARIABLES=a b c /PRINT=KMO.\n",
        encoding="utf-8",
    )
    assert run_job(job, None, output, "en")
    assert output.stat().st_size > 1000


def test_headings_of_a_page_pass_over_no_rank(tmp_path):
    job, output = tmp_path / "job.sps", tmp_path / "out.html"
    job.write_text(
        f"DATA LIST FREE /a b c.\nBEGIN DATA\n{ROWS}\nEND DATA.\nRELIABILITY /VARIABLES=a b c.\n", encoding="utf-8"
    )
    assert run_job(job, None, output, "en")
    ranks = [int(each) for each in re.findall(r"<h([1-6])", output.read_text(encoding="utf-8"))]
    assert ranks[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(ranks))
