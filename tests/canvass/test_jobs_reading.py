"""Files that jobs read while they start."""

import pyreadstat

from canvass.jobs import run_job

DATA = "DATA LIST FREE /x.\nBEGIN DATA\n1 2\nEND DATA.\n"


def test_a_file_that_a_job_writes_before_it_reads_it_is_read_as_written(tmp_path):
    """The reading of the first file begins with the job, and what it found by then is not what counts."""
    job, output, file = tmp_path / "job.sps", tmp_path / "out.txt", tmp_path / "kept.zsav"
    job.write_text(f"{DATA}SAVE OUTFILE='kept.zsav'.\n", encoding="utf-8")
    assert run_job(job, None, output, "en")
    old, _ = pyreadstat.read_sav(file)
    pyreadstat.write_sav(old.rename(columns={"x": "old"}), file, compress=True)
    job.write_text(
        f"{DATA}SAVE OUTFILE='kept.zsav'.\nGET FILE='kept.zsav'.\nDESCRIPTIVES x /STATISTICS=SUM.\n", encoding="utf-8"
    )
    assert run_job(job, None, output, "en")
    assert "3.00" in output.read_text(encoding="utf-8")
