"""The report of the study, opened by the programs its readers open it with."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

CHECKOUT = Path(__file__).parents[2]
PHONE, DESKTOP = 390, 1400
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
MEASURE = "<script>document.title = String(document.documentElement.scrollWidth - window.innerWidth)</script></body>"


def engine(name):
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    canvass = Path(sys.executable).with_name("canvass")
    subprocess.run([canvass, "report", "--study", CHECKOUT, "--output", folder], check=True, capture_output=True)
    return folder


def browsed(page, width, folder):
    """What chromium makes of a page: its text after scripts have run, and what went wrong in them."""
    command = [engine("chromium"), *QUIET, "--enable-logging=stderr", f"--user-data-dir={folder}", "--dump-dom"]
    command += [f"--window-size={width},1200", "--virtual-time-budget=2000", page.as_uri()]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=True)
    return done.stdout, [line for line in done.stderr.splitlines() if "CONSOLE" in line]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_the_page_fits_its_window_and_its_scripts_run(report, tmp_path, width):
    page = tmp_path / "measured.html"
    page.write_text((report / "report.html").read_text(encoding="utf-8").replace("</body>", MEASURE), encoding="utf-8")
    dom, faults = browsed(page, width, tmp_path / "browser")
    assert faults == []
    assert int(re.search(r"<title>(-?\d+)</title>", dom).group(1)) <= 0


def test_libreoffice_reads_the_docx_and_finds_the_pages_it_names(report, tmp_path):
    command = [engine("soffice"), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(report / "report.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = [page.extract_text() for page in pypdf.PdfReader(tmp_path / "report.pdf").pages]
    assert len(pages) > 10
    assert all("模拟数据" in page for page in pages)
    assert any(re.search(r"表\s*2-1", page) for page in pages[3:])
    assert re.search(r"图目录\s*图\s*\d", "".join(page + "\f" for page in pages)), "the title stands alone"
    assert any(re.search(r"^一、\S", page, re.M) for page in pages[3:]), "no number before the first heading"


def test_every_page_of_the_pdf_says_that_the_data_are_simulated(report):
    assert all("模拟数据" in page.extract_text() for page in pypdf.PdfReader(report / "report.pdf").pages)
